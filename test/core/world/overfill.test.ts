import { expect, test } from 'vitest'
import { secondsUntilMore } from '../../../src/core/world/lifecycle/overfill.ts'
import { compareCourse } from '../../support/referee/compare-course.ts'
import { smallTopology } from '../../support/referee/small-topology.ts'

/** The same one step at a time: from j to j + 1 it takes 1 / λ, and once more from j - 1 whenever it falls first. */
function stepByStep(level: number, rate: number, threads: number, holdS: number): number {
  let up = 0
  let fromBelow = 0
  let weight = 1
  let total = 0
  let sum = 0
  const steps: number[] = []
  for (let j = 0; j <= level; j += 1) {
    up = (1 + (Math.min(j, threads) / holdS) * up) / rate
    steps.push(up)
  }
  for (let j = 0; j <= level; j += 1) {
    if (j > 0) weight *= (rate * holdS) / Math.min(j, threads)
    fromBelow = steps.slice(j).reduce((all, each) => all + each, 0)
    total += weight
    sum += weight * fromBelow
  }
  return sum / total
}

test.each([
  [0, 4, 0.5],
  [6, 4, 0.5],
  [12, 4, 0.9],
  [30, 4, 1.2],
  [28, 40, 0.5],
  [60, 40, 0.95],
])(
  'more than %i requests at %i threads of load %f come for the first time as in a birth and death process',
  (level, threads, load) => {
    const holdS = 0.1
    const rate = (load * threads) / holdS
    const exact = stepByStep(level, rate, threads, holdS)
    expect(secondsUntilMore(level, rate, load, threads, 1) / exact).toBeCloseTo(1, 6)
  },
)

test.each([
  [18, true],
  [20, true],
  [20, false],
  [22, false],
])(
  'a process whose memory (for %i requests, ten are usual) is filled by chance alone ends as often as request by request (with luck: %s)',
  (room, luck) => {
    const web = {
      id: 'web',
      ownMs: 100,
      ownVariation: 1,
      threadsPerInstance: 20,
      queuePerInstance: 20,
      memory: { mibPerInstance: 100 + room, baseMib: 100, mibPerRequest: 1 },
      start: { seconds: 5, retrySeconds: 1 },
    }
    const topology = smallTopology({ services: [web], perSecond: 100, luck })
    const { figures } = compareCourse({ topology, untilSecond: 240, steps: [] }, { seed: 1, events: 600_000 })
    const goodput = figures.find(({ what }) => what === 'visits goodput')
    expect(goodput?.referee).toBeLessThan(90)
    expect(goodput?.excess).toBeLessThan(0.05)
  },
)
