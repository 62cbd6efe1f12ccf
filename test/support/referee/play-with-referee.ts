import type { Fault } from '../../../src/core/world/fault.ts'
import type { Intervention } from '../../../src/core/world/intervention.ts'
import { forgetCaches } from './caches.ts'
import {
  crashesAtStart,
  pushVersion,
  rollBack,
  setCanary,
  setKillSwitch,
  tendRollouts,
} from './configurations.ts'
import { applyIdentityIntervention, holdCredential, renewSession } from './credentials.ts'
import { type Group, orderInstances, restartGroup, scaleFleets, tendFleets } from './fleets.ts'
import { tendFunctions } from './functions.ts'
import { createIncident, type Incident, stateOf, surroundingsOf } from './incident-state.ts'
import { type LatencyRecord, quantileMs } from './latency-record.ts'
import { runOutOfMemory } from './memory.ts'
import { applyNameFaults } from './names.ts'
import type { Cell } from './plant.ts'
import { isMoving, plantNow, refresh } from './plant-now.ts'
import { ageOf, depthOf, pollMoments } from './queues.ts'
import { createGlobalTable, lagSeconds, replicate } from './replication.ts'
import { advance, takeTally } from './run.ts'
import { createRun, messageTaken, type Run, visitReturns } from './run-state.ts'
import type { Minute, Script, ScriptStep } from './script.ts'
import { endProcesses } from './servers.ts'
import { faultsNow, setBy } from './settings.ts'
import { crash, tendStarts } from './start-ups.ts'
import { growTables, setBilling, setCapacity } from './tables.ts'
import type { Tally } from './tally.ts'

const warmUpSeconds = 180
/** Demand and what warms up are looked at this often; ramps too. */
const conditionsEvery = 5

/** Plays an incident request by request; one row for each minute (or so many seconds) from second 0. */
export function playWithReferee(
  script: Script,
  seed: number,
  rowSeconds = 60,
  warmUp = warmUpSeconds,
): Minute[] {
  const { topology } = script
  const from = -warmUp
  const incident = createIncident(topology, seed, from)
  rememberPast(incident, from)
  const run = createRun(plantNow(incident, from), seed, surroundingsOf(incident), from)
  incident.run = run
  const minutes: Minute[] = []
  const steps = [...script.steps]
  for (let second = from; second < script.untilSecond; second++) {
    let changed = second % conditionsEvery === 0
    while ((steps[0]?.at ?? Number.POSITIVE_INFINITY) <= second) {
      takeStep(incident, steps.shift() as ScriptStep, second)
      changed = true
    }
    if (second === 0) {
      beginReplication(incident, warmUp)
      // The world's past ends healthy: its caches are warm.
      for (const { cache } of run.routes) cache.warmth = 1
    }
    if (tend(incident, second)) changed = true
    if (changed) refresh(incident, second)
    advance(run, second + 1)
    if (second + 1 === 0) takeTally(run)
    if (second >= 0 && (second + 1) % rowSeconds === 0)
      minutes.push(rowOf(incident, takeTally(run), second + 1 - rowSeconds, rowSeconds))
  }
  return minutes
}

/** Keys, secrets and sessions as they have come to be: from before the earliest intervention, without any traffic. */
function rememberPast(incident: Incident, now: number): void {
  const { topology, fleets, credentials } = incident
  const history = topology.platform?.history ?? []
  const begin = Math.min(now, history[0]?.at ?? now)
  for (const link of topology.links)
    for (const group of fleets.groups)
      if (link.credential !== undefined && group.service.id === link.from)
        for (const { number } of group.instances)
          holdCredential(credentials, link.credential, number, group.zone.region, begin, true)
  for (let second = begin; second < now; second++) stepIdentities(incident, second)
}

function stepIdentities(incident: Incident, second: number): void {
  const holdings = [...incident.credentials.holdings.values()]
  for (const { at, intervention } of incident.topology.platform?.history ?? [])
    if (at === second) applyIdentityIntervention(incident.credentials, intervention, second, holdings)
  for (const holding of holdings) renewSession(incident.credentials, holding, second)
}

