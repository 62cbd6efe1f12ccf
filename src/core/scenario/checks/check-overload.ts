import type { Topology } from '../../world/index.ts'
import { jsonPath, type Problem, suggest } from '../problem.ts'

type Key = string | number
type Service = Topology['services'][number]
type Add = (keys: readonly Key[], message: string, mend: string) => void

/** Networks, configurations, starts and memory: names that lead nowhere, and instances that could never serve. */
export function checkOverload(topology: Topology, base: readonly Key[]): Problem[] {
  const problems: Problem[] = []
  const add: Add = (keys, message, mend) =>
    problems.push({ path: jsonPath([...base, ...keys]), message, mend })
  for (const list of ['networks', 'configurations'] as const) {
    const names = topology[list]?.map(({ id }) => id) ?? []
    names.forEach((id, n) => {
      if (names.indexOf(id) !== n) add([list, n, 'id'], `"${id}" is taken`, 'give each its own id')
    })
  }
  checkConfigurations(topology, add)
  checkLinks(topology, add)
  topology.services.forEach((service, s) => {
    checkService(topology, service, ['services', s], add)
  })
  return problems
}

function checkConfigurations(topology: Topology, add: Add): void {
  const services = topology.services.map(({ id }) => id)
  topology.configurations?.forEach((configuration, c) => {
    configuration.services.forEach((name, n) => {
      const at = ['configurations', c, 'services', n]
      if (!services.includes(name))
        add(at, `there is no service "${name}"`, suggest(name, services, 'service'))
      else if (configuration.services.indexOf(name) !== n)
        add(at, `"${name}" is named twice`, 'name each service once')
    })
    if (configuration.canary?.share === 0)
      add(
        ['configurations', c, 'canary', 'share'],
        'a canary of nobody sees nothing',
        'make it above 0, or take the canary out',
      )
  })
}

function checkLinks(topology: Topology, add: Add): void {
  const networks = topology.networks?.map(({ id }) => id) ?? []
  const starting = topology.services.filter(({ start }) => start !== undefined).map(({ id }) => id)
  topology.links.forEach((link, l) => {
    const { network, parallel } = link
    if (network !== undefined && !networks.includes(network))
      add(['links', l, 'network'], `there is no network "${network}"`, suggest(network, networks, 'network'))
    const together = topology.links.filter((other) => other.from === link.from && other.parallel === parallel)
    if (parallel !== undefined && together.length < 2)
      add(
        ['links', l, 'parallel'],
        `no other link of "${link.from}" has the word "${parallel}"`,
        'give it to the links that are called at the same time, or take it out',
      )
    if ((link.callsPerStart ?? 0) > 0 && !starting.includes(link.from))
      add(
        ['links', l, 'callsPerStart'],
        `"${link.from}" has no start in which it could make them`,
        `give "${link.from}" a "start", or take them out`,
      )
  })
}

function checkService(topology: Topology, service: Service, at: readonly Key[], add: Add): void {
  const { memory, start, threadsPerPeer = 0, threadsPerInstance, ownMs, cpuMs } = service
  if (cpuMs > ownMs)
    add(
      [...at, 'cpuMs'],
      `${cpuMs} ms of ${ownMs} ms of own time cannot need a core`,
      `make it ${ownMs} at most, or "ownMs" ${cpuMs} at least`,
    )
  const peers = largestFleet(topology, service) - 1
  if (memory !== undefined) {
    const taken = memory.baseMib + (memory.mibPerPeer ?? 0) * Math.max(0, peers)
    if (taken >= memory.mibPerInstance)
      add(
        [...at, 'memory', memory.baseMib >= memory.mibPerInstance ? 'baseMib' : 'mibPerPeer'],
        `an instance that does nothing takes ${taken} of ${memory.mibPerInstance} MiB, so none can live`,
        `make "mibPerInstance" larger than ${taken}`,
      )
  }
  if (threadsPerPeer > 0 && threadsPerPeer * peers >= threadsPerInstance)
    add(
      [...at, 'threadsPerPeer'],
      `${peers} peers take all ${threadsPerInstance} threads of an instance`,
      `keep it below ${threadsPerInstance / peers}, or start with fewer instances`,
    )
  if (start === undefined) return
  if (start.longestRetrySeconds !== undefined && start.longestRetrySeconds < start.retrySeconds)
    add(
      [...at, 'start', 'longestRetrySeconds'],
      'is below retrySeconds, the shortest pause',
      `make it ${start.retrySeconds} at least, or take it out: then there is no backoff`,
    )
  if ((start.coldFactor ?? 1) > 1 && start.warmSeconds === undefined)
    add(
      [...at, 'start', 'coldFactor'],
      'says how cold a new instance is, and not how long',
      'add "warmSeconds"',
    )
}

/** Instances of a service in the region where it has the most. */
function largestFleet({ zones }: Topology, { instances }: Service): number {
  const fleets = new Map<string, number>()
  for (const { id, region } of zones) fleets.set(region, (fleets.get(region) ?? 0) + (instances[id] ?? 0))
  return Math.max(0, ...fleets.values())
}
