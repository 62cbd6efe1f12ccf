import type { Configuration, Contention, Memory, SharedNetwork, Start } from './overload.ts'
import type { Platform } from './platform.ts'

/**
 * What a simulated cloud is made of: zones, services, the calls between them, the names that lead to them and the
 * customers. Plain JSON; `compileWorld` turns it into arrays. Units are in the names.
 */

export interface Topology {
  readonly zones: readonly Zone[]
  readonly services: readonly Service[]
  readonly links: readonly Link[]
  readonly entry: EntryPoint
  readonly markets: readonly Market[]
  readonly slo: ServiceLevelObjective
  readonly observability: Observability
  /** What the provider runs for us. */
  readonly platform?: Platform
  /** Paths with a capacity of their own that many links share. */
  readonly networks?: readonly SharedNetwork[]
  /** Settings that are pushed to running instances. */
  readonly configurations?: readonly Configuration[]
  /** False: no chance in small numbers (arrivals, completions); for oracles. Absent: as in life. */
  readonly luck?: boolean
  /** Wall-clock start of the simulation, seconds after 00:00 UTC; drives diurnal traffic. */
  readonly startsAtUtcSecond: number
}

export interface Zone {
  readonly id: string
  readonly region: string
  /** Added to every call that crosses a zone border inside the region, and a region border. */
  readonly crossZoneMs?: number
  readonly crossRegionMs?: number
}

export interface Service {
  readonly id: string
  readonly label: string
  readonly team: string
  /** Instances per zone id at the start. A zone not named here does not run the service. */
  readonly instances: Readonly<Record<string, number>>
  readonly threadsPerInstance: number
  /** Requests that may wait per instance; those beyond are refused at once. */
  readonly queuePerInstance: number
  readonly queueDiscipline: 'fifo' | 'lifo'
  /** Mean time a thread works itself, without the calls it makes, when nobody else wants its core. */
  readonly ownMs: number
  /** Standard deviation of that time over its mean: 0 always the same, 1 exponential (when absent), up to 4. Gamma. */
  readonly ownVariation?: number
  /** Part of `ownMs` that needs a core: the cell's cores are shared evenly by all who need one. */
  readonly cpuMs: number
  readonly vcpusPerInstance: number
  readonly costPerInstanceHourUsd: number
  readonly autoscaler?: Autoscaler
  readonly healthCheck?: HealthCheck
  /** Share of requests lost to ordinary faults in good times. */
  readonly baseErrorShare?: number
  /** Requests in flight per instance above which the service sheds; absent = never. */
  readonly concurrencyLimitPerInstance?: number
  /** How own time grows with requests at work in an instance; absent = it does not. */
  readonly contention?: Contention
  /** What requests hold in memory, and how much there is; absent = enough. */
  readonly memory?: Memory
  /** How an instance comes up; absent: at once, warm, with nothing asked. */
  readonly start?: Start
  /** Threads of each instance that every other instance of its fleet takes (service × region). */
  readonly threadsPerPeer?: number
  /** Deadlines travel with requests: who has waited until its caller gave up is dropped without work. */
  readonly dropsExpired?: boolean
  /** A function: its instances are environments of one request each, started by the provider as requests come. */
  readonly onDemand?: {
    /** Environments that may be added every ten seconds (provider: 1,000 per function). */
    readonly growthPerTenSeconds: number
    /** Most environments per region (provider: 1,000 per account until raised). */
    readonly concurrency: number
  }
}

export interface Autoscaler {
  readonly targetCpu: number
  readonly minInstances: number
  readonly maxInstances: number
  /** Seconds of CPU telemetry the policy averages over. */
  readonly evaluationSeconds: number
  readonly cooldownSeconds: number
  /** From order to the first served request. */
  readonly warmUpSeconds: number
  /** Most of the fleet that one scale-in or scale-out step may change, 0 to 1. */
  readonly stepShare: number
}

export interface HealthCheck {
  readonly intervalSeconds: number
  readonly timeoutMs: number
  readonly unhealthyAfter: number
  readonly healthyAfter: number
  /** A shallow check sees only whether the process answers; a deep one also calls its dependencies. */
  readonly depth: 'shallow' | 'deep'
}

