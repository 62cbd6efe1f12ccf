import type { DrillEventKind, EventOf, LogEntry } from './event.ts'

interface Index {
  /** So many entries of the log are in it. */
  length: number
  readonly byKind: Map<DrillEventKind, LogEntry[]>
}

/** A log only ever grows, so what was sorted stays sorted; conditions ask for "the last of a kind" in every look. */
const indices = new WeakMap<readonly LogEntry[], Index>()

/** The entries of one kind, oldest first. */
export function entriesOfKind<Kind extends DrillEventKind>(
  log: readonly LogEntry[],
  kind: Kind,
): readonly LogEntry<EventOf<Kind>>[] {
  let index = indices.get(log)
  if (index === undefined || index.length > log.length) {
    index = { length: 0, byKind: new Map() }
    indices.set(log, index)
  }
  for (; index.length < log.length; index.length += 1) {
    const entry = log[index.length] as LogEntry
    const known = index.byKind.get(entry.event.kind)
    if (known === undefined) index.byKind.set(entry.event.kind, [entry])
    else known.push(entry)
  }
  return (index.byKind.get(kind) ?? []) as readonly LogEntry[] as readonly LogEntry<EventOf<Kind>>[]
}

/** A line was put in the place of another: the next question sorts anew. */
export function sortAnew(log: readonly LogEntry[]): void {
  indices.delete(log)
}

/** The later of two entries of one log; ids are numbered in order. */
export function latestOf(one: LogEntry | undefined, other: LogEntry | undefined): LogEntry | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Number(one.id.slice(1)) > Number(other.id.slice(1)) ? one : other
}
