import { worldTruth } from '../drill/index.ts'
import type { ConditionFacts, Landmark, WorldCourse, WorldReport } from '../scenario/index.ts'
import {
  applyIntervention,
  compileWorld,
  createWorldState,
  endFault,
  startFault,
  stepWorld,
  type WorldModel,
  type WorldState,
} from '../world/index.ts'
import { gaugeFor, LOOKS_EVERY_SECONDS } from './landmark-gauge.ts'
import { type CalibrationReport, rowOf } from './landmark-row.ts'

/** Plays each course of a public report on its bare world, on each seed, and measures the landmarks on the way. */
export function calibrateWorld(report: WorldReport, seeds: readonly number[]): CalibrationReport {
  const found = new Map<Landmark, (number | null)[]>()
  for (const course of report.courses) {
    const landmarks = report.landmarks.filter((landmark) => landmark.course === course.id)
    for (const seed of landmarks.length === 0 ? [] : seeds) {
      const gauges = landmarks.map(gaugeFor)
      runCourse(report, course, seed, (facts) => {
        for (const gauge of gauges) gauge.look(facts)
      })
      landmarks.forEach((landmark, n) => {
        found.set(landmark, [...(found.get(landmark) ?? []), gauges[n]?.value() ?? null])
      })
    }
  }
  const own = new Set(report.courses.filter(({ modelsOwn }) => modelsOwn === true).map(({ id }) => id))
  const rows = report.landmarks.map((landmark) =>
    rowOf(landmark, own.has(landmark.course), found.get(landmark) ?? []),
  )
  return { scenario: report.id, report: report.report, parameters: report.parameters, rows, refusals: [] }
}

/** What is due at a second is done before it is stepped, as in `drill simulate`; looked at in every second: a surge is over in one. */
export function runCourse(
  { topology, faults, seconds }: WorldReport,
  { steps }: WorldCourse,
  seed: number,
  look: (facts: ConditionFacts) => void,
): void {
  const model = compileWorld(topology, seed)
  const world = createWorldState(model)
  const facts = worldFacts(model, world)
  for (let second = 0; second < seconds; second += 1) {
    for (const { at, fault } of faults) if (at === second) startFault(model, world, fault)
    for (const { until, fault } of faults) if (until === second) endFault(model, world, fault.id)
    for (const { at, interventions } of steps)
      if (at === second)
        for (const intervention of interventions) applyIntervention(model, world, intervention)
    stepWorld(model, world)
    if ((second + 1) % LOOKS_EVERY_SECONDS === 0) facts.remember()
    look(facts)
  }
}

/** The part of the facts that a world without people has: its truth, now and a while ago, and the time. */
function worldFacts(model: WorldModel, world: WorldState): ConditionFacts & { remember(): void } {
  const known = new Map<string, { read: (world: WorldState) => number; past: number[] }>()
  const entryOf = (series: string) => {
    let entry = known.get(series)
    if (entry === undefined) {
      entry = { read: worldTruth(model, series) ?? (() => Number.NaN), past: [] }
      known.set(series, entry)
    }
    return entry
  }
  const nobody = () => null
  const no = () => false
  return {
    get second() {
      return world.second
    },
    remember() {
      for (const { read, past } of known.values()) past.push(read(world))
    },
    truth(series, agoSeconds) {
      const { read, past } = entryOf(series)
      if (agoSeconds === 0) return read(world)
      return past[past.length - 1 - Math.round(agoSeconds / LOOKS_EVERY_SECONDS)] ?? Number.NaN
    },
    signal: () => Number.NaN,
    inState: no,
    faultActive: no,
    alertFiring: no,
    actionSince: nobody,
    clueReached: no,
    incidentSince: nobody,
    personStatus: nobody,
    taskDone: no,
    verified: no,
    vendorPosted: no,
    injectSentAt: nobody,
    lastOf: nobody,
  }
}
