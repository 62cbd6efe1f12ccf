import { stableHash } from '../determinism/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { advanceDrill } from './advance-drill.ts'
import { coreBuild } from './core-build.ts'
import { createDrill } from './create-drill.ts'
import type { DrillRecord } from './drill-record.ts'
import type { Drill } from './drill-state.ts'
import { submitCommand } from './submit-command.ts'

export type Replay =
  | { readonly ok: true; readonly drill: Drill }
  | { readonly ok: false; readonly problem: string; readonly at: number; readonly drill: Drill | null }

/** A scenario never changes once it is parsed, and hashing one takes longer than a minute of its drill. */
const hashes = new WeakMap<Scenario, string>()

function hashOf(scenario: Scenario): string {
  const known = hashes.get(scenario)
  if (known !== undefined) return known
  const hash = stableHash(scenario)
  hashes.set(scenario, hash)
  return hash
}

/** The drill as it can be saved: everything that cannot be derived, and checkpoints to prove a replay by. */
export function recordOf(drill: Drill): DrillRecord {
  const { setup, state } = drill
  return {
    format: 1,
    scenarioId: setup.scenario.id,
    scenarioHash: hashOf(setup.scenario),
    coreBuild,
    policy: setup.policy,
    seed: setup.seed,
    mode: setup.mode,
    seat: setup.seat,
    commands: [...state.commands],
    playedTo: state.second,
    ended: state.ended !== null,
    checkpoints: [...state.checkpoints],
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
  const hash = verify ? stableHash(scenario) : record.scenarioHash
  if (hash !== record.scenarioHash)
    return {
      ok: false,
      at: 0,
      drill: null,
      problem: `The scenario has changed since this was played (then ${record.scenarioHash}, now ${hash}).`,
    }
  const drill = createDrill({
    scenario,
    policy: record.policy,
    seed: record.seed,
    mode: record.mode,
    seat: record.seat,
  })
  for (const { at, seat, command } of record.commands) {
    if (at > toSecond) break
    advanceDrill(drill, at)
    const result = submitCommand(drill, seat, command)
    if (verify && !result.ok)
      return {
        ok: false,
        at,
        drill,
        problem: `At ${at} s the command ${command.kind} was refused: ${result.problem}`,
      }
  }
  advanceDrill(drill, toSecond)
  return verify ? compareCheckpoints(record, drill, toSecond) : { ok: true, drill }
}

function compareCheckpoints(record: DrillRecord, drill: Drill, toSecond: number): Replay {
  for (const [index, expected] of record.checkpoints.entries()) {
    if (expected.at > toSecond) break
    const found = drill.state.checkpoints[index]
    if (found?.at === expected.at && found.hash === expected.hash) continue
    const builds =
      record.coreBuild === coreBuild
        ? ''
        : ` It was played on core ${record.coreBuild}; this is ${coreBuild}.`
    return {
      ok: false,
      at: expected.at,
      drill,
      problem: `The replay differs from the record at ${expected.at} s: ${found?.hash ?? 'no checkpoint'} instead of ${expected.hash}.${builds}`,
    }
  }
  return { ok: true, drill }
}
