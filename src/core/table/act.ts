import { chiefTurn, speaksToChief } from '../chief/index.ts'
import { type Command, type CommandKind, type SeatId, withoutWords } from '../command/index.ts'
import { freshMemory, inPhrases, playerNamed } from '../crew/index.ts'
import { canonicalJson } from '../determinism/index.ts'
import { beganOtherwise, seatsPresent, submitCommand } from '../drill/index.ts'
import { sensesOf } from '../view/index.ts'
import type { Table } from './table.ts'

/** How often players of the game decide. */
const PLAYERS_DECIDE_EVERY_SECONDS = 5

/** The Chief has his turn: what he does goes to the engine as anybody's commands do. */
export function chiefActs(table: Table): void {
  const { drill, state } = table
  const turn = chiefTurn(drill, state.chief)
  state.chief = turn.memory
  for (const { seat, command } of turn.acts) if (drill.state.ended === null) giveAsGame(table, seat, command)
}

/** After some words the Chief answers at once, even while the clock stands. */
export function chiefAnswers(table: Table, kind: CommandKind): void {
  if (speaksToChief(kind)) chiefActs(table)
}

/** Players of the game decide in the seats that they hold. */
export function playersAct(table: Table): void {
  const { drill, state } = table
  if (drill.state.second % PLAYERS_DECIDE_EVERY_SECONDS !== 0) return
  for (const seat of seatsPresent(drill.state.seats)) {
    const holder = drill.state.seats[seat]
    if (holder.kind !== 'player' || drill.state.ended !== null) continue
    const { scenario } = drill.setup
    const player = playerNamed(scenario, holder.id)
    const memory = state.players[seat] ?? freshMemory
    const decision = player?.decide(sensesOf(drill, seat), memory, inPhrases(scenario))
    if (decision === undefined) continue
    state.players[seat] = decision.memory
    for (const { command } of decision.commands)
      if (drill.state.ended === null) giveAsGame(table, seat, command)
  }
}

/** A command of those who are not persons; where a record is played again, it has to be the one of the record. */
function giveAsGame(table: Table, seat: SeatId, command: Command): void {
  const { drill, state } = table
  const { replay } = state
  const then = replay?.script[0]
  const same =
    then !== undefined &&
    then.at === drill.state.second &&
    then.seat === seat &&
    canonicalJson(withoutWords(then.command)) === canonicalJson(withoutWords(command))
  const result = submitCommand(drill, seat, same ? then.command : command, same ? then.began : undefined)
  if (!result.ok) {
    state.gameRefused.push(`${drill.state.second} ${command.kind}: ${result.problem}`)
    return
  }
  if (replay === null) return
  if (same) {
    replay.script.shift()
    replay.strayed ??= beganOtherwise(drill, then)
  } else if (then !== undefined || drill.state.second < replay.toSecond)
    replay.strayed ??= {
      at: drill.state.second,
      problem: `The ${seat} seat gives ${command.kind}, which is not in the record.`,
    }
}
