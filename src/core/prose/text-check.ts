import { findPhrases, type PhraseBook, type PhraseMatch } from './phrase.ts'
import { readWords, type Word } from './word.ts'
import { functionWords, isNumber } from './word-classes.ts'

/** One yes/no item about a text. A yes carries the words that prove it: `text.slice(start, end) === quote`. */
export interface TextCheck {
  readonly id: string
  readonly answer: 'yes' | 'no'
  readonly quote: string | null
  readonly start: number
  readonly end: number
}

/** A text read once, for any number of checks. */
export interface Reading {
  readonly text: string
  readonly words: readonly Word[]
  readonly sentences: readonly Sentence[]
}

export interface Sentence {
  /** Indexes into the words of the text. */
  readonly from: number
  readonly to: number
  readonly words: readonly Word[]
  /** Reads as something a person would say to people: not a list of keywords, not an appeal to the grader. */
  readonly plausible: boolean
}

export const no = (id: string): TextCheck => ({ id, answer: 'no', quote: null, start: 0, end: 0 })

export function yes(id: string, reading: Reading, from: number, to: number): TextCheck {
  const start = reading.words[from]?.start ?? 0
  const end = reading.words[to - 1]?.end ?? start
  return { id, answer: 'yes', quote: reading.text.slice(start, end), start, end }
}

const appeals =
  /\b(?:rubric|grader|grading|rater|full marks|top marks|top score|highest (?:score|mark|rating)|perfect score|system prompt|language model|(?:previous|prior|above) instructions|(?:give|award) (?:me|us|this)(?: an?)? (?:4|four|full|top|the))\b/i

const leastWords = 2
const shortWords = 5
const telegraphicWords = 7
/** A real sentence repeats itself less, and has fewer commas, than a list of keywords. */
const leastDistinct = 0.5
const mostCommas = 0.4
const leastGrammar = 0.1

function isPlausible(text: string, words: readonly Word[]): boolean {
  const first = words[0]
  const last = words.at(-1)
  if (!first || !last) return false
  if (appeals.test(text.slice(first.start, Math.min(last.end, first.start + 2000)))) return false
  const counted = words.some((word) => isNumber(word.text))
  if (words.length < leastWords && !counted) return false
  const distinct = new Set(words.map((word) => word.text)).size
  if (words.length >= 4 && distinct <= words.length * leastDistinct) return false
  const commas = words.filter((word) => word.after === ',').length
  if (words.length >= 5 && commas > words.length * mostCommas) return false
  const grammar = words.filter((word) => functionWords.has(word.text)).length
  if (grammar >= Math.max(1, words.length * leastGrammar)) return true
  if (words.length <= shortWords) return counted || last.after === '?'
  return words.length <= telegraphicWords && counted && words.some((word) => /(?:ing|ed)$/.test(word.text))
}

/** Longer messages than this are read only so far. */
const mostCharacters = 20_000

export function readText(text: string): Reading {
  const words = readWords(text, undefined).filter((word) => word.start < mostCharacters)
  const sentences: Sentence[] = []
  let from = 0
  for (let at = 1; at <= words.length; at++) {
    if (at < words.length && words[at]?.sentence === words[from]?.sentence) continue
    const own = words.slice(from, at)
    sentences.push({ from, to: at, words: own, plausible: isPlausible(text, own) })
    from = at
  }
  return { text, words, sentences }
}

const negations: ReadonlySet<string> = new Set(['not', 'no', 'never', 'without', 'cannot', 'none', 'nor'])

/** Whether one of the `reach` words before the match turns it round. */
export function isNegated(reading: Reading, match: PhraseMatch<string>, reach: number): boolean {
  const sentence = reading.words[match.from]?.sentence
  return reading.words
    .slice(Math.max(0, match.from - reach), match.from)
    .some((word) => word.sentence === sentence && (negations.has(word.text) || word.text.endsWith("n't")))
}

export const sentenceAt = (reading: Reading, word: number): Sentence | undefined =>
  reading.sentences[reading.words[word]?.sentence ?? -1]

/** Matches that count: in a plausible sentence, and not turned round. */
export function creditable<Id extends string>(reading: Reading, book: PhraseBook<Id>): PhraseMatch<Id>[] {
  return findPhrases(reading.words, book).filter(
    (match) => sentenceAt(reading, match.from)?.plausible === true && !isNegated(reading, match, 3),
  )
}
