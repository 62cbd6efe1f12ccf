import { expect, test } from 'vitest'
import { listSeries, metricOf, readSeriesId, seriesId } from '../../../src/core/world/index.ts'
import { sampleTable, storeWorld } from './managed-world.ts'
import { playWorld } from './run-world.ts'

test.each([
  [
    seriesId.service('shop', 'one-a', 'p99Ms'),
    { kind: 'service', owner: 'shop', place: 'one-a', metric: 'p99Ms' },
  ],
  [seriesId.service('shop', 'all', 'cpu'), { kind: 'service', owner: 'shop', place: 'all', metric: 'cpu' }],
  [
    seriesId.link('web-shop', 'retryRate'),
    { kind: 'link', owner: 'web-shop', place: null, metric: 'retryRate' },
  ],
  [
    seriesId.customers('all', 'failedShare'),
    { kind: 'customers', owner: 'all', place: null, metric: 'failedShare' },
  ],
  [seriesId.slo('burnRate5m'), { kind: 'slo', owner: null, place: null, metric: 'burnRate5m' }],
  [
    seriesId.table('orders', 'one', 'readUnits'),
    { kind: 'table', owner: 'orders', place: 'one', metric: 'readUnits' },
  ],
  [seriesId.queue('mail', 'depth'), { kind: 'queue', owner: 'mail', place: null, metric: 'depth' }],
  [seriesId.key('AKIA', 'ageDays'), { kind: 'key', owner: 'AKIA', place: null, metric: 'ageDays' }],
  [seriesId.plane('launches'), { kind: 'plane', owner: 'launches', place: null, metric: 'errorShare' }],
  [seriesId.cost(), { kind: 'cost', owner: null, place: null, metric: 'usdPerMinute' }],
  [seriesId.impact(), { kind: 'impact', owner: null, place: null, metric: 'customerMinutes' }],
])('%s is read as it was made', (id, parts) => {
  expect(readSeriesId(id)).toEqual(parts)
  expect(metricOf(id)).toBe(parts.metric)
})

const platform = {
  queues: [
    {
      id: 'mails',
      label: 'Mails',
      region: 'one',
      fedBy: 'write',
      consumer: 'shop',
      pollsPerSecond: 10,
      visibilitySeconds: 30,
    },
  ],
  keys: [{ id: 'K1', user: 'robot', status: 'active', ageDays: 1, consistencySeconds: 4 }],
  certificates: [{ id: 'signer', label: 'Signer', expiresAtSecond: 9e6 }],
  controlPlanes: [{ id: 'launches', label: 'Launches', region: 'one' }],
} as const

test('every series of a world can be read, each metric by its last part', () => {
  const series = listSeries(playWorld(storeWorld(100, sampleTable(), { platform })).model)
  const kinds = ['service', 'link', 'customers', 'slo', 'endpoint', 'key', 'certificate']
  expect([...new Set(series.map(({ id }) => readSeriesId(id)?.kind))]).toEqual([
    ...kinds,
    ...['table', 'queue', 'plane', 'cost', 'data'],
  ])
  for (const { id } of series) expect(readSeriesId(id)?.metric).toBe(metricOf(id))
})

test.each(['', 'slo', 'weather/all', 'service/shop/p99Ms', 'link/a/b/c', 'slo/a/b', 'service/a/b/c/d'])(
  '"%s" is no series id',
  (id) => {
    expect(readSeriesId(id)).toBeNull()
  },
)
