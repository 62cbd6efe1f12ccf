import type { SeatId } from '../command/index.ts'
import type { DrillEventKind, DrillMode, ToldEntry, ToldOf } from '../drill/index.ts'
import type { CastMember, Inject, Policy, Scenario } from '../scenario/index.ts'

/** Everything a grader may look at: the log with its hidden lines, the rules of the house, and what screens showed when. */
export interface CaseFile {
  readonly scenario: Scenario
  readonly policy: Policy
  readonly mode: DrillMode
  /** The trainee's seat: what is graded is what came from it. */
  readonly seat: SeatId
  readonly log: readonly ToldEntry[]
  readonly endedAt: number
  /** The inject of the scenario that a message was, null for none: the log itself does not tell. */
  readonly injectOf: (messageId: string) => string | null
  /** A telemetry series as a seat could have read it at second `at`, lag and noise included; null = no reading. */
  readonly telemetry: (series: string, at: number) => number | null
}

/** A log entry whose kind of event is known. */
export interface Entry<K extends DrillEventKind> extends ToldEntry {
  readonly event: ToldOf<K>
}

export function isMine(file: CaseFile, entry: ToldEntry): boolean {
  return entry.by.kind === 'seat' && entry.by.seat === file.seat
}

/** All entries of these kinds, in order, whoever they came from. */
export function entriesOf<K extends DrillEventKind>(
  file: CaseFile,
  ...kinds: readonly K[]
): readonly Entry<K>[] {
  const wanted: ReadonlySet<DrillEventKind> = new Set(kinds)
  return file.log.filter((entry): entry is Entry<K> => wanted.has(entry.event.kind))
}

/** The trainee's own entries of these kinds, in order. */
export function mineOf<K extends DrillEventKind>(
  file: CaseFile,
  ...kinds: readonly K[]
): readonly Entry<K>[] {
  return entriesOf(file, ...kinds).filter((entry) => isMine(file, entry))
}

/** The second from which the trainee commanded; null = never. */
export function commandFrom(file: CaseFile): number | null {
  const taken = mineOf(file, 'commandTaken')[0]
  const transferred = entriesOf(file, 'commandTransferred').find((entry) => entry.event.to === file.seat)
  const seconds = [taken?.at, transferred?.at].filter((at) => at !== undefined)
  return seconds.length === 0 ? null : Math.min(...seconds)
}

/** When the trainee stopped being needed: closed, else resolved, else the end. */
export function finishedAt(file: CaseFile): number {
  const last = entriesOf(file, 'incidentResolved')[0] ?? entriesOf(file, 'drillEnded')[0]
  return last?.at ?? file.endedAt
}

export function castMember(file: CaseFile, personId: string): CastMember | null {
  return file.scenario.cast.find((member) => member.id === personId) ?? null
}

/** A message that came, what was expected of the answer, and the trainee's answer if there was one. */
export interface Exchange {
  readonly message: Entry<'messagePosted'>
  readonly inject: Inject
  readonly expects: NonNullable<Inject['expects']>
  readonly reply: Entry<'replied'> | null
  readonly inTime: boolean
  readonly sound: boolean
}

/** What a message was planned to test; null for one that nobody planned. */
export function injectBehind(file: CaseFile, message: Entry<'messagePosted'>): Inject | null {
  const injectId = file.injectOf(message.event.messageId)
  return file.scenario.injects.find((each) => each.id === injectId) ?? null
}

/** Messages that waited for an answer long enough to be judged: those whose time was up before the end, or answered. */
export function exchanges(file: CaseFile): readonly Exchange[] {
  const replies = mineOf(file, 'replied')
  const found: Exchange[] = []
  for (const message of entriesOf(file, 'messagePosted')) {
    const inject = injectBehind(file, message)
    const expects = inject?.expects
    if (inject === null || expects === undefined) continue
    const reply = replies.find((each) => each.event.messageId === message.event.messageId) ?? null
    const due = message.at + expects.answerWithinSeconds
    if (reply === null && due > file.endedAt) continue
    found.push({
      message,
      inject,
      expects,
      reply,
      inTime: reply !== null && reply.at <= due,
      sound: reply !== null && expects.soundStances.includes(reply.event.stance),
    })
  }
  return found
}

/** What had reached the graded seat, and not what others at the table knew: its log entries, in order. */
export function reachedClues(file: CaseFile): readonly Entry<'clueReached'>[] {
  return entriesOf(file, 'clueReached').filter((entry) => entry.event.seat === file.seat)
}

/** Clues that had reached the graded seat by a second. */
export function cluesReached(file: CaseFile, bySecond: number): ReadonlySet<string> {
  return new Set(
    reachedClues(file)
      .filter((entry) => entry.at <= bySecond)
      .map((entry) => entry.event.clueId),
  )
}
