import { expect, test } from 'vitest'
import { courseOfModel } from '../../support/referee/course-of-model.ts'
import { playWithReferee } from '../../support/referee/play-with-referee.ts'
import { smallTopology } from '../../support/referee/small-topology.ts'

test.each([
  { threads: 4, places: 0, load: 0.6, attempts: 3, backoffMs: 0 },
  { threads: 4, places: 0, load: 0.6, attempts: 3, backoffMs: 10 },
  { threads: 4, places: 2, load: 0.9, attempts: 2, backoffMs: 20 },
  { threads: 10, places: 5, load: 1.1, attempts: 4, backoffMs: 5 },
  { threads: 10, places: 5, load: 0.8, attempts: 2, backoffMs: 100 },
])(
  'who was refused and asks again soon finds it as full as it was, as single requests show: %o',
  (sketch) => {
    const perSecond = (sketch.load * sketch.threads) / 0.08
    const topology = smallTopology({
      services: [
        { id: 'front', ownMs: 5, threadsPerInstance: 300, ownVariation: 1 },
        {
          id: 'back',
          ownMs: 80,
          threadsPerInstance: sketch.threads,
          queuePerInstance: sketch.places,
          ownVariation: 1,
        },
      ],
      links: [
        {
          from: 'front',
          to: 'back',
          timeoutMs: 5000,
          attempts: sketch.attempts,
          backoffMs: sketch.backoffMs,
        },
      ],
      perSecond,
    })
    const script = { topology, untilSecond: 120, steps: [] }
    const runs = [1, 2, 3].map((seed) => playWithReferee(script, seed, 120, 30)[0]?.visits.goodput ?? 0)
    const referee = 1 - runs.reduce((sum, each) => sum + each, 0) / runs.length / perSecond
    const model = 1 - (courseOfModel(script, 1, 120, 30)[0]?.visits.goodput ?? 0) / perSecond
    expect(Math.abs(model - referee)).toBeLessThan(0.025 + 0.1 * referee)
  },
)
