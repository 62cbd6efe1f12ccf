import { exp, log } from '../determinism/index.ts'
import { bunchTaken, peakedness } from './occupancy.ts'
import { markCellChanged } from './steady-state.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** A step closes this share of the gap to the load that attempts now ask for. */
const FLOW_FOLLOWS = 0.5
/** Smaller moves of the share that is lost, and of the time on the way, are the same to callers. */
const LOSS_MOVES = 0.0002
const WAIT_MOVES_S = 0.0001

/** Left by `passLine`: share of calls lost; mean and variance of the time that the others take. */
export const line = new Float64Array(3)

/** Lines that many links share, as they are with the attempts of this second. */
export function passNetworks(model: WorldModel, state: WorldState): void {
  const { network, port } = state
  const count = network.flow.length
  if (count === 0) return
  for (let n = 0; n < count; n += 1) {
    let asked = 0
    for (let p = 0; p < model.portLink.length; p += 1)
      if (model.links[model.portLink[p] as number]?.network === n) asked += port.attemptRate[p] as number
    const flow = network.flow[n] as number
    network.flow[n] = flow + FLOW_FOLLOWS * (asked - flow)
    const capacity = (network.capacity[n] as number) * (network.kept[n] as number)
    const others = model.bunching && asked > 0 ? (state.bunch.networkPairs[n] as number) / asked : 0
    passLine(network.flow[n] as number, capacity, placesOf(model, state, n), others)
    network.loss[n] = line[0] as number
    network.waitS[n] = line[1] as number
    network.waitVariance[n] = line[2] as number
    if (
      Math.abs((line[0] as number) - (network.lossSeen[n] as number)) <=
        LOSS_MOVES + 0.01 * (line[0] as number) &&
      Math.abs((line[1] as number) - (network.waitSeen[n] as number)) <=
        WAIT_MOVES_S + 0.01 * (line[1] as number)
    )
      continue
    network.lossSeen[n] = line[0] as number
    network.waitSeen[n] = line[1] as number
    for (let p = 0; p < model.portLink.length; p += 1)
      if (model.links[model.portLink[p] as number]?.network === n)
        markCellChanged(model, state, model.portCell[p] as number)
  }
}

/** A fault makes a path narrower; its buffer stays as it was bought. */
function placesOf(model: WorldModel, state: WorldState, n: number): number {
  const bufferMs = model.topology.networks?.[n]?.bufferMs ?? 0
  return Math.max(1, Math.round(((state.network.capacity[n] as number) * bufferMs) / 1000))
}

/**
 * M/M/1/K: calls come at `flow`, leave at `capacity`, and find room for `places` (the one on its way is one of them). Who
 * is let in finds a truncated geometric number before it, each of which takes an exponential time, as does its own.
 */
export function passLine(flow: number, capacity: number, places: number, others = 0): void {
  if (others > 0) {
    const z = peakedness(1, others)
    passLine(flow / z, capacity / z, Math.max(1, places / z))
    line[0] = 1 - bunchTaken(line[0] as number, others, places, 1)
    return
  }
  line[0] = 0
  line[1] = 0
  line[2] = 0
  if (capacity <= 0) {
    line[0] = 1
    return
  }
  const load = flow / capacity
  // The number found by who is let in, or, above saturation, the number of free places behind it.
  const rising = load > 1
  const step = rising ? 1 / load : load
  const even = Math.abs(1 - step) * places < 1e-3
  const power = step > 0 ? exp(Math.max(-700, places * log(step))) : 0
  let mean = 0
  let variance = 0
  if (even) {
    mean = (places - 1) / 2
    variance = (places * places - 1) / 12
    line[0] = 1 / (places + 1)
  } else {
    const rest = 1 - step
    mean = step / rest - (places * power) / (1 - power)
    variance = step / (rest * rest) - (places * places * power) / ((1 - power) * (1 - power))
    line[0] = (rest * (rising ? 1 : power)) / (1 - power * step)
    if (rising) mean = places - 1 - mean
  }
  line[1] = (mean + 1) / capacity
  line[2] = (mean + 1 + Math.max(0, variance)) / (capacity * capacity)
}
