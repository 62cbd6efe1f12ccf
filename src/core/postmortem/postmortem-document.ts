import type { ContributingFactor, Remedy } from '../scenario/index.ts'

/** A blameless account of one drill. Plain JSON; every statement carries the ids of the log entries it rests on. */
export interface PostmortemDocument {
  readonly format: 1
  readonly title: string
  readonly status: 'draft'
  readonly company: string
  readonly date: string
  readonly incident: string | null
  readonly severity: string
  readonly outcome: string
  /** Roles, never names. */
  readonly authors: readonly string[]
  readonly summary: readonly Statement[]
  readonly impact: Impact
  readonly timeline: readonly TimelineRow[]
  readonly trigger: Statement
  readonly factors: readonly Factor[]
  readonly detection: readonly Statement[]
  readonly response: Response
  readonly wentWell: readonly Statement[]
  readonly wasHard: readonly Statement[]
  readonly lucky: readonly Statement[]
  readonly actions: readonly ActionItem[]
  readonly externalMessage: readonly string[]
  readonly roles: readonly RoleHeld[]
  readonly glossary: readonly { readonly term: string; readonly meaning: string }[]
  /** Sections of the incident document as somebody wrote them: their words, untouched. */
  readonly written: readonly { readonly label: string; readonly text: string }[]
}

export interface Statement {
  readonly text: string
  /** Words somebody wrote or a screen showed; shown as a quotation and not part of the document's own voice. */
  readonly quote: string | null
  readonly cites: readonly string[]
}

export interface Impact {
  readonly customerMinutes: number
  readonly durationSeconds: number
  readonly peakFailedShare: number
  readonly failedVisits: number
  readonly visits: number
  readonly dataLostSeconds: number
  readonly lostRevenueUsd: number
  readonly extraInfrastructureUsd: number
  readonly actionCostUsd: number
  readonly errorBudgetMinutes: number
  readonly errorBudgetMinutesSpent: number
  readonly errorBudgetSpentShare: number
  /** The same in words, for tables. */
  readonly rows: readonly { readonly label: string; readonly value: string }[]
  readonly cites: readonly string[]
}

export interface TimelineRow {
  readonly at: number
  /** hh:mm:ss UTC. */
  readonly clock: string
  /** T+mm:ss since the start of the drill. */
  readonly elapsed: string
  readonly kind:
    | 'trigger'
    | 'onset'
    | 'detection'
    | 'command'
    | 'communication'
    | 'mitigation'
    | 'vendor'
    | 'end'
  readonly text: string
  readonly cites: readonly string[]
}

export interface Factor {
  readonly kind: ContributingFactor['kind']
  readonly text: string
  readonly cites: readonly string[]
}

export interface Response {
  readonly overview: readonly Statement[]
  readonly decisions: readonly DecisionRecord[]
  readonly hypotheses: readonly Statement[]
}

export interface DecisionRecord {
  readonly at: number
  readonly clock: string
  readonly label: string
  /** What had reached the seat by then, newest first: what screens showed or people said. */
  readonly known: readonly string[]
  readonly goal: string | null
  readonly worstCase: string | null
  readonly effect: string
  readonly cites: readonly string[]
}

export interface ActionItem {
  readonly id: string
  readonly text: string
  readonly kind: Remedy['kind']
  readonly priority: Remedy['priority']
  readonly ownerRole: string
  readonly due: string
  readonly doneWhen: string
}

export interface RoleHeld {
  readonly role: string
  readonly holder: string
  readonly clock: string
  readonly cites: readonly string[]
}
