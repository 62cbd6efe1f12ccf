/** What overload costs: parameters of services, networks and configurations. Plain JSON; the README states the rules. */

/**
 * Own time × (1 + serialShare (n − 1) + crosstalk n (n − 1)), n requests at work per instance: the universal scalability
 * law (N. J. Gunther, "Guerrilla Capacity Planning", 2007): queueing for a lock, and keeping each other up to date.
 */
export interface Contention {
  readonly serialShare: number
  readonly crosstalk: number
}

/** An instance whose requests need more than there is dies with all of them. */
export interface Memory {
  readonly mibPerInstance: number
  /** Taken by an instance that does nothing. */
  readonly baseMib: number
  /** Held by every request inside, waiting or at work. */
  readonly mibPerRequest: number
  /** Taken by every other instance of the fleet (service × region): its connection, its share of a map. */
  readonly mibPerPeer?: number
}

export interface Start {
  /** From the start of the process until it is ready; its start-up calls are spread evenly over it. */
  readonly seconds: number
  /** Pause before a process that died, or whose start failed, is started again. */
  readonly retrySeconds: number
  /** The pause doubles from death to death up to this; ten minutes without one and it is short again. Absent: no backoff. */
  readonly longestRetrySeconds?: number
  /** Pauses are spread evenly by this share to either side (jitter), so that a herd comes apart: 0.5 is half to one and a half. */
  readonly retrySpread?: number
  /** Instances of a fleet (service × region) that may be starting at the same time; absent = all. */
  readonly atOnce?: number
  /** Own time of a new instance, times as long as that of a warm one; fades with `warmSeconds`. 1 when absent. */
  readonly coldFactor?: number
  readonly warmSeconds?: number
  /** The balancer raises the share of a new instance evenly from nothing over so long. */
  readonly slowStartSeconds?: number
}

/** A path between places: calls beyond its capacity wait in its buffer or are lost. */
export interface SharedNetwork {
  readonly id: string
  readonly label: string
  readonly callsPerSecond: number
  /** Time that a full buffer takes to empty. */
  readonly bufferMs: number
}

/** Versions of a setting reach the instances of its services one after the other. */
export interface Configuration {
  readonly id: string
  readonly label: string
  readonly services: readonly string[]
  /** From the first instance to the last, for a new version and for a rollback. */
  readonly pushSeconds: number
  readonly rollBackSeconds: number
  /** A push stops after this share of the instances, and goes on if errors there stayed below the limit. */
  readonly canary?: {
    readonly share: number
    readonly seconds: number
    readonly stopsAboveErrorShare: number
  }
  /** A switch turns the code path off that reads it, on all instances, over so long; absent: there is none. */
  readonly killSwitchSeconds?: number
}

/** What a bad version does to an instance that reads it. */
export type VersionEffect =
  | { readonly kind: 'crash' }
  | { readonly kind: 'errors'; readonly errorShare: number }
  | { readonly kind: 'slow'; readonly factor: number }
