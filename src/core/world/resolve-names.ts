import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** A region whose entry fails more than this share of requests fails its DNS health check. */
const PROBE_FAILS_ABOVE = 0.5

/**
 * Where customers' resolvers send them. The name server answers by weight among healthy regions; ordinary resolvers
 * hold answers of the last TTL seconds in equal parts, the stale tail forgets slowly.
 */
export function resolveNames(model: WorldModel, state: WorldState): void {
  const { dns } = model.topology.entry
  const { region } = state
  const regions = model.regions.length
  if (state.total.probesSuspended[0] === 0 && state.second % dns.healthCheckIntervalSeconds === 0)
    probeRegions(model, state)
  let healthyWeight = 0
  let weights = 0
  for (let r = 0; r < regions; r += 1) {
    weights += region.weight[r] as number
    if (region.failing[r] !== 1) healthyWeight += region.weight[r] as number
  }
  const spare = healthyWeight > 0 ? 0 : healthyDoors(model, state)
  const ttl = Math.max(1, dns.ttlSeconds)
  const slot = ((state.second % ttl) + ttl) % ttl
  const { share: history } = state.answerHistory
  for (let r = 0; r < regions; r += 1) {
    const up = region.failing[r] === 0
    let answer = 0
    if (healthyWeight > 0) answer = up ? (region.weight[r] as number) / healthyWeight : 0
    else if (spare > 0) answer = up && hasDoor(model, r) ? 1 / spare : 0
    else answer = weights > 0 ? (region.weight[r] as number) / weights : 1 / regions
    region.answer[r] = answer
    const at = r * ttl + slot
    region.fresh[r] = Math.max(0, (region.fresh[r] as number) + (answer - (history[at] as number)) / ttl)
    history[at] = answer
    region.stale[r] =
      (region.stale[r] as number) + (answer - (region.stale[r] as number)) / Math.max(1, dns.staleSeconds)
  }
  let sum = 0
  for (let r = 0; r < regions; r += 1) {
    const share =
      (1 - dns.staleShare) * (region.fresh[r] as number) + dns.staleShare * (region.stale[r] as number)
    region.share[r] = share < 1e-9 ? 0 : share
    sum += region.share[r] as number
  }
  for (let r = 0; r < regions; r += 1) region.share[r] = (region.share[r] as number) / sum
}

/** Regions that could take customers though nobody gave them a weight. */
function healthyDoors(model: WorldModel, { region }: WorldState): number {
  let spare = 0
  for (let r = 0; r < model.regions.length; r += 1)
    if (region.failing[r] !== 1 && hasDoor(model, r)) spare += 1
  return spare
}

function hasDoor(model: WorldModel, r: number): boolean {
  for (let d = 0; d < model.doors.length; d += 1) {
    const door = model.doors[d]
    if (door !== undefined && door.region === r && door.endEdge > door.firstEdge) return true
  }
  return false
}

function probeRegions(model: WorldModel, state: WorldState): void {
  const { region, door } = state
  const needed = model.topology.entry.dns.healthCheckFailures
  for (let r = 0; r < model.regions.length; r += 1) {
    let bad = 0
    for (let d = 0; d < model.doors.length; d += 1) {
      if (model.doors[d]?.region === r) bad = Math.max(bad, door.bad[d] as number)
    }
    const contrary = bad > PROBE_FAILS_ABOVE !== (region.failing[r] === 1)
    region.badProbes[r] = contrary ? (region.badProbes[r] as number) + 1 : 0
    if ((region.badProbes[r] as number) < needed) continue
    region.failing[r] = region.failing[r] === 1 ? 0 : 1
    region.badProbes[r] = 0
  }
}
