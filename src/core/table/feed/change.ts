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

/** null = equal. Plain JSON values only. */
export function changeBetween(before: unknown, after: unknown): Change | null {
  if (Object.is(before, after)) return null
  if (Array.isArray(before) && Array.isArray(after)) return listChange(before, after)
  if (isPlainObject(before) && isPlainObject(after)) return objectChange(before, after)
  return { to: after }
}

function objectChange(before: Record<string, unknown>, after: Record<string, unknown>): Change | null {
  const fields: Record<string, Change> = {}
  let some = false
  for (const key of Object.keys(after)) {
    const change = key in before ? changeBetween(before[key], after[key]) : { to: after[key] }
    if (change === null) continue
    fields[key] = change
    some = true
  }
  const gone = Object.keys(before).filter((key) => !(key in after))
  if (gone.length > 0) return { fields, gone }
  return some ? { fields } : null
}

function listChange(before: readonly unknown[], after: readonly unknown[]): Change | null {
  const slide = slideBetween(before, after)
  if (slide !== null) return slide.drop === 0 && slide.add.length === 0 ? null : slide
  const rise = riseBetween(before, after)
  if (rise !== null) return rise
  if (before.length !== after.length) return { to: after }
  const items: Record<string, Change> = {}
  for (let index = 0; index < after.length; index += 1) {
    const change = changeBetween(before[index], after[index])
    if (change !== null) items[index] = change
  }
  return { items }
}

/** Longest slide that is looked for. */
const MOST_SLID = 200

/** Newest first: the head grows and the tail falls off. null when the lists share less than half. */
function riseBetween(
  before: readonly unknown[],
  after: readonly unknown[],
): { cut: number; put: readonly unknown[] } | null {
  const most = Math.min(Math.floor(after.length / 2), MOST_SLID)
  for (let put = 1; put <= most; put += 1) {
    const kept = after.length - put
    if (kept <= before.length && startsWith(before, after, put)) {
      return { cut: before.length - kept, put: after.slice(0, put) }
    }
  }
  return null
}

/** Charts, sparklines and logs slide: their head falls off and their tail grows. null when the lists share too little. */
function slideBetween(
  before: readonly unknown[],
  after: readonly unknown[],
): { drop: number; add: readonly unknown[] } | null {
  if (before.length === 0) return { drop: 0, add: after }
  const most = Math.min(before.length - 1, MOST_SLID)
  for (let drop = 0; drop <= most; drop += 1) {
    const kept = before.length - drop
    if (kept > after.length) continue
    if (drop > 0 && kept * 2 < after.length) return null
    if (startsWith(after, before, drop)) return { drop, add: after.slice(kept) }
  }
  return null
}

/** Does `after` begin with what is left of `before` without its first `drop` items? */
function startsWith(after: readonly unknown[], before: readonly unknown[], drop: number): boolean {
  for (let index = drop; index < before.length; index += 1) {
    if (!isSame(before[index], after[index - drop])) return false
  }
  return true
}

/** The value after a change. Parts that did not change keep their identity, so a reader can compare by reference. */
export function changed(before: unknown, change: Change): unknown {
  if ('to' in change) return change.to
  if ('drop' in change) return [...(before as unknown[]).slice(change.drop), ...change.add]
  if ('cut' in change) {
    const list = before as unknown[]
    return [...change.put, ...list.slice(0, list.length - change.cut)]
  }
  if ('items' in change) {
    const list = [...(before as unknown[])]
    for (const [index, item] of Object.entries(change.items))
      list[Number(index)] = changed(list[Number(index)], item)
    return list
  }
  const object = { ...(before as Record<string, unknown>) }
  for (const [key, field] of Object.entries(change.fields)) object[key] = changed(object[key], field)
  for (const key of change.gone ?? []) delete object[key]
  return object
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Equal plain values; stops at the first difference. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one))
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((member, index) => isSame(member, other[index]))
    )
  if (!isPlainObject(one) || !isPlainObject(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && isSame(one[key], other[key]))
  )
}
