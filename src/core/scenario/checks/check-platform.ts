import type { Topology } from '../../world/index.ts'
import { jsonPath, type Problem, suggest } from '../problem.ts'
import { checkIntervention } from './check-interventions.ts'

type Key = string | number
type Platform = NonNullable<Topology['platform']>
type Add = (keys: readonly Key[], message: string, mend: string) => void
type Known = (keys: readonly Key[], name: string, names: readonly string[], what: string) => void

const KEYS_PER_USER = 2

const ids = (list: readonly { readonly id: string }[] | undefined): readonly string[] =>
  list?.map((each) => each.id) ?? []

/** Names of the platform that lead nowhere, and what its services could not do: tables, queues, identities, functions. */
export function checkPlatform(topology: Topology, base: readonly Key[]): Problem[] {
  const problems: Problem[] = []
  const add: Add = (keys, message, mend) =>
    problems.push({ path: jsonPath([...base, ...keys]), message, mend })
  const known: Known = (keys, name, names, what) => {
    if (!names.includes(name)) add(keys, `there is no ${what} "${name}"`, suggest(name, names, what))
  }
  const platform = topology.platform ?? {}
  checkIds(platform, add)
  checkRegions(topology, platform, known)
  checkTables(topology, platform, add, known)
  checkQueues(topology, platform, add, known)
  checkIdentities(platform, add, known)
  platform.history?.forEach(({ intervention }, h) => {
    const at = [...base, 'platform', 'history', h, 'intervention']
    problems.push(...checkIntervention(intervention, topology, at))
  })
  topology.links.forEach((link, l) => {
    checkLink(topology, platform, link, ['links', l], add, known)
  })
  topology.services.forEach((service, s) => {
    if (service.onDemand === undefined) return
    const at = ['services', s]
    if (service.threadsPerInstance !== 1)
      add(
        [...at, 'threadsPerInstance'],
        'a function works on one request per environment',
        'set it to 1; instances are environments',
      )
    if (service.autoscaler !== undefined)
      add([...at, 'autoscaler'], 'the provider scales a function by itself', 'take the autoscaler out')
  })
  return problems
}

const LISTS = [
  'endpoints',
  'tables',
  'queues',
  'keys',
  'secrets',
  'credentials',
  'certificates',
  'controlPlanes',
] as const

function checkIds(platform: Platform, add: Add): void {
  for (const list of LISTS) {
    const names = ids(platform[list])
    names.forEach((id, n) => {
      if (names.indexOf(id) !== n)
        add(['platform', list, n, 'id'], `"${id}" is taken`, 'give each its own id')
    })
  }
}

function checkRegions(topology: Topology, platform: Platform, known: Known): void {
  const regions = regionsOf(topology)
  for (const list of ['endpoints', 'queues', 'controlPlanes'] as const)
    platform[list]?.forEach(({ region }, n) => {
      known(['platform', list, n, 'region'], region, regions, 'region')
    })
}

function regionsOf(topology: Topology): readonly string[] {
  return [...new Set(topology.zones.map((zone) => zone.region))]
}

function checkTables(topology: Topology, platform: Platform, add: Add, known: Known): void {
  platform.tables?.forEach((table, t) => {
    const regions = table.replicas.map((replica) => replica.region)
    table.replicas.forEach((replica, r) => {
      const at = ['platform', 'tables', t, 'replicas', r]
      known([...at, 'region'], replica.region, regionsOf(topology), 'region')
      known([...at, 'endpoint'], replica.endpoint, ids(platform.endpoints), 'endpoint')
      if (regions.indexOf(replica.region) !== r)
        add(
          [...at, 'region'],
          `the table has a replica in "${replica.region}" already`,
          'keep one per region',
        )
    })
    if (table.hottestShare * table.partitions < 1 - 1e-9)
      add(
        ['platform', 'tables', t, 'hottestShare'],
        `the hottest of ${table.partitions} partitions has less than its even share`,
        `make it at least ${Math.ceil(1000 / table.partitions) / 1000}`,
      )
  })
}

