import { playDrill, playerNamed } from '../../src/core/crew/index.ts'
import {
  advanceDrill,
  createDrill,
  type Drill,
  type DrillRecord,
  recordOf,
  replayRecord,
  submitCommand,
} from '../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario } from '../../src/core/scenario/index.ts'
import { cloneWorldState, stepWorld, type WorldModel, type WorldState } from '../../src/core/world/index.ts'
import { builtInScenarios } from '../support/built-in-scenarios.ts'
import { type BenchRow, medianMs } from './bench-row.ts'

const HOUR = 3600
const MINUTE = 60
/** The design's budget for an hour of the largest scenario. */
const BUDGET_MS = 10

/**
 * An hour of each built-in scenario as the expert played it, replayed whole, and where the time goes: the world alone,
 * minute by minute from the same states, a quiet hour of the same world, and what the drill adds to it.
 */
export async function benchHours(): Promise<readonly BenchRow[]> {
  const scenarios = await builtInScenarios()
  return scenarios.map(hourOf)
}

function hourOf(scenario: Scenario): BenchRow {
  const expert = playerNamed(scenario, 'expert')
  if (expert === null) throw new Error(`${scenario.id} has no expert`)
  const setup = { scenario, policy: defaultPolicy, seed: 1, mode: 'command', seat: 'commander' } as const
  const record = recordOf(playDrill(setup, expert))
  const perHour = HOUR / record.playedTo
  const wholeMs = perHour * medianMs(3, () => void replayRecord(record, scenario))
  const { model } = createDrill(setup)
  const minutes = minutesOf(record, createDrill(setup))
  const worldMs =
    perHour *
    medianMs(3, () => {
      for (const world of minutes) stepFor(model, cloneWorldState(model, world), MINUTE)
    })
  const fullShare = shareInFull(model, minutes)
  const quiet = createDrill(setup)
  const quietMs = medianMs(3, () => {
    stepFor(quiet.model, cloneWorldState(quiet.model, quiet.state.world), HOUR)
  })
  return {
    what: `one simulated hour of ${scenario.id} (expert, replayed whole)`,
    unit: 'ms',
    budget: BUDGET_MS,
    measured: wholeMs,
    ratio: wholeMs / quietMs,
    note:
      `${model.cells.length} cells, ${model.portCell.length} ports. The world alone ${worldMs.toFixed(1)} ms: ${Math.round(100 * fullShare)} of 100 seconds ` +
      `move and are worked out in full (a quiet hour, the reference: ${quietMs.toFixed(1)} ms). The rest: monitors, telemetry, ` +
      `${scenario.clues.length} clues, ${record.commands.length} commands, log and ${record.checkpoints.length} checkpoints.`,
  }
}

/** The world as it stood at each full minute of the drill. */
function minutesOf(record: DrillRecord, drill: Drill): readonly WorldState[] {
  const worlds: WorldState[] = []
  const advance = (to: number) => {
    while (drill.state.second < to && drill.state.ended === null) {
      if (drill.state.second % MINUTE === 0) worlds.push(cloneWorldState(drill.model, drill.state.world))
      advanceDrill(drill, Math.min(to, (Math.floor(drill.state.second / MINUTE) + 1) * MINUTE), false)
    }
  }
  for (const { at, seat, command } of record.commands) {
    advance(at)
    submitCommand(drill, seat, command)
  }
  advance(record.playedTo)
  return worlds
}

function stepFor(model: WorldModel, world: WorldState, seconds: number): void {
  for (let second = 0; second < seconds; second += 1) stepWorld(model, world)
}

/** Share of seconds that did not repeat the one before. */
function shareInFull(model: WorldModel, minutes: readonly WorldState[]): number {
  let full = 0
  for (const start of minutes) {
    const world = cloneWorldState(model, start)
    for (let second = 0; second < MINUTE; second += 1) {
      const before = world.total.unbooked[0] as number
      stepWorld(model, world)
      if ((world.total.unbooked[0] as number) <= before) full += 1
    }
  }
  return full / (minutes.length * MINUTE)
}
