import { expect, test } from 'vitest'
import { parseWorldFile } from '../../../src/core/scenario/index.ts'
import type { Topology } from '../../../src/core/world/index.ts'
import { everywhere, sampleTable, storeWorld } from '../world/managed-world.ts'
import { sampleService } from '../world/sample-world.ts'

type Platform = NonNullable<Topology['platform']>
type Tree = Record<string, unknown>

/** A world with one of everything, and no problem. */
function soundWorld(): Topology {
  const platform: Platform = {
    queues: [
      {
        id: 'mails',
        label: 'Mails',
        region: 'one',
        fedBy: 'write',
        consumer: 'mailer',
        pollsPerSecond: 10,
        visibilitySeconds: 30,
      },
    ],
    keys: [
      { id: 'K1', user: 'robot', status: 'active', ageDays: 1, consistencySeconds: 4 },
      { id: 'K2', user: 'robot', status: 'inactive', ageDays: 1, consistencySeconds: 4 },
      { id: 'K3', user: 'robot', status: 'absent', ageDays: 0, consistencySeconds: 4 },
    ],
    secrets: [{ id: 'secret', environment: 'production', current: 'K1', previous: 'K2' }],
    credentials: [
      {
        id: 'store-access',
        label: 'Store',
        secret: 'secret',
        cacheSeconds: 3600,
        session: { seconds: 3600, refreshSeconds: 3000, issuers: { one: 'name-one' } },
        signedBy: 'signer',
        refetchOnRefusal: false,
      },
    ],
    certificates: [{ id: 'signer', label: 'Signer', expiresAtSecond: 9e6 }],
    controlPlanes: [{ id: 'launches', label: 'Launches', region: 'one' }],
    history: [{ at: -60, intervention: { kind: 'setKeyStatus', key: 'K2', status: 'inactive' } }],
  }
  const world = storeWorld(100, sampleTable(), { platform })
  const mailer = sampleService('mailer', { instances: everywhere(1) })
  const resize = sampleService('resize', {
    instances: everywhere(1),
    threadsPerInstance: 1,
    onDemand: { growthPerTenSeconds: 1000, concurrency: 1000 },
  })
  return {
    ...world,
    // Not for authors: the noise of traffic is the world's own.
    markets: world.markets.map(({ trafficNoise: _, ...market }) => market),
    services: [...world.services, mailer, resize],
    links: world.links.map((link) => ({
      ...link,
      connections: { endpoints: { one: 'name-one', two: 'name-two' }, lifetimeSeconds: 60 },
      credential: 'store-access',
    })),
  }
}

const refresh = (region: string) => ({
  kind: 'refreshCredentials',
  credential: 'store-access',
  region,
  seconds: 30,
})

/** The same with the value at a path replaced. */
function changed(path: string, value: unknown): unknown {
  const world = structuredClone(soundWorld()) as unknown as Tree
  const keys = path.split('.')
  let place = world
  for (const key of keys.slice(0, -1)) place = place[key] as Tree
  place[keys.at(-1) ?? ''] = value
  return world
}

const problemsOf = (topology: unknown, rest: object = {}) => {
  const answer = parseWorldFile({ topology, ...rest })
  return answer.ok ? [] : answer.problems
}

test('a world with one of everything has no problem', () => {
  expect(problemsOf(soundWorld())).toEqual([])
})

