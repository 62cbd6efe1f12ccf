import type { ConsoleUnit, SeatView } from '../../../../core/consoles/index.ts'
import { clockOf, quantityText } from '../../../store/index.ts'

const DAY_SECONDS = 86_400
const numeric: ReadonlySet<ConsoleUnit> = new Set([
  'count',
  'share',
  'perSecond',
  'seconds',
  'days',
  'usdPerMinute',
])

export const isNumeric = (unit: ConsoleUnit): boolean => numeric.has(unit)

/** A console's cell for people; the shell prints the same cell raw. */
export function consoleCellText(cell: string | number | null, unit: ConsoleUnit, view: SeatView): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell.replace(/^(AKIA)[A-Z0-9]{10}([A-Z0-9]{6})$/, '$1…$2')
  switch (unit) {
    case 'share':
      return quantityText(cell, 'share')
    case 'perSecond':
      return quantityText(cell, 'perSecond')
    case 'seconds':
      return secondsText(cell)
    case 'days':
      return `${cell < 2 && cell > 0 ? Math.round(cell * 10) / 10 : Math.floor(cell)} d`
    case 'usdPerMinute':
      return cell.toFixed(2)
    case 'clock':
      return cell < -DAY_SECONDS ? `${Math.floor(-cell / DAY_SECONDS)} days ago` : clockOf(view, cell)
    default:
      return quantityText(cell, 'count')
  }
}

/** "0.8 s", "40 s", "12 min", "3 h 20 min". */
function secondsText(seconds: number): string {
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
