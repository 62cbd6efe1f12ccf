import { expect, test } from 'vitest'
import { readWorld, refusalOf, type Topology } from '../../../src/core/world/index.ts'
import { everywhere, metric, truth } from './managed-world.ts'
import { type Play, playWorld } from './run-world.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

function queueWorld(late?: number): Topology {
  return sampleTopology(
    [
      sampleService('shop', { instances: everywhere(4), threadsPerInstance: 200 }),
      sampleService('store', { instances: everywhere(4), threadsPerInstance: 200 }),
      sampleService('mailer', { instances: everywhere(4), threadsPerInstance: 200 }),
    ],
    [sampleLink('shop', 'store', { id: 'order' })],
    [sampleMarket(100)],
    {
      platform: {
        queues: [
          {
            id: 'mails',
            label: 'Mails',
            region: 'one',
            fedBy: 'order',
            consumer: 'mailer',
            pollsPerSecond: 150,
            visibilitySeconds: 30,
            ...(late === undefined ? {} : { lateAfterSeconds: late }),
          },
        ],
      },
    },
  )
}

const depth = (play: Play): number => truth(play, 'queue/mails/depth')
const age = (play: Play): number => truth(play, 'queue/mails/ageSeconds')

test('in good times what comes is worked off at once', () => {
  const play = playWorld(queueWorld())
  play.wait(300)
  expect(play.at('mailer').throughputPerSecond).toBeCloseTo(100, 0)
  expect(depth(play)).toBeLessThan(150)
  expect(age(play)).toBeLessThan(2)
})

test('while the pollers stand still the oldest message ages a second a second', () => {
  const play = playWorld(queueWorld())
  play.act({ kind: 'setQueueRate', queue: 'mails', perSecond: 0 })
  play.wait(600)
  expect(Math.abs(depth(play) - 60_000)).toBeLessThan(600)
  expect(Math.abs(age(play) - 600)).toBeLessThan(5)
  expect(Math.abs(metric(play, 'queue/mails/ageSeconds') - 570)).toBeLessThan(15)
})

test('age tells a queue that is stuck from one that is only long', () => {
  // incidents.md: age of the oldest message is the signal, depth alone is not. The same depth, twice.
  const stuck = playWorld(queueWorld())
  stuck.act({ kind: 'setQueueRate', queue: 'mails', perSecond: 0 })
  stuck.wait(100)
  const busy = playWorld(queueWorld())
  busy.fault({ id: 'rush', kind: 'demand', factor: 3 })
  busy.wait(67)
  expect(Math.abs(depth(busy) / depth(stuck) - 1)).toBeLessThan(0.1)
  expect(age(stuck)).toBeGreaterThan(95)
  expect(age(busy)).toBeLessThan(45)
})

test('a backlog drains with the rate that is left, and nothing is lost on the way', () => {
  const play = playWorld(queueWorld())
  play.fault({ id: 'poll', kind: 'pollersStopped', queue: 'mails', keptShare: 0 })
  play.wait(600)
  play.mend('poll')
  // 60,000 messages, 150 out and 100 in a second.
  play.wait(1100)
  expect(depth(play)).toBeGreaterThan(3000)
  play.wait(150)
  expect(depth(play)).toBeLessThan(300)
  const { cell, port } = play.state
  const sum = (values: Float64Array, list: readonly number[]): number =>
    list.reduce((total, n) => total + (values[n] ?? 0), 0)
  const [queue] = play.model.managed.queues
  if (queue === undefined) throw new Error('a queue')
  const came = sum(port.answered, queue.feedPorts)
  const worked = sum(cell.arrived, queue.consumerCells)
  expect(Math.abs(came - worked - depth(play))).toBeLessThan(1e-3)
})

test('messages that fail come back after their visibility time and keep the queue old', () => {
  const play = playWorld(queueWorld())
  play.fault({ id: 'bad', kind: 'serviceErrors', service: 'mailer', errorShare: 1 })
  play.wait(300)
  expect(Math.abs(depth(play) - 30_000)).toBeLessThan(700)
  expect(age(play)).toBeGreaterThan(280)
  play.mend('bad')
  play.wait(900)
  expect(depth(play)).toBeLessThan(300)
  expect(age(play)).toBeLessThan(5)
})

test('customers wait for late messages, for others nobody does', () => {
  const impact = (late?: number): number => {
    const play = playWorld(queueWorld(late))
    play.act({ kind: 'setQueueRate', queue: 'mails', perSecond: 0 })
    play.wait(360)
    return readWorld(play.model, play.state).impactCustomerMinutes
  }
  // From second 60 on the late ones grow by 100 a second: 300 s make 100 × 300² / 2 customer-seconds.
  expect(impact(60) - impact()).toBeGreaterThan(0.95 * 75_000)
  expect(impact(60) - impact()).toBeLessThan(1.05 * 75_000)
})

test('a purge empties the queue, and what was in it is lost', () => {
  const play = playWorld(queueWorld())
  play.act({ kind: 'setQueueRate', queue: 'mails', perSecond: 0 })
  play.wait(300)
  const held = depth(play)
  expect(refusalOf(play.model, play.state, { kind: 'purgeQueue', queue: 'mails' })).toBeNull()
  play.act({ kind: 'purgeQueue', queue: 'mails' })
  play.wait(1)
  expect(refusalOf(play.model, play.state, { kind: 'purgeQueue', queue: 'mails' })).toEqual({
    reason: 'purgedLately',
    about: { queue: 'mails', seconds: 1 },
  })
  expect(depth(play)).toBeLessThan(200)
  expect(truth(play, 'data/lostWrites')).toBeCloseTo(held, 0)
})
