import {
  applyIntervention,
  compileWorld,
  createWorldState,
  endFault,
  latestReading,
  readCell,
  readCustomers,
  readPlatform,
  startFault,
  stepWorld,
  type WorldModel,
  type WorldState,
} from '../../../src/core/world/index.ts'
import type { Minute, Script } from './script.ts'

/** Quantiles move slowly and take time to work out. */
const looksEvery = 10

/** Plays an incident with the fluid model: each minute's means of what it says of every second. */
export function playWithModel({ topology, untilSecond, steps }: Script, seed: number): Minute[] {
  const model = compileWorld(topology, seed)
  const state = createWorldState(model)
  const minutes: Minute[] = []
  const waiting = [...steps]
  const sums = new Map<string, { sum: number; count: number }>()
  const add = (what: string, value: number, weight = 1): void => {
    if (!Number.isFinite(value) || weight <= 0) return
    const known = sums.get(what) ?? { sum: 0, count: 0 }
    sums.set(what, { sum: known.sum + value * weight, count: known.count + weight })
  }
  const mean = (what: string): number => {
    const known = sums.get(what)
    return known ? known.sum / known.count : Number.NaN
  }
  for (let second = 0; second < untilSecond; second++) {
    for (let step = waiting[0]; step && step.at <= second; step = waiting[0]) {
      waiting.shift()
      if ('start' in step) startFault(model, state, step.start)
      else if ('end' in step) endFault(model, state, step.end)
      else applyIntervention(model, state, step.intervention)
    }
    stepWorld(model, state)
    const customers = readCustomers(model, state)
    const served = customers.successShare * customers.visitsPerSecond
    add('visits goodput', served)
    if (second % looksEvery === 0) {
      for (const { id } of topology.services) {
        const cell = readCell(model, state, id, 'all')
        if (!cell) throw new Error(`the model does not run ${id}`)
        add(`${id} goodput`, cell.goodputPerSecond)
        add(`${id} p99`, cell.p99Ms, cell.throughputPerSecond)
      }
      const p99 = latestReading(model, state, 'customers/all/p99Ms', state.second)?.value
      add('visits p99', p99 ?? Number.NaN, served)
    }
    if ((second + 1) % 60 !== 0) continue
    minutes.push({
      from: second - 59,
      visits: { goodput: mean('visits goodput'), p99: mean('visits p99') },
      services: Object.fromEntries(
        topology.services.map(({ id }) => [id, { goodput: mean(`${id} goodput`), p99: mean(`${id} p99`) }]),
      ),
      signals: signalsNow(model, state),
      events: 0,
    })
    sums.clear()
  }
  return minutes
}

function signalsNow(model: WorldModel, state: WorldState): Record<string, number> {
  const { services, platform } = model.topology
  const signals: Record<string, number> = {}
  for (const { id } of services) {
    const cell = readCell(model, state, id, 'all')
    signals[`service/${id}/all/instances`] = cell?.instances ?? Number.NaN
    signals[`service/${id}/all/healthyInstances`] = cell?.healthyInstances ?? Number.NaN
  }
  const series = [
    ...(platform?.queues ?? []).flatMap(({ id }) => [`queue/${id}/depth`, `queue/${id}/ageSeconds`]),
    ...(platform?.tables ?? []).flatMap(({ id, replicas }) =>
      replicas.map(({ region }) => `table/${id}/${region}/replicationLagSeconds`),
    ),
    'data/lostWrites',
  ]
  for (const id of series) signals[id] = readPlatform(model, state, id)
  return signals
}