/** One kind of call from a service (or from `entry`) to another. */
export interface Link {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly callsPerRequest: number
  readonly timeoutMs: number
  readonly attempts: number
  readonly backoffMs: number
  /** Retries as a share of first attempts; absent = no budget. */
  readonly retryBudgetShare?: number
  readonly breaker?: { readonly openAboveErrorShare: number; readonly openSeconds: number }
  /** Connections per calling instance, and how long a caller waits for one. */
  readonly pool?: { readonly connectionsPerInstance: number; readonly waitMs: number }
  /** Answers served without a call when warm. Misses go on to `to`. */
  readonly cache?: Cache
  /** Calls over this link that an instance makes while it starts; beside `callsPerRequest`, which may be 0. */
  readonly callsPerStart?: number
  /** Its calls, and those of the service's other links with the same word, are made at the same time. */
  readonly parallel?: string
  /** Path that its attempts take, by id. */
  readonly network?: string
  /** What the caller does when the call fails for good. */
  readonly onFailure: 'fail' | 'degrade'
  readonly routing: 'same-zone' | 'any-zone'
  /** Connections that are opened by name and renewed; absent: they last. */
  readonly connections?: {
    /** Endpoint by the caller's region. */
    readonly endpoints: Readonly<Record<string, string>>
    /** Mean life of a connection. */
    readonly lifetimeSeconds: number
    /** Certificate that the other side shows when a connection is opened. */
    readonly certificate?: string
  }
  /** Credential that callers show with every call. */
  readonly credential?: string
  /** The call is an operation on a table and uses that many of its units. The callers' region decides the replica. */
  readonly table?: {
    readonly id: string
    readonly operation: 'read' | 'write'
    readonly unitsPerCall: number
    /** Replica by the caller's region; absent: the one of its own region. */
    readonly replicas?: Readonly<Record<string, string>>
  }
}

export interface Cache {
  /** Share of lookups answered when warm; what expires in good times is part of the misses. */
  readonly hitShare: number
  readonly warmUpSeconds: number
  /** Mean life of an entry: what has expired must be fetched again. Absent: entries last. */
  readonly ttlSeconds?: number
  /** Calls that one miss makes, one after the other: 2 when it also writes back. 1 when absent. */
  readonly callsPerMiss?: number
  /** Misses spread evenly over so many entries, and whoever misses one that is being fetched waits for that fetch. */
  readonly sharedEntries?: number
}

/** How customers find a region: a DNS name in front of load balancers. */
export interface EntryPoint {
  readonly service: string
  readonly dns: {
    readonly ttlSeconds: number
    /** Share of resolvers that keep an answer much longer than its TTL, and for how long (mean). */
    readonly staleShare: number
    readonly staleSeconds: number
    readonly healthCheckIntervalSeconds: number
    readonly healthCheckFailures: number
  }
  /** Share of traffic by region at the start; sums to 1. */
  readonly regionWeights: Readonly<Record<string, number>>
}

export interface Market {
  readonly id: string
  readonly label: string
  /** Customers who want something per second: a cosine between trough and peak over the day. */
  readonly troughPerSecond: number
  readonly peakPerSecond: number
  readonly peakUtcHour: number
  /** Requests to the entry service that one wish takes. */
  readonly requestsPerVisit: number
  /** A visit slower than this counts as not served. */
  readonly patienceMs: number
  /** The device's own timeout and retries per request. */
  readonly timeoutMs: number
  readonly attempts: number
  readonly backoffMs: number
  /** Of customers who were not served: share that tries again soon, mean wait; share that leaves and returns later in a wave. */
  readonly tryAgainShare: number
  readonly tryAgainSeconds: number
  readonly returnShare: number
  readonly returnSeconds: number
  readonly revenuePerVisitUsd: number
  /** Relative wobble of the traffic around its curve; 0.01 when absent. */
  readonly trafficNoise?: number
}

export interface ServiceLevelObjective {
  readonly id: string
  readonly label: string
  /** e.g. 0.999 over `windowDays`. */
  readonly objective: number
  readonly windowDays: number
  /** Visits slower than this are bad events. */
  readonly latencyMs: number
}

export interface Observability {
  readonly resolutionSeconds: number
  readonly lagSeconds: number
  /** Relative standard error of a sample. */
  readonly noise: number
  /** From rule firing to the pager ringing. */
  readonly pagingDelaySeconds: number
}
