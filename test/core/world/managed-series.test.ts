import { expect, test } from 'vitest'
import { listSeries } from '../../../src/core/world/index.ts'
import { metric, sampleTable, storeWorld, truth } from './managed-world.ts'
import { playWorld } from './run-world.ts'
import { largeTopology } from './sample-world.ts'

const kinds = new Set(['endpoint', 'table', 'queue', 'plane', 'cost', 'data'])
const kindOf = (id: string): string => id.slice(0, id.indexOf('/'))

test('every series of the platform that is listed has a truth, and telemetry says about the same', () => {
  const play = playWorld(
    storeWorld(
      300,
      sampleTable({ replicas: sampleTable().replicas.map((r) => ({ ...r, writeUnits: 100 })) }),
      {
        platform: {
          queues: [
            {
              id: 'mails',
              label: 'Mails',
              region: 'one',
              fedBy: 'read',
              consumer: 'shop',
              pollsPerSecond: 100,
              visibilitySeconds: 30,
              lateAfterSeconds: 60,
            },
          ],
          controlPlanes: [{ id: 'launches', label: 'Launches', region: 'one' }],
        },
      },
    ),
  )
  play.fault({ id: 'api', kind: 'controlPlane', plane: 'launches', failShare: 0.5, slowFactor: 2 })
  play.fault({ id: 'slow', kind: 'replicationSlow', table: 'orders', region: 'two', keptShare: 0 })
  play.fault({ id: 'job', kind: 'tableDamage', table: 'orders', sharePerMinute: 0.01 })
  play.wait(900)
  const ids = listSeries(play.model)
    .map(({ id }) => id)
    .filter((id) => kinds.has(kindOf(id)))
  expect(ids.length).toBeGreaterThan(20)
  let moved = 0
  for (const id of ids) {
    const now = truth(play, id)
    expect(Number.isFinite(now), id).toBe(true)
    // What is read is half a minute old.
    expect(Math.abs(metric(play, id) - now), id).toBeLessThanOrEqual(0.15 * Math.abs(now))
    if (now !== 0) moved += 1
  }
  expect(moved).toBeGreaterThan(12)
})

test('a world without a platform lists none of them', () => {
  const listed = listSeries(playWorld(largeTopology()).model).map(({ id }) => kindOf(id))
  expect(listed.filter((kind) => kinds.has(kind))).toEqual([])
})
