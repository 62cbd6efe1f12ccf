/** What people can change, by the control plane or the data plane. Each takes effect in the step it reaches. */
export type Intervention =
  | ServiceIntervention
  | OverloadIntervention
  | ManagedIntervention
  | IdentityIntervention

/** On weights, fleets, calls, admission and health checks of our own services. */
export type ServiceIntervention =
  /** Load balancer weight of a zone for all callers and the entry, 0 (drained) to 1. Applies to one service, or all. */
  | {
      readonly kind: 'setZoneWeight'
      readonly zone: string
      readonly weight: number
      readonly service?: string
    }
  /** Share of new DNS answers per region; resolvers follow with their TTL. */
  | { readonly kind: 'setRegionWeight'; readonly region: string; readonly weight: number }
  | { readonly kind: 'suspendScaleIn'; readonly service?: string; readonly suspended: boolean }
  /** Orders instances (per service, spread over its zones in a region); they arrive after the warm-up, if launches work. */
  | {
      readonly kind: 'setDesiredInstances'
      readonly service: string
      readonly region: string
      readonly instances: number
    }
  | {
      readonly kind: 'setRetryPolicy'
      readonly link?: string
      readonly attempts: number
      readonly budgetShare?: number
    }
  | { readonly kind: 'setTimeout'; readonly link: string; readonly timeoutMs: number }
  | { readonly kind: 'setBreaker'; readonly link: string; readonly openAboveErrorShare: number | null }
  /** Share of customer requests the entry admits; the rest gets an honest, cheap refusal. */
  | { readonly kind: 'setAdmission'; readonly region: string; readonly share: number }
  /** Empties queues; the service is away for `seconds`, its caches cold. One with a `start` comes up through it instead. */
  | { readonly kind: 'restart'; readonly service: string; readonly zone?: string; readonly seconds: number }
  | { readonly kind: 'warmCache'; readonly link: string; readonly seconds: number }
  | { readonly kind: 'setFallback'; readonly link: string; readonly onFailure: 'fail' | 'degrade' }
  | { readonly kind: 'setHealthCheck'; readonly service: string; readonly depth: 'shallow' | 'deep' }
  | { readonly kind: 'suspendHealthChecks'; readonly suspended: boolean }

/** On deadlines, starts, networks and configurations. */
export type OverloadIntervention =
  | { readonly kind: 'setDeadlines'; readonly service: string; readonly dropsExpired: boolean }
  /** How many instances of a fleet may start at the same time; null: all. */
  | { readonly kind: 'setStartLimit'; readonly service: string; readonly atOnce: number | null }
  /** The longest pause between two starts of a process that dies again and again; null: no backoff. */
  | {
      readonly kind: 'setStartBackoff'
      readonly service: string
      readonly longestRetrySeconds: number | null
      /** Share by which pauses are spread to either side from now on; absent: as before. */
      readonly retrySpread?: number
    }
  | { readonly kind: 'setSlowStart'; readonly service: string; readonly seconds: number }
  | { readonly kind: 'setNetworkCapacity'; readonly network: string; readonly callsPerSecond: number }
  /** Back to the version before, at the configuration's own pace. */
  | { readonly kind: 'rollBackConfiguration'; readonly configuration: string }
  | { readonly kind: 'setKillSwitch'; readonly configuration: string; readonly on: boolean }
  /** Whether pushes of this configuration stop at their canary. */
  | { readonly kind: 'setCanary'; readonly configuration: string; readonly on: boolean }

/** On tables, queues and functions of the provider. */
export type ManagedIntervention =
  /** Units a second of one replica; for an on-demand table it pre-warms that much. */
  | {
      readonly kind: 'setTableCapacity'
      readonly table: string
      readonly region: string
      readonly readUnits: number
      readonly writeUnits: number
    }
  | {
      readonly kind: 'setTableBilling'
      readonly table: string
      readonly billing: 'provisioned' | 'onDemand'
    }
  /** Which replica callers in a region use. */
  | {
      readonly kind: 'setTableReplica'
      readonly table: string
      readonly callersIn: string
      readonly region: string
    }
  /** Point-in-time recovery into a new table, then callers use that one: takes the table's `restoreMinutes`. */
  | {
      readonly kind: 'restoreTable'
      readonly table: string
      readonly region: string
      readonly minutesAgo: number
    }
  /** Messages a second that the consumer may take; 0 pauses it. */
  | { readonly kind: 'setQueueRate'; readonly queue: string; readonly perSecond: number }
  | { readonly kind: 'purgeQueue'; readonly queue: string }
  | {
      readonly kind: 'setConcurrency'
      readonly service: string
      readonly region: string
      readonly environments: number
    }

/** On keys, secrets and certificates. */
export type IdentityIntervention =
  | { readonly kind: 'createKey'; readonly key: string }
  | {
      readonly kind: 'setKeyStatus'
      readonly key: string
      readonly status: 'active' | 'inactive' | 'deleted'
    }
  /** Moves the secret's AWSCURRENT label to the key; the one before becomes AWSPREVIOUS. */
  | { readonly kind: 'putSecret'; readonly secret: string; readonly key: string }
  /** The first step of a managed rotation: AWSPENDING points to the key, and nobody reads it yet. */
  | { readonly kind: 'stageSecret'; readonly secret: string; readonly key: string }
  /** Its last step: what is pending becomes AWSCURRENT. */
  | { readonly kind: 'finishRotation'; readonly secret: string }
  /** Instances fetch secret and session anew, over `seconds` (a rolling deploy). */
  | {
      readonly kind: 'refreshCredentials'
      readonly credential: string
      readonly region?: string
      readonly seconds: number
    }
  /** A new certificate lies in the store; what is served does not change. */
  | { readonly kind: 'issueCertificate'; readonly certificate: string; readonly days: number }
  /** What lies in the store is served from now on. */
  | { readonly kind: 'deployCertificate'; readonly certificate: string }
