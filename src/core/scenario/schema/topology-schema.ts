import { z } from 'zod'
import { configurationSchema, contention, memory, networkSchema, start } from './overload-schema.ts'
import { linkAccess, platformSchema } from './platform-schema.ts'
import { amount, count, id, positive, prose, share, strict } from './strict.ts'

const zone = strict({
  id,
  region: id,
  crossZoneMs: amount.exactOptional(),
  crossRegionMs: amount.exactOptional(),
})

const autoscaler = strict({
  targetCpu: share,
  minInstances: count,
  maxInstances: count,
  evaluationSeconds: positive,
  cooldownSeconds: amount,
  warmUpSeconds: amount,
  stepShare: share,
})

const healthCheck = strict({
  intervalSeconds: positive,
  timeoutMs: positive,
  unhealthyAfter: count,
  healthyAfter: count,
  depth: z.enum(['shallow', 'deep']),
})

const service = strict({
  id,
  label: prose,
  team: id,
  instances: z.record(z.string(), count),
  threadsPerInstance: positive,
  queuePerInstance: amount,
  queueDiscipline: z.enum(['fifo', 'lifo']),
  ownMs: positive,
  ownVariation: z.number().min(0).max(4).exactOptional(),
  cpuMs: amount,
  vcpusPerInstance: positive,
  costPerInstanceHourUsd: amount,
  autoscaler: autoscaler.exactOptional(),
  healthCheck: healthCheck.exactOptional(),
  baseErrorShare: share.exactOptional(),
  concurrencyLimitPerInstance: positive.exactOptional(),
  contention: contention.exactOptional(),
  memory: memory.exactOptional(),
  start: start.exactOptional(),
  threadsPerPeer: amount.exactOptional(),
  dropsExpired: z.boolean().exactOptional(),
  onDemand: strict({ growthPerTenSeconds: positive, concurrency: count }).exactOptional(),
})

const link = strict({
  id,
  from: id,
  to: id,
  callsPerRequest: amount,
  timeoutMs: positive,
  attempts: z.int().min(1),
  backoffMs: amount,
  retryBudgetShare: amount.exactOptional(),
  breaker: strict({ openAboveErrorShare: share, openSeconds: positive }).exactOptional(),
  pool: strict({ connectionsPerInstance: positive, waitMs: amount }).exactOptional(),
  cache: strict({
    hitShare: share,
    warmUpSeconds: amount,
    ttlSeconds: positive.exactOptional(),
    callsPerMiss: z.int().min(1).max(10).exactOptional(),
    sharedEntries: positive.exactOptional(),
  }).exactOptional(),
  callsPerStart: amount.exactOptional(),
  parallel: id.exactOptional(),
  network: id.exactOptional(),
  onFailure: z.enum(['fail', 'degrade']),
  routing: z.enum(['same-zone', 'any-zone']),
  ...linkAccess,
})

const entry = strict({
  service: id,
  dns: strict({
    ttlSeconds: count,
    staleShare: share,
    staleSeconds: amount,
    healthCheckIntervalSeconds: positive,
    healthCheckFailures: count,
  }),
  regionWeights: z.record(z.string(), share),
})

const market = strict({
  id,
  label: prose,
  troughPerSecond: amount,
  peakPerSecond: amount,
  peakUtcHour: z.number().min(0).max(24),
  requestsPerVisit: positive,
  patienceMs: positive,
  timeoutMs: positive,
  attempts: z.int().min(1),
  backoffMs: amount,
  tryAgainShare: share,
  tryAgainSeconds: amount,
  returnShare: share,
  returnSeconds: amount,
  revenuePerVisitUsd: amount,
  trafficNoise: share.exactOptional(),
})

const slo = strict({
  id,
  label: prose,
  objective: z.number().gt(0).lt(1),
  windowDays: positive,
  latencyMs: positive,
})

const observability = strict({
  resolutionSeconds: positive,
  lagSeconds: amount,
  noise: share,
  pagingDelaySeconds: amount,
})

export const topologySchema = strict({
  zones: z.array(zone).min(1),
  services: z.array(service).min(1),
  links: z.array(link),
  entry,
  markets: z.array(market).min(1),
  slo,
  observability,
  platform: platformSchema.exactOptional(),
  networks: z.array(networkSchema).exactOptional(),
  configurations: z.array(configurationSchema).exactOptional(),
  luck: z.boolean().exactOptional(),
  startsAtUtcSecond: z.number().min(0).lt(86400),
})
