import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutMap } from '../../../src/client/scenes/map-layout.ts'
import { Doing, PARTICLES, RequestFlow } from '../../../src/client/scenes/request-flow.ts'
import type { MapView } from '../../../src/core/view/index.ts'
import { arbitraryMap } from './arbitrary-map.ts'

const cell = (service: string, busy: number, errorShare: number) => ({
  service,
  zone: 'east-1a',
  requestRate: 400,
  errorShare,
  p99Ms: 200,
  cpu: 0.4,
  threadsBusy: busy,
  instances: 8,
  weight: 1,
})

const twoServices = (busy: number, errorShare: number, retryShare: number): MapView => ({
  zones: [{ id: 'east-1a', region: 'east-1', weight: 1 }],
  cells: [cell('web', 0.3, 0), cell('shop', busy, errorShare)],
  links: [{ id: 'l', from: 'web', to: 'shop', rate: 400, errorShare, retryShare }],
})

function seen(map: MapView, seconds: number): Map<number, number> {
  const flow = new RequestFlow()
  flow.setLanes(layOutMap(map, 800, 500).lanes)
  const counts = new Map<number, number>()
  for (let step = 0; step < seconds * 30; step += 1) {
    flow.step(1 / 30)
    for (const { doing } of flow.particles) counts.set(doing, (counts.get(doing) ?? 0) + 1)
  }
  return counts
}

describe('the flow of requests', () => {
  it('keeps to its pool and to finite places on any map', () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const flow = new RequestFlow()
        for (let change = 0; change < 3; change += 1) {
          flow.setLanes(layOutMap(map, 800, 500).lanes)
          for (let step = 0; step < 60; step += 1) flow.step(0.05)
        }
        expect(flow.particles).toHaveLength(PARTICLES)
        for (const { x, y, alpha, doing } of flow.particles) {
          if (doing === Doing.nothing) continue
          expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true)
          expect(alpha).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('shows neither queue, nor retry, nor loss in a healthy system', () => {
    const counts = seen(twoServices(0.4, 0, 0), 8)
    expect(counts.get(Doing.travelling)).toBeGreaterThan(0)
    for (const doing of [Doing.waiting, Doing.goingBack, Doing.falling])
      expect(counts.get(doing) ?? 0).toBe(0)
  })

  it('queues before a service whose threads are busy', () => {
    expect(seen(twoServices(1, 0, 0), 8).get(Doing.waiting)).toBeGreaterThan(0)
  })

  it('drops every request of a link on which all calls fail, and sends back every one that is retried', () => {
    const failing = seen(twoServices(0.4, 1, 0), 8)
    expect(failing.get(Doing.falling)).toBeGreaterThan(0)
    const retried = seen(twoServices(0.4, 0, 1), 8)
    expect(retried.get(Doing.goingBack)).toBeGreaterThan(0)
    expect(retried.get(Doing.falling) ?? 0).toBe(0)
  })

  it('stands still when no time passes', () => {
    const flow = new RequestFlow()
    flow.setLanes(layOutMap(twoServices(1, 0.2, 0.2), 800, 500).lanes)
    for (let step = 0; step < 60; step += 1) flow.step(0.05)
    const before = structuredClone(flow.particles)
    flow.step(0)
    expect(flow.particles).toEqual(before)
  })
})
