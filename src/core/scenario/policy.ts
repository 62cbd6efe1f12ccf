/** The organisation's own rules as data. Times in seconds. Grading and the pager follow the policy, never a constant. */
export interface Policy {
  readonly id: string
  readonly title: string
  /** The matrix: one row a level, the most severe first. */
  readonly severities: readonly SeverityLevel[]
  /** Who is rung when a page is not acknowledged, soonest first. */
  readonly escalation: readonly EscalationStep[]
  readonly windows: PolicyWindows
  /** Most direct reports one commander should hold. */
  readonly spanOfControl: number
  readonly roles: readonly ('deputy' | 'scribe' | 'commsLead' | 'operationsLead')[]
  readonly sources: readonly string[]
}

/**
 * A row of the matrix. Any of its `when…` makes an incident at least this level, judged by what had reached the
 * commander's seat at the time. Shares are 0 to 1.
 */
export interface SeverityLevel {
  readonly level: 1 | 2 | 3 | 4 | 5
  readonly label: string
  readonly meaning: string
  /** Share of customers not served. */
  readonly whenFailedShareAbove?: number
  /** Burn rate of the error budget over 5 min. */
  readonly whenBurnRateAbove?: number
  /** One more failure would be an outage. */
  readonly whenRedundancyLost?: boolean
  readonly whenDataLost?: boolean
  /** Customers have been failing, above the lowest share of the matrix, for this long without a break. */
  readonly whenImpactLastsSeconds?: number
  readonly publicNotice: boolean
  readonly executives: boolean
  /** A level with a commander is a major incident. */
  readonly needsCommander: boolean
  /** Absent where no post-mortem is asked for. */
  readonly postmortemWithinDays?: number
}

export interface EscalationStep {
  /** Since the page was raised, if nobody has acknowledged it by then. */
  readonly afterSeconds: number
  /** The secondary is a person of the scenario where its team names one; the others are told outside the bridge. */
  readonly who: 'secondary' | 'manager' | 'director'
  /** What the pager calls them: "Engineering manager". */
  readonly label: string
}

export interface PolicyWindows {
  /** Who is rung and has not answered by then counts as missing the page. */
  readonly acknowledge: number
  readonly declare: number
  readonly takeCommand: number
  readonly firstPublicPost: number
  readonly scopePublicPost: number
  readonly publicCadence: number
  readonly executiveCadenceFrom: number
  readonly executiveCadenceTo: number
  /** Situation reports more often than this are noise. */
  readonly internalCadenceFrom: number
  readonly internalCadence: number
  readonly firstMitigation: number
  readonly answerCriticalMessage: number
  readonly taskBoxGrace: number
  readonly clearBeforeResolved: number
  readonly changeCourse: number
  readonly reliefAfter: number
}

/** What this house calls a level: "SEV-2", "P1", "Major". */
export function severityLabel(policy: Policy, level: number): string {
  return policy.severities.find((each) => each.level === level)?.label ?? `SEV-${level}`
}
