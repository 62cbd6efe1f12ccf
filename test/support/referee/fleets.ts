import type { Fault } from '../../../src/core/world/fault.ts'
import type { Service, Topology, Zone } from '../../../src/core/world/topology.ts'
import type { RandomSource } from './random-source.ts'

/** One machine. Its number is its own: whoever replaces it holds nothing of what it held. */
export interface Instance {
  number: number
  /** What the process does: it serves, waits after its death, waits until it may start, or starts. */
  phase: 'ready' | 'pausing' | 'inLine' | 'starting'
  /** When its pause or its start is over, and since when it serves. */
  until: number
  readyAt: number
  deaths: number
  diedAt: number
  /** By a version that it read: until it is up. */
  crashed: boolean
  /** Start-up calls that have not ended. */
  calls: Set<number>
  probedAt: number
  failedProbes: number
  passedProbes: number
  healthy: boolean
  /** Started, but without a network so far: takes no requests. */
  unreachable: boolean
}

/** Instances of a service in one zone. */
export interface Group {
  readonly service: Service
  readonly zone: Zone
  instances: Instance[]
  awayUntil: number
  startedAt: number
  /** How much more probes fail in this bout than in the mean, in standard deviations; and when it ends. */
  bout: number
  boutEnds: number
}

/** What one autoscaler sizes: groups of a service in a region. */
export interface Fleet {
  readonly service: Service
  readonly region: string
  readonly groups: readonly Group[]
  orders: { readonly due: number; readonly count: number }[]
  readonly cpu: number[]
  quietUntil: number
}

export interface Fleets {
  readonly groups: readonly Group[]
  readonly fleets: readonly Fleet[]
  readonly random: RandomSource
  nextNumber: number
}

const looksEvery = 5
/** CPU this near to its target is left alone. */
const tolerance = 0.1
const startSecondsWithoutPolicy = 120
/** From the end of a launch fault to the first request of those it held up. */
const connectSeconds = 60
/** Probes that a fault fails do so in bouts, zone by zone: so long, and so far around the mean. */
const boutSeconds = 90
const boutSpread = 1.2

export function createFleets(topology: Topology, random: RandomSource, now: number): Fleets {
  const groups = topology.services.flatMap((service) =>
    topology.zones
      .filter((zone) => (service.instances[zone.id] ?? 0) > 0)
      .map(
        (zone): Group => ({
          service,
          zone,
          instances: [],
          awayUntil: Number.NEGATIVE_INFINITY,
          startedAt: Number.NEGATIVE_INFINITY,
          bout: 0,
          boutEnds: Number.NEGATIVE_INFINITY,
        }),
      ),
  )
  const regions = [...new Set(topology.zones.map(({ region }) => region))]
  const fleets = topology.services.flatMap((service) =>
    regions.map(
      (region): Fleet => ({
        service,
        region,
        groups: groups.filter((group) => group.service === service && group.zone.region === region),
        orders: [],
        cpu: [],
        quietUntil: Number.NEGATIVE_INFINITY,
      }),
    ),
  )
  const created: Fleets = {
    groups,
    fleets: fleets.filter((fleet) => fleet.groups.length > 0),
    random,
    nextNumber: 0,
  }
  for (const group of groups)
    for (let n = Math.round(group.service.instances[group.zone.id] ?? 0); n > 0; n--)
      launch(created, group, now)
  return created
}

function launch(fleets: Fleets, group: Group, now: number, unreachable = false, starts = false): void {
  group.instances.push({
    number: fleets.nextNumber++,
    phase: starts ? 'inLine' : 'ready',
    until: now,
    readyAt: Number.NEGATIVE_INFINITY,
    deaths: 0,
    diedAt: Number.NEGATIVE_INFINITY,
    crashed: false,
    calls: new Set(),
    probedAt: now + fleets.random.next() * (group.service.healthCheck?.intervalSeconds ?? 1),
    failedProbes: 0,
    passedProbes: 0,
    healthy: true,
    unreachable,
  })
}

