import type { DocumentSection, SeatId, Seats } from '../command/index.ts'
import type { DrillOutcome, ToldEntry } from '../drill/index.ts'
import type { ContributingFactor, Remedy } from '../scenario/index.ts'

/** All that the document is written from. Plain data; seconds count from the start of the drill. */
export interface PostmortemFacts {
  readonly scenarioTitle: string
  readonly company: string
  /** yyyy-mm-dd, fictional. */
  readonly date: string
  readonly startsAtUtcSecond: number
  /** Varies the wording, never the facts. */
  readonly seed: number
  /** The trained seat, and who sat where at the start. */
  readonly seat: SeatId
  readonly seats: Seats
  readonly outcome: DrillOutcome | null
  readonly endedAt: number
  readonly log: readonly ToldEntry[]
  /** Roles of the cast by person id. */
  readonly roles: Readonly<Record<string, string>>
  readonly teams: Readonly<Record<string, string>>
  /** What each verification looks at, by its id. */
  readonly checks: Readonly<Record<string, string>>
  /** What the house calls each severity, by its number. */
  readonly severities: Readonly<Record<number, string>>
  readonly objective: {
    readonly label: string
    /** 0.999 = 99.9 % of visits. */
    readonly target: number
    readonly windowDays: number
  }
  readonly observability: {
    readonly lagSeconds: number
    readonly resolutionSeconds: number
    readonly pagingDelaySeconds: number
  }
  readonly harm: HarmFacts
  /** What customers met, as telemetry has it, oldest first. */
  readonly samples: readonly CustomerSample[]
  /** Those that apply to this drill. */
  readonly factors: readonly ContributingFactor[]
  readonly remedies: readonly Remedy[]
  /** What people call the series that predictions were made about. */
  readonly seriesLabels: Readonly<Record<string, string>>
  readonly clues: readonly ClueFacts[]
  readonly zones: number
  /** Zones that a fault of this drill touched directly. */
  readonly zonesTouched: number
  /** Share of the daily peak at which customers came at the start, 0 to 1. */
  readonly demandShareOfPeak: number
  /** What was written into the incident document during the drill. */
  readonly written: Readonly<Record<DocumentSection, string>>
}

export interface HarmFacts {
  readonly customerMinutes: number
  readonly failedVisits: number
  readonly visits: number
  readonly dataLostSeconds: number
  readonly lostRevenueUsd: number
  readonly extraInfrastructureUsd: number
  readonly actionCostUsd: number
  readonly budgetSpentShare: number
}

export interface CustomerSample {
  readonly at: number
  readonly failedShare: number
  /** Null while so few visits are served that there is no quantile of them. */
  readonly p99Ms: number | null
}

export interface ClueFacts {
  readonly id: string
  readonly says: string
  readonly availableAt: number | null
  readonly reachedAt: number | null
  readonly via: string | null
}

/** "SEV-2", or what this house calls it. */
export function severityWord(facts: PostmortemFacts, level: number): string {
  return facts.severities[level] ?? `SEV-${level}`
}
