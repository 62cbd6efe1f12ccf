import { courseOfModel } from './course-of-model.ts'
import { playWithReferee } from './play-with-referee.ts'
import type { Minute, Script } from './script.ts'

/** One figure over the whole course in both, with the referee's 95 % half-width. */
export interface CourseFigure {
  readonly what: string
  readonly model: number
  readonly referee: number
  readonly halfWidth: number
  /** Difference beyond chance as a share of the referee's value; 0 where p99 stands on a cliff and both are on it. */
  readonly excess: number
}

export interface CourseComparison {
  readonly figures: readonly CourseFigure[]
  readonly runs: number
  /** From run to run, goodput differs so much that the world has more than one state to be in. */
  readonly twoStates: boolean
  /** By window and flow: means of goodput and p99, model and referee. */
  readonly course: readonly Readonly<Record<string, readonly [number, number, number, number]>>[]
}

export interface CourseEffort {
  readonly seed: number
  /** Events that all runs of the referee together play, about. */
  readonly events: number
}

const fewestRuns = 4
const mostRuns = 16
const modelRuns = 4
const modelRunsOfTwo = 12
const secondStateSpread = 0.15
/** Goodput below this share of what is wanted is compared as if it were so much: a tenth of nothing is nothing. */
const floorShare = 0.02
/** Visits in a window at least, for its p99 to be one. */
const enoughVisits = 600
const tStudent = [
  12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
]

/**
 * Plays the world several times from the same start with both, and compares means over the whole course: of goodput by
 * second, and of p99 by window, each window as heavy as what was served in it. Windows are short, so that a p99 is that of
 * a moment, and the same run in two states counts with both.
 */
export function compareCourse(script: Script, { seed, events }: CourseEffort): CourseComparison {
  const { topology } = script
  const market = topology.markets[0] as (typeof topology.markets)[number]
  const windowSeconds = [10, 20, 30, 60].find((each) => each * market.peakPerSecond >= enoughVisits) ?? 60
  const runs: Minute[][] = []
  let played = 0
  while (runs.length < fewestRuns || (runs.length < mostRuns && played < events)) {
    const rows = playWithReferee(script, seed + runs.length, windowSeconds)
    played += rows.reduce((sum, row) => sum + row.events, 0)
    runs.push(rows)
  }
  const flows: [string, (row: Minute) => Minute['visits']][] = [
    ['visits', (row) => row.visits],
    ...topology.services.map(({ id }): [string, (row: Minute) => Minute['visits']] => [
      id,
      (row) => row.services[id] as Minute['visits'],
    ]),
  ]
  const goodput = (rows: readonly Minute[], flow: (row: Minute) => Minute['visits']): number =>
    mean(rows.map((row) => flow(row).goodput))
  const rates = runs.map((rows) => goodput(rows, (row) => row.visits))
  const twoStates =
    deviation(rates) > secondStateSpread * Math.max(mean(rates), floorShare * market.peakPerSecond)
  const models = Array.from({ length: twoStates ? modelRunsOfTwo : modelRuns }, (_, run) =>
    courseOfModel(script, seed + run, windowSeconds),
  )
  const figures = flows.flatMap(([name, flow], index): CourseFigure[] => {
    const each = runs.map((rows) => goodput(rows, flow))
    const modelEach = models.map((rows) => goodput(rows, flow))
    const floor = index === 0 ? floorShare * market.peakPerSecond : floorShare * mean(each) + 0.05
    const rate = figure(`${name} goodput`, modelEach, each, floor)
    if (mean(each) < floor || mean(modelEach) < floor) return [rate]
    const times = runs.map((rows) => weighted(rows, flow, 'p99'))
    const modelTimes = models.map((rows) => weighted(rows, flow, 'p99'))
    const p99 = figure(`${name} p99`, modelTimes, times, 0)
    const [low, high] = (['p989', 'p991'] as const).map((which) =>
      mean(runs.map((rows) => weighted(rows, flow, which))),
    )
    const onCliff = (high as number) - (low as number) > 0.35 * p99.referee
    const inside = p99.model >= (low as number) && p99.model <= (high as number)
    return [rate, onCliff && inside ? { ...p99, excess: 0 } : p99]
  })
  return {
    figures,
    runs: runs.length,
    twoStates,
    course: (runs[0] ?? []).map((_, window) =>
      Object.fromEntries(
        flows.map(([name, flow]) => {
          const at = (all: readonly (readonly Minute[])[]): [number, number] => {
            const rows = all.flatMap((each) => each.slice(window, window + 1))
            return [mean(rows.map((row) => flow(row).goodput)), weighted(rows, flow, 'p99')]
          }
          const [[rate, time], [refereeRate, refereeTime]] = [at(models), at(runs)]
          return [name, [rate, refereeRate, time, refereeTime]] as const
        }),
      ),
    ),
  }
}

function figure(
  what: string,
  models: readonly number[],
  runs: readonly number[],
  floor: number,
): CourseFigure {
  const [model, referee] = [mean(models), mean(runs)]
  const t = tStudent[Math.min(tStudent.length, runs.length - 1) - 1] as number
  const halfWidth = (t * deviation(runs)) / Math.sqrt(runs.length)
  // Where the model has its own luck, its mean is no surer than the referee's.
  const both = Math.hypot(halfWidth, (2 * deviation(models)) / Math.sqrt(models.length))
  const scale = Math.max(referee, floor)
  return {
    what,
    model,
    referee,
    halfWidth,
    excess: scale > 0 ? Math.max(0, Math.abs(model - referee) - both) / scale : 0,
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

function deviation(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1),
  )
}

function weighted(
  rows: readonly Minute[],
  flow: (row: Minute) => Minute['visits'],
  which: 'p99' | 'p989' | 'p991',
): number {
  const known = rows.map(flow).filter((each) => Number.isFinite(each[which]) && each.goodput > 0)
  const weight = known.reduce((sum, each) => sum + each.goodput, 0)
  return known.reduce((sum, each) => sum + each.goodput * (each[which] as number), 0) / Math.max(1e-9, weight)
}
