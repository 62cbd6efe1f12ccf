import type { Command, SeatId } from '../command/index.ts'
import { advanceDrill, type CommandResult, submitCommand } from '../drill/index.ts'
import { chiefActs, chiefAnswers, playersAct } from './act.ts'
import { whyNotHanded } from './known-players.ts'
import { type Pace, paceAllowed } from './pace.ts'
import { questionSince, type StopReason, whyStop } from './stop-rules.ts'
import type { Table } from './table.ts'

/**
 * A person's command for the seat they hold. Commands of one second take effect in the order in which they come here;
 * the record keeps it. `began`: see `submitCommand`.
 */
export function submit(table: Table, seat: SeatId, command: Command, began?: string): CommandResult {
  const { drill, state } = table
  if (drill.state.seats[seat].kind !== 'person') return { ok: false, problem: 'You do not hold that seat.' }
  const { paused, log } = drill.state
  const said = log.length
  const unknown = whyNotHanded(command)
  if (unknown !== null) return { ok: false, problem: unknown }
  const result = submitCommand(drill, seat, command, began)
  if (!result.ok) return result
  state.revision += 1
  if (drill.state.paused !== paused) pauseTurned(table)
  chiefAnswers(table, command.kind)
  if (command.kind === 'answerChief' && command.questionId === state.awaited?.questionId) goOn(table)
  waitForAnswer(table, said)
  return result
}

/** One simulated second with all that belongs to it. Returns why time should stop now, or null. */
export function second(table: Table): StopReason | null {
  const { drill } = table
  if (drill.state.ended !== null) return stop(table, 'ended')
  if (drill.state.paused) return stop(table, 'paused')
  const said = drill.state.log.length
  pass(table)
  const reason = whyStop(table, said)
  if (reason === 'question') waitForAnswer(table, said)
  return reason === null ? null : stop(table, reason)
}

/** The second itself, without asking whether time should stop. */
export function pass(table: Table): void {
  const { drill, state } = table
  advanceDrill(drill, drill.state.second + 1)
  state.revision += 1
  chiefActs(table)
  playersAct(table)
}

/** How fast time is to pass, or is to pass once a facilitator lets it go on. Refused where the mode does not allow it. */
export function setPace(table: Table, pace: Pace): { readonly ok: boolean } {
  const { drill, state } = table
  if (drill.state.ended !== null || !paceAllowed(pace, drill.setup.mode)) return { ok: false }
  state.awaited = null
  goAt(table, pace)
  return { ok: true }
}

/** Time stands, in an exam too: something has gone wrong. */
export function halt(table: Table): void {
  table.state.awaited = null
  goAt(table, 'paused')
}

function stop({ state }: Table, reason: StopReason): StopReason {
  state.pace = 'paused'
  return reason
}

/** Time stands until what the Chief has asked from an index of the log on is answered, or somebody lets it go on. */
function waitForAnswer(table: Table, fromIndex: number): void {
  const { drill, state } = table
  const questionId = questionSince(table, fromIndex)
  if (questionId === null) return
  const pace = drill.state.paused ? state.paceAfterPause : state.pace
  state.awaited = { questionId, paceBefore: state.awaited?.paceBefore ?? pace }
  goAt(table, 'paused')
}

function goOn(table: Table): void {
  const { drill, state } = table
  if (state.awaited === null || drill.state.ended !== null) return
  goAt(table, state.awaited.paceBefore)
  state.awaited = null
}

/** A facilitator has stopped time, or lets it go on as fast as it did before. */
function pauseTurned(table: Table): void {
  const { drill, state } = table
  if (drill.state.paused) {
    state.paceAfterPause = state.pace
    state.pace = 'paused'
  } else goAt(table, state.paceAfterPause)
}

/** Nothing moves while a facilitator has stopped time: another pace begins after that. */
function goAt(table: Table, pace: Pace): void {
  const { drill, state } = table
  state.watchedFrom = drill.state.log.length
  state.watchedSince = drill.state.second
  if (drill.state.paused) state.paceAfterPause = pace
  else state.pace = pace
}
