import type { Command } from '../command/index.ts'
import {
  advanceDrill,
  createDrill,
  type Drill,
  type DrillSetup,
  drillFacts,
  submitCommand,
} from '../drill/index.ts'
import {
  type Condition,
  type ConditionFacts,
  type Course,
  conditionHolds,
  type Landmark,
  type Policy,
  type Scenario,
} from '../scenario/index.ts'
import { median } from './pace.ts'

/** A landmark of the public report beside what the model does. */
export interface LandmarkRow {
  readonly landmark: Landmark
  /** Median over the seeds, in the landmark's unit; null when the model never comes to it. */
  readonly measured: number | null
  /** |measured − reported| over the reported value; null when nothing was measured. */
  readonly relativeError: number | null
  readonly within: boolean
}

export interface CalibrationReport {
  readonly scenario: string
  readonly rows: readonly LandmarkRow[]
  /** Steps of a course that the drill refused, with the reason. */
  readonly refusals: readonly string[]
}

/** How far off a landmark may be: those that parameters were chosen by, and those that were held out. */
export const TUNED_WITHIN = 0.15
export const HELD_OUT_WITHIN = 0.3

const LOOKS_EVERY_SECONDS = 5

/** Plays each course of the scenario's calibration on each seed and measures the landmarks on the way. */
export function calibrateScenario(
  scenario: Scenario,
  policy: Policy,
  seeds: readonly number[],
): CalibrationReport {
  const { calibration } = scenario
  const refusals = new Set<string>()
  const found = new Map<string, number[]>()
  for (const course of calibration?.courses ?? []) {
    const landmarks = calibration?.landmarks.filter((landmark) => landmark.course === course.id) ?? []
    for (const seed of seeds) {
      const setup: DrillSetup = { scenario, policy, seed, mode: 'command', seat: 'commander' }
      const measures = landmarks.map((landmark) => ({ id: landmark.id, gauge: gaugeFor(landmark) }))
      for (const problem of playCourse(setup, course, (drill) => {
        for (const { gauge } of measures) gauge.look(drill)
      }))
        refusals.add(`${course.id}: ${problem}`)
      for (const { id, gauge } of measures) {
        const value = gauge.value()
        if (value !== null) found.set(id, [...(found.get(id) ?? []), value])
      }
    }
  }
  const rows = (calibration?.landmarks ?? []).map((landmark) => rowOf(landmark, found.get(landmark.id) ?? []))
  return { scenario: scenario.id, rows, refusals: [...refusals] }
}

function rowOf(landmark: Landmark, values: readonly number[]): LandmarkRow {
  const measured = median(values)
  if (measured === null) return { landmark, measured: null, relativeError: null, within: false }
  const nearest = Math.min(Math.max(measured, landmark.reported), landmark.reportedUpTo ?? landmark.reported)
  const off = Math.abs(measured - nearest)
  // Nothing can be relative to a report of zero: then half a minute, or one per cent, counts as the whole.
  const scale = Math.abs(nearest) > 0 ? Math.abs(nearest) : SCALE_AT_ZERO[landmark.unit]
  const relativeError = off / scale
  return {
    landmark,
    measured,
    relativeError,
    within: relativeError <= (landmark.tuned ? TUNED_WITHIN : HELD_OUT_WITHIN),
  }
}

const SCALE_AT_ZERO = { minutes: 0.5, seconds: 30, share: 0.01, factor: 0.1 } as const

/** Runs to the scenario's end with the course's commands from the commander's seat; what was refused is told. */
function playCourse(setup: DrillSetup, course: Course, look: (drill: Drill) => void): readonly string[] {
  const drill = createDrill(setup)
  const refused: string[] = []
  const steps = [...course.steps].sort((a, b) => a.at - b.at)
  const advance = (to: number) => {
    while (drill.state.second < to && drill.state.ended === null) {
      const next = Math.min(
        to,
        (Math.floor(drill.state.second / LOOKS_EVERY_SECONDS) + 1) * LOOKS_EVERY_SECONDS,
      )
      advanceDrill(drill, next, false)
      if (drill.state.second % LOOKS_EVERY_SECONDS === 0) look(drill)
    }
  }
  for (const { at, command } of steps) {
    advance(at)
    const result = submitCommand(drill, setup.seat, command as Command)
    if (!result.ok) refused.push(`at ${at} s ${command.kind}: ${result.problem}`)
  }
  advance(setup.scenario.endsAtSecond)
  for (const entry of drill.state.log) {
    const { event } = entry
    if (event.kind === 'actionRefused' || event.kind === 'actionFailed')
      refused.push(`at ${entry.at} s ${event.actionId}: ${event.reason}`)
  }
  return refused
}

interface Gauge {
  look(drill: Drill): void
  value(): number | null
}

function gaugeFor({ measure }: Landmark): Gauge {
  if (measure.kind === 'firstTime' || measure.kind === 'firstTimeAfter')
    return firstTime(
      measure.when,
      measure.kind === 'firstTimeAfter' ? measure.afterSecond : 0,
      measure.sinceSecond ?? 0,
    )
  if (measure.kind === 'value') return valueAt(measure.series, measure.at)
  return extreme(measure)
}

/** Minutes from `since` to the first look from `from` on at which the condition holds. */
function firstTime(when: Condition, from: number, since: number): Gauge {
  let at: number | null = null
  return {
    look(drill) {
      if (at === null && drill.state.second >= from && conditionHolds(when, drillFacts(drill)))
        at = drill.state.second
    },
    value: () => (at === null ? null : (at - since) / 60),
  }
}

function valueAt(series: string, second: number): Gauge {
  let value: number | null = null
  return {
    look(drill) {
      if (value === null && drill.state.second >= second) value = truthOf(drillFacts(drill), series)
    },
    value: () => value,
  }
}

function extreme({
  kind,
  series,
  from,
  to,
}: {
  readonly kind: 'peak' | 'lowest'
  readonly series: string
  readonly from: number
  readonly to: number
}): Gauge {
  let value: number | null = null
  return {
    look(drill) {
      const { second } = drill.state
      if (second < from || second > to) return
      const now = truthOf(drillFacts(drill), series)
      if (now === null) return
      if (value === null || (kind === 'peak' ? now > value : now < value)) value = now
    },
    value: () => value,
  }
}

function truthOf(facts: ConditionFacts, series: string): number | null {
  const value = facts.truth(series, 0)
  return Number.isNaN(value) ? null : value
}
