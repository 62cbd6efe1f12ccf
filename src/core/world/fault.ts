import type { VersionEffect } from './overload.ts'

/** What can go wrong by itself: each a change of a physical parameter, never of a result. Ramps are linear. */
export type Fault = {
  readonly id: string
  readonly rampSeconds?: number
} & (ServiceFault | AccessFault | ManagedFault)

/** In zones, services, the calls between them, customers and our telemetry. */
export type ServiceFault =
  | {
      readonly kind: 'zoneNetwork'
      readonly zone: string
      readonly addedMs: number
      readonly lossShare: number
    }
  | { readonly kind: 'zoneCapacity'; readonly zone: string; readonly lostShare: number }
  | {
      readonly kind: 'serviceSlow'
      readonly service: string
      readonly zone?: string
      readonly factor: number
    }
  | {
      readonly kind: 'serviceErrors'
      readonly service: string
      readonly zone?: string
      readonly errorShare: number
    }
  /** Nodes with this share of the entries (all when absent) are away, and come back empty when it ends. */
  | { readonly kind: 'cacheCold'; readonly link: string; readonly share?: number }
  | { readonly kind: 'demand'; readonly market?: string; readonly factor: number }
  | { readonly kind: 'launchFailures'; readonly region: string; readonly failShare: number }
  | { readonly kind: 'telemetryOutage'; readonly zone?: string }
  /** A path carries so much less. */
  | { readonly kind: 'networkCapacity'; readonly network: string; readonly lostShare: number }
  /** A new version of a configuration is pushed; it stays when the fault ends, until it is rolled back. */
  | { readonly kind: 'configurationPush'; readonly configuration: string; readonly effect: VersionEffect }
  /** This share of customers who come waits for one shared fetch in front of us; when it ends all go on at once. */
  | { readonly kind: 'fetchStalled'; readonly market?: string; readonly share: number }

/** In the names that new connections are opened by. */
export type AccessFault =
  /** The name has no address: nobody can open a new connection by it. */
  | { readonly kind: 'endpointLost'; readonly endpoint: string }
  /** What is behind the name answers with errors: for issuers of sessions. */
  | { readonly kind: 'endpointErrors'; readonly endpoint: string; readonly errorShare: number }

/** In what the provider runs for us: tables, queues, functions, launches, probes and control planes. */
export type ManagedFault =
  /** Ordered instances are started but never get a network while it lasts: they cost and do not serve. */
  | { readonly kind: 'launchesUnconnected'; readonly region: string }
  /** The provider starts so many of the environments that a function asks for, 1 = all. */
  | { readonly kind: 'functionScaling'; readonly region: string; readonly growthShare: number }
  | {
      readonly kind: 'controlPlane'
      readonly plane: string
      readonly failShare: number
      readonly slowFactor: number
    }
  /** Replication into and out of a region carries so much less. */
  | {
      readonly kind: 'replicationSlow'
      readonly table: string
      readonly region: string
      readonly keptShare: number
    }
  /** Each minute this share of the items in all replicas is overwritten with rubbish; reading one is an error. */
  | { readonly kind: 'tableDamage'; readonly table: string; readonly sharePerMinute: number }
  /** Pollers of the queue have stopped; a share still works. */
  | { readonly kind: 'pollersStopped'; readonly queue: string; readonly keptShare: number }
  /** So many probes of healthy instances fail: health checks take them out and bring them back. */
  | {
      readonly kind: 'probeErrors'
      readonly service: string
      readonly zone?: string
      readonly failShare: number
    }
