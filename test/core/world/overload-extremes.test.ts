import { expect, test } from 'vitest'
import { waitThird } from '../../../src/core/world/gamma-table.ts'
import { playWorld } from './run-world.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

test('every number stays finite where every request fails and cores are short', () => {
  const play = playWorld(
    sampleTopology(
      [sampleService('front', { cpuMs: 10, vcpusPerInstance: 2 }), sampleService('back')],
      [sampleLink('front', 'back')],
      [sampleMarket(250)],
    ),
  )
  play.wait(20)
  play.fault({ id: 'bad', kind: 'serviceErrors', service: 'back', errorShare: 1 })
  for (let n = 0; n < 60; n += 1) {
    play.wait(1)
    expect(play.state.numbers.every(Number.isFinite), `second ${play.state.second}`).toBe(true)
  }
})

test('a wait of nothing is skewed by nothing, whatever rounding has left of its variance', () => {
  expect(waitThird(0, 1e-20)).toBe(0)
  expect(waitThird(1e-300, 1e-20)).toBe(0)
  expect(waitThird(0.01, 0.0001)).toBeCloseTo(2e-6, 12)
})
