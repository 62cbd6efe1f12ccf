import type { IdentityIntervention } from './intervention.ts'

/**
 * What the provider runs for us, beside our own services: names, tables, queues, keys, secrets, certificates and the
 * control planes behind the consoles. Plain JSON, every part optional; ids are unique within their list.
 */
export interface Platform {
  readonly endpoints?: readonly Endpoint[]
  readonly tables?: readonly Table[]
  readonly queues?: readonly Queue[]
  readonly keys?: readonly AccessKey[]
  readonly secrets?: readonly Secret[]
  readonly credentials?: readonly Credential[]
  readonly certificates?: readonly Certificate[]
  readonly controlPlanes?: readonly ControlPlane[]
  /** What people did to keys, secrets and certificates before second 0, oldest first. */
  readonly history?: readonly PastIntervention[]
}

/** A service of the provider as its console knows it. */
export type ProviderService =
  | 'acm'
  | 'cloudwatch'
  | 'cost'
  | 'dynamodb'
  | 'ec2'
  | 'iam'
  | 'lambda'
  | 'route53'
  | 'secretsmanager'
  | 'signin'
  | 'sqs'
  | 'sts'
  | 'support'

/** A DNS name of the provider that new connections are opened by. */
export interface Endpoint {
  readonly id: string
  readonly label: string
  /** Whose name it is: consoles of that service fail with it. Absent: as the words of the id say. */
  readonly service?: ProviderService | readonly ProviderService[]
  readonly region: string
  /** How long callers keep a good answer; and an empty one, so that the last have forgotten it so long after the record is back. */
  readonly ttlSeconds: number
  readonly negativeTtlSeconds: number
}

/** A table of a managed key-value store, with a replica in each region named. */
export interface Table {
  readonly id: string
  readonly label: string
  readonly billing: 'provisioned' | 'onDemand'
  readonly replicas: readonly TableReplica[]
  /** Partitions, and the share of traffic on the hottest one: 3,000 read and 1,000 write units a second each. */
  readonly partitions: number
  readonly hottestShare: number
  /** Normal time from a write to its replicas, and how many times the usual write rate replication can carry when behind. */
  readonly replicationSeconds: number
  readonly catchUpFactor: number
  /** Share of the items written in a minute that are written again in the next: what two writers would clash on. */
  readonly rewriteShare: number
  /** Point-in-time recovery: absent = off. */
  readonly restoreMinutes?: number
  readonly usdPerMillionUnits: number
}

export interface TableReplica {
  readonly region: string
  readonly endpoint: string
  /** Units a second; for on-demand tables what the previous peak has been. */
  readonly readUnits: number
  readonly writeUnits: number
}

/** Messages between services: the producer's link puts them in, the consumer takes them out at its own pace. */
export interface Queue {
  readonly id: string
  readonly label: string
  readonly region: string
  /** Link whose successful calls put a message in. */
  readonly fedBy: string
  /** Service in `region` that works messages off; each is one request to it. */
  readonly consumer: string
  /** Messages a second that its pollers take at most. */
  readonly pollsPerSecond: number
  /** A message that failed comes back after this. */
  readonly visibilitySeconds: number
  /** Older messages keep a customer waiting; absent = nobody waits. */
  readonly lateAfterSeconds?: number
}

/** A user has two keys at most; inactive ones count. */
export interface AccessKey {
  /** Ends like an access key id: logs show the suffix. */
  readonly id: string
  readonly user: string
  readonly status: 'active' | 'inactive' | 'absent'
  readonly ageDays: number
  /** Until a change of status is known everywhere. */
  readonly consistencySeconds: number
}

/** A secret of one environment; `current` is the key that its AWSCURRENT label points to. */
export interface Secret {
  readonly id: string
  readonly environment: string
  readonly current: string
  readonly previous?: string
}

/** How the callers of some links identify themselves. Each instance holds its own copy. */
export interface Credential {
  readonly id: string
  readonly label: string
  /** Where the key comes from, and how long an instance keeps its copy. Absent: no key, only a session. */
  readonly secret?: string
  readonly cacheSeconds: number
  /** A session bought with the key; without one the key itself is shown at every call. */
  readonly session?: {
    readonly seconds: number
    /** An instance asks for a new one when its session is this old, and again every minute while that fails. */
    readonly refreshSeconds: number
    /** Endpoint that issues it, by the caller's region. */
    readonly issuers?: Readonly<Record<string, string>>
  }
  /** Certificate that signs the session: those signed after it has expired are not accepted. */
  readonly signedBy?: string
  /** After a refusal an instance fetches its secret anew (after a minute). */
  readonly refetchOnRefusal: boolean
}

export interface Certificate {
  readonly id: string
  readonly label: string
  /** Seconds of the drill; both the one in use and, when a newer one lies in the store, that one. */
  readonly expiresAtSecond: number
  readonly storedExpiresAtSecond?: number
}

/** The provider's side of a kind of command: instance launches, table settings, names, keys. */
export interface ControlPlane {
  readonly id: string
  readonly label: string
  /** Whose commands it takes: consoles of that service fail with it. Absent: as the words of the id say. */
  readonly service?: ProviderService | readonly ProviderService[]
  readonly region: string
}

export interface PastIntervention {
  readonly at: number
  readonly intervention: IdentityIntervention
}
