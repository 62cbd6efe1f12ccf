import type { Command } from '../command/index.ts'
import {
  advanceDrill,
  createDrill,
  type Drill,
  type DrillSetup,
  drillFacts,
  submitCommand,
} from '../drill/index.ts'
import type { Course, Policy, Scenario } from '../scenario/index.ts'
import { gaugeFor, LOOKS_EVERY_SECONDS } from './landmark-gauge.ts'
import { type CalibrationReport, rowOf } from './landmark-row.ts'

/** Plays each course of the scenario's calibration on each seed and measures the landmarks on the way. */
export function calibrateScenario(
  scenario: Scenario,
  policy: Policy,
  seeds: readonly number[],
): CalibrationReport {
  const { calibration } = scenario
  if (calibration === undefined) throw new Error(`${scenario.id} has no calibration`)
  const refusals = new Set<string>()
  const found = new Map<string, (number | null)[]>()
  for (const course of calibration.courses) {
    const landmarks = calibration.landmarks.filter((landmark) => landmark.course === course.id)
    for (const seed of seeds) {
      const setup: DrillSetup = { scenario, policy, seed, mode: 'command', seat: 'commander' }
      const measures = landmarks.map((landmark) => ({ id: landmark.id, gauge: gaugeFor(landmark) }))
      for (const problem of playCourse(setup, course, (drill) => {
        for (const { gauge } of measures) gauge.look(drillFacts(drill))
      }))
        refusals.add(`${course.id}: ${problem}`)
      for (const { id, gauge } of measures) found.set(id, [...(found.get(id) ?? []), gauge.value()])
    }
  }
  const rows = calibration.landmarks.map((landmark) => {
    const course = calibration.courses.find(({ id }) => id === landmark.course)
    return rowOf(landmark, course?.modelsOwn === true, found.get(landmark.id) ?? [])
  })
  return { scenario: scenario.id, report: calibration.report, parameters: [], rows, refusals: [...refusals] }
}

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
