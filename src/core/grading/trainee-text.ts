import type { ToldEntry } from '../drill/index.ts'
import type { TextCheck } from '../prose/index.ts'

/** All words of an entry that somebody wrote or said, one field a line; '' when it carries none. */
export function textOf(entry: ToldEntry): string {
  const { event } = entry
  switch (event.kind) {
    case 'incidentDeclared':
      return event.summary
    case 'commandTaken':
      return event.announcement
    case 'handoverOffered':
      return event.brief
    case 'severityChanged':
    case 'personRelieved':
    case 'personPaged':
    case 'actionUndone':
    case 'actionRefused':
    case 'actionFailed':
      return event.reason
    case 'peopleStoodDown':
      return event.staying
    case 'reportRequested':
      return event.question
    case 'taskAssigned':
      return event.outcome
    case 'optionsListed':
      return event.options.join('\n')
    case 'objectionsAsked':
      return event.proposal
    case 'actionApproved':
      return event.card === null ? '' : `${event.card.goal}\n${event.card.worstCase}`
    case 'triggerSet':
      return event.thenText
    case 'selfRated':
      return [event.wentWell, event.wasHard, event.wouldChange].join('\n')
    case 'reportGiven':
      return [event.condition, event.actions, event.needs].join('\n')
    default:
      return 'text' in event && typeof event.text === 'string' ? event.text : ''
  }
}

/** Words meant for whoever grades, not for the people on the bridge: they carry nothing. */
const toTheGrader =
  /\b(?:grader|grading|graded|rubric|marker items?|every marker|all markers|rating|full marks|top marks|evaluator|examiner|assessor|language model|prompt|system\s*:|ignore (?:the|all|any|your|previous)|give (?:me|this|it)? ?(?:a )?[1-4]\b)/i

/** The sentences of a text that speak to people in the incident. Each is a substring of the text. */
export function spokenSentences(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !toTheGrader.test(sentence))
}

/** Words of the sentences that speak to people. */
export function wordCount(text: string): number {
  return spokenSentences(text).reduce(
    (sum, sentence) => sum + (sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0),
    0,
  )
}

const grammarWords: ReadonlySet<string> = new Set(
  'the a an of to in on at for and or but if so then than that this it its is are was were be we our us you your i they them will would can could do does not no with by have has as from all still there'.split(
    ' ',
  ),
)
const LEAST_SPEECH_WORDS = 4
const LEAST_GRAMMAR_SHARE = 0.15

/** Said to people, not a list of keywords: a real sentence has grammar words in it. */
function isSpeech(sentence: string): boolean {
  const words = sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const grammar = words.filter((word) => grammarWords.has(word)).length
  return words.length >= LEAST_SPEECH_WORDS && grammar >= words.length * LEAST_GRAMMAR_SHARE
}

/** Does a text hold at least one real sentence of this many words? */
export function hasSentence(text: string, leastWords: number): boolean {
  return spokenSentences(text).some((sentence) => isSpeech(sentence) && wordCount(sentence) >= leastWords)
}

/** The sentence in which the pattern is found, cut to 160 characters around it; null when nowhere. */
export function quoteOf(text: string, pattern: RegExp): string | null {
  for (const sentence of spokenSentences(text)) {
    const match = pattern.exec(sentence)
    if (match === null || !isSpeech(sentence)) continue
    if (sentence.length <= 160) return sentence
    const from = Math.max(0, Math.min(match.index - 40, sentence.length - 160))
    return sentence.slice(from, from + 160)
  }
  return null
}

export interface Found {
  readonly entry: ToldEntry
  readonly quote: string
}

/** The first entry whose words match, with the words. */
export function findWords(entries: readonly ToldEntry[], pattern: RegExp): Found | null {
  for (const entry of entries) {
    const quote = quoteOf(textOf(entry), pattern)
    if (quote !== null) return { entry, quote }
  }
  return null
}

/** The first entry whose words answer one of these questions of a prose check with yes, and the words that prove it. */
export function provenBy(
  entries: readonly ToldEntry[],
  check: (text: string) => readonly TextCheck[],
  ...ids: readonly string[]
): Found | null {
  for (const entry of entries) {
    const yes = check(textOf(entry)).find((each) => ids.includes(each.id) && each.answer === 'yes')
    if (yes?.quote !== undefined && yes.quote !== null) return { entry, quote: yes.quote }
  }
  return null
}
