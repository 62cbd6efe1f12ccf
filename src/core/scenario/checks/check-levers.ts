import type { Fault, Intervention, Topology } from '../../world/index.ts'
import { jsonPath, type Problem, suggest } from '../problem.ts'
import type { Templated } from '../scenario.ts'

type Key = string | number

/** Zones, regions, services, links and markets that a fault or an intervention names. "$parameter" places are let through. */
export function checkLever(
  lever: Fault | Intervention | Templated<Intervention>,
  topology: Topology,
  base: readonly Key[],
): Problem[] {
  const known: Readonly<Record<string, readonly string[]>> = {
    zone: topology.zones.map((zone) => zone.id),
    region: [...new Set(topology.zones.map((zone) => zone.region))],
    service: topology.services.map((service) => service.id),
    link: topology.links.map((link) => link.id),
    market: topology.markets.map((market) => market.id),
  }
  return Object.entries(lever).flatMap(([field, name]) => {
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
}
