import type { Scenario } from '../../src/core/scenario/index.ts'
import { platform } from './platform.ts'

const both = (each: number) => ({ 'eu-west-1a': each, 'eu-west-1b': each })

const machine = { queueDiscipline: 'fifo', vcpusPerInstance: 4, costPerInstanceHourUsd: 0.34 } as const

/** The edge and shared links ask once; whoever asks the store asks twice, and is refused twice. */
const call = { attempts: 1, backoffMs: 100, onFailure: 'fail', routing: 'any-zone' } as const

/** Production's way to the store: whoever calls shows what the credential gives. */
const asGateway = {
  ...call,
  attempts: 2,
  to: 'store',
  timeoutMs: 3000,
  credential: 'object-gateway.production',
} as const

const client = {
  requestsPerVisit: 1,
  patienceMs: 10_000,
  timeoutMs: 12_000,
  attempts: 1,
  backoffMs: 500,
  tryAgainShare: 0.5,
  tryAgainSeconds: 90,
  returnShare: 0.3,
  returnSeconds: 1500,
} as const

/**
 * An object-storage company in one region with two zones. A visit is one operation: a download, an upload, a listing, a
 * picture or a shared link. Downloads and pictures are shielded by caches, so that about a third of them reach the
 * store; uploads all do. Few instances: what fails here is who may ask, not how fast.
 */
