/** One line of the bench: a budget of the design beside what was measured here and now. */
export interface BenchRow {
  readonly what: string
  readonly unit: 'ms' | 'us' | 'bytes' | 'bytes/s' | 'x' | 's'
  readonly budget: number
  /** null: could not be measured here; `note` says why. */
  readonly measured: number | null
  /** Against a reference in the same run, where there is one. */
  readonly ratio: number | null
  readonly note: string
}

export const isMet = (row: BenchRow): boolean | null =>
  row.measured === null ? null : row.measured <= row.budget

/** Middle of several runs, in milliseconds: one slow run on a busy machine does not count. */
export function medianMs(runs: number, run: () => void): number {
  run()
  const times = Array.from({ length: runs }, () => {
    const from = performance.now()
    run()
    return performance.now() - from
  }).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] as number
}
