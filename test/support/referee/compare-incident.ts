import { playWithModel } from './play-with-model.ts'
import { playWithReferee } from './play-with-referee.ts'
import type { Flow, Minute, Script } from './script.ts'

/** A stretch of an incident in which one thing is to be seen. */
export interface Phase {
  readonly id: string
  readonly fromMinute: number
  readonly untilMinute: number
}

/** One figure of one phase in both. Rates per second, p99 in ms. */
export interface PhaseFigure {
  readonly phase: string
  readonly what: string
  readonly model: number
  readonly referee: number
  /** Half of the range in which the difference of the means lies by chance (two standard errors, from run to run). */
  readonly halfWidth: number
  /** Model over referee, less 1; for rates, as a share of at least a twentieth of the best phase. */
  readonly difference: number
}

export interface Effort {
  readonly seeds: readonly number[]
  /** Services to compare beside the customers' visits. */
  readonly services: readonly string[]
}

/** Rates below this share of the highest one are compared as if they were this much: a tenth of nothing is nothing. */
const rateFloorShare = 0.05
/** A p99 of fewer requests a second than this share of the highest rate says nothing. */
const servedAtLeastShare = 0.05

/** Plays the incident with both, and compares them phase by phase. */
export function compareIncident(script: Script, phases: readonly Phase[], effort: Effort): PhaseFigure[] {
  const models = effort.seeds.map((seed) => playWithModel(script, seed))
  const runs = effort.seeds.map((seed) => playWithReferee(script, seed))
  const flows: [string, (minute: Minute) => Flow][] = [
    ['visits', (minute) => minute.visits],
    ...effort.services.map((id): [string, (minute: Minute) => Flow] => [
      id,
      (minute) => minute.services[id] ?? { goodput: Number.NaN, p99: Number.NaN },
    ]),
  ]
  return flows.flatMap(([name, flow]) => {
    const best = Math.max(...phases.map((phase) => goodput(within(runs[0] ?? [], phase), flow)))
    return phases.flatMap((phase) => {
      const rates = runs.map((run) => goodput(within(run, phase), flow))
      const rate = mean(rates)
      const modelRates = models.map((run) => goodput(within(run, phase), flow))
      const modelRate = mean(modelRates)
      const figures: PhaseFigure[] = [
        {
          phase: phase.id,
          what: `${name} goodput`,
          model: modelRate,
          referee: rate,
          halfWidth: Math.hypot(spread(rates), spread(modelRates)),
          difference: (modelRate - rate) / Math.max(rate, rateFloorShare * best),
        },
      ]
      if (rate < servedAtLeastShare * best || modelRate < servedAtLeastShare * best) return figures
      const times = runs.map((run) => p99(within(run, phase), flow))
      const modelTimes = models.map((run) => p99(within(run, phase), flow))
      const modelTime = mean(modelTimes)
      figures.push({
        phase: phase.id,
        what: `${name} p99`,
        model: modelTime,
        referee: mean(times),
        halfWidth: Math.hypot(spread(times), spread(modelTimes)),
        difference: modelTime / mean(times) - 1,
      })
      return figures
    })
  })
}

const within = (minutes: readonly Minute[], phase: Phase): readonly Minute[] =>
  minutes.filter(({ from }) => from >= 60 * phase.fromMinute && from < 60 * phase.untilMinute)

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const goodput = (minutes: readonly Minute[], flow: (minute: Minute) => Flow): number =>
  mean(minutes.map((minute) => flow(minute).goodput))

/** Mean of the minutes' p99, each as heavy as what was served in it. */
function p99(minutes: readonly Minute[], flow: (minute: Minute) => Flow): number {
  const known = minutes.map(flow).filter((each) => Number.isFinite(each.p99) && each.goodput > 0)
  const weight = known.reduce((sum, each) => sum + each.goodput, 0)
  return known.reduce((sum, each) => sum + each.goodput * each.p99, 0) / weight
}

/** Two standard errors of the mean; NaN for a single run. */
function spread(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN
  const middle = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return 2 * Math.sqrt(squares / (values.length - 1) / values.length)
}
