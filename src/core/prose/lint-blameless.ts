import { isExempt } from './blameless-exemptions.ts'
import {
  type BlamelessRule,
  openEndedPhrases,
  openEndedVerbs,
  rulePhrases,
  ruleTexts,
} from './blameless-rules.ts'
import { findNames, type NamedPerson } from './find-names.ts'
import { type FindingDraft, type LintFinding, placeFindings } from './lint-finding.ts'
import { type MarkdownBlock, type MarkdownNode, parseMarkdown, readBlocks } from './markdown-blocks.ts'
import { compilePhrases, findPhrases, type PhraseMatch } from './phrase.ts'
import { readWords, type Word } from './word.ts'

export interface BlamelessOptions {
  /** `outward` reads the whole text as a message to customers; otherwise only sections that say so. */
  readonly audience?: 'internal' | 'outward'
  /** Everybody who took part, so that a name can be told from a word. */
  readonly people?: readonly NamedPerson[]
}

const book = compilePhrases(rulePhrases)
const openings = compilePhrases(openEndedPhrases)

/** When two rules see the same words, the one that says more about them speaks. */
const precedence: readonly BlamelessRule[] = [
  'trait-blame',
  'naming',
  'human-as-cause',
  'omission-as-fault',
  'hindsight',
  'counterfactual',
  'exhortation',
  'single-cause',
  'normative-gap',
  'drama',
  'overclaim-outward',
]

/** An action item begins a cell or a list item; what cannot be finished is flagged there and nowhere else. */
function openEnded(words: readonly Word[], block: MarkdownBlock): PhraseMatch<BlamelessRule>[] {
  if (block.section !== 'actions' || block.kind === 'heading' || words.length < 2) return []
  const first = words[0]
  if (first && openEndedVerbs.has(first.text)) return [{ id: 'exhortation', from: 0, to: 2 }]
  return findPhrases(words.slice(0, 6), openings).filter((match) => match.from === 0)
}

function withoutOverlaps(matches: readonly PhraseMatch<BlamelessRule>[]): PhraseMatch<BlamelessRule>[] {
  const rank = (match: PhraseMatch<BlamelessRule>): number => precedence.indexOf(match.id)
  const ordered = [...matches].sort(
    (a, b) => rank(a) - rank(b) || b.to - b.from - (a.to - a.from) || a.from - b.from,
  )
  const taken = new Set<number>()
  return ordered.filter((match) => {
    for (let at = match.from; at < match.to; at++) if (taken.has(at)) return false
    for (let at = match.from; at < match.to; at++) taken.add(at)
    return true
  })
}

function lintBlock(source: string, block: MarkdownBlock, options: BlamelessOptions): FindingDraft[] {
  const words = readWords(source, block.ranges)
  const outward = options.audience === 'outward' || block.section === 'external'
  const matches = [...findPhrases(words, book), ...openEnded(words, block)].filter(
    (match) => (match.id !== 'overclaim-outward' || outward) && !isExempt({ words, match, block }),
  )
  const named = findNames(words, block, options.people ?? [])
  return withoutOverlaps([...named, ...matches]).map((match) => {
    const text = ruleTexts[match.id]
    return {
      rule: match.id,
      severity: text.severity,
      start: words[match.from]?.start ?? block.start,
      end: words[match.to - 1]?.end ?? block.end,
      message: text.message,
      rewrite: text.rewrite,
    }
  })
}

/**
 * The lint as a unified plugin over the Markdown tree: hands every finding to `report`, and leaves the tree alone.
 * Quotations and code are never read: what a customer or a machine said is evidence, not the author's voice.
 */
export function remarkBlameless(
  options: BlamelessOptions & { readonly report: (findings: LintFinding[]) => void },
) {
  return (tree: MarkdownNode, file: { readonly value: unknown }): void => {
    const source = String(file.value)
    const drafts = readBlocks(tree).flatMap((block) => lintBlock(source, block, options))
    options.report(placeFindings(source, drafts))
  }
}

/** Language in any Markdown text that blames, in the order of the text. Linear in the length; never throws. */
export function lintBlameless(markdown: string, options: BlamelessOptions = {}): LintFinding[] {
  let findings: LintFinding[] = []
  const lint = remarkBlameless({
    ...options,
    report: (found) => {
      findings = found
    },
  })
  lint(parseMarkdown(markdown), { value: markdown })
  return findings
}
