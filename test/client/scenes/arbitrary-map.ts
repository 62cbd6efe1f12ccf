import fc from 'fast-check'
import type { MapView } from '../../../src/core/view/index.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const reading = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 6 })

/** Any map a drill could send: some services missing in some zones, readings missing, calls in circles. */
export const arbitraryMap: fc.Arbitrary<MapView> = fc
  .record({
    services: fc.integer({ min: 1, max: 12 }),
    zones: fc.array(fc.record({ region: fc.constantFrom('east-1', 'west-2'), weight: share }), {
      minLength: 1,
      maxLength: 5,
    }),
    present: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
    readings: fc.array(
      fc.record({
        requestRate: reading(fc.double({ min: 0, max: 5000, noNaN: true })),
        errorShare: reading(share),
        p99Ms: reading(fc.double({ min: 0, max: 60_000, noNaN: true })),
        cpu: reading(share),
        threadsBusy: reading(fc.double({ min: 0, max: 1.2, noNaN: true })),
        instances: fc.nat(200),
        weight: share,
      }),
      { minLength: 60, maxLength: 60 },
    ),
    links: fc.array(
      fc.record({
        from: fc.nat(12),
        to: fc.nat(11),
        rate: reading(fc.double({ min: 0, max: 9000, noNaN: true })),
        errorShare: reading(share),
        retryShare: reading(share),
      }),
      { maxLength: 24 },
    ),
  })
  .map(({ services, zones, present, readings, links }) => ({
    zones: zones.map(({ region, weight }, index) => ({ id: `${region}${'abcde'[index]}`, region, weight })),
    cells: Array.from({ length: services }, (_, service) =>
      zones.flatMap(({ region }, zone) => {
        const read = readings[service * 5 + zone]
        if (read === undefined || present[service * 5 + zone] === false) return []
        return [{ service: `s${service}`, zone: `${region}${'abcde'[zone]}`, ...read }]
      }),
    ).flat(),
    links: links.map((link, index) => ({
      ...link,
      id: `l${index}`,
      from: `s${link.from}`,
      to: `s${link.to}`,
    })),
  }))
