import { expect, test } from 'vitest'
import { courseOfModel } from '../../support/referee/course-of-model.ts'
import { playWithReferee } from '../../support/referee/play-with-referee.ts'
import { smallTopology } from '../../support/referee/small-topology.ts'

const world = (perSecond: number, attempts: number, waitMs: number) =>
  smallTopology({
    services: [
      { id: 'front', ownMs: 5, threadsPerInstance: 100 },
      { id: 'back', ownMs: 100, threadsPerInstance: 50 },
    ],
    links: [
      {
        from: 'front',
        to: 'back',
        timeoutMs: 5000,
        attempts,
        backoffMs: 20,
        pool: { connectionsPerInstance: 5, waitMs },
      },
    ],
    perSecond,
  })

test.each([
  [40, 3, 50],
  [80, 3, 50],
  [80, 2, 0],
  [60, 4, 20],
])(
  'who gets no connection asks again, as single requests show: %i a second, %i attempts of %i ms',
  (...sketch) => {
    const script = { topology: world(...sketch), untilSecond: 120, steps: [] }
    const runs = [1, 2].map((seed) => playWithReferee(script, seed, 120, 30)[0])
    const mean = (of: (run: (typeof runs)[number]) => number) => (of(runs[0]) + of(runs[1])) / 2
    const model = courseOfModel(script, 1, 120, 30)[0]
    const goodput = mean((run) => run?.visits.goodput ?? 0)
    const p99 = mean((run) => run?.visits.p99 ?? 0)
    expect(Math.abs((model?.visits.goodput ?? 0) / goodput - 1)).toBeLessThan(0.05)
    expect(Math.abs((model?.visits.p99 ?? 0) / p99 - 1)).toBeLessThan(0.1)
  },
)
