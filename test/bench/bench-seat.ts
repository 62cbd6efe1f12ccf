import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { BenchRow } from './bench-row.ts'
import type { SeatLoad } from './seat-load.ts'
import { inTreeOf } from './tree-of-commit.ts'

/** Where views were made whole and compared deeply. */
const BEFORE = '403a904'
/** All updates of a seat in a simulated second may cost this part of what they did, or this many microseconds. */
const PART = 80
const AIM_MICROS = 50
const MOST_BYTES = 2048

const measure = (script: string, ...words: readonly string[]): SeatLoad =>
  JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, script), ...words], { encoding: 'utf8' }),
  )

/** What a seat costs beside the drill it looks at, side by side with the commit before feeds had cursors. */
export function benchSeat(): readonly BenchRow[] {
  const before = inTreeOf(BEFORE, (folder) => measure('seat-load-before.ts', folder))
  const now = measure('seat-load-now.ts')
  const beside = (pick: (load: SeatLoad) => number): number | null =>
    before === null ? null : pick(now) / pick(before)
  const was = (pick: (load: SeatLoad) => number, unit: string): string =>
    before === null
      ? `this clone has no commit ${BEFORE} to measure beside`
      : `${BEFORE} in this run: ${Math.round(pick(before))} ${unit}, 1/${(pick(before) / pick(now)).toFixed(0)} of it now`
  return [
    {
      what: 'all updates of one seat per simulated second, busy half hour of the largest incident',
      unit: 'us',
      budget: before === null ? AIM_MICROS : before.microsPerSecond / PART,
      measured: now.microsPerSecond,
      ratio: beside(({ microsPerSecond }) => microsPerSecond),
      note: `${was(({ microsPerSecond }) => microsPerSecond, 'us')}; budget 1/${PART} of it, aim ${AIM_MICROS} us; the drill itself takes ${now.stepMicros.toFixed(0)} us a second. Worst minute: ${now.worstMinuteMicros.toFixed(0)} us, as a dashboard that is opened for the first time reads its whole past, once`,
    },
    {
      what: 'bytes to one seat in the worst minute of the hour',
      unit: 'bytes/s',
      budget: MOST_BYTES,
      measured: now.worstMinuteBytes,
      ratio: beside(({ worstMinuteBytes }) => worstMinuteBytes),
      note: `${was(({ worstMinuteBytes }) => worstMinuteBytes, 'bytes/s')}; JSON before compression`,
    },
    {
      what: 'bytes to one seat, busy half hour',
      unit: 'bytes/s',
      budget: MOST_BYTES,
      measured: now.bytesPerSecond,
      ratio: beside(({ bytesPerSecond }) => bytesPerSecond),
      note: was(({ bytesPerSecond }) => bytesPerSecond, 'bytes/s'),
    },
  ]
}
