import { benchCore } from './bench-core.ts'
import { benchHours } from './bench-hours.ts'
import { benchPage } from './bench-page.ts'
import { type BenchRow, isMet } from './bench-row.ts'
import { benchSeat } from './bench-seat.ts'
import { benchWorld } from './bench-world.ts'

/** `npm run bench [-- --json]`: the design's budgets that exist by now. A miss is printed, never an error. */
const json = process.argv.includes('--json')
const withPage = !process.argv.includes('--no-browser')
const rows: readonly BenchRow[] = [
  ...benchCore(),
  ...benchWorld(),
  ...benchSeat(),
  ...(await benchHours()),
  ...(withPage ? await benchPage() : []),
]

if (json)
  console.log(
    JSON.stringify(
      rows.map((row) => ({ ...row, ok: isMet(row) })),
      null,
      2,
    ),
  )
else printTable()

function printTable(): void {
  const number = (value: number | null): string =>
    value === null ? '–' : value >= 100 ? String(Math.round(value)) : value.toFixed(1)
  for (const row of rows) {
    const met = isMet(row)
    const sign = met === null ? '–' : met ? 'ok  ' : 'MISS'
    const ratio = row.ratio === null ? '' : `  (${number(row.ratio)}x the reference)`
    console.log(
      `${sign}  ${row.what}: ${number(row.measured)} ${row.unit}, budget ${number(row.budget)}${ratio}`,
    )
    console.log(`      ${row.note}`)
  }
  const missed = rows.filter((row) => isMet(row) === false)
  console.log(missed.length === 0 ? '\nEvery budget is met.' : `\n${missed.length} budgets are missed.`)
}