/** Those that a balancer sends to: healthy ones, or all of a region when none is. */
export function inService(fleets: Fleets, group: Group): readonly Instance[] {
  const fleet = fleets.fleets.find(({ groups }) => groups.includes(group))
  const usable = group.instances.filter(({ unreachable, phase }) => !unreachable && phase === 'ready')
  const healthy = usable.filter((instance) => instance.healthy)
  const none = fleet?.groups.every(({ instances }) =>
    instances.every((i) => !i.healthy || i.unreachable || i.phase !== 'ready'),
  )
  return none ? usable : healthy
}

/** Every second: probes that are due, orders that arrive. True when anything about the instances has changed. */
export function tendFleets(
  fleets: Fleets,
  now: number,
  faults: readonly Fault[],
  probing: boolean,
  refusing: (group: Group) => boolean,
): boolean {
  let changed = false
  for (const group of fleets.groups) {
    const check = group.service.healthCheck
    if (check === undefined || !probing) continue
    for (const instance of group.instances) {
      if (now < instance.probedAt) continue
      while (instance.probedAt <= now) instance.probedAt += check.intervalSeconds
      if (probe(fleets, group, instance, faults, now, refusing(group))) changed = true
    }
  }
  const held = (region: string): boolean =>
    faults.some((fault) => fault.kind === 'launchesUnconnected' && fault.region === region)
  for (const fleet of fleets.fleets) {
    if (fleet.orders.length > 0) {
      const due = fleet.orders.filter((order) => order.due <= now)
      fleet.orders = fleet.orders.filter((order) => order.due > now)
      for (const { count } of due) changed = arriveIn(fleets, fleet, count, faults, now) || changed
    }
    for (const group of fleet.groups)
      for (const instance of group.instances) {
        if (!instance.unreachable || held(fleet.region)) continue
        if (fleets.random.next() > 1 / connectSeconds) continue
        instance.unreachable = false
        changed = true
      }
  }
  return changed
}

function arriveIn(
  fleets: Fleets,
  fleet: Fleet,
  count: number,
  faults: readonly Fault[],
  now: number,
): boolean {
  const unreachable = faults.some(
    (fault) => fault.kind === 'launchesUnconnected' && fault.region === fleet.region,
  )
  for (let n = 0; n < count; n++) {
    const fails = faults.some(
      (fault) =>
        fault.kind === 'launchFailures' &&
        fault.region === fleet.region &&
        fleets.random.next() <= fault.failShare,
    )
    if (!fails) launch(fleets, smallest(fleet.groups), now, unreachable, fleet.service.start !== undefined)
  }
  return count > 0
}

function probe(
  fleets: Fleets,
  group: Group,
  instance: Instance,
  faults: readonly Fault[],
  now: number,
  refused: boolean,
): boolean {
  const check = group.service.healthCheck
  if (check === undefined) return false
  // Nobody sends to an instance out of service, so its own queue is empty when the probe comes.
  let fails =
    (refused && instance.healthy) ||
    now < group.awayUntil ||
    instance.unreachable ||
    instance.phase !== 'ready'
  for (const fault of faults) {
    if (fault.kind === 'zoneNetwork' && fault.zone === group.zone.id)
      fails ||=
        fleets.random.next() <= fault.lossShare ||
        1000 * fleets.random.exponential(fault.addedMs / 1000) > check.timeoutMs
    if (
      fault.kind === 'probeErrors' &&
      fault.service === group.service.id &&
      (fault.zone ?? group.zone.id) === group.zone.id
    )
      fails ||= fleets.random.next() <= shareInBout(fleets, group, fault.failShare, now)
  }
  const was = instance.healthy
  instance.failedProbes = fails ? instance.failedProbes + 1 : 0
  instance.passedProbes = fails ? 0 : instance.passedProbes + 1
  if (was && instance.failedProbes >= check.unhealthyAfter) instance.healthy = false
  if (!was && instance.passedProbes >= check.healthyAfter) instance.healthy = true
  return was !== instance.healthy
}

