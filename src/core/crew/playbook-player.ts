import type { Command } from '../command/index.ts'
import { drawAt, streamKey } from '../determinism/index.ts'
import { QUICKEST_SHARE, SPREAD_SHARE } from '../drill/index.ts'
import { conditionHolds, type Play } from '../scenario/index.ts'
import type { SeatSenses } from '../view/index.ts'
import { fillCommand } from './fill-command.ts'
import { isPossible } from './is-possible.ts'
import { inOwnWords, type Pen } from './pen.ts'
import type { Decision, PlayedCommand, Player, PlayerMemory } from './player.ts'

/** One pair of hands: spoken or typed commands at one decision. Looking at screens is not counted. */
const COMMANDS_AT_ONCE = 2

interface PlaybookPlayerOptions {
  readonly id: string
  readonly label: string
  readonly describe: string
  readonly plays: readonly Play[]
  /** Last touch on a command, e.g. other words. */
  readonly alter?: (command: Command) => Command
  readonly debrief?: (senses: SeatSenses) => Command | null
}

/**
 * Plays a list of plays as a person would: notices an occasion, takes the reaction time (±15 %, drawn from the seed),
 * and acts if the occasion still holds and the command is possible; else waits.
 */
export function playbookPlayer(options: PlaybookPlayerOptions): Player {
  const { id, label, describe, plays } = options
  return {
    id,
    label,
    describe,
    decide: (senses, memory, pen = inOwnWords) => decide(options.alter, plays, senses, memory, pen),
    debrief: options.debrief ?? (() => null),
  }
}

function decide(
  alter: PlaybookPlayerOptions['alter'],
  plays: readonly Play[],
  senses: SeatSenses,
  memory: PlayerMemory,
  pen: Pen,
): Decision {
  if (senses.drill.ended !== null) return { commands: [], memory }
  const noticedAt: Record<string, number> = {}
  let { playedAt } = memory
  const commands: PlayedCommand[] = []
  let hands = COMMANDS_AT_ONCE
  for (const play of plays) {
    if (!isOpen(play, playedAt[play.id], senses.second)) continue
    if (!conditionHolds(play.when, senses.facts)) continue
    const noticed = memory.noticedAt[play.id] ?? senses.second
    noticedAt[play.id] = noticed
    if (senses.second < noticed + reactionOf(play, senses)) continue
    const looks = play.command.kind === 'lookAt'
    if (!looks && hands === 0) continue
    const command = fillCommand(play, senses, pen)
    if (command === null || !isPossible(command, senses) || clashes(command, commands)) continue
    commands.push({ command: alter === undefined ? command : alter(command), play })
    // Most decisions play nothing, so only then is the list copied.
    playedAt = { ...playedAt, [play.id]: senses.second }
    delete noticedAt[play.id]
    if (!looks) hands -= 1
  }
  return { commands, memory: { noticedAt, playedAt } }
}

function isOpen(play: Play, lastPlayed: number | undefined, second: number): boolean {
  if (lastPlayed === undefined) return true
  return play.repeatsAfterSeconds !== undefined && second >= lastPlayed + play.repeatsAfterSeconds
}

function reactionOf(play: Play, senses: SeatSenses): number {
  const draw = drawAt(streamKey(senses.drill.seed, `reaction:${play.id}`), 0)
  return play.reactionSeconds * (QUICKEST_SHARE + SPREAD_SHARE * draw)
}

/** Two commands of one moment must not need the same person or answer the same message. */
function clashes(command: Command, before: readonly PlayedCommand[]): boolean {
  const mine = claims(command)
  return before.some((each) => claims(each.command).some((claim) => mine.includes(claim)))
}

function claims(command: Command): readonly string[] {
  switch (command.kind) {
    case 'assignTask':
    case 'askVerification':
      return [command.personId]
    case 'approveAction':
      return command.executor === 'self'
        ? [`do:${command.actionId}`]
        : [`do:${command.actionId}`, command.executor]
    case 'reply':
      return [command.messageId]
    case 'acknowledgePage':
      return [command.pageId]
    case 'lookAt':
      return [`look:${command.source}`]
    default:
      return command.kind === 'say' || command.kind === 'page' || command.kind === 'askReport'
        ? []
        : [command.kind]
  }
}
