import type { Word } from './word.ts'
import { wordClasses } from './word-classes.ts'

/**
 * A small pattern language over words, so that no check needs a backtracking regular expression:
 * `should|could not? have @participle` - alternatives, optional words, word classes; `<3>` skips up to three words.
 * A phrase never crosses the end of a sentence.
 */
type Part =
  | { readonly kind: 'word'; readonly accepts: (word: string) => boolean; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly most: number }

export interface PhraseBook<Id extends string> {
  readonly byFirstWord: ReadonlyMap<string, readonly Entry<Id>[]>
  /** Phrases that begin with a class of words. */
  readonly open: readonly Entry<Id>[]
}

interface Entry<Id extends string> {
  readonly id: Id
  readonly parts: readonly Part[]
}

export interface PhraseMatch<Id extends string> {
  readonly id: Id
  /** Indexes into the words: first word, and one past the last. */
  readonly from: number
  readonly to: number
}

function compilePart(source: string): Part {
  const gap = /^<(\d)>$/.exec(source)
  if (gap) return { kind: 'gap', most: Number(gap[1]) }
  const optional = source.endsWith('?')
  const choices = (optional ? source.slice(0, -1) : source).split('|')
  const words = new Set(choices.filter((choice) => !choice.startsWith('@')))
  const classes = choices
    .filter((choice) => choice.startsWith('@'))
    .map((choice) => {
      const accepts = wordClasses[choice.slice(1)]
      if (!accepts) throw new Error(`unknown word class ${choice}`)
      return accepts
    })
  return {
    kind: 'word',
    optional,
    accepts: (word) => words.has(word) || classes.some((accepts) => accepts(word)),
  }
}

/** The words a phrase can begin with, or null if that is a class or may be left out. */
function firstWords(phrase: string): readonly string[] | null {
  const first = phrase.split(' ')[0] ?? ''
  return /[@<?]/.test(first) ? null : first.split('|')
}

/** Compiles phrases once; `ids` name what each list of phrases stands for. */
export function compilePhrases<Id extends string>(
  phrases: Readonly<Record<Id, readonly string[]>>,
): PhraseBook<Id> {
  const byFirstWord = new Map<string, Entry<Id>[]>()
  const open: Entry<Id>[] = []
  for (const id of Object.keys(phrases) as Id[]) {
    for (const phrase of phrases[id]) {
      const entry = { id, parts: phrase.split(' ').map(compilePart) }
      const first = firstWords(phrase)
      if (first === null) {
        open.push(entry)
        continue
      }
      for (const word of first) byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), entry])
    }
  }
  return { byFirstWord, open }
}

function matchParts(words: readonly Word[], at: number, parts: readonly Part[], part: number): number {
  const current = parts[part]
  if (!current) return at
  const sentence = words[at - 1]?.sentence
  const word = words[at]
  const inSentence =
    word !== undefined && (sentence === undefined || part === 0 || word.sentence === sentence)
  if (current.kind === 'gap') {
    for (let skipped = 0; skipped <= current.most; skipped++) {
      if (skipped > 0 && words[at + skipped - 1]?.sentence !== sentence) return -1
      const end = matchParts(words, at + skipped, parts, part + 1)
      if (end >= 0) return end
    }
    return -1
  }
  if (inSentence && current.accepts(word.text)) {
    const end = matchParts(words, at + 1, parts, part + 1)
    if (end >= 0) return end
  }
  return current.optional ? matchParts(words, at, parts, part + 1) : -1
}

/** Every phrase found, by place; at one place the longest of each id. */
export function findPhrases<Id extends string>(
  words: readonly Word[],
  book: PhraseBook<Id>,
): PhraseMatch<Id>[] {
  const found: PhraseMatch<Id>[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word
    const longest = new Map<Id, number>()
    for (const list of [book.byFirstWord.get(word.text), book.open]) {
      for (const entry of list ?? []) {
        const end = matchParts(words, at, entry.parts, 0)
        if (end > at && end > (longest.get(entry.id) ?? 0)) longest.set(entry.id, end)
      }
    }
    for (const [id, to] of longest) found.push({ id, from: at, to })
  }
  return found
}
