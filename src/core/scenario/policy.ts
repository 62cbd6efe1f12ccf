/** The organisation's own rules as data. Times in seconds. Grading follows the policy, never a constant. */
export interface Policy {
  readonly id: string
  readonly title: string
  readonly severities: readonly SeverityLevel[]
  readonly windows: PolicyWindows
  /** Most direct reports one commander should hold. */
  readonly spanOfControl: number
  readonly roles: readonly ('deputy' | 'scribe' | 'commsLead' | 'operationsLead')[]
  readonly sources: readonly string[]
}

export interface SeverityLevel {
  readonly level: 1 | 2 | 3 | 4 | 5
  readonly label: string
  readonly meaning: string
  /** Any of these makes it at least this level. Shares 0 to 1 of customers not served; burn rate over 5 min. */
  readonly whenFailedShareAbove?: number
  readonly whenBurnRateAbove?: number
  readonly whenRedundancyLost?: boolean
  readonly publicNotice: boolean
  readonly executives: boolean
  readonly needsCommander: boolean
}

export interface PolicyWindows {
  readonly acknowledge: number
  readonly declare: number
  readonly takeCommand: number
  readonly firstPublicPost: number
  readonly scopePublicPost: number
  readonly publicCadence: number
  readonly executiveCadenceFrom: number
  readonly executiveCadenceTo: number
  readonly internalCadence: number
  readonly firstMitigation: number
  readonly answerCriticalMessage: number
  readonly taskBoxGrace: number
  readonly clearBeforeResolved: number
  readonly changeCourse: number
  readonly reliefAfter: number
}
