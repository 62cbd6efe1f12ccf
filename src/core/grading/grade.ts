/** What grading gives: three outputs that are never mixed into one number. Every claim carries the log ids under it. */
export interface Grade {
  readonly profile: CommandProfile
  readonly outcome: Outcome
  readonly decisions: DecisionAnalysis
}

export type SkillLetter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G'
export type Rating = 1 | 2 | 3 | 4

export interface CommandProfile {
  readonly skills: readonly SkillMark[]
  readonly markers: readonly MarkerMark[]
  /** Marker ids. */
  readonly strengths: readonly string[]
  readonly targets: readonly string[]
}

export interface SkillMark {
  readonly skill: SkillLetter
  readonly label: string
  /** Median of the observed markers, held at 2 when a safety-critical marker is 1; null = not observed. */
  readonly rating: number | null
  readonly observed: number
  readonly heldBackBy: string | null
}

export interface MarkerMark {
  readonly marker: string
  readonly skill: SkillLetter
  readonly label: string
  /** null = not observed in this drill, with `reason` saying why. Never counts as 0. */
  readonly rating: Rating | null
  readonly reason: string
  readonly items: readonly MarkerItem[]
}

/** One yes/no fact under a mark. */
export interface MarkerItem {
  readonly id: string
  readonly question: string
  readonly answer: 'yes' | 'no' | 'notApplicable'
  readonly detail: string
  readonly cites: readonly string[]
  /** Words of the trainee this rests on; a substring of a cited entry. */
  readonly quote: string | null
}

export interface Outcome {
  readonly ended: string
  readonly customerMinutes: number
  readonly failedVisits: number
  readonly dataLostSeconds: number
  readonly moneyUsd: number
  readonly errorBudgetSpentShare: number
  readonly par: OutcomeReference
  readonly doingNothing: OutcomeReference
  /** 0 = as bad as doing nothing, 1 = par or better. */
  readonly shareOfParSaved: number
  /** Cumulative customer-minutes at each full minute, here, at par, doing nothing. */
  readonly curve: readonly number[]
  readonly parCurve: readonly number[]
  readonly nothingCurve: readonly number[]
  readonly cites: readonly string[]
}

export interface OutcomeReference {
  readonly customerMinutes: number
  readonly moneyUsd: number
}

export interface DecisionAnalysis {
  readonly decisions: readonly DecisionWeighed[]
}

export interface DecisionWeighed {
  /** Log entry of the decision. */
  readonly entryId: string
  readonly at: number
  readonly label: string
  /** Positive = this decision saved customer-minutes against the drill run on without it. */
  readonly savedCustomerMinutes: number
  readonly withoutCurve: readonly number[]
  /** The first moment its evidence had reached the seat, and what acting then would have saved on top. */
  readonly earlier: {
    readonly at: number
    readonly evidence: readonly string[]
    readonly savedCustomerMinutes: number
  } | null
  /** The best of the scenario's known plays at that moment, if it is another one. */
  readonly better: { readonly label: string; readonly savedCustomerMinutes: number } | null
  /** Judged on what was known: was the evidence there? Never on the outcome. */
  readonly judgement: 'reasoned' | 'aheadOfEvidence' | 'againstEvidence' | 'noEvidenceNeeded'
  readonly cites: readonly string[]
}