test.each([
  ['platform.endpoints.0.region', 'oen', /no region "oen"/],
  ['platform.endpoints.1.id', 'name-one', /"name-one" is taken/],
  ['platform.tables.0.replicas.0.endpoint', 'nam-one', /no endpoint "nam-one"/],
  ['platform.tables.0.replicas.1.region', 'one', /has a replica in "one" already/],
  ['platform.tables.0.hottestShare', 0.01, /less than its even share/],
  ['platform.queues.0.fedBy', 'wirte', /no link "wirte"/],
  ['platform.queues.0.consumer', 'mailr', /no service "mailr"/],
  ['services.2.instances', { 'two-a': 1 }, /"mailer" does not run in one/],
  ['platform.keys.2.status', 'inactive', /user "robot" has more than 2 keys/],
  ['platform.secrets.0.current', 'K9', /no key "K9"/],
  ['platform.credentials.0.secret', 'secrt', /no secret "secrt"/],
  ['platform.credentials.0.signedBy', 'singer', /no certificate "singer"/],
  ['platform.credentials.0.session.refreshSeconds', 4000, /renewed after it has ended/],
  ['platform.credentials.0.session.issuers', { one: 'sts' }, /no endpoint "sts"/],
  ['platform.history.0.at', 5, /history is before second 0/],
  ['platform.history.0.intervention.key', 'K7', /no key "K7"/],
  ['platform.history.0.intervention', refresh('three'), /no region "three"/],
  ['links.0.connections.endpoints', { three: 'name-one' }, /no region "three"/],
  ['links.0.credential', 'store-acces', /no credential "store-acces"/],
  ['links.0.table.id', 'ordrs', /no table "ordrs"/],
  ['links.0.table.replicas', { one: 'three' }, /no replica "three"/],
  ['services.1.instances', { 'one-a': 1 }, /"store" stands for the table's front and does not run in two/],
  ['services.3.threadsPerInstance', 4, /one request per environment/],
])('%s: %s is a problem, with its mend', (path, value, message) => {
  const found = problemsOf(changed(path, value)).find((problem) => message.test(problem.message))
  expect(found).toBeDefined()
  expect(found?.mend.length).toBeGreaterThan(5)
  expect(found?.path).toMatch(/^\$\.topology\./)
})

test('what was done before the drill was called a deed once: a file that still does is told so', () => {
  const past = { at: -60, deed: { kind: 'setKeyStatus', key: 'K2', status: 'inactive' } }
  expect(problemsOf(changed('platform.history.0', past))).toContainEqual({
    path: '$.topology.platform.history[0].deed',
    message: '"deed" is called "intervention" now',
    mend: 'rename it; what is in it stays as it is',
  })
})

test('callers in a region without a replica must be told which one to use', () => {
  const replicas = sampleTable().replicas.slice(0, 1)
  const world = changed('platform.tables.0.replicas', replicas) as Topology
  expect(problemsOf(world).map(({ message }) => message)).toContain(
    'callers in two have no replica of "orders" there',
  )
  const told = {
    ...world,
    links: world.links.map((link) =>
      link.table === undefined ? link : { ...link, table: { ...link.table, replicas: { two: 'one' } } },
    ),
  }
  expect(problemsOf(told)).toEqual([])
})

test.each([
  [{ kind: 'setTableReplica', table: 'orders', callersIn: 'on', region: 'two' }, /no callersIn "on"/],
  [{ kind: 'restoreTable', table: 'order', region: 'two', minutesAgo: 5 }, /no table "order"/],
  [{ kind: 'purgeQueue', queue: 'mail' }, /no queue "mail"/],
  [{ kind: 'putSecret', secret: 'sekret', key: 'K1' }, /no secret "sekret"/],
  [{ kind: 'setConcurrency', service: 'shop', region: 'one', environments: 9 }, /is no function/],
])('an intervention that names nothing real is a problem', (intervention, message) => {
  const [problem] = problemsOf(soundWorld(), { interventions: [{ at: 1, intervention }] })
  expect(problem?.message).toMatch(message)
})

test.each([
  [{ id: 'f', kind: 'endpointLost', endpoint: 'name' }, /no endpoint "name"/],
  [{ id: 'f', kind: 'controlPlane', plane: 'launch', failShare: 1, slowFactor: 1 }, /no plane "launch"/],
  [{ id: 'f', kind: 'probeErrors', service: 'shop', failShare: 1 }, /has no health check/],
])('a fault that names nothing real is a problem', (fault, message) => {
  const [problem] = problemsOf(soundWorld(), { faults: [{ at: 1, fault }] })
  expect(problem?.message).toMatch(message)
})
