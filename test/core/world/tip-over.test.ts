import { expect, test } from 'vitest'
import { beginWorld, compileWorld, stepWorld, type Topology } from '../../../src/core/world/index.ts'
import { compareCourse } from '../../support/referee/compare-course.ts'
import { smallTopology } from '../../support/referee/small-topology.ts'

/** One instance that ends 590 a second at the most, with 35 at work, and 290 with all its threads taken. */
const contended = (perSecond: number, luck: boolean): Topology =>
  smallTopology({
    luck,
    perSecond,
    services: [
      {
        id: 'web',
        ownMs: 20,
        threadsPerInstance: 200,
        queuePerInstance: 100,
        contention: { serialShare: 0.03, crosstalk: 0.0008 },
      },
    ],
  })

/** Of so many worlds, those that have tipped over by the end. */
function tipped(perSecond: number, luck: boolean, seconds: number): number {
  let count = 0
  for (let seed = 1; seed <= 12; seed += 1) {
    const model = compileWorld(contended(perSecond, luck), seed)
    const state = beginWorld(model, 30)
    for (let second = 0; second < seconds; second += 1) stepWorld(model, state)
    if ((state.cell.busy[0] as number) > 0.9) count += 1
  }
  return count
}

test('near its peak a contended cell tips over by chance, far below it or without luck it does not', () => {
  expect(tipped(530, true, 240)).toBeGreaterThan(2)
  expect(tipped(530, false, 240)).toBe(0)
  expect(tipped(420, true, 900)).toBe(0)
})

test.each([480, 530])(
  'at %i a second it serves in four minutes what it does request by request',
  (perSecond) => {
    const script = { topology: contended(perSecond, true), untilSecond: 240, steps: [] }
    const { figures } = compareCourse(script, { seed: 1, events: 2_000_000 })
    expect(figures.find(({ what }) => what === 'visits goodput')?.excess).toBeLessThan(0.05)
  },
)