export const topology: Scenario['topology'] = {
  startsAtUtcSecond: 21 * 3600 + 34 * 60,
  zones: [
    { id: 'eu-west-1a', region: 'eu-west-1', crossZoneMs: 1 },
    { id: 'eu-west-1b', region: 'eu-west-1', crossZoneMs: 1 },
  ],
  services: [
    {
      id: 'edge',
      label: 'Edge',
      team: 'gateway',
      instances: both(4),
      threadsPerInstance: 96,
      queuePerInstance: 64,
      ownMs: 3,
      cpuMs: 2,
      ...machine,
    },
    {
      id: 'uploads',
      label: 'Object uploads',
      team: 'gateway',
      instances: both(3),
      threadsPerInstance: 32,
      queuePerInstance: 64,
      ownMs: 20,
      cpuMs: 12,
      ...machine,
    },
    {
      id: 'downloads',
      label: 'Object downloads',
      team: 'gateway',
      instances: both(4),
      threadsPerInstance: 48,
      queuePerInstance: 64,
      ownMs: 8,
      cpuMs: 5,
      baseErrorShare: 0.0001,
      ...machine,
    },
    {
      id: 'images',
      label: 'Image delivery',
      team: 'media',
      instances: both(2),
      threadsPerInstance: 32,
      queuePerInstance: 64,
      ownMs: 25,
      cpuMs: 18,
      ...machine,
    },
    {
      id: 'listings',
      label: 'Listings',
      team: 'storage',
      instances: both(2),
      threadsPerInstance: 32,
      queuePerInstance: 64,
      ownMs: 6,
      cpuMs: 4,
      ...machine,
    },
    {
      id: 'share-links',
      label: 'Shared links',
      team: 'identity',
      instances: both(2),
      threadsPerInstance: 48,
      queuePerInstance: 64,
      ownMs: 5,
      cpuMs: 4,
      ...machine,
    },
    {
      id: 'access-logs',
      label: 'Access logs',
      team: 'logs',
      instances: both(1),
      threadsPerInstance: 16,
      queuePerInstance: 64,
      ownMs: 4,
      cpuMs: 2,
      ...machine,
    },
    {
      id: 'log-delivery',
      label: 'Log delivery',
      team: 'logs',
      instances: both(1),
      threadsPerInstance: 24,
      queuePerInstance: 128,
      ownMs: 15,
      cpuMs: 6,
      ...machine,
    },
    {
      id: 'mirror',
      label: 'Gateway mirror',
      team: 'platform',
      instances: { 'eu-west-1a': 1 },
      threadsPerInstance: 16,
      queuePerInstance: 32,
      ownMs: 20,
      cpuMs: 12,
      ...machine,
    },
    {
      id: 'store',
      label: 'Object store',
      team: 'storage',
      instances: both(3),
      threadsPerInstance: 10,
      queuePerInstance: 20,
      ownMs: 60,
      cpuMs: 20,
      ...machine,
    },
  ],
  links: [
    { ...call, id: 'edge-downloads', from: 'edge', to: 'downloads', callsPerRequest: 0.55, timeoutMs: 8000 },
    { ...call, id: 'edge-uploads', from: 'edge', to: 'uploads', callsPerRequest: 0.08, timeoutMs: 8000 },
    { ...call, id: 'edge-images', from: 'edge', to: 'images', callsPerRequest: 0.12, timeoutMs: 8000 },
    { ...call, id: 'edge-listings', from: 'edge', to: 'listings', callsPerRequest: 0.15, timeoutMs: 8000 },
    { ...call, id: 'edge-links', from: 'edge', to: 'share-links', callsPerRequest: 0.1, timeoutMs: 8000 },
    {
      ...call,
      id: 'edge-access-logs',
      from: 'edge',
      to: 'access-logs',
      callsPerRequest: 0.02,
      timeoutMs: 2000,
      onFailure: 'degrade',
    },
    // A few requests in a thousand are copied to the default environment, to try releases on real shapes of traffic.
    {
      ...call,
      id: 'edge-mirror',
      from: 'edge',
      to: 'mirror',
      callsPerRequest: 0.004,
      timeoutMs: 2000,
      onFailure: 'degrade',
    },
    {
      ...call,
      id: 'links-downloads',
      from: 'share-links',
      to: 'downloads',
      callsPerRequest: 1,
      timeoutMs: 8000,
      credential: 'share-signature',
    },
    { ...asGateway, id: 'uploads-store', from: 'uploads', callsPerRequest: 1 },
    {
      ...asGateway,
      id: 'downloads-store',
      from: 'downloads',
      callsPerRequest: 1,
      cache: { hitShare: 0.65, warmUpSeconds: 240 },
    },
    {
      ...asGateway,
      id: 'images-store',
      from: 'images',
      callsPerRequest: 1,
      cache: { hitShare: 0.75, warmUpSeconds: 240 },
    },
    { ...asGateway, id: 'log-delivery-store', from: 'log-delivery', callsPerRequest: 1 },
    {
      ...call,
      id: 'listings-store',
      from: 'listings',
      to: 'store',
      callsPerRequest: 0.4,
      timeoutMs: 3000,
      credential: 'listing-index',
    },
    {
      ...call,
      id: 'mirror-store',
      from: 'mirror',
      to: 'store',
      callsPerRequest: 1,
      timeoutMs: 3000,
      credential: 'object-gateway.default',
    },
  ],
  platform,
  entry: {
    service: 'edge',
    dns: {
      ttlSeconds: 60,
      staleShare: 0.05,
      staleSeconds: 900,
      healthCheckIntervalSeconds: 30,
      healthCheckFailures: 10_000,
    },
    regionWeights: { 'eu-west-1': 1 },
  },
  markets: [
    {
      id: 'europe',
      label: 'Europe',
      troughPerSecond: 110,
      peakPerSecond: 470,
      peakUtcHour: 14,
      revenuePerVisitUsd: 0.05,
      ...client,
    },
    {
      id: 'americas',
      label: 'Americas',
      troughPerSecond: 140,
      peakPerSecond: 620,
      peakUtcHour: 20,
      revenuePerVisitUsd: 0.06,
      ...client,
    },
    {
      id: 'asia',
      label: 'Asia and Pacific',
      troughPerSecond: 60,
      peakPerSecond: 240,
      peakUtcHour: 6,
      revenuePerVisitUsd: 0.04,
      ...client,
    },
  ],
  slo: {
    id: 'operations',
    label: 'Operations served within 4 seconds',
    objective: 0.999,
    windowDays: 30,
    latencyMs: 4000,
  },
  observability: { resolutionSeconds: 10, lagSeconds: 20, noise: 0.005, pagingDelaySeconds: 20 },
}

/**
 * Nothing breaks by itself this evening: what hurts was done before it began (see the platform's history). Machines of
 * many customers write their backups around the full hour: more work, and nothing else.
 */
export const faults: Scenario['faults'] = [
  { id: 'hourly-wave', kind: 'demand', factor: 1.12, rampSeconds: 1500 },
]
