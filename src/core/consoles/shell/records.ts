import { clockAt } from '../../determinism/index.ts'
import type { ConsoleCell, ConsoleSection, ConsoleUnit } from '../console-page.ts'
import { isoTime } from '../iso-time.ts'
import type { SeatView } from '../seat-view.ts'
import { means } from './match-action.ts'

const DAY_SECONDS = 86_400

export type ShellRecord = Readonly<Record<string, ConsoleCell>>

/** The rows of a section as records with the API's own names, times as the API writes them, filtered. */
export function recordsOf(
  section: ConsoleSection,
  only: readonly (readonly [column: string, value: string])[],
  view: SeatView,
): readonly ShellRecord[] {
  return section.rows
    .map(({ cells }) =>
      Object.fromEntries(
        section.columns.map(({ key, unit }, nth) => {
          const cell = cells[nth] ?? null
          return [key, apiValue(cell, unit, view)]
        }),
      ),
    )
    .filter((record) => only.every(([column, value]) => fits(record, column, value)))
}

function apiValue(cell: ConsoleCell, unit: ConsoleUnit, view: SeatView): ConsoleCell {
  if (typeof cell !== 'number') return cell
  return unit === 'clock' ? timeOf(view, cell) : unit === 'count' ? Math.round(cell) : cell
}

/** The same rows for people: clocks and durations in short words, under the columns' own labels. */
export function plainRecords(section: ConsoleSection, view: SeatView): readonly ShellRecord[] {
  return section.rows.map(({ cells }) =>
    Object.fromEntries(
      section.columns.map(({ key, unit }, nth) => [key, plainText(cells[nth] ?? null, unit, view)]),
    ),
  )
}

function plainText(cell: ConsoleCell, unit: ConsoleUnit, view: SeatView): ConsoleCell {
  if (typeof cell !== 'number') return cell
  if (unit === 'clock' && cell < -DAY_SECONDS) return `${Math.floor(-cell / DAY_SECONDS)} days ago`
  if (unit === 'clock') return clockAt(view.drill.startsAtUtcSecond, cell)
  if (unit === 'seconds') return cell < 120 ? `${cell} s` : `${Math.round(cell / 60)} min`
  return cell
}

/** Drill second -> "2027-03-12T13:20:00Z". */
export const timeOf = (view: SeatView, second: number): string =>
  isoTime(view.drill.date, view.drill.startsAtUtcSecond + second)

/** Some APIs call a region `RegionName`; a column that a record has not does not filter. */
function fits(record: ShellRecord, column: string, value: string): boolean {
  const cell = record[column] ?? (column === 'Region' ? record.RegionName : undefined)
  return cell === undefined || cell === null || String(cell).endsWith(value) || means(String(cell), value)
}