function shareInBout({ random }: Fleets, group: Group, mean: number, now: number): number {
  if (now >= group.boutEnds) {
    group.boutEnds = boutSeconds * (1 + Math.floor(now / boutSeconds))
    group.bout = Math.sqrt(-2 * Math.log(random.next())) * Math.cos(2 * Math.PI * random.next())
  }
  return mean + boutSpread * mean * (1 - mean) * group.bout
}

/** Every five seconds: target tracking on CPU seconds used in that time. True when instances went. */
export function scaleFleets(
  fleets: Fleets,
  now: number,
  cpuSecondsOf: (group: Group) => number,
  scaleInSuspended: ReadonlySet<string>,
): boolean {
  if (now % looksEvery !== 0) return false
  let changed = false
  for (const fleet of fleets.fleets) {
    const used = fleet.groups.reduce((sum, group) => sum + cpuSecondsOf(group), 0)
    const policy = fleet.service.autoscaler
    if (policy === undefined) continue
    const present = count(fleet)
    const capacity = present * fleet.service.vcpusPerInstance * looksEvery
    fleet.cpu.push(capacity > 0 ? Math.min(1, used / capacity) : 0)
    const window = Math.max(1, Math.round(policy.evaluationSeconds / looksEvery))
    if (fleet.cpu.length > window) fleet.cpu.shift()
    if (now < 0 || now < fleet.quietUntil || fleet.cpu.length < window) continue
    const mean = fleet.cpu.reduce((sum, cpu) => sum + cpu, 0) / fleet.cpu.length
    const wanted = (present * mean) / policy.targetCpu
    const ordered = fleet.orders.reduce((sum, order) => sum + order.count, 0)
    if (wanted > present * (1 + tolerance)) {
      const most = Math.floor(present * (1 + policy.stepShare) + 0.999)
      const size = Math.min(Math.ceil(wanted), most, policy.maxInstances)
      if (size <= present + ordered) continue
      resize(fleet, size, now)
    } else if (
      wanted < present * (1 - tolerance) &&
      ordered === 0 &&
      !scaleInSuspended.has(fleet.service.id)
    ) {
      const least = Math.ceil(present * (1 - policy.stepShare))
      const size = Math.max(Math.ceil(wanted), least, policy.minInstances)
      if (size >= present) continue
      resize(fleet, size, now)
      changed = true
    } else continue
    fleet.quietUntil = now + policy.cooldownSeconds
  }
  return changed
}

/** People ask for a size. */
export function orderInstances(
  fleets: Fleets,
  service: string,
  region: string,
  size: number,
  now: number,
): void {
  for (const fleet of fleets.fleets)
    if (fleet.service.id === service && fleet.region === region) resize(fleet, size, now)
}

function resize(fleet: Fleet, size: number, now: number): void {
  const present = count(fleet)
  if (size < present) {
    fleet.orders = []
    for (let n = Math.round(present - size); n > 0; n--) largest(fleet.groups).instances.pop()
    return
  }
  const missing = Math.round(size - present - fleet.orders.reduce((sum, order) => sum + order.count, 0))
  const due = now + (fleet.service.autoscaler?.warmUpSeconds ?? startSecondsWithoutPolicy)
  if (missing > 0) fleet.orders.push({ due, count: missing })
}

/** New processes everywhere in the group: what the old ones held is gone. */
export function restartGroup(fleets: Fleets, group: Group, now: number, seconds: number): void {
  group.awayUntil = now + Math.max(1, seconds)
  group.startedAt = group.awayUntil
  for (const [index, instance] of group.instances.entries())
    group.instances[index] = {
      ...instance,
      number: fleets.nextNumber++,
      calls: new Set(),
      ...(group.service.start ? { phase: 'pausing', until: group.awayUntil, deaths: 0 } : {}),
    }
}

const count = (fleet: Fleet): number => fleet.groups.reduce((sum, group) => sum + group.instances.length, 0)

const smallest = (groups: readonly Group[]): Group =>
  groups.reduce((least, group) => (group.instances.length < least.instances.length ? group : least))

const largest = (groups: readonly Group[]): Group =>
  groups.reduce((most, group) => (group.instances.length >= most.instances.length ? group : most))
