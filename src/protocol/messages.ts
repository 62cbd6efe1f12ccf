import type { Command, DrillMode, DrillRecord, SeatId, SeatView } from '../core/drill/index.ts'
import type { Policy, Problem, ScenarioCard } from '../core/scenario/index.ts'

/** Spoken between a page and the authority that runs the drill (a worker now, a room on a server later). */
export type Pace = 'paused' | 'x1' | 'x4' | 'x10' | 'untilSomethingHappens'

/** Which drill to begin. The scenario's name may be one of a variant, `id@b`. */
export interface DrillChoice {
  readonly scenarioId: string
  readonly mode: DrillMode
  readonly seat: SeatId
  readonly seed: number
  /** Hash of a scenario that was brought (`bringScenario`), where one is meant that did not come with the page. */
  readonly brought?: string
  /** The house rules of the player's own organisation, where there are such. */
  readonly policy?: Policy
}

export type ToAuthority =
  | { readonly kind: 'listScenarios' }
  /** This drill will most likely be begun soon. Nothing comes back. */
  | ({ readonly kind: 'prepareDrill' } & DrillChoice)
  | ({ readonly kind: 'startDrill' } & DrillChoice)
  | { readonly kind: 'resumeDrill'; readonly record: DrillRecord }
  /** Play again from a moment: the record is cut at `fromSecond` and goes on live. */
  | { readonly kind: 'retryFrom'; readonly record: DrillRecord; readonly fromSecond: number }
  | { readonly kind: 'command'; readonly requestId: number; readonly command: Command }
  | { readonly kind: 'setPace'; readonly pace: Pace }
  | { readonly kind: 'finish' }
  /** What is in this file? Answered by `fileRead`. */
  | { readonly kind: 'readFile'; readonly requestId: number; readonly text: string }
  /** A scenario of the player's own, before any message that names its hash. Nothing comes back. */
  | { readonly kind: 'bringScenario'; readonly scenario: unknown }

export type FromAuthority =
  | { readonly kind: 'scenarios'; readonly cards: readonly ScenarioCard[] }
  /** The card of the drill that was prepared: the time of day or the situation of a variant may be another one. */
  | { readonly kind: 'prepared'; readonly card: ScenarioCard }
  | { readonly kind: 'fileRead'; readonly requestId: number; readonly found: FileContents }
  | { readonly kind: 'view'; readonly patch: ViewPatch; readonly pace: Pace }
  | {
      readonly kind: 'commandResult'
      readonly requestId: number
      readonly ok: boolean
      readonly problem: string | null
    }
  /** The record so far, to be kept; sent after each command and every few simulated minutes. */
  | { readonly kind: 'record'; readonly record: DrillRecord }
  | { readonly kind: 'ended'; readonly record: DrillRecord }
  | { readonly kind: 'problem'; readonly where: string; readonly message: string; readonly mend: string }

/** A file that a player opened, as far as it could be read. */
export type FileContents =
  | {
      readonly kind: 'scenario'
      readonly card: ScenarioCard
      /** Of the scenario itself. */
      readonly hash: string
      /** Of the scenario and each of its variants, as records name them. */
      readonly hashes: readonly string[]
      readonly scenario: unknown
      /** What its author should mend; it can be played all the same. */
      readonly findings: readonly Problem[]
    }
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'record'; readonly record: DrillRecord }
  | { readonly kind: 'unreadable'; readonly what: string; readonly problems: readonly Problem[] }

/** The first message carries the whole view; each later one only what is different. */
export type ViewPatch =
  | { readonly first: true; readonly view: SeatView }
  | { readonly first: false; readonly change: Change | null }

/**
 * How a plain value turned into another: replaced, an object with some fields changed and some gone, a list with some
 * items changed, or a list that slid: `drop` items fell off its head and `add` were put behind it, or `cut` items fell
 * off its tail and `put` were put before it.
 */
export type Change =
  | { readonly to: unknown }
  | { readonly fields: Readonly<Record<string, Change>>; readonly gone?: readonly string[] }
  | { readonly items: Readonly<Record<string, Change>> }
  | { readonly drop: number; readonly add: readonly unknown[] }
  | { readonly cut: number; readonly put: readonly unknown[] }
