import * as fc from 'fast-check'
import { test } from 'vitest'
import { arbitraryCloud, compareWithModel } from '../support/referee/index.ts'

test('the fluid model agrees with a request-level simulation within 10 %', () => {
  fc.assert(
    fc.property(arbitraryCloud, (cloud) => {
      const apart = compareWithModel(cloud, { events: 1_500_000, rateFloorShare: 0.02 }).filter(
        ({ excess }) => excess > 0.1,
      )
      if (apart.length > 0) {
        const lines = apart.map(
          ({ what, referee, model }) =>
            `${what}: referee ${referee.value.toFixed(2)} ± ${referee.halfWidth.toFixed(2)}, model ${model.toFixed(2)}`,
        )
        throw new Error(lines.join('\n'))
      }
    }),
    { numRuns: 40, seed: 20_261_123 },
  )
}, 120_000)
