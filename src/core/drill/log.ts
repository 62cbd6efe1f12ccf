import { isSeatId, type PartyId, withoutWords } from '../command/index.ts'
import { stableHash } from '../determinism/index.ts'
import type { Drill } from './drill-state.ts'
import { type Actor, type DrillEvent, type LogEntry, NOTICED } from './event.ts'

/** Adds what happened to the log, now, and to the hash chain that checkpoints rest on. */
export function record<const Event extends DrillEvent>(
  drill: Drill,
  by: Actor,
  event: Event,
  because: string | null = null,
): LogEntry<Event> {
  const { state } = drill
  const entry: LogEntry<Event> = {
    id: `e${state.log.length + 1}`,
    at: state.second,
    by,
    event,
    hidden: NOTICED[event.kind] === 'hidden',
    because,
  }
  state.log.push(entry)
  state.logHash = stableHash([state.logHash, withoutWords(entry)])
  return entry
}

export const bySystem = (name: 'pager' | 'world' | 'vendor' | 'drill' | 'timer'): Actor => ({
  kind: 'system',
  name,
})
export const byPerson = (personId: string): Actor => ({ kind: 'person', personId })
export const byParty = (party: PartyId): Actor =>
  isSeatId(party) ? { kind: 'seat', seat: party } : byPerson(party)
