import type { Fault, Intervention, Topology } from '../../world/index.ts'
import { jsonPath, type Problem, suggest } from '../problem.ts'
import type { Templated } from '../scenario.ts'

type Key = string | number

/** Zones, regions, services, links, markets and parts of the platform that a fault or an intervention names. "$parameter" places are let through. */
export function checkLever(
  lever: Fault | Intervention | Templated<Intervention>,
  topology: Topology,
  base: readonly Key[],
): Problem[] {
  const { endpoints, controlPlanes, tables, queues, keys, secrets, credentials, certificates } =
    topology.platform ?? {}
  const regions = [...new Set(topology.zones.map((zone) => zone.region))]
  const known: Readonly<Record<string, readonly string[]>> = {
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
  }
  const unknown = Object.entries(lever).flatMap(([field, name]) => {
    const names = known[field]
    if (names === undefined || typeof name !== 'string' || name.startsWith('$') || names.includes(name))
      return []
    return [
      {
        path: jsonPath([...base, field]),
        message: `there is no ${field} "${name}"`,
        mend: suggest(name, names, field),
      },
    ]
  })
  return unknown.length > 0 ? unknown : checkReach(lever, topology, base)
}

/** A lever whose names exist and that would still move nothing. */
function checkReach(
  lever: Fault | Intervention | Templated<Intervention>,
  topology: Topology,
  base: readonly Key[],
): Problem[] {
  const problem = (field: string, message: string, mend: string): Problem[] => [
    { path: jsonPath([...base, field]), message, mend },
  ]
  switch (lever.kind) {
    case 'setTableCapacity':
    case 'setTableReplica':
    case 'restoreTable':
    case 'replicationSlow': {
      const table = topology.platform?.tables?.find(({ id }) => id === lever.table)
      const regions = table?.replicas.map((replica) => replica.region) ?? []
      if (table === undefined || lever.region.startsWith('$') || regions.includes(lever.region)) return []
      const message = `table "${table.id}" has no replica in "${lever.region}"`
      return problem('region', message, suggest(lever.region, regions, 'replica'))
    }
    case 'probeErrors':
    case 'setHealthCheck': {
      const service = topology.services.find(({ id }) => id === lever.service)
      if (service === undefined || service.healthCheck !== undefined) return []
      return problem('service', `"${service.id}" has no health check`, 'give it one, or name another service')
    }
    case 'setConcurrency': {
      const service = topology.services.find(({ id }) => id === lever.service)
      if (service === undefined || service.onDemand !== undefined) return []
      return problem(
        'service',
        `"${service.id}" is no function`,
        'give it "onDemand", or name another service',
      )
    }
    default:
      return []
  }
}

const ids = (list: readonly { readonly id: string }[] = []): readonly string[] => list.map((each) => each.id)
