import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutMap, pointOn, rackAt } from '../../../src/client/scenes/map-layout.ts'
import { arbitraryMap } from './arbitrary-map.ts'

const sizes = fc.constantFrom([390, 420], [700, 400], [1000, 560], [1280, 720]) as fc.Arbitrary<
  [number, number]
>

describe('the layout of the map', () => {
  it('gives every service of every zone a rack of its own, inside its hall', () => {
    fc.assert(
      fc.property(arbitraryMap, sizes, (map, [width, height]) => {
        const layout = layOutMap(map, width, height)
        expect(layout.racks.map((rack) => rack.key).sort()).toEqual(
          map.cells.map((cell) => `${cell.service}@${cell.zone}`).sort(),
        )
        for (const rack of layout.racks) {
          const hall = layout.halls.find((each) => each.zone === rack.cell.zone)
          expect(hall).toBeDefined()
          if (hall === undefined) continue
          expect(rack.x).toBeGreaterThanOrEqual(hall.x)
          expect(rack.x + rack.width).toBeLessThanOrEqual(hall.x + hall.width)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('keeps racks of one hall apart when there is room for them', () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const { racks } = layOutMap(map, 1280, 900)
        for (const one of racks)
          for (const other of racks) {
            if (one === other) continue
            const apart =
              one.x + one.width <= other.x ||
              other.x + other.width <= one.x ||
              one.y + one.height <= other.y ||
              other.y + other.height <= one.y
            expect(apart, `${one.key} and ${other.key}`).toBe(true)
          }
      }),
      { numRuns: 40 },
    )
  })

  it('shares each link among the zones of its target without losing any of it', () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const { lanes } = layOutMap(map, 1000, 600)
        for (const link of map.links) {
          const shares = lanes.filter((lane) => lane.link.id === link.id).map((lane) => lane.share)
          if (shares.length === 0) continue
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('finds the rack under a point and none between them', () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const layout = layOutMap(map, 1280, 900)
        for (const rack of layout.racks) {
          expect(rackAt(layout, rack.x + rack.width / 2, rack.y + rack.height / 2)?.key).toBe(rack.key)
        }
        expect(rackAt(layout, -5, -5)).toBeNull()
      }),
      { numRuns: 30 },
    )
  })

  it('begins and ends a lane at its ends', () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const point = { x: 0, y: 0 }
        for (const { points } of layOutMap(map, 1000, 600).lanes) {
          pointOn(points, 0, point)
          expect([point.x, point.y]).toEqual([points[0], points[1]])
          pointOn(points, 1, point)
          expect([point.x, point.y]).toEqual([points[6], points[7]])
        }
      }),
      { numRuns: 30 },
    )
  })
})
