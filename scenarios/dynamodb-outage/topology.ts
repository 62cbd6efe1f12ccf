import type { Scenario } from '../../src/core/scenario/index.ts'
import { platform } from './platform.ts'
import { services } from './services.ts'

type Link = Scenario['topology']['links'][number]

/** The pilot light was built to read the east's table: it has its own replica and does not use it. */
const east = { 'us-east-1': 'dynamodb-east', 'us-west-2': 'dynamodb-east' }
const reads = (unitsPerCall: number): NonNullable<Link['table']> => ({
  id: 'bookings',
  operation: 'read',
  unitsPerCall,
  replicas: { 'us-east-1': 'us-east-1', 'us-west-2': 'us-east-1' },
})
const writes = (unitsPerCall: number): NonNullable<Link['table']> => ({
  ...reads(unitsPerCall),
  operation: 'write',
})

/** A client of the store: three attempts, connections by name that live some minutes, sessions of one hour. */
const storeCall = (id: string, from: string, callsPerRequest: number, table: Link['table']): Link => ({
  id,
  from,
  to: 'store',
  callsPerRequest,
  timeoutMs: 500,
  attempts: 3,
  backoffMs: 50,
  onFailure: 'fail',
  routing: 'any-zone',
  connections: { endpoints: east, lifetimeSeconds: 360 },
  credential: from === 'dispatch' ? 'dispatch-role' : 'booking-role',
  ...(table === undefined ? {} : { table }),
})

const links: readonly Link[] = [
  {
    id: 'front-booking',
    from: 'front',
    to: 'booking',
    callsPerRequest: 1,
    timeoutMs: 6000,
    attempts: 1,
    backoffMs: 100,
    onFailure: 'fail',
    routing: 'any-zone',
  },
  storeCall('booking-sign-in', 'booking', 0.4, reads(0.5)),
  storeCall('booking-seats', 'booking', 1.2, reads(0.5)),
  storeCall('booking-baskets', 'booking', 0.3, writes(1)),
  {
    id: 'booking-search',
    from: 'booking',
    to: 'search',
    callsPerRequest: 1,
    timeoutMs: 3500,
    attempts: 1,
    backoffMs: 100,
    onFailure: 'fail',
    routing: 'any-zone',
  },
  {
    id: 'booking-carriers',
    from: 'booking',
    to: 'carriers',
    callsPerRequest: 0.5,
    timeoutMs: 1500,
    attempts: 1,
    backoffMs: 100,
    onFailure: 'fail',
    routing: 'any-zone',
  },
  {
    id: 'booking-intake',
    from: 'booking',
    to: 'intake',
    callsPerRequest: 0.04,
    timeoutMs: 1000,
    attempts: 2,
    backoffMs: 50,
    onFailure: 'fail',
    routing: 'any-zone',
  },
  {
    id: 'dispatch-carriers',
    from: 'dispatch',
    to: 'carriers',
    callsPerRequest: 1,
    timeoutMs: 3000,
    attempts: 2,
    backoffMs: 200,
    onFailure: 'fail',
    routing: 'any-zone',
  },
  storeCall('dispatch-tickets', 'dispatch', 2, writes(1)),
]

const traveller = {
  requestsPerVisit: 3,
  patienceMs: 12_000,
  timeoutMs: 8000,
  attempts: 2,
  backoffMs: 800,
  tryAgainShare: 0.3,
  tryAgainSeconds: 120,
  returnShare: 0.25,
  returnSeconds: 2400,
} as const

/** Europe travels to work while the US sleeps; then the US wakes up. */
export const topology: Scenario['topology'] = {
  startsAtUtcSecond: 6 * 3600 + 44 * 60,
  zones: [
    { id: 'us-east-1a', region: 'us-east-1', crossZoneMs: 1, crossRegionMs: 65 },
    { id: 'us-east-1b', region: 'us-east-1', crossZoneMs: 1, crossRegionMs: 65 },
    { id: 'us-west-2a', region: 'us-west-2', crossZoneMs: 1, crossRegionMs: 65 },
  ],
  services,
  links,
  entry: {
    service: 'front',
    // Regions are moved by hand only: a prepared switch, or an edit of the records.
    dns: {
      ttlSeconds: 60,
      staleShare: 0.04,
      staleSeconds: 900,
      healthCheckIntervalSeconds: 30,
      healthCheckFailures: 10_000,
    },
    regionWeights: { 'us-east-1': 0.98, 'us-west-2': 0.02 },
  },
  markets: [
    {
      id: 'us-east',
      label: 'US East',
      troughPerSecond: 15,
      peakPerSecond: 400,
      peakUtcHour: 14,
      revenuePerVisitUsd: 3.1,
      ...traveller,
    },
    {
      id: 'us-west',
      label: 'US West',
      troughPerSecond: 10,
      peakPerSecond: 260,
      peakUtcHour: 17,
      revenuePerVisitUsd: 3.1,
      ...traveller,
    },
    {
      id: 'uk',
      label: 'United Kingdom',
      troughPerSecond: 15,
      peakPerSecond: 200,
      peakUtcHour: 8.5,
      revenuePerVisitUsd: 2.6,
      ...traveller,
    },
    {
      id: 'eu',
      label: 'Continental Europe',
      troughPerSecond: 15,
      peakPerSecond: 260,
      peakUtcHour: 7.5,
      revenuePerVisitUsd: 2.4,
      ...traveller,
    },
  ],
  slo: {
    id: 'visits',
    label: 'Visits served within 8 seconds',
    objective: 0.999,
    windowDays: 30,
    latencyMs: 8000,
  },
  observability: { resolutionSeconds: 10, lagSeconds: 20, noise: 0.005, pagingDelaySeconds: 20 },
  platform,
}
