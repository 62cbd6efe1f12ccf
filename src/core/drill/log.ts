import { stableHash } from '../determinism/index.ts'
import type { Drill } from './drill-state.ts'
import type { Actor, DrillEvent, EventOf, LogEntry } from './event.ts'
import { entriesOfKind } from './log-by-kind.ts'

const HIDDEN_KINDS: ReadonlySet<DrillEvent['kind']> = new Set([
  'faultStarted',
  'faultEnded',
  'machineEntered',
  'worldObserved',
  'leverPulled',
  'evidenceReached',
])

/** Adds what happened to the log, now, and to the hash chain that checkpoints rest on. */
export function record(drill: Drill, by: Actor, event: DrillEvent, because: string | null = null): LogEntry {
  const { state } = drill
  const entry: LogEntry = {
    id: `e${state.log.length + 1}`,
    at: state.second,
    by,
    event,
    hidden: HIDDEN_KINDS.has(event.kind),
    because,
  }
  state.log.push(entry)
  state.logHash = stableHash([state.logHash, entry])
  return entry
}

export const bySystem = (name: 'pager' | 'world' | 'vendor' | 'drill' | 'timer'): Actor => ({
  kind: 'system',
  name,
})
export const byPerson = (personId: string): Actor => ({ kind: 'person', personId })

/** The newest event of a kind that matches. */
export function eventOf<K extends DrillEvent['kind']>(
  log: readonly LogEntry[],
  kind: K,
  matches: (event: EventOf<K>) => boolean,
): EventOf<K> | undefined {
  const found = entriesOfKind(log, kind).findLast((entry) => matches(entry.event as EventOf<K>))
  return found?.event as EventOf<K> | undefined
}
