import { compilePhrases, findPhrases, type PhraseBook } from './phrase.ts'
import {
  creditable,
  isNegated,
  no,
  type Reading,
  readText,
  type Sentence,
  type TextCheck,
  yes,
} from './text-check.ts'
import { functionWords, isNumber } from './word-classes.ts'

/** What a text is asked, as data. */
export interface Criterion {
  /** Merits need a plausible sentence; a fault counts wherever it stands, unless it is negated. */
  readonly kind: 'merit' | 'fault'
  readonly phrases: readonly string[]
  /** "Impact: ..." at the start of a sentence answers it too, if something follows. */
  readonly labels?: readonly string[]
  /** Negation is part of the meaning ("no data was lost"). */
  readonly mayBeNegated?: boolean
}

/** Criteria compiled for one kind of text. */
export interface Checklist<Id extends string> {
  readonly ids: readonly Id[]
  readonly criteria: Readonly<Record<Id, Criterion>>
  readonly book: PhraseBook<Id>
  readonly labels: ReadonlySet<string>
  /** One sentence is expected to answer it all. */
  readonly oneSentence: boolean
}

export function compileChecklist<Id extends string>(
  criteria: Readonly<Record<Id, Criterion>>,
  options: { readonly oneSentence?: boolean } = {},
): Checklist<Id> {
  const ids = Object.keys(criteria) as Id[]
  const phrases = Object.fromEntries(ids.map((id) => [id, criteria[id].phrases])) as unknown as Record<
    Id,
    readonly string[]
  >
  const labels = new Set(ids.flatMap((id) => criteria[id].labels ?? []))
  return { ids, criteria, book: compilePhrases(phrases), labels, oneSentence: options.oneSentence ?? false }
}

const emptyAnswers: ReadonlySet<string> = new Set([
  'stated',
  'yes',
  'done',
  'given',
  'ok',
  'tbd',
  'included',
  'see',
  'above',
])

/** "Needs: none" and "Impact: 12 % of checkouts fail" answer; "Impact: stated" and "Impact: scope:" do not. */
function labelAnswer<Id extends string>(reading: Reading, list: Checklist<Id>, id: Id): TextCheck | null {
  const labels = list.criteria[id].labels ?? []
  if (labels.length === 0) return null
  for (const sentence of reading.sentences) {
    const label = sentence.words.findIndex(
      (word, at) => at < 4 && word.after === ':' && labels.includes(word.text),
    )
    if (label < 0) continue
    const rest = sentence.words.slice(label + 1)
    const stop = rest.findIndex((word) => word.after === ':' && list.labels.has(word.text))
    const content = (stop < 0 ? rest : rest.slice(0, stop)).filter((word) => !list.labels.has(word.text))
    const none = content[0]?.text === 'none' || content[0]?.text === 'nothing' || content[0]?.text === 'no'
    const counted = content.length === 1 && isNumber(content[0]?.text ?? '')
    const says =
      counted ||
      (content.length >= 2 && !content.some((word) => emptyAnswers.has(word.text) && content.length < 4))
    if (says || (none && id.toLowerCase().includes('need')))
      return yes(
        id,
        reading,
        sentence.from + label,
        sentence.from + label + 1 + (stop < 0 ? rest.length : stop),
      )
  }
  return null
}

/** The fewest words a sentence needs for each merit that it alone is to prove. */
const wordsPerMerit = 2
const wordsPerMeritWithoutGrammar = 4
const grammarShare = 0.15

function fewestWords(sentence: Sentence, merits: number): number {
  const grammar = sentence.words.filter((word) => functionWords.has(word.text)).length
  return (
    merits * (grammar >= sentence.words.length * grammarShare ? wordsPerMerit : wordsPerMeritWithoutGrammar)
  )
}

/** A sentence that would prove many things in few words is a list of keywords and proves none. */
function withoutStuffing<Id extends string>(
  list: Checklist<Id>,
  reading: Reading,
  checks: TextCheck[],
): TextCheck[] {
  const merits = (sentence: Sentence): TextCheck[] => {
    const start = sentence.words[0]?.start ?? 0
    const end = sentence.words.at(-1)?.end ?? 0
    return checks.filter(
      (check) =>
        check.answer === 'yes' &&
        list.criteria[check.id as Id].kind === 'merit' &&
        check.start >= start &&
        check.end <= end,
    )
  }
  const stuffed = new Set(
    reading.sentences.flatMap((sentence) => {
      const own = merits(sentence)
      return own.length >= 2 && sentence.words.length < fewestWords(sentence, own.length)
        ? own.map((check) => check.id)
        : []
    }),
  )
  return checks.map((check) => (stuffed.has(check.id) ? no(check.id) : check))
}

/** "I am not the incident commander" holds every word of an announcement, and one more. */
function holdsNegation(reading: Reading, match: { readonly from: number; readonly to: number }): boolean {
  return reading.words
    .slice(match.from, match.to)
    .some((word) => word.text === 'not' || word.text === 'never')
}

/** Answers every question of a checklist, each with the words that prove a yes. */
export function runChecklist<Id extends string>(text: string, list: Checklist<Id>): TextCheck[] {
  const reading = readText(text)
  const all = findPhrases(reading.words, list.book)
  const credited = creditable(reading, list.book)
  const answer = (id: Id): TextCheck => {
    const criterion = list.criteria[id]
    if (criterion.kind === 'fault') {
      const fault = all.find(
        (match) => match.id === id && (criterion.mayBeNegated || !isNegated(reading, match, 5)),
      )
      return fault ? yes(id, reading, fault.from, fault.to) : no(id)
    }
    const labelled = labelAnswer(reading, list, id)
    if (labelled) return labelled
    const pool = criterion.mayBeNegated
      ? all.filter((match) => reading.sentences[reading.words[match.from]?.sentence ?? -1]?.plausible)
      : credited
    const merit = pool.find(
      (match) =>
        match.id === id && !(list.oneSentence && !criterion.mayBeNegated && holdsNegation(reading, match)),
    )
    const sentence = merit && reading.sentences[reading.words[merit.from]?.sentence ?? -1]
    if (sentence) return yes(id, reading, sentence.from, sentence.to)
    return no(id)
  }
  const checks = list.ids.map(answer)
  return list.oneSentence ? checks : withoutStuffing(list, reading, checks)
}