function beginReplication(incident: Incident, seconds: number): void {
  const written = (table: string): number =>
    incident.topology.links.reduce(
      (sum, { id, table: used }) => (used?.id === table ? sum + (incident.asked.get(id)?.written ?? 0) : sum),
      0,
    ) / seconds
  incident.globals = (incident.topology.platform?.tables ?? [])
    .filter(({ replicas }) => replicas.length > 1)
    .map((table) =>
      createGlobalTable(incident.topology, table, Math.max(0.1, written(table.id)), incident.random),
    )
}

/** One second of all that has a clock of its own. True when the plant is another from now on. */
function tend(incident: Incident, second: number): boolean {
  const { fleets, settings, topology, random } = incident
  const run = incident.run as Run
  const { faults } = faultsNow(settings, second)
  applyNameFaults(incident.names, faults)
  const cellOf = (group: Group): number => fleets.groups.indexOf(group)
  const refusing = (group: Group): boolean => {
    const cell = run.plant.cells[cellOf(group)] as Cell
    const state = stateOf(incident, cellOf(group))
    return state.busy >= cell.threads && state.line.length >= cell.queueLimit
  }
  const tended = tendFleets(fleets, second, faults, !settings.probesSuspended, refusing)
  const cpuSeconds = (group: Group): number => {
    const state = stateOf(incident, cellOf(group))
    const used = (state.begun * group.service.cpuMs) / 1000
    state.begun = 0
    return used
  }
  const scaled = scaleFleets(fleets, second, cpuSeconds, settings.scaleInSuspended)
  const moved = tendOverload(incident, faults, second)
  const returned = fleets.groups.some(({ awayUntil }) => awayUntil === second)
  stepIdentities(incident, second)
  growTables(incident.tables)
  tendFunctions(incident, faults)
  incident.queues.forEach((messages, queue) => {
    const kept = faults.reduce(
      (share, fault) =>
        fault.kind === 'pollersStopped' && fault.queue === messages.queue.id
          ? share * fault.keptShare
          : share,
      1,
    )
    for (const at of pollMoments(messages, kept, random, second))
      run.events.push(at, messageTaken, queue, topology.markets.length + queue)
  })
  for (const global of incident.globals) {
    const reached = (region: string): number => {
      const endpoint = global.table.replicas.find((replica) => replica.region === region)?.endpoint
      if (endpoint !== undefined && incident.names.lost.has(endpoint)) return 0
      return faults.reduce(
        (share, fault) =>
          fault.kind === 'replicationSlow' && fault.table === global.table.id && fault.region === region
            ? share * fault.keptShare
            : share,
        1,
      )
    }
    replicate(global, second, (a, b) => reached(a) * reached(b))
  }
  return tended || scaled || returned || moved || isMoving(incident, second)
}

/** Versions, deaths, starts, and customers who are held in front of us. */
function tendOverload(incident: Incident, faults: readonly Fault[], second: number): boolean {
  const run = incident.run as Run
  let changed = tendRollouts(incident, second)
  incident.fleets.groups.forEach((group, cell) => {
    for (const instance of group.instances)
      if (instance.phase === 'ready' && crashesAtStart(incident, group, instance)) {
        crash(incident, cell, instance, second)
        changed = true
      }
    if (runOutOfMemory(incident, cell, second)) changed = true
  })
  if (tendStarts(incident, second)) changed = true
  incident.topology.markets.forEach(({ id }, source) => {
    const held = incident.held[source] as Incident['held'][number]
    held.share = faults.reduce(
      (share, fault) =>
        fault.kind === 'fetchStalled' && (fault.market ?? id) === id
          ? share + (1 - share) * fault.share
          : share,
      0,
    )
    if (held.share > 0) return
    for (; held.count > 0; held.count--)
      run.events.push(second + incident.random.next(), visitReturns, source, 1)
  })
  return changed
}

function takeStep(incident: Incident, step: ScriptStep, now: number): void {
  const { faults } = incident.settings
  if ('start' in step) {
    faults.set(step.start.id, { fault: step.start, since: now })
    if (step.start.kind === 'configurationPush')
      pushVersion(incident, step.start.configuration, step.start.effect)
  }
  if ('end' in step) faults.delete(step.end)
  if ('intervention' in step) intervene(incident, step.intervention, now)
}

