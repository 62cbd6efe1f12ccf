import { pushFailures } from '../../../src/core/world/failures-of.ts'
import { shareAbove } from '../../../src/core/world/gamma-table.ts'
import {
  applyIntervention,
  beginWorld,
  cellsOf,
  compileWorld,
  endFault,
  readCellMetric,
  startFault,
  stepWorld,
  type WorldModel,
  type WorldState,
} from '../../../src/core/world/index.ts'
import { mixtureQuantile } from '../../../src/core/world/mixture-quantile.ts'
import type { Minute, Script } from './script.ts'

/** Services are looked at so often; visits every second. */
const looksEvery = 5

/** What one window has seen of one flow: its goodput by look, and the parts of the times of all that ended in it. */
interface Seen {
  goodput: number
  looks: number
  readonly parts: number[]
  /** The longest that each part can be. */
  readonly longest: number[]
}

/**
 * The model's course by windows. A p99 is that of all who ended in the window, as the referee's is: the quantile of the
 * mixture of what the model says of its seconds, and not the mean of their quantiles.
 */
export function courseOfModel(
  { topology, untilSecond, steps }: Script,
  seed: number,
  windowSeconds: number,
  warmUp: number,
): Minute[] {
  const model = compileWorld(topology, seed)
  const state = beginWorld(model, warmUp)
  const rows: Minute[] = []
  const waiting = [...steps]
  const places = topology.services.map(({ id }) => ({ id, cells: cellsOf(model, id, 'all') }))
  const empty = (): Seen => ({ goodput: 0, looks: 0, parts: [], longest: [] })
  let visits = empty()
  let services = places.map(empty)
  for (let second = 0; second < untilSecond; second++) {
    for (let step = waiting[0]; step && step.at <= second; step = waiting[0]) {
      waiting.shift()
      if ('start' in step) startFault(model, state, step.start)
      else if ('end' in step) endFault(model, state, step.end)
      else applyIntervention(model, state, step.intervention)
    }
    stepWorld(model, state)
    seeVisits(model, state, visits)
    if (second % looksEvery === 0)
      places.forEach(({ cells }, index) => {
        seeService(model, state, cells, services[index] as Seen)
      })
    if ((second + 1) % windowSeconds !== 0) continue
    rows.push({
      from: second + 1 - windowSeconds,
      visits: flowOf(visits),
      services: Object.fromEntries(places.map(({ id }, index) => [id, flowOf(services[index] as Seen)])),
      signals: {},
      events: 0,
    })
    visits = empty()
    services = places.map(empty)
  }
  return rows
}

function seeVisits({ topology, longestVisits }: WorldModel, { market }: WorldState, seen: Seen): void {
  const at = (values: Float64Array, m: number): number => values[m] as number
  seen.looks++
  topology.markets.forEach(({ patienceMs }, m) => {
    const ending = at(market.ending, m)
    const kinds = [
      [at(market.fast, m), at(market.fastMean, m), at(market.fastVariance, m), at(market.fastThird, m)],
      [at(market.slow, m), at(market.slowMean, m), at(market.slowVariance, m), at(market.slowThird, m)],
      [at(market.once, m), at(market.onceMean, m), at(market.onceVariance, m), at(market.onceThird, m)],
      [at(market.twice, m), at(market.twiceMean, m), at(market.twiceVariance, m), at(market.twiceThird, m)],
      [
        at(market.oftener, m),
        at(market.oftenerMean, m),
        at(market.oftenerVariance, m),
        at(market.oftenerThird, m),
      ],
    ] as const
    seen.goodput += at(market.serving, m)
    // Those who are answered beyond their patience are not served, but have a time.
    const late = kinds.reduce(
      (sum, [share, ...times]) => sum + (share > 0 ? share * shareAbove(patienceMs / 1000, ...times) : 0),
      0,
    )
    const answered = Math.min(ending, at(market.serving, m) / Math.max(1e-9, 1 - late))
    kinds.forEach(([share, ...times], kind) => {
      if (share <= 0) return
      seen.parts.push(answered * share, ...times)
      seen.longest.push(longestVisits[m]?.[kind] as number)
    })
  })
}

function seeService(model: WorldModel, state: WorldState, cells: readonly number[], seen: Seen): void {
  const { cell } = state
  const at = (values: Float64Array, i: number): number => values[i] as number
  seen.looks++
  seen.goodput += readCellMetric(model, state, cells, 'goodputPerSecond')
  for (const i of cells) {
    const [done, slow] = [at(cell.completing, i), at(cell.slowShare, i)]
    const fast = Math.max(0, 1 - slow - at(cell.errorShare, i))
    seen.parts.push(done * fast, at(cell.fastMean, i), at(cell.fastVariance, i), at(cell.fastThird, i))
    seen.parts.push(done * slow, at(cell.slowMean, i), at(cell.slowVariance, i), at(cell.slowThird, i))
    pushFailures(seen.parts, done, state.failures.parts, 0, cell.waitS.length, i)
  }
}

const flowOf = ({ goodput, looks, parts, longest }: Seen): Minute['visits'] => ({
  goodput: goodput / Math.max(1, looks),
  p99: parts.some((value, n) => n % 4 === 0 && value > 0)
    ? 1000 * mixtureQuantile(parts, 0.99, longest.length > 0 ? longest : undefined)
    : Number.NaN,
})
