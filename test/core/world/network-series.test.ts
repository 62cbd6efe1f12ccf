import { expect, test } from 'vitest'
import { latestReading, listSeries, readPlatform } from '../../../src/core/world/index.ts'
import { playWorld } from './run-world.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

const services = [
  sampleService('web', { threadsPerInstance: 2000 }),
  sampleService('one', { threadsPerInstance: 500 }),
  sampleService('two', { threadsPerInstance: 500 }),
]
const links = ['one', 'two'].map((to) => sampleLink('web', to, { network: 'cable', onFailure: 'degrade' }))
const networks = [{ id: 'cable', label: 'Cable', callsPerSecond: 2000, bufferMs: 20 }]

test('a path that many links share shows its load, and what is lost when it is cut to less than they need', () => {
  const play = playWorld(sampleTopology(services, links, [sampleMarket(400)], { networks }))
  const seen = (metric: string) =>
    latestReading(play.model, play.state, `network/cable/${metric}`, play.state.second)?.value ?? Number.NaN
  const truth = (metric: string) => readPlatform(play.model, play.state, `network/cable/${metric}`)
  expect(Math.abs(seen('loadShare') / 0.4 - 1)).toBeLessThan(0.05)
  expect(seen('lostShare')).toBeLessThan(0.001)
  play.fault({ id: 'cut', kind: 'networkCapacity', network: 'cable', lostShare: 0.75 })
  play.wait(120)
  // 500 of the calls asked for pass.
  const lost = 1 - 500 / truth('callRate')
  expect(Math.abs(truth('lostShare') / lost - 1)).toBeLessThan(0.03)
  expect(Math.abs(seen('lostShare') / lost - 1)).toBeLessThan(0.1)
  expect(seen('waitMs')).toBeGreaterThan(50)
})

test('a world without such paths has no series of them', () => {
  const ids = (more: object) =>
    listSeries(playWorld(sampleTopology(services, [], [sampleMarket(100)], more)).model).map(({ id }) => id)
  expect(ids({}).some((id) => id.startsWith('network/'))).toBe(false)
  expect(ids({ networks }).filter((id) => id.startsWith('network/'))).toHaveLength(4)
})
