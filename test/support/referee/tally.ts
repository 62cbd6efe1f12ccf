import { createLatencyRecord, type LatencyRecord } from './latency-record.ts'

/** Counts and latencies of one stretch of a run. Counts start at 0 with each stretch. */
export interface Tally {
  readonly services: readonly ServiceTally[]
  readonly customers: CustomerTally
  fromSecond: number
  events: number
}

export interface ServiceTally {
  /** Attempts that reached the service, refused ones included. */
  offered: number
  refused: number
  /** Ended without an answer, because nobody waited for one any more. */
  dropped: number
  /** Good answers that a waiting caller received. */
  good: number
  /** Requests worked to the end, good or not, waited for or not. */
  completed: number
  /** Thread-seconds held and request-seconds spent in queue or thread. */
  busySeconds: number
  inFlightSeconds: number
  /** Arrival to the end of the work at the server itself: good or not, waited for or not, refusals left out. */
  readonly residence: LatencyRecord
  /** From sending the attempt to its good answer, where the caller was still waiting. */
  readonly seenByCaller: LatencyRecord
}

export interface CustomerTally {
  /** Visits begun, those coming back included. */
  offered: number
  served: number
  /** Requests (all their attempts taken as one) begun and answered well. */
  requests: number
  requestsAnswered: number
  attempts: number
  readonly visit: LatencyRecord
  readonly request: LatencyRecord
}

export function createTally(services: number, fromSecond: number): Tally {
  return {
    services: Array.from({ length: services }, () => ({
      offered: 0,
      refused: 0,
      dropped: 0,
      good: 0,
      completed: 0,
      busySeconds: 0,
      inFlightSeconds: 0,
      residence: createLatencyRecord(),
      seenByCaller: createLatencyRecord(),
    })),
    customers: {
      offered: 0,
      served: 0,
      requests: 0,
      requestsAnswered: 0,
      attempts: 0,
      visit: createLatencyRecord(),
      request: createLatencyRecord(),
    },
    fromSecond,
    events: 0,
  }
}
