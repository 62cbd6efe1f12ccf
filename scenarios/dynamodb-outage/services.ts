import type { Scenario } from '../../src/core/scenario/index.ts'

type Service = Scenario['topology']['services'][number]

const places = (a: number, b: number, west: number) => ({
  'us-east-1a': a,
  'us-east-1b': b,
  'us-west-2a': west,
})

/** A load balancer's defaults: every 30 s, out after two failures, back after three successes. It only opens a connection. */
const targetCheck = {
  intervalSeconds: 30,
  timeoutMs: 10_000,
  unhealthyAfter: 2,
  healthyAfter: 3,
  depth: 'shallow',
} as const

/**
 * Booking of ferries and coaches. The east runs for everybody; the west is a pilot light: the same parts, a seventh of
 * the booking servers, functions on the default quota of 1,000 environments.
 */
export const services: readonly Service[] = [
  {
    id: 'front',
    label: 'Load balancer and front door',
    team: 'edge',
    instances: places(6, 6, 8),
    threadsPerInstance: 420,
    queuePerInstance: 200,
    queueDiscipline: 'fifo',
    ownMs: 4,
    cpuMs: 2,
    vcpusPerInstance: 8,
    costPerInstanceHourUsd: 0.4,
  },
  {
    id: 'booking',
    label: 'Booking app',
    team: 'booking',
    instances: places(15, 15, 4),
    threadsPerInstance: 100,
    queuePerInstance: 300,
    queueDiscipline: 'fifo',
    ownMs: 45,
    cpuMs: 18,
    vcpusPerInstance: 4,
    costPerInstanceHourUsd: 0.34,
    baseErrorShare: 0.0001,
    autoscaler: {
      targetCpu: 0.28,
      minInstances: 4,
      maxInstances: 60,
      evaluationSeconds: 120,
      cooldownSeconds: 300,
      warmUpSeconds: 210,
      stepShare: 0.25,
    },
    healthCheck: targetCheck,
  },
  {
    id: 'search',
    label: 'Connection search (function)',
    team: 'booking',
    instances: places(400, 400, 20),
    threadsPerInstance: 1,
    queuePerInstance: 0,
    queueDiscipline: 'fifo',
    ownMs: 420,
    cpuMs: 300,
    vcpusPerInstance: 1,
    costPerInstanceHourUsd: 0.06,
    onDemand: { growthPerTenSeconds: 1000, concurrency: 3000 },
  },
  {
    id: 'intake',
    label: 'Order intake',
    team: 'tickets',
    instances: places(2, 2, 2),
    threadsPerInstance: 40,
    queuePerInstance: 80,
    queueDiscipline: 'fifo',
    ownMs: 12,
    cpuMs: 3,
    vcpusPerInstance: 2,
    costPerInstanceHourUsd: 0.09,
  },
  {
    id: 'dispatch',
    label: 'Ticket workers',
    team: 'tickets',
    instances: places(3, 3, 3),
    threadsPerInstance: 40,
    queuePerInstance: 40,
    queueDiscipline: 'fifo',
    ownMs: 60,
    cpuMs: 8,
    vcpusPerInstance: 2,
    costPerInstanceHourUsd: 0.17,
  },
  {
    id: 'carriers',
    label: 'Carrier connections (partner)',
    team: 'tickets',
    instances: places(2, 2, 4),
    threadsPerInstance: 48,
    queuePerInstance: 20,
    queueDiscipline: 'fifo',
    ownMs: 110,
    cpuMs: 5,
    vcpusPerInstance: 4,
    costPerInstanceHourUsd: 0,
  },
  {
    id: 'store',
    label: 'Bookings table (DynamoDB)',
    team: 'data',
    instances: places(4, 4, 8),
    threadsPerInstance: 128,
    queuePerInstance: 128,
    queueDiscipline: 'fifo',
    ownMs: 5,
    cpuMs: 1,
    vcpusPerInstance: 16,
    costPerInstanceHourUsd: 0,
  },
]