function intervene(incident: Incident, intervention: Intervention, now: number): void {
  if (setBy(incident.settings, intervention, now)) return
  const { fleets, credentials, tables, queues } = incident
  switch (intervention.kind) {
    case 'setDesiredInstances':
      orderInstances(fleets, intervention.service, intervention.region, intervention.instances, now)
      return
    case 'restart':
      fleets.groups.forEach((group, cell) => {
        if (
          group.service.id !== intervention.service ||
          (intervention.zone ?? group.zone.id) !== group.zone.id
        )
          return
        restartGroup(fleets, group, now, intervention.seconds)
        endProcesses(incident.run as Run, cell)
        forgetCaches(incident.run as Run, cell)
      })
      return
    case 'rollBackConfiguration':
      rollBack(incident, intervention.configuration)
      return
    case 'setKillSwitch':
      setKillSwitch(incident, intervention.configuration, intervention.on)
      return
    case 'setCanary':
      setCanary(incident, intervention.configuration, intervention.on)
      return
    case 'setTableCapacity':
      setCapacity(
        tables,
        intervention.table,
        intervention.region,
        intervention.readUnits,
        intervention.writeUnits,
      )
      return
    case 'setTableBilling':
      setBilling(tables, intervention.table, intervention.billing === 'onDemand')
      return
    case 'setQueueRate':
      for (const messages of queues)
        if (messages.queue.id === intervention.queue) messages.perSecond = intervention.perSecond
      return
    case 'purgeQueue':
      for (const messages of queues)
        if (messages.queue.id === intervention.queue) messages.waiting.length = messages.first
      return
    case 'setConcurrency':
      incident.concurrency.set(`${intervention.service}/${intervention.region}`, intervention.environments)
      return
    case 'createKey':
    case 'setKeyStatus':
    case 'putSecret':
    case 'refreshCredentials':
    case 'issueCertificate':
    case 'deployCertificate':
      applyIdentityIntervention(credentials, intervention, now, [...credentials.holdings.values()])
      return
    default:
      throw new Error(`the referee cannot apply ${intervention.kind}`)
  }
}

function rowOf(incident: Incident, tally: Tally, from: number, seconds: number): Minute {
  const { fleets, topology, queues, asked } = incident
  const now = from + seconds
  const signals: Record<string, number> = {}
  for (const { id } of topology.services) {
    const groups = fleets.groups.filter((group) => group.service.id === id)
    const count = (of: (group: Group) => number): number => groups.reduce((sum, group) => sum + of(group), 0)
    signals[`service/${id}/all/instances`] = count(({ instances }) => instances.length)
    signals[`service/${id}/all/healthyInstances`] = count(
      ({ instances }) => instances.filter(({ healthy, phase }) => healthy && phase === 'ready').length,
    )
  }
  for (const [id, counts] of asked) {
    const of = (count: number): number => (counts.all > 0 ? count / counts.all : 0)
    if (counts.all > 0) signals[`link/${id}/unconnectedShare`] = of(counts.unconnected)
    if (counts.all > 0) signals[`link/${id}/deniedShare`] = of(counts.denied)
    if (from >= 0) asked.set(id, { all: 0, unconnected: 0, denied: 0, throttled: 0, written: 0 })
  }
  for (const messages of queues) {
    signals[`queue/${messages.queue.id}/depth`] = depthOf(messages)
    signals[`queue/${messages.queue.id}/ageSeconds`] = ageOf(messages, now)
  }
  for (const global of incident.globals)
    for (const { region } of global.table.replicas)
      signals[`table/${global.table.id}/${region}/replicationLagSeconds`] = lagSeconds(global, region, now)
  if (incident.globals.length > 0)
    signals['data/lostWrites'] = incident.globals.reduce((sum, { lostWrites }) => sum + lostWrites, 0)
  const { customers, services } = tally
  return {
    from,
    visits: flowOf(customers.served / seconds, customers.visit),
    services: Object.fromEntries(
      topology.services.map(({ id }, index) => {
        const service = services[index] as Tally['services'][number]
        return [id, flowOf(service.good / seconds, service.residence)]
      }),
    ),
    signals,
    events: tally.events,
  }
}

const flowOf = (goodput: number, times: LatencyRecord): Minute['visits'] => ({
  goodput,
  p99: quantileMs(times, 0.99),
  p989: quantileMs(times, 0.989),
  p991: quantileMs(times, 0.991),
})
