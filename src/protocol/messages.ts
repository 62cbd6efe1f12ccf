import type { Command, DrillMode, DrillRecord, SeatId, SeatView } from '../core/drill/index.ts'
import type { ScenarioCard } from '../core/scenario/index.ts'

/** Spoken between a page and the authority that runs the drill (a worker now, a room on a server later). */
export type Pace = 'paused' | 'x1' | 'x4' | 'x10' | 'untilSomethingHappens'

/** Which drill to begin. */
export interface DrillChoice {
  readonly scenarioId: string
  readonly mode: DrillMode
  readonly seat: SeatId
  readonly seed: number
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

export type FromAuthority =
  | { readonly kind: 'scenarios'; readonly cards: readonly ScenarioCard[] }
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
