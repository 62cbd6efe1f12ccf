import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionOf, describeMap } from '../../../src/client/store/describe-map.ts'
import { arbitraryMap } from '../scenes/arbitrary-map.ts'

describe('the map in words', () => {
  it('names every service of every zone, and never says NaN or undefined', () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const lines = describeMap(map)
        for (const cell of map.cells)
          expect(lines.some((line) => line.startsWith(`${cell.service} in ${cell.zone}:`))).toBe(true)
        expect(lines.join('\n')).not.toMatch(/NaN|undefined|null/)
      }),
      { numRuns: 60 },
    )
  })

  it('tells of burning places before calm ones', () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const words = describeMap(map).map((line) => /: (burning|uncertain|calm)/.exec(line)?.[1])
        const order = words.filter((word) => word !== undefined)
        const rank = { burning: 0, uncertain: 1, calm: 2 } as Record<string, number>
        const ranks = order.map((word) => rank[word] ?? 9)
        expect(ranks).toEqual([...ranks].sort((one, other) => one - other))
      }),
      { numRuns: 60 },
    )
  })

  it('never calls a place calmer when its errors grow', () => {
    const rank = { unused: 0, silent: 0, calm: 1, uncertain: 2, burning: 3 }
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, share, (one, other, threadsBusy) => {
        const cell = (errorShare: number) => ({
          service: 's',
          zone: 'z',
          requestRate: 10,
          p99Ms: 50,
          cpu: 0.5,
          instances: 3,
          weight: 1,
          threadsBusy,
          errorShare,
        })
        const [less, more] = one < other ? [one, other] : [other, one]
        expect(rank[conditionOf(cell(more))]).toBeGreaterThanOrEqual(rank[conditionOf(cell(less))])
      }),
    )
  })
})
