import type { Intervention } from '../../../src/core/world/intervention.ts'
import { endProcesses } from './calls.ts'
import { applyIdentityIntervention, holdCredential, renewSession } from './credentials.ts'
import { type Group, inService, orderInstances, restartGroup, scaleFleets, tendFleets } from './fleets.ts'
import { tendFunctions } from './functions.ts'
import { createIncident, type Incident, stateOf, surroundingsOf } from './incident-state.ts'
import { quantileMs } from './latency-record.ts'
import { applyNameFaults } from './names.ts'
import { buildPlant, type Cell, type Plant } from './plant.ts'
import { ageOf, depthOf, pollMoments } from './queues.ts'
import { createGlobalTable, lagSeconds, replicate } from './replication.ts'
import { advance, takeTally } from './run.ts'
import { createRun, messageTaken, type Run } from './run-state.ts'
import type { Minute, Script, ScriptStep } from './script.ts'
import { faultsNow, regionShare, replicaFor, setBy } from './settings.ts'
import { growTables, setBilling, setCapacity } from './tables.ts'
import type { Tally } from './tally.ts'

const warmUpSeconds = 180
/** Demand and what warms up are looked at this often; ramps too. */
const conditionsEvery = 5

/** Plays an incident request by request; one row for each minute from second 0. */
export function playWithReferee(script: Script, seed: number): Minute[] {
  const { topology } = script
  const from = -warmUpSeconds
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
    if (second === 0) beginReplication(incident)
    if (tend(incident, second)) changed = true
    if (changed) {
      run.plant = plantNow(incident, second)
      const { groups } = incident.fleets
      incident.takers = groups.map((group) => inService(incident.fleets, group).map(({ number }) => number))
    }
    advance(run, second + 1)
    if (second + 1 === 0) takeTally(run)
    if (second >= 0 && (second + 1) % 60 === 0) minutes.push(minuteOf(incident, takeTally(run), second - 59))
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

function beginReplication(incident: Incident): void {
  const written = (table: string): number =>
    incident.topology.links.reduce(
      (sum, { id, table: used }) => (used?.id === table ? sum + (incident.asked.get(id)?.written ?? 0) : sum),
      0,
    ) / warmUpSeconds
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
  return tended || scaled || returned
}

function takeStep(incident: Incident, step: ScriptStep, now: number): void {
  const { faults } = incident.settings
  if ('start' in step) faults.set(step.start.id, { fault: step.start, since: now })
  else if ('end' in step) faults.delete(step.end)
  else intervene(incident, step.intervention, now)
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
      })
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

function plantNow(incident: Incident, now: number): Plant {
  const { settings, fleets, topology } = incident
  const { faults } = faultsNow(settings, now)
  const groupOf = (service: string, zone: string): Group | undefined =>
    fleets.groups.find((group) => group.service.id === service && group.zone.id === zone)
  return buildPlant(topology, {
    faults,
    weightOf: (service, zone) => settings.weights.get(`${service}/${zone}`) ?? 1,
    admissionIn: (region) => settings.admission.get(region) ?? 1,
    regionShare: (region) => regionShare(settings, region, now),
    linkNow: (link) => settings.links.get(link.id) ?? link,
    replicaOf: (link, callersIn) => replicaFor(settings, link, callersIn),
    upSeconds: (service, zone) => now - (groupOf(service, zone)?.startedAt ?? Number.NEGATIVE_INFINITY),
    utcSecond: topology.startsAtUtcSecond + now,
    instancesOf: (service, zone) => {
      const group = groupOf(service.id, zone) as Group
      const left = faults.reduce(
        (share, fault) =>
          fault.kind === 'zoneCapacity' && fault.zone === zone ? share * (1 - fault.lostShare) : share,
        1,
      )
      return {
        present: left * group.instances.length,
        inService: left * inService(fleets, group).length,
        away: now < group.awayUntil,
      }
    },
  })
}

function minuteOf(incident: Incident, tally: Tally, from: number): Minute {
  const { fleets, topology, queues, asked } = incident
  const now = from + 60
  const signals: Record<string, number> = {}
  for (const { id } of topology.services) {
    const groups = fleets.groups.filter((group) => group.service.id === id)
    const count = (of: (group: Group) => number): number => groups.reduce((sum, group) => sum + of(group), 0)
    signals[`service/${id}/all/instances`] = count(({ instances }) => instances.length)
    signals[`service/${id}/all/healthyInstances`] = count(
      ({ instances }) => instances.filter(({ healthy }) => healthy).length,
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
    visits: { goodput: customers.served / 60, p99: quantileMs(customers.visit, 0.99) },
    services: Object.fromEntries(
      topology.services.map(({ id }, index) => {
        const service = services[index] as Tally['services'][number]
        return [id, { goodput: service.good / 60, p99: quantileMs(service.residence, 0.99) }]
      }),
    ),
    signals,
  }
}
