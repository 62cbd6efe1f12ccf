import type { LookSource } from '../command/index.ts'
import type { ConsoleProblem } from '../drill/index.ts'

/** What a seat has open in the tools' consoles; one page at a time. */
export interface ConsolesView {
  readonly page: ConsolePage | null
}

/** A page of a console as tables. Figures are those of telemetry at `asOf`; what a console keeps itself is of now. */
export interface ConsolePage {
  readonly subject: string
  readonly title: string
  /** Drill second of the newest figures; null where none come from telemetry. */
  readonly asOf: number | null
  /** What the tool answers instead of data, by region. */
  readonly problems: readonly ConsoleProblem[]
  readonly sections: readonly ConsoleSection[]
}

export interface ConsoleSection {
  /** As the tool's API names the list. */
  readonly key: string
  readonly title: string
  readonly note: string | null
  readonly columns: readonly ConsoleColumn[]
  readonly rows: readonly ConsoleRow[]
}

export interface ConsoleColumn {
  /** As the tool's API names the member. */
  readonly key: string
  readonly label: string
  readonly unit: ConsoleUnit
}

/** `clock` is a second of the drill. */
export type ConsoleUnit =
  | 'text'
  | 'count'
  | 'share'
  | 'perSecond'
  | 'seconds'
  | 'days'
  | 'usdPerMinute'
  | 'clock'

export type ConsoleCell = string | number | null

export interface ConsoleRow {
  readonly cells: readonly ConsoleCell[]
  readonly tone: 'bad' | 'warn' | 'good' | null
  /** What can be opened from it. */
  readonly opens: { readonly source: LookSource; readonly subject: string } | null
}

/** What the builder of a page gives. `live`: it shows figures of telemetry. */
export interface ConsoleContent {
  readonly title: string
  readonly live: boolean
  readonly problems: readonly ConsoleProblem[]
  readonly sections: readonly ConsoleSection[]
}

export const row = (
  cells: readonly ConsoleCell[],
  tone: ConsoleRow['tone'] = null,
  opens: ConsoleRow['opens'] = null,
): ConsoleRow => ({ cells, tone, opens })

/** `[key, label, unit]` for each column. */
export const columns = (
  ...list: readonly (readonly [string, string, ConsoleUnit?])[]
): readonly ConsoleColumn[] => list.map(([key, label, unit = 'text']) => ({ key, label, unit }))
