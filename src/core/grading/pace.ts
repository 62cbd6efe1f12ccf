/** The longest stretch without one of these entries between two seconds. */
export function longestGap(entries: readonly { readonly at: number }[], from: number, to: number): number {
  let last = from
  let longest = 0
  for (const { at } of entries) {
    if (at < from || at > to) continue
    longest = Math.max(longest, at - last)
    last = at
  }
  return Math.max(longest, to - last)
}

/** Middle of the values; the mean of the two in the middle when their number is even; null for none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
