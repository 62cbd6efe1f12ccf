import { isSeatId } from '../../../core/command/index.ts'
import { clockAt, elapsedLabel } from '../../../core/determinism/index.ts'
import { type KeptDrill, type KeptLine, seatWords } from '../../store/index.ts'

/** One thing that happened, or was asked for, in words that need no other version of the game to be made. */
export interface KeptSentence {
  readonly id: string
  /** Time of day in the drill, where it is kept when the drill began; else the time since then. */
  readonly clock: string
  readonly speaker: string
  /** What kind of line it is. */
  readonly tag: string
  readonly text: string
}

/**
 * The log of a kept drill, whatever version wrote it; where there is none, the commands that were given. What was hidden
 * is the machinery of the world in words of the program: what people need of it is in the post-mortem.
 */
export function sentencesOf(kept: KeptDrill): readonly KeptSentence[] {
  const clock = (at: number) =>
    kept.startsAtUtcSecond > 0 ? clockAt(kept.startsAtUtcSecond, at) : elapsedLabel(at)
  if (kept.log.length > 0)
    return kept.log
      .filter(({ hidden }) => !hidden)
      .map(({ id, at, by, event }) => {
        const speaker = speakerOf(by, kept)
        return {
          id,
          clock: clock(at),
          speaker,
          tag: wordsOf(event.kind),
          text: inWords(event, speaker, kept),
        }
      })
  return kept.commands.map(({ at, seat, command }, index) => {
    const asked = isObject(command) ? command : {}
    const speaker = partyWords(seat, kept) ?? seat
    const tag = typeof asked.kind === 'string' ? wordsOf(asked.kind) : 'Command'
    return {
      id: `c${index + 1}`,
      clock: clock(at),
      speaker,
      tag,
      text: inWords(asked, speaker, kept),
    }
  })
}

/** What a line says, without who says it. */
function inWords(said: Readonly<Record<string, unknown>>, speaker: string, kept: KeptDrill): string {
  return textsIn(said, kept)
    .filter((part) => part !== '' && part !== speaker)
    .join(' · ')
}

/** "resolvedTooEarly" as "Resolved too early". */
export function wordsOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function speakerOf(by: KeptLine['by'], kept: KeptDrill): string {
  const party = by.seat ?? by.personId ?? by.name
  if (typeof party !== 'string') return wordsOf(by.kind)
  return partyWords(party, kept) ?? (by.kind === 'person' ? party : wordsOf(party))
}

/** Who somebody is; null for what is nobody's name. */
function partyWords(party: string, kept: KeptDrill): string | null {
  if (party === kept.seat || party === 'self' || party === 'you') return 'You'
  if (kept.seats[party]?.kind === 'chief') return seatWords.chief
  return kept.roles[party] ?? (isSeatId(party) ? seatWords[party] : null)
}

/** Members that say nothing to people, in any version: keys of phrases, running numbers, what a line rests on, what is measured. */
const SILENT =
  /^(kind|key|nth|cites|via|team|urgency|runbook|tone|channel|series|direction|observed|expected|(within|by)Seconds?)$/
/** Ids are for the program, but for the number of a ticket, and for a person without a name. */
const ID = /Ids?$/
const SPOKEN_ID = /^(ticketId|personIds?)$/
/** What a line is about, when no words beside it say that. */
const NAMING_ID = /^(action|investigation|check)Id$/
/** Of what is yes or no, what cannot be read from the words beside it. */
const TELLING: ReadonlySet<string> = new Set(['met', 'passed', 'paused'])

function textsIn(members: Readonly<Record<string, unknown>>, kept: KeptDrill): readonly string[] {
  const inProse = Object.values(members).some((value) => typeof value === 'string' && /\s/.test(value))
  return Object.entries(members).flatMap(([name, value]) => {
    if (NAMING_ID.test(name)) return inProse || typeof value !== 'string' ? [] : [value.replaceAll('-', ' ')]
    return SILENT.test(name) || (ID.test(name) && !SPOKEN_ID.test(name)) ? [] : textsOf(name, value, kept)
  })
}

function textsOf(name: string, value: unknown, kept: KeptDrill): readonly string[] {
  if (typeof value === 'string')
    return isPath(value) ? [] : [named(name, partyWords(value, kept) ?? plain(value))]
  if (typeof value === 'number') return [`${memberWords(name)} ${value}`]
  if (typeof value === 'boolean')
    return TELLING.has(name) ? [value ? memberWords(name) : `not ${memberWords(name)}`] : []
  if (Array.isArray(value)) return value.flatMap((each) => textsOf(name, each, kept))
  return isObject(value) ? textsIn(value, kept) : []
}

/** "high" alone says nothing of what is high. */
const named = (name: string, text: string): string =>
  name === 'confidence' && /^(low|medium|high)$/.test(text) ? `${text} confidence` : text

/** The id of a series or a page: `service/booking/errorShare`. */
const isPath = (text: string): boolean => /^[\w.-]+(\/[\w.-]+)+$/.test(text)

/** A word of the program's own, such as `holdTheLine`, as people write it. */
const plain = (text: string): string =>
  /^[a-z]+([A-Z][a-z]+)+$/.test(text) ? wordsOf(text).toLowerCase() : text

/** The letter of a skill stays one. */
const memberWords = (name: string): string => (name.length === 1 ? name : wordsOf(name).toLowerCase())
