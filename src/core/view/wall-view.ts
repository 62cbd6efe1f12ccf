import { type Drill, newestSample, reading } from '../drill/index.ts'
import { seriesId } from '../world/index.ts'
import type { GaugeView } from './seat-view.ts'

interface Gauge {
  readonly id: string
  readonly label: string
  readonly unit: GaugeView['unit']
  readonly isGood?: (value: number, drill: Drill) => boolean
}

/** The five numbers on the wall screens of the control room: what customers get, how fast the budget burns, how many come. */
export const WALL_GAUGES: readonly Gauge[] = [
  {
    id: seriesId.customers('all', 'successShare'),
    label: 'Visits served',
    unit: 'percent',
    isGood: (value, drill) => value >= drill.setup.scenario.topology.slo.objective - 0.005,
  },
  {
    id: seriesId.customers('all', 'p99Ms'),
    label: 'Slowest 1 %',
    unit: 'milliseconds',
    // It is measured on visits that are served: while most are not, a quick rest is no comfort.
    isGood: (value, drill) =>
      value <= drill.setup.scenario.topology.slo.latencyMs &&
      reading(drill, seriesId.customers('all', 'successShare'), 0) > 0.5,
  },
  { id: seriesId.slo('burnRate5m'), label: 'Burn rate, 5 min', unit: 'ratio', isGood: (value) => value < 6 },
  {
    id: seriesId.slo('budgetSpentShare'),
    label: 'Error budget spent',
    unit: 'percent',
    isGood: (value) => value < 0.5,
  },
  { id: seriesId.customers('all', 'demandRate'), label: 'Customers arriving', unit: 'perSecond' },
]

const SPARK_POINTS = 30
const SPARK_EVERY_SECONDS = 20

export function wallView(drill: Drill): readonly GaugeView[] {
  return WALL_GAUGES.map(({ id, label, unit, isGood }) => {
    const value = reading(drill, id, 0)
    const known = !Number.isNaN(value)
    return {
      id,
      label,
      unit,
      value: known ? rounded(value) : null,
      good: known && isGood !== undefined ? isGood(value, drill) : null,
      spark: sparkOf(drill, id),
    }
  })
}

/** The last ten minutes in steps that stand still while time goes on, so that a curve slides and does not flicker. */
function sparkOf(drill: Drill, series: string): readonly number[] {
  const newest = newestSample(drill)
  const last = Math.floor(newest / SPARK_EVERY_SECONDS) * SPARK_EVERY_SECONDS
  const arrived = drill.state.second - drill.setup.scenario.topology.observability.lagSeconds
  const spark: number[] = []
  for (let point = SPARK_POINTS - 1; point >= 0; point -= 1) {
    const past = reading(drill, series, arrived - (last - point * SPARK_EVERY_SECONDS))
    if (!Number.isNaN(past)) spark.push(rounded(past))
  }
  return spark
}

/** Four digits are what a screen shows; more would only make messages longer. */
export function rounded(value: number): number {
  const size = Math.abs(value)
  const step = size >= 100 ? 1 : size >= 10 ? 0.1 : size >= 1 ? 0.01 : 0.0001
  return Math.round(Math.round(value / step) * step * 10000) / 10000
}
