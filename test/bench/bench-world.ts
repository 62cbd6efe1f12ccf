import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { BenchRow } from './bench-row.ts'
import { inTreeOf } from './tree-of-commit.ts'

/** Before worlds could stay down. */
const BEFORE = '403a904'
/** Worlds that use nothing new may take this many times what they took. */
const MOST = 1.1
/** Both sides in turn, so that what else the machine does meets both. */
const ROUNDS = 3

type Hours = Readonly<Record<string, number>>

const hoursIn = (folder: string): Hours =>
  JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, 'world-hour.ts'), folder], {
      encoding: 'utf8',
    }),
  )

const faster = (a: Hours, b: Hours): Hours =>
  Object.fromEntries(Object.entries(a).map(([id, ms]) => [id, Math.min(ms, b[id] ?? Infinity)]))

/** The worlds of the built-in scenarios alone, side by side with an earlier commit. */
export function benchWorld(): readonly BenchRow[] {
  const here = resolve(import.meta.dirname, '../..')
  let now = hoursIn(here)
  const before = inTreeOf(BEFORE, (folder) => {
    let best = hoursIn(folder)
    for (let round = 1; round < ROUNDS; round += 1) {
      now = faster(now, hoursIn(here))
      best = faster(best, hoursIn(folder))
    }
    return best
  })
  return Object.entries(now).map(([id, ms]) => {
    const was = before?.[id]
    return {
      what: `one hour of the world of ${id} alone, beside ${BEFORE}`,
      unit: 'x',
      budget: MOST,
      measured: was === undefined ? null : ms / was,
      ratio: null,
      note:
        was === undefined
          ? `this clone has no commit ${BEFORE}, or that has no such scenario: ${ms.toFixed(1)} ms now`
          : `its first fault from the fifth minute on: ${was.toFixed(1)} ms then, ${ms.toFixed(1)} ms now, fastest of ${ROUNDS} turns each`,
    }
  })
}
