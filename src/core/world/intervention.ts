import type { IdentityDeed } from './platform.ts'

/** What people can change: the levers of the control plane and the data plane. Each takes effect in the step it reaches. */
export type Intervention =
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
  /** Empties queues; the service is away for `seconds`, its caches cold. */
  | { readonly kind: 'restart'; readonly service: string; readonly zone?: string; readonly seconds: number }
  | { readonly kind: 'warmCache'; readonly link: string; readonly seconds: number }
  | { readonly kind: 'setFallback'; readonly link: string; readonly onFailure: 'fail' | 'degrade' }
  | { readonly kind: 'setHealthCheck'; readonly service: string; readonly depth: 'shallow' | 'deep' }
  | { readonly kind: 'suspendHealthChecks'; readonly suspended: boolean }
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
  | IdentityDeed
