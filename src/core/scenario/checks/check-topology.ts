import type { Topology } from '../../world/index.ts'
import { jsonPath, type Problem, suggest } from '../problem.ts'
import { checkOverload } from './check-overload.ts'
import { checkPlatform } from './check-platform.ts'

type Key = string | number

/** Names that lead nowhere and sums that do not add up in a topology. */
export function checkTopology(topology: Topology, base: readonly Key[]): Problem[] {
  const problems: Problem[] = []
  const add = (keys: readonly Key[], message: string, mend: string) =>
    problems.push({ path: jsonPath([...base, ...keys]), message, mend })
  const zones = topology.zones.map((zone) => zone.id)
  const regions = [...new Set(topology.zones.map((zone) => zone.region))]
  const services = topology.services.map((service) => service.id)
  const known = (keys: readonly Key[], name: string, names: readonly string[], what: string) => {
    if (!names.includes(name)) add(keys, `there is no ${what} "${name}"`, suggest(name, names, what))
  }

  for (const [list, ids] of [
    ['zones', zones],
    ['services', services],
    ['links', topology.links.map((link) => link.id)],
    ['markets', topology.markets.map((market) => market.id)],
  ] as const)
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) !== index) add([list, index, 'id'], `"${id}" is taken`, 'give each its own id')

  topology.services.forEach((service, index) => {
    const places = Object.keys(service.instances)
    if (places.length === 0)
      add(['services', index, 'instances'], 'runs nowhere', 'name at least one zone with its instances')
    for (const zone of places) known(['services', index, 'instances', zone], zone, zones, 'zone')
    const { autoscaler } = service
    if (autoscaler !== undefined && autoscaler.minInstances > autoscaler.maxInstances)
      add(['services', index, 'autoscaler', 'minInstances'], 'is above maxInstances', 'swap or lower it')
  })
  topology.links.forEach((link, index) => {
    known(['links', index, 'from'], link.from, services, 'service')
    known(['links', index, 'to'], link.to, services, 'service')
  })
  const cycle = callCycle(topology)
  if (cycle !== null)
    add(
      ['links'],
      `services call each other in a circle: ${cycle.join(' → ')}`,
      'take one of these links out',
    )
  known(['entry', 'service'], topology.entry.service, services, 'service')
  for (const region of Object.keys(topology.entry.regionWeights))
    known(['entry', 'regionWeights', region], region, regions, 'region')
  const sum = Object.values(topology.entry.regionWeights).reduce((total, weight) => total + weight, 0)
  if (Math.abs(sum - 1) > 1e-6)
    add(['entry', 'regionWeights'], `the weights sum to ${sum}`, 'make them sum to 1')
  return [...problems, ...checkOverload(topology, base), ...checkPlatform(topology, base)]
}

function callCycle(topology: Topology): string[] | null {
  const done = new Set<string>()
  const visit = (service: string, trail: readonly string[]): string[] | null => {
    const seen = trail.indexOf(service)
    if (seen >= 0) return [...trail.slice(seen), service]
    if (done.has(service)) return null
    for (const link of topology.links) {
      if (link.from !== service) continue
      const found = visit(link.to, [...trail, service])
      if (found !== null) return found
    }
    done.add(service)
    return null
  }
  for (const service of topology.services) {
    const found = visit(service.id, [])
    if (found !== null) return found
  }
  return null
}
