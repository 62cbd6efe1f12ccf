import {
  type Drill,
  type DrillRecord,
  type OtherWords,
  phrasesOf,
  recordOf,
  type ToldEntry,
} from '../drill/index.ts'
import type { Grade } from '../grading/index.ts'
import { tellEntry, toldLog } from '../view/index.ts'

/** What came of an ended drill, kept in words and numbers that need nothing else to be read. */
export interface KeptOutcome {
  readonly grade: Omit<Grade, 'decisions'>
  /** The post-mortem as Markdown. */
  readonly report: string
}

/**
 * A drill as it is kept: the record, which plays it again, and beside it what came of it, in words. When no build can
 * play the record any more, what came of it can still be read.
 */
export interface DrillFile extends DrillRecord {
  readonly title: string
  readonly startsAtUtcSecond: number
  /** Short role of everybody in the cast, by id: who speaks in the log. */
  readonly roles: Readonly<Record<string, string>>
  /** The log in words; with its hidden lines once the drill has ended. */
  readonly log: readonly ToldEntry[]
  /** null until the drill has ended and was graded. */
  readonly grade: KeptOutcome['grade'] | null
  readonly report: string | null
}

/** What the game said, as it was read then: whoever plays the record again finds it said, whatever the words are today. */
function wordsSaid(drill: Drill): OtherWords {
  return Object.fromEntries(
    drill.state.log.flatMap((entry) => {
      const phrases = phrasesOf(entry)
      if (phrases.length === 0) return []
      const told = tellEntry(drill, entry).event as unknown as Readonly<Record<string, string>>
      return phrases.map(([member]) => [`${entry.id}.${member}`, told[member] ?? ''])
    }),
  )
}

/** A drill as a file. Who grades it adds the outcome. */
export function fileOf(drill: Drill, outcome: KeptOutcome | null = null): DrillFile {
  const { scenario } = drill.setup
  const log = toldLog(drill)
  return {
    ...recordOf(drill),
    otherWords: wordsSaid(drill),
    title: scenario.title,
    startsAtUtcSecond: scenario.topology.startsAtUtcSecond,
    roles: Object.fromEntries(scenario.cast.map(({ id, shortRole }) => [id, shortRole])),
    log: drill.state.ended === null ? log.filter(({ hidden }) => !hidden) : log,
    grade: outcome?.grade ?? null,
    report: outcome?.report ?? null,
  }
}
