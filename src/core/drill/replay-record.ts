import type { CommandEntry } from '../command/index.ts'
import { type Scenario, scenarioHash } from '../scenario/index.ts'
import { advanceDrill } from './advance-drill.ts'
import { coreBuild } from './core-build.ts'
import { createDrill } from './create-drill.ts'
import type { DrillRecord } from './drill-record.ts'
import type { Drill, DrillSetup } from './drill-state.ts'
import { giveOtherWords, otherWordsOf } from './other-words.ts'
import { seatsAtStart } from './seat.ts'
import { submitCommand } from './submit-command.ts'

export type Replay =
  | { readonly ok: true; readonly drill: Drill }
  | { readonly ok: false; readonly problem: string; readonly at: number; readonly drill: Drill | null }

/** The drill as it can be saved: everything that cannot be derived, and checkpoints to prove a replay by. */
export function recordOf(drill: Drill): DrillRecord {
  const { setup, state } = drill
  const otherWords = otherWordsOf(state.log)
  return {
    format: 2,
    scenarioId: setup.scenario.id,
    scenarioHash: scenarioHash(setup.scenario),
    coreBuild,
    policy: setup.policy,
    seed: setup.seed,
    mode: setup.mode,
    seat: setup.seat,
    seats: seatsAtStart(setup),
    commands: [...state.commands],
    playedTo: state.second,
    ended: state.ended !== null,
    checkpoints: [...state.checkpoints],
    ...(Object.keys(otherWords).length > 0 && { otherWords }),
  }
}

/**
 * Plays a record again, to `toSecond` or to where it was played. With `verify`, every checkpoint must be met; the first
 * one that is not stops the replay and is named.
 */
export function replayRecord(
  record: DrillRecord,
  scenario: Scenario,
  options: { readonly toSecond?: number; readonly verify?: boolean } = {},
): Replay {
  const { verify = false, toSecond = record.playedTo } = options
  if (verify) {
    const changed = whyNotReplayable(record, scenario)
    if (changed !== null) return { ok: false, at: 0, drill: null, problem: changed }
  }
  const drill = createDrill(setupOf(record, scenario))
  for (const entry of record.commands) {
    const { at, seat, command, began } = entry
    if (at > toSecond) break
    advanceDrill(drill, at)
    const result = submitCommand(drill, seat, command, began)
    if (verify && !result.ok)
      return {
        ok: false,
        at,
        drill,
        problem: `At ${at} s the command ${command.kind} was refused: ${result.problem}`,
      }
    const otherwise = verify ? beganOtherwise(drill, entry) : null
    if (otherwise !== null) return { ok: false, drill, ...otherwise }
  }
  advanceDrill(drill, toSecond)
  speakAsBefore(record, drill)
  return verify ? compareWithRecord(record, drill, toSecond) : { ok: true, drill }
}

/** The words that a host kept beside the keys of a record. */
export function speakAsBefore({ otherWords = {} }: DrillRecord, drill: Drill): readonly string[] {
  return Object.entries(otherWords).flatMap(([place, words]) => {
    const [id = '', member] = place.split('.')
    return giveOtherWords(drill.state.log, id, words, member) ? [id] : []
  })
}

/** How a record's drill began. */
export function setupOf(record: DrillRecord, scenario: Scenario): DrillSetup {
  const { policy, seed, mode, seat, seats } = record
  return { scenario, policy, seed, mode, seat, seats }
}

/** Why a record cannot be played again here, whatever it holds; null when it can. */
export function whyNotReplayable(record: DrillRecord, scenario: Scenario): string | null {
  const hash = scenarioHash(scenario)
  if (hash !== record.scenarioHash)
    return `The scenario has changed since this was played (then ${record.scenarioHash}, now ${hash}).`
  if (record.coreBuild !== coreBuild)
    return `It was played on core build ${record.coreBuild}; this is ${coreBuild}, which may compute other bits.`
  return whyNotWhole(record)
}

/** What no drill can have left behind: a record that was changed by hand. */
function whyNotWhole({ commands, checkpoints, playedTo, seats }: DrillRecord): string | null {
  if (seats.chief.kind === 'person' || seats.chief.kind === 'player')
    return "The Chief's own seat is given to somebody else."
  if (Object.values(seats).every(({ kind }) => kind === 'nobody')) return 'Nobody sits at this table.'
  let latest = 0
  for (const { at, command } of commands) {
    if (at < latest) return `The command ${command.kind} of ${at} s stands behind one of ${latest} s.`
    if (at > playedTo)
      return `The command ${command.kind} of ${at} s is later than the last second, ${playedTo}.`
    latest = at
  }
  const beyond = checkpoints.find(({ at }) => at > playedTo)
  return beyond === undefined
    ? null
    : `The checkpoint of ${beyond.at} s is later than the last second, ${playedTo}.`
}

/** Did the command that was given last begin something under another id than in its record? Null when it did not. */
export function beganOtherwise(
  { state }: Drill,
  { at, command, began }: CommandEntry,
): { readonly at: number; readonly problem: string } | null {
  const now = state.commands.at(-1)?.began
  return now === began
    ? null
    : {
        at,
        problem: `The command ${command.kind} begins ${now ?? 'nothing'}, in the record ${began ?? 'nothing'}.`,
      }
}

/** Does a replay meet its record up to a second: every checkpoint, no more and no fewer, and the same end? */
export function compareWithRecord(record: DrillRecord, drill: Drill, toSecond: number): Replay {
  const differs = (at: number, problem: string): Replay => ({ ok: false, at, drill, problem })
  const due = drill.state.checkpoints.filter(({ at }) => at <= toSecond)
  for (const [index, found] of due.entries()) {
    const expected = record.checkpoints[index]
    if (expected?.at !== found.at)
      return differs(found.at, `The record has no checkpoint of ${found.at} s, where the replay has one.`)
    if (expected.hash !== found.hash)
      return differs(
        found.at,
        `The replay differs from the record at ${found.at} s: ${found.hash} instead of ${expected.hash}.`,
      )
  }
  const more = record.checkpoints.slice(due.length).find(({ at }) => at <= toSecond)
  if (more !== undefined)
    return differs(more.at, `The record has a checkpoint of ${more.at} s, where the replay has none.`)
  const ended = drill.state.ended !== null
  if (toSecond === record.playedTo && ended !== record.ended)
    return differs(
      toSecond,
      `The replay ${ended ? 'has ended' : 'goes on'} at ${toSecond} s; the record says otherwise.`,
    )
  return { ok: true, drill }
}
