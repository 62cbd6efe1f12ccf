import type { Fault, Intervention, Topology } from '../../world/index.ts'
import { jsonPath, type Problem, suggest } from '../problem.ts'
import type { Templated } from '../scenario.ts'

type Key = string | number
type AnyIntervention = Intervention | Templated<Intervention>
type FieldsOf<Union> = Union extends unknown ? keyof Union : never
type Field = Exclude<FieldsOf<Fault | Intervention>, 'kind' | 'id' | 'rampSeconds'>

/** Zones, services, links and parts of the platform that a fault names exist, and it can move something. */
export function checkFault(fault: Fault, topology: Topology, base: readonly Key[]): Problem[] {
  const unknown = unknownNames(fault, topology, base)
  return unknown.length > 0 ? unknown : faultReach(fault, topology, base)
}

/** The same for an intervention. "$parameter" places are let through. */
export function checkIntervention(
  intervention: AnyIntervention,
  topology: Topology,
  base: readonly Key[],
): Problem[] {
  const unknown = unknownNames(intervention, topology, base)
  return unknown.length > 0 ? unknown : interventionReach(intervention, topology, base)
}

/** What each field of a fault or an intervention may name; null for one that names nothing. */
function namesIn(topology: Topology): Readonly<Record<string, readonly string[] | null>> {
  const { endpoints, controlPlanes, tables, queues, keys, secrets, credentials, certificates } =
    topology.platform ?? {}
  const regions = [...new Set(topology.zones.map((zone) => zone.region))]
  return {
    zone: ids(topology.zones),
    region: regions,
    service: ids(topology.services),
    link: ids(topology.links),
    market: ids(topology.markets),
    callersIn: regions,
    endpoint: ids(endpoints),
    plane: ids(controlPlanes),
    table: ids(tables),
    queue: ids(queues),
    key: ids(keys),
    secret: ids(secrets),
    credential: ids(credentials),
    certificate: ids(certificates),
    network: ids(topology.networks),
    configuration: ids(topology.configurations),
    addedMs: null,
    atOnce: null,
    attempts: null,
    billing: null,
    budgetShare: null,
    callsPerSecond: null,
    days: null,
    depth: null,
    dropsExpired: null,
    effect: null,
    environments: null,
    errorShare: null,
    factor: null,
    failShare: null,
    growthShare: null,
    instances: null,
    keptShare: null,
    longestRetrySeconds: null,
    lossShare: null,
    lostShare: null,
    minutesAgo: null,
    on: null,
    onFailure: null,
    openAboveErrorShare: null,
    perSecond: null,
    readUnits: null,
    retrySpread: null,
    seconds: null,
    share: null,
    sharePerMinute: null,
    slowFactor: null,
    status: null,
    suspended: null,
    timeoutMs: null,
    weight: null,
    writeUnits: null,
  } satisfies Record<Field, readonly string[] | null>
}

function unknownNames(fields: object, topology: Topology, base: readonly Key[]): Problem[] {
  const known = namesIn(topology)
  return Object.entries(fields).flatMap(([field, name]) => {
    const names = known[field] ?? null
    if (names === null || typeof name !== 'string' || name.startsWith('$') || names.includes(name)) return []
    return [
      {
        path: jsonPath([...base, field]),
        message: `there is no ${field} "${name}"`,
        mend: suggest(name, names, field),
      },
    ]
  })
}

/** A fault whose names exist and that would still move nothing. */
function faultReach(fault: Fault, topology: Topology, base: readonly Key[]): Problem[] {
  switch (fault.kind) {
    case 'replicationSlow':
      return replicaMissing(fault.table, fault.region, topology, base)
    case 'probeErrors':
      return healthCheckMissing(fault.service, topology, base)
    case 'configurationPush':
      return rampOfPush(fault.rampSeconds, base)
    case 'zoneNetwork':
    case 'zoneCapacity':
    case 'serviceSlow':
    case 'serviceErrors':
    case 'cacheCold':
    case 'demand':
    case 'launchFailures':
    case 'launchesUnconnected':
    case 'functionScaling':
    case 'telemetryOutage':
    case 'networkCapacity':
    case 'fetchStalled':
    case 'endpointLost':
    case 'endpointErrors':
    case 'controlPlane':
    case 'tableDamage':
    case 'pollersStopped':
      return []
    default:
      return fault satisfies never
  }
}

