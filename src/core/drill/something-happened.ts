import { type LogEntry, NOTICED } from './event.ts'

/** Is there, from an index of the log on, something a commander would look up for? Stops "until something happens". */
export function somethingHappened(log: readonly LogEntry[], fromIndex: number): boolean {
  for (let i = fromIndex; i < log.length; i += 1) {
    const entry = log[i] as LogEntry
    if (NOTICED[entry.event.kind] === 'news') return true
  }
  return false
}
