import { type SeatId, type Words, withoutWords } from '../command/index.ts'
import {
  type Drill,
  type LogEntry,
  phrasesOf,
  reading,
  type ToldEntry,
  type ToldEvent,
} from '../drill/index.ts'
import { english, type Teller, tell, tellAll } from '../messages/index.ts'

const tellers = new WeakMap<Drill, Teller>()

/** The words of this drill: its scenario's texts, its luck, and what its telemetry showed when. */
export function tellerOf(drill: Drill): Teller {
  let teller = tellers.get(drill)
  if (teller === undefined) {
    const { scenario, policy, seed } = drill.setup
    teller = {
      scenario,
      policy,
      seed,
      language: english,
      reading: (series, second) => reading(drill, series, drill.state.second - second),
    }
    tellers.set(drill, teller)
  }
  return teller
}

/** What is kept of a moment, in words. `second`: when it was said. */
export const toldOf = (drill: Drill, words: Words, second: number): string =>
  tell(words, second, tellerOf(drill))

/** A line never changes, so it is told once; forks share their lines and so their words. */
const told = new WeakMap<LogEntry, ToldEntry>()

export function tellEntry(drill: Drill, entry: LogEntry): ToldEntry {
  let known = told.get(entry)
  if (known === undefined) {
    known = { ...entry, event: tellAll(entry.event, entry.at, tellerOf(drill)) as ToldEvent }
    told.set(entry, known)
  }
  return known
}

/** The whole log in words, hidden lines included: for graders and for after the end, never for a view. */
export function toldLog(drill: Drill): readonly ToldEntry[] {
  return drill.state.log.map((entry) => tellEntry(drill, entry))
}

/**
 * The log as a seat is graded by it: what others said as it was heard, as a read-back says those words back; its own
 * phrases, where the game played it, in the game's own words.
 */
export function logGraded(drill: Drill, seat: SeatId): readonly ToldEntry[] {
  return drill.state.log.map((entry) => {
    const own = entry.by.kind === 'seat' && entry.by.seat === seat
    const reworded = own && phrasesOf(entry).some(([, { words }]) => words !== undefined)
    return tellEntry(drill, reworded ? (withoutWords(entry) as LogEntry) : entry)
  })
}

/** The log as a seat may read it, from an index of the whole log on: without hidden lines, a facilitator's voice as the one it was lent. */
export function visibleLog(drill: Drill, from = 0): readonly ToldEntry[] {
  const { log } = drill.state
  const visible: ToldEntry[] = []
  for (let index = from; index < log.length; index += 1) {
    const entry = log[index] as LogEntry
    if (entry.hidden) continue
    const line = tellEntry(drill, entry)
    visible.push(
      line.event.kind === 'messagePosted' && line.by.kind === 'seat'
        ? { ...line, by: { kind: 'person', personId: line.event.from } }
        : line,
    )
  }
  return visible
}