function checkQueues(topology: Topology, platform: Platform, add: Add, known: Known): void {
  platform.queues?.forEach((queue, q) => {
    const at = ['platform', 'queues', q]
    known([...at, 'fedBy'], queue.fedBy, ids(topology.links), 'link')
    known([...at, 'consumer'], queue.consumer, ids(topology.services), 'service')
    const runs = (id: string | undefined): boolean => runsIn(topology, id, queue.region)
    if (ids(topology.services).includes(queue.consumer) && !runs(queue.consumer))
      add(
        [...at, 'consumer'],
        `"${queue.consumer}" does not run in ${queue.region}`,
        'give it instances in a zone of that region',
      )
    const link = topology.links.find(({ id }) => id === queue.fedBy)
    if (link !== undefined && !runs(link.from))
      add(
        [...at, 'fedBy'],
        `nobody calls "${link.id}" in ${queue.region}, so nothing comes`,
        `give "${link.from}" instances in that region, or name another link`,
      )
  })
}

function runsIn(topology: Topology, id: string | undefined, region: string): boolean {
  const service = topology.services.find((each) => each.id === id)
  return topology.zones.some((zone) => zone.region === region && (service?.instances[zone.id] ?? 0) > 0)
}

function checkIdentities(platform: Platform, add: Add, known: Known): void {
  const keys = ids(platform.keys)
  const secrets = ids(platform.secrets)
  const held = new Map<string, number>()
  platform.keys?.forEach(({ user, status }, k) => {
    if (status === 'absent') return
    const count = (held.get(user) ?? 0) + 1
    held.set(user, count)
    if (count > KEYS_PER_USER)
      add(
        ['platform', 'keys', k, 'status'],
        `user "${user}" has more than ${KEYS_PER_USER} keys`,
        'make it "absent", to be created later, or give it another user',
      )
  })
  platform.secrets?.forEach(({ current, previous }, s) => {
    known(['platform', 'secrets', s, 'current'], current, keys, 'key')
    if (previous !== undefined) known(['platform', 'secrets', s, 'previous'], previous, keys, 'key')
  })
  platform.credentials?.forEach(({ secret, signedBy, session }, c) => {
    const at = ['platform', 'credentials', c]
    if (secret !== undefined) known([...at, 'secret'], secret, secrets, 'secret')
    if (signedBy !== undefined)
      known([...at, 'signedBy'], signedBy, ids(platform.certificates), 'certificate')
    if (secret === undefined && session === undefined)
      add(
        at,
        'has neither a secret nor a session',
        'name the secret that holds its key, or give it a session',
      )
    if (session !== undefined && session.refreshSeconds > session.seconds)
      add(
        [...at, 'session', 'refreshSeconds'],
        'a session would be renewed after it has ended',
        `make it ${session.seconds} at most`,
      )
    for (const [region, name] of Object.entries(session?.issuers ?? {}))
      known([...at, 'session', 'issuers', region], name, ids(platform.endpoints), 'endpoint')
  })
  platform.history?.forEach(({ at }, h) => {
    if (at >= 0)
      add(['platform', 'history', h, 'at'], 'history is before second 0', 'make it negative, or inject it')
  })
}

function checkLink(
  topology: Topology,
  platform: Platform,
  link: Topology['links'][number],
  at: readonly Key[],
  add: Add,
  known: Known,
): void {
  for (const [region, name] of Object.entries(link.connections?.endpoints ?? {})) {
    known([...at, 'connections', 'endpoints', region], region, regionsOf(topology), 'region')
    known([...at, 'connections', 'endpoints', region], name, ids(platform.endpoints), 'endpoint')
  }
  const certificate = link.connections?.certificate
  if (certificate !== undefined)
    known([...at, 'connections', 'certificate'], certificate, ids(platform.certificates), 'certificate')
  if (link.credential !== undefined)
    known([...at, 'credential'], link.credential, ids(platform.credentials), 'credential')
  if (link.table === undefined) return
  known([...at, 'table', 'id'], link.table.id, ids(platform.tables), 'table')
  const table = platform.tables?.find(({ id }) => id === link.table?.id)
  if (table === undefined) return
  const replicas = table.replicas.map((replica) => replica.region)
  for (const region of regionsOf(topology)) {
    const used = link.table.replicas?.[region]
    if (used !== undefined) known([...at, 'table', 'replicas', region], used, replicas, 'replica')
    else if (!replicas.includes(region) && runsIn(topology, link.from, region))
      add(
        [...at, 'table'],
        `callers in ${region} have no replica of "${table.id}" there`,
        `say in "replicas" which one they use, or add a replica in ${region}`,
      )
  }
  for (const region of replicas)
    if (!runsIn(topology, link.to, region))
      add(
        [...at, 'to'],
        `"${link.to}" stands for the table's front and does not run in ${region}`,
        `give it instances in a zone of ${region}: there is a replica of "${table.id}"`,
      )
}
