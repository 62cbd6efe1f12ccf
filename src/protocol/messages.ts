import type { Command, SeatId } from '../core/command/index.ts'
import type { DrillMode } from '../core/drill/index.ts'
import type { Policy, Problem, ScenarioCard } from '../core/scenario/index.ts'
import type { DrillFile, Pace, SeatUpdate } from '../core/table/index.ts'
import type { KeptDrill } from './drill-file-schema.ts'

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

/** Said by a page to the authority that runs the drill (a worker now, a room on a server later). */
export type ToAuthority =
  | { readonly kind: 'listScenarios' }
  /** This drill will most likely be begun soon. Answered by `prepared`. */
  | ({ readonly kind: 'prepareDrill' } & DrillChoice)
  /** `drillId`: what the host is to keep it as. */
  | ({ readonly kind: 'startDrill'; readonly drillId: string } & DrillChoice)
  /** Goes on with a kept drill. `file`: where it is not in the host's archive, e.g. a file that was opened. */
  | { readonly kind: 'resumeDrill'; readonly drillId: string; readonly file?: unknown }
  /** Plays the drill that is open again from a moment: a new drill with the same past. */
  | { readonly kind: 'retryFrom'; readonly drillId: string; readonly fromSecond: number }
  | { readonly kind: 'command'; readonly requestId: number; readonly command: Command }
  | { readonly kind: 'setPace'; readonly pace: Pace }
  | { readonly kind: 'finish' }
  /** The drill that is open as a file: for an export, and for who grades it. Answered by `drillFile`. */
  | { readonly kind: 'askFile'; readonly requestId: number }
  /** What is in this file? Answered by `fileRead`. */
  | { readonly kind: 'readFile'; readonly requestId: number; readonly text: string }
  /** A scenario of the player's own, before any message that names its hash. Nothing comes back, but a `problem` where it is none. */
  | { readonly kind: 'bringScenario'; readonly scenario: unknown }

/** Said by the authority. Records stay with the host: a page hears how far they are saved. */
export type FromAuthority =
  | { readonly kind: 'scenarios'; readonly cards: readonly ScenarioCard[] }
  /** The card of the drill that was prepared: the time of day or the situation of a variant may be another one. */
  | { readonly kind: 'prepared'; readonly card: ScenarioCard }
  | { readonly kind: 'fileRead'; readonly requestId: number; readonly found: FileContents }
  | { readonly kind: 'view'; readonly update: SeatUpdate | null; readonly pace: Pace }
  | {
      readonly kind: 'commandResult'
      readonly requestId: number
      readonly ok: boolean
      readonly problem: string | null
    }
  /** The host's archive has the drill up to this second. */
  | { readonly kind: 'saved'; readonly drillId: string; readonly second: number }
  | { readonly kind: 'ended'; readonly drillId: string }
  /** `file` null: no drill is open. */
  | { readonly kind: 'drillFile'; readonly requestId: number; readonly file: DrillFile | null }
  /** The drill cannot be played on here; this is what it keeps, and why. */
  | { readonly kind: 'readOnly'; readonly drillId: string; readonly kept: KeptDrill; readonly why: string }
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
  /** A drill file of any version, to be opened with `resumeDrill`. */
  | { readonly kind: 'drill'; readonly kept: KeptDrill; readonly file: unknown }
  | { readonly kind: 'unreadable'; readonly what: string; readonly problems: readonly Problem[] }
