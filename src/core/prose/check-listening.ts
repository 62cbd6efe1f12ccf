import { compilePhrases, findPhrases } from './phrase.ts'
import { acknowledgePhrases } from './spoken-phrases.ts'
import { isNegated, no, type Reading, readText, type TextCheck, yes } from './text-check.ts'
import type { Word } from './word.ts'
import { functionWords, isNumber } from './word-classes.ts'

const acknowledgement = compilePhrases({ acknowledges: acknowledgePhrases })
const enoughShare = 0.25
const leastShared = 2
const mostNeeded = 4

const plain: ReadonlySet<string> = new Set(
  'thanks thank please hello hi yes okay right now just also very going get got see need'.split(' '),
)
const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word)
const isKey = (word: Word): boolean =>
  isNumber(word.text) || (word.text.length > 2 && !functionWords.has(word.text) && !plain.has(word.text))

function readsBack(reading: Reading, original: string): TextCheck {
  const keys = new Set(
    readText(original)
      .words.filter(isKey)
      .map((word) => stem(word.text)),
  )
  const shared = reading.words
    .map((word, at) => ({ word, at }))
    .filter(({ word }) => isKey(word) && keys.has(stem(word.text)))
  const distinct = new Set(shared.map(({ word }) => stem(word.text))).size
  const needed = Math.max(leastShared, Math.min(mostNeeded, Math.ceil(keys.size * enoughShare)))
  const first = shared[0]
  const last = shared.at(-1)
  if (!first || !last || keys.size < leastShared || distinct < needed) return no('readsBack')
  return yes('readsBack', reading, first.at, last.at + 1)
}

/** Whether a reply shows that the message was heard: acknowledged, its key words and numbers said back, a question asked. */
export function checkReadBack(reply: string, original: string): TextCheck[] {
  const reading = readText(reply)
  const heard = findPhrases(reading.words, acknowledgement).find((match) => !isNegated(reading, match, 2))
  const question = reading.sentences.find(
    (sentence) => sentence.words.length >= 3 && sentence.words.at(-1)?.after === '?',
  )
  return [
    heard ? yes('acknowledges', reading, heard.from, heard.to) : no('acknowledges'),
    readsBack(reading, original),
    question ? yes('asksQuestion', reading, question.from, question.to) : no('asksQuestion'),
  ]
}
