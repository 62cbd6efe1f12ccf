/**
 * One small language of conditions for guards, monitors, findings, injects, triggers and plays.
 * `truth` reads the real world and is for guards, monitors and findings; `signal` reads telemetry as a seat could.
 * Plays and triggers may use only what a seat can know: everything but `truth` and `inState`.
 */
export type Condition =
  | { readonly always: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** Seconds since the start of the drill. */
  | { readonly afterSecond: number }
  /** A telemetry series, as of now with its lag. */
  | {
      readonly signal: string
      readonly is: 'above' | 'below'
      readonly value: number
      readonly forSeconds?: number
    }
  /** The true world: same series names, no lag, no noise; plus `customers/all/failedShare`, `impact/customerMinutes`. */
  | {
      readonly truth: string
      readonly is: 'above' | 'below'
      readonly value: number
      readonly forSeconds?: number
    }
  | { readonly inState: string }
  | { readonly faultActive: string }
  | { readonly alertFiring: string }
  /** Parameters narrow it: { zone: 'us-east-1b' }. `sinceSeconds`: at least that long ago. */
  | {
      readonly action: string
      readonly is: 'approved' | 'inEffect' | 'undone' | 'never'
      readonly with?: Readonly<Record<string, string | number>>
      readonly sinceSeconds?: number
    }
  | { readonly clueReached: string }
  | { readonly incident: IncidentMoment; readonly sinceSeconds?: number }
  | { readonly personIs: string; readonly status: PersonStatus }
  | { readonly taskDone: string }
  | { readonly verified: string }
  | { readonly vendorPosted: string }
  | { readonly injectSent: string; readonly sinceSeconds?: number }
  /** Seconds since the last command or event of that kind; true when longer ago (or never, if `orNever`). */
  | { readonly quietFor: number; readonly kind: string; readonly orNever?: boolean }

export type IncidentMoment =
  | 'paged'
  | 'acknowledged'
  | 'declared'
  | 'bridgeOpen'
  | 'commandTaken'
  | 'mitigated'
  | 'resolved'
  | 'closed'
  | 'postmortemOwnerNamed'

export type PersonStatus = 'away' | 'paged' | 'onBridge' | 'working' | 'stoodDown' | 'unreachable'

/** What a condition needs to be judged: the drill implements it over its state, bots over a view. */
export interface ConditionFacts {
  readonly second: number
  /** NaN when the series has no reading yet. */
  signal(series: string, agoSeconds: number): number
  truth(series: string, agoSeconds: number): number
  inState(state: string): boolean
  faultActive(faultId: string): boolean
  alertFiring(alertId: string): boolean
  actionSince(
    actionId: string,
    status: 'approved' | 'inEffect' | 'undone',
    parameters: Readonly<Record<string, string | number>> | undefined,
  ): number | null
  clueReached(clueId: string): boolean
  incidentSince(moment: IncidentMoment): number | null
  personStatus(personId: string): PersonStatus | null
  taskDone(investigationId: string): boolean
  verified(checkId: string): boolean
  vendorPosted(postId: string): boolean
  injectSentAt(injectId: string): number | null
  lastOf(kind: string): number | null
}