function interventionReach(
  intervention: AnyIntervention,
  topology: Topology,
  base: readonly Key[],
): Problem[] {
  switch (intervention.kind) {
    case 'setTableCapacity':
    case 'setTableReplica':
    case 'restoreTable':
      return replicaMissing(intervention.table, intervention.region, topology, base)
    case 'setHealthCheck':
      return healthCheckMissing(intervention.service, topology, base)
    case 'setStartLimit':
    case 'setStartBackoff':
    case 'setSlowStart':
      return startMissing(intervention.service, topology, base)
    case 'setKillSwitch':
      return configurationLacks(
        intervention.configuration,
        'killSwitchSeconds',
        'no kill switch',
        topology,
        base,
      )
    case 'setCanary':
      return configurationLacks(intervention.configuration, 'canary', 'no canary', topology, base)
    case 'setConcurrency':
      return functionMissing(intervention.service, topology, base)
    case 'setZoneWeight':
    case 'setRegionWeight':
    case 'suspendScaleIn':
    case 'setDesiredInstances':
    case 'setRetryPolicy':
    case 'setTimeout':
    case 'setBreaker':
    case 'setAdmission':
    case 'restart':
    case 'warmCache':
    case 'setFallback':
    case 'suspendHealthChecks':
    case 'setDeadlines':
    case 'setNetworkCapacity':
    case 'rollBackConfiguration':
    case 'setTableBilling':
    case 'setQueueRate':
    case 'purgeQueue':
    case 'createKey':
    case 'setKeyStatus':
    case 'putSecret':
    case 'stageSecret':
    case 'finishRotation':
    case 'refreshCredentials':
    case 'issueCertificate':
    case 'deployCertificate':
      return []
    default:
      return intervention satisfies never
  }
}

function replicaMissing(
  tableId: string,
  region: string,
  topology: Topology,
  base: readonly Key[],
): Problem[] {
  const table = topology.platform?.tables?.find(({ id }) => id === tableId)
  const regions = table?.replicas.map((replica) => replica.region) ?? []
  if (table === undefined || region.startsWith('$') || regions.includes(region)) return []
  const message = `table "${table.id}" has no replica in "${region}"`
  return [{ path: jsonPath([...base, 'region']), message, mend: suggest(region, regions, 'replica') }]
}

function healthCheckMissing(serviceId: string, topology: Topology, base: readonly Key[]): Problem[] {
  const service = topology.services.find(({ id }) => id === serviceId)
  if (service === undefined || service.healthCheck !== undefined) return []
  const message = `"${service.id}" has no health check`
  return [{ path: jsonPath([...base, 'service']), message, mend: 'give it one, or name another service' }]
}

function rampOfPush(rampSeconds: number | undefined, base: readonly Key[]): Problem[] {
  if (rampSeconds === undefined) return []
  return [
    {
      path: jsonPath([...base, 'rampSeconds']),
      message: 'a push goes at the pace of its configuration',
      mend: 'take it out, and set "pushSeconds" of the configuration',
    },
  ]
}

/** How instances come up can be changed where they start, or can be ended by what they read. */
function startMissing(serviceId: string, topology: Topology, base: readonly Key[]): Problem[] {
  const service = topology.services.find(({ id }) => id === serviceId)
  const reads = topology.configurations?.some(({ services }) => services.includes(serviceId)) ?? false
  if (service === undefined || service.start !== undefined || reads) return []
  const message = `instances of "${service.id}" come up by themselves`
  return [
    { path: jsonPath([...base, 'service']), message, mend: 'give it a "start", or name another service' },
  ]
}

function configurationLacks(
  configurationId: string,
  part: 'canary' | 'killSwitchSeconds',
  what: string,
  topology: Topology,
  base: readonly Key[],
): Problem[] {
  const configuration = topology.configurations?.find(({ id }) => id === configurationId)
  if (configuration === undefined || configuration[part] !== undefined) return []
  const message = `"${configuration.id}" has ${what}`
  return [{ path: jsonPath([...base, 'configuration']), message, mend: `give it "${part}"` }]
}

function functionMissing(serviceId: string, topology: Topology, base: readonly Key[]): Problem[] {
  const service = topology.services.find(({ id }) => id === serviceId)
  if (service === undefined || service.onDemand !== undefined) return []
  const message = `"${service.id}" is no function`
  return [
    {
      path: jsonPath([...base, 'service']),
      message,
      mend: 'give it "onDemand", or name another service',
    },
  ]
}

const ids = (list: readonly { readonly id: string }[] = []): readonly string[] => list.map((each) => each.id)
