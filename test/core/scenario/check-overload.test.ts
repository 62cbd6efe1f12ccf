import { expect, test } from 'vitest'
import { parseWorldFile } from '../../../src/core/scenario/index.ts'
import type { Topology } from '../../../src/core/world/index.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from '../world/sample-world.ts'

type Tree = Record<string, unknown>

/** A world with one of everything, and no problem. */
function soundWorld(): Topology {
  const web = sampleService('web', {
    start: { seconds: 20, retrySeconds: 10, longestRetrySeconds: 300, coldFactor: 2, warmSeconds: 30 },
    memory: { mibPerInstance: 1000, baseMib: 200, mibPerRequest: 1, mibPerPeer: 10 },
    threadsPerPeer: 1,
  })
  const { trafficNoise: _, ...market } = sampleMarket(10)
  return sampleTopology(
    [web, sampleService('store'), sampleService('search')],
    [
      sampleLink('web', 'store', { callsPerStart: 20, network: 'line', parallel: 'both' }),
      sampleLink('web', 'search', { parallel: 'both' }),
    ],
    [market],
    {
      networks: [
        { id: 'line', label: 'Line', callsPerSecond: 1000, bufferMs: 50 },
        { id: 'other', label: 'Other', callsPerSecond: 1000, bufferMs: 50 },
      ],
      configurations: [
        {
          id: 'flags',
          label: 'Flags',
          services: ['web', 'store'],
          pushSeconds: 60,
          rollBackSeconds: 30,
          canary: { share: 0.1, seconds: 60, stopsAboveErrorShare: 0.1 },
          killSwitchSeconds: 20,
        },
        { id: 'quotas', label: 'Quotas', services: ['store'], pushSeconds: 0, rollBackSeconds: 0 },
      ],
    },
  )
}

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

const start = { seconds: 20, retrySeconds: 10 }

test('a world with one of everything has no problem', () => {
  expect(problemsOf(soundWorld())).toEqual([])
})

test.each([
  ['networks.1.id', 'line', /"line" is taken/],
  ['configurations.1.id', 'flags', /"flags" is taken/],
  ['links.0.network', 'lien', /no network "lien"/],
  ['links.1.parallel', 'alone', /no other link of "web" has the word "alone"/],
  ['links.1.callsPerStart', 0, null],
  [
    'links',
    [sampleLink('store', 'search', { callsPerStart: 3 })],
    /"store" has no start in which it could make them/,
  ],
  ['services.0.cpuMs', 21, /21 ms of 20 ms of own time cannot need a core/],
  ['services.0.memory.baseMib', 1200, /takes 1210 of 1000 MiB/],
  ['services.0.memory.mibPerPeer', 900, /takes 1100 of 1000 MiB/],
  ['services.0.threadsPerPeer', 20, /1 peers take all 20 threads/],
  ['services.0.start', { ...start, longestRetrySeconds: 5 }, /below retrySeconds/],
  ['services.0.start', { ...start, coldFactor: 3 }, /not how long/],
  ['configurations.0.services', ['web', 'stor'], /no service "stor"/],
  ['configurations.0.services', ['web', 'web'], /"web" is named twice/],
  ['configurations.0.canary.share', 0, /a canary of nobody/],
])('%s as %j is said', (path, value, message) => {
  const problems = problemsOf(changed(path, value))
  if (message === null) {
    expect(problems).toEqual([])
    return
  }
  expect(problems.map((each) => each.message).join('\n')).toMatch(message)
  for (const { mend } of problems) expect(mend.length).toBeGreaterThan(5)
})

test.each([
  [{ kind: 'setStartLimit', service: 'search', atOnce: 3 }, /"search" come up by themselves/],
  [{ kind: 'setStartBackoff', service: 'store', longestRetrySeconds: null }, null],
  [{ kind: 'setSlowStart', service: 'web', seconds: 30 }, null],
  [{ kind: 'setKillSwitch', configuration: 'quotas', on: true }, /"quotas" has no kill switch/],
  [{ kind: 'setCanary', configuration: 'quotas', on: false }, /"quotas" has no canary/],
  [{ kind: 'rollBackConfiguration', configuration: 'flag' }, /no configuration "flag"/],
])('%j', (intervention, message) => {
  const messages = problemsOf(soundWorld(), { interventions: [{ at: 60, intervention }] })
    .map((each) => each.message)
    .join('\n')
  if (message === null) expect(messages).toBe('')
  else expect(messages).toMatch(message)
})

test('a push has the pace of its configuration, and no ramp of its own', () => {
  const push = {
    id: 'push',
    kind: 'configurationPush',
    configuration: 'flags',
    effect: { kind: 'crash' },
    rampSeconds: 30,
  }
  const problems = problemsOf(soundWorld(), { faults: [{ at: 10, fault: push }] })
  expect(problems.map(({ message }) => message).join('\n')).toMatch(/pace of its configuration/)
})
