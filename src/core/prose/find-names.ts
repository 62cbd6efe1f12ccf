import type { BlamelessRule } from './blameless-rules.ts'
import type { MarkdownBlock } from './markdown-blocks.ts'
import type { PhraseMatch } from './phrase.ts'
import { readWords, type Word } from './word.ts'

/** Somebody who took part: a name to find, and the role to write instead. */
export interface NamedPerson {
  readonly name: string
  readonly role: string
}

/** Sections in which names are expected: who took part, who owns what. */
const namesWelcome: ReadonlySet<string> = new Set(['roles', 'actions'])

/** Places where a listed person is named in the narrative. A name of one word must be written with a capital. */
export function findNames(
  words: readonly Word[],
  block: Pick<MarkdownBlock, 'section'>,
  people: readonly NamedPerson[],
): PhraseMatch<BlamelessRule>[] {
  if (people.length === 0 || namesWelcome.has(block.section)) return []
  const byFirst = new Map<string, string[][]>()
  for (const person of people) {
    const parts = readWords(person.name).map((word) => word.text)
    const first = parts[0]
    if (!first) continue
    // "Mara Lind" is found as a whole, and by either part.
    for (const form of parts.length > 1 ? [parts, ...parts.map((part) => [part])] : [parts])
      byFirst.set(form[0] as string, [...(byFirst.get(form[0] as string) ?? []), form])
  }
  const found: PhraseMatch<BlamelessRule>[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word
    const bare = word.text.endsWith("'s") ? word.text.slice(0, -2) : word.text
    if (!word.capitalised) continue
    let longest = 0
    for (const form of byFirst.get(bare) ?? []) {
      const fits = form.every((part, index) => {
        const text = words[at + index]?.text ?? ''
        return text === part || text === `${part}'s`
      })
      if (fits) longest = Math.max(longest, form.length)
    }
    if (longest > 0) {
      found.push({ id: 'naming', from: at, to: at + longest })
      at += longest - 1
    }
  }
  return found
}
