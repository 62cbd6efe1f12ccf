import { isPhrase, type Phrase } from '../command/index.ts'
import type { OtherWords } from './drill-record.ts'
import type { LogEntry } from './event.ts'
import { sortAnew } from './log-by-kind.ts'

/** The phrases of a line, by member. */
export function phrasesOf({ event }: LogEntry): readonly (readonly [string, Phrase])[] {
  return Object.entries(event).filter((member): member is [string, Phrase] => isPhrase(member[1]))
}

/** Gives a line of the game other words. False where there is no such line, or where a person wrote it. */
export function giveOtherWords(log: LogEntry[], entryId: string, words: string, member = 'text'): boolean {
  const place = log.findIndex(({ id }) => id === entryId)
  const entry = log[place]
  const said = entry && phrasesOf(entry).find(([name]) => name === member)?.[1]
  if (entry === undefined || said === undefined) return false
  log[place] = { ...entry, event: { ...entry.event, [member]: { ...said, words } } as LogEntry['event'] }
  sortAnew(log)
  return true
}

export function otherWordsOf(log: readonly LogEntry[]): OtherWords {
  return Object.fromEntries(
    log.flatMap((entry) =>
      phrasesOf(entry).flatMap(([member, { words }]) =>
        words === undefined ? [] : [[`${entry.id}.${member}`, words]],
      ),
    ),
  )
}
