import type { BlamelessRule } from './blameless-rules.ts'
import type { MarkdownBlock } from './markdown-blocks.ts'
import type { PhraseMatch } from './phrase.ts'
import type { Word } from './word.ts'
import { wordClasses } from './word-classes.ts'

/** Where a match stands: enough to tell an innocent use of the same words. */
export interface MatchPlace {
  readonly words: readonly Word[]
  readonly match: PhraseMatch<BlamelessRule>
  readonly block: Pick<MarkdownBlock, 'kind' | 'section'>
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const scopeVerbs = set(
  'affected impacted exposed seen experienced lost delayed received noticed missed reached hit encountered felt been endangered',
)
const presented = set(
  'labelled labeled marked stated named written documented defined separated visible shown described worded communicated readable understood',
)
const presenting = set(
  'state states stated say says label labels mark marks marked write writes written communicate communicates define defines defined document documents describe describes speak speaks name names show shows shown',
)
const lazyThings = set(
  'loading load loaded loads initialisation initialization initialised initialized evaluation evaluated cache caching creation connection connections binding fetch fetching',
)
const rateThings = set(
  'rate rates share budget budgets count counts ratio message messages page pages code codes reports',
)
const errorNames = set('error errors exception exceptions capacity permission permissions privileges funds')
const negations = set("not no never n't isn't wasn't than without instead rather hardly nor")

function near(words: readonly Word[], at: number, from: number, to: number): Word[] {
  const sentence = words[at]?.sentence
  return words
    .slice(Math.max(0, at + from), Math.max(0, at + to))
    .filter((word) => word.sentence === sentence)
}

const systemSubject = (words: readonly Word[], at: number): boolean => {
  const before = near(words, at, -4, 0)
  const subject = before.findLast(
    (word) => wordClasses.system?.(word.text) || wordClasses.person?.(word.text),
  )
  if (subject === undefined || wordClasses.person?.(subject.text)) return false
  // "The on-call failed to ..." is a person, "the call failed to ..." is not.
  return !(subject.text === 'call' && words[words.indexOf(subject) - 1]?.text === 'on')
}

const isNegated = (words: readonly Word[], at: number, reach: number): boolean =>
  near(words, at, -reach, 0).some((word) => negations.has(word.text) || word.text.endsWith("n't"))

const exemptions: Readonly<Record<BlamelessRule, (place: MatchPlace, matched: readonly Word[]) => boolean>> =
  {
    /** "Some customers could have been affected" estimates a scope; it does not rewrite the past. */
    counterfactual: ({ words, match }, matched) => {
      const verb = matched.at(-1)?.text ?? ''
      const modal = matched[0]?.text ?? ''
      if (modal === 'had') {
        const previous = words[match.from - 1]
        const opensClause = previous === undefined || previous.sentence !== words[match.from]?.sentence
        return !opensClause && previous.after !== ','
      }
      const possible = modal === 'could' || modal === 'might' || modal === 'would'
      const aboutCustomers = near(words, match.from, -5, 0).some((word) => wordClasses.customer?.(word.text))
      if (possible && scopeVerbs.has(verb) && (matched.some((w) => w.text === 'been') || aboutCustomers))
        return true
      return false
    },
    'omission-as-fault': ({ words, match, block }, matched) => {
      if (block.section === 'actions') return true
      const verb = matched[0]?.text ?? ''
      const before = words[match.from - 1]?.text ?? ''
      const passive = ['was', 'were', 'been', 'being', 'got'].includes(before)
      if (passive) return near(words, match.to, 0, 4).some((word) => wordClasses.system?.(word.text))
      if (verb === 'failure')
        return near(words, match.to, -1, 3).some((word) => wordClasses.system?.(word.text))
      return systemSubject(words, match.from)
    },
    'trait-blame': ({ words, match }, matched) =>
      matched[0]?.text === 'lazy' && lazyThings.has(words[match.to]?.text ?? ''),
    'human-as-cause': ({ words, match }, matched) => {
      const next = words[match.to]?.text ?? ''
      if (matched[0]?.text === 'user' && rateThings.has(next)) return true
      if (isNegated(words, match.from, 3)) return true
      const after = near(words, match.to - 1, 1, 4).map((word) => word.text)
      return (after[0] === 'is' || after[0] === 'was') && (after[1] === 'not' || after[1] === 'never')
    },
    'single-cause': ({ words, match }, matched) => {
      const next = words[match.to]?.text ?? ''
      if (matched.at(-1)?.text === 'cause' && /^analys[ei]s$/.test(next)) return true
      return isNegated(words, match.from, 2)
    },
    'normative-gap': ({ words, match, block }) => {
      if (block.section === 'actions' || block.kind === 'heading') return true
      return near(words, match.to - 1, 1, 3).some((word) => errorNames.has(word.text))
    },
    hindsight: ({ words, match, block }, matched) => {
      if (block.section === 'actions') return true
      if (isNegated(words, match.from, 2) || matched.some((word) => word.text === 'not')) return true
      if (matched[0]?.text !== 'clearly' && matched[0]?.text !== 'plainly') return false
      const before = words[match.from - 1]?.text ?? ''
      return (
        presented.has(words[match.to]?.text ?? '') ||
        presenting.has(before) ||
        before === 'more' ||
        before === 'as'
      )
    },
    naming: ({ words, match }) => {
      const name = words.slice(match.from, match.to).find((word) => wordClasses.givenName?.(word.text))
      return !name?.capitalised
    },
    exhortation: ({ block }) => block.section !== 'actions' || block.kind === 'heading',
    drama: ({ words, match }, matched) => {
      const word = matched[0]?.text ?? ''
      const next = words[match.to]?.text ?? ''
      if (word === 'disaster') return ['recovery', 'recoveries', 'plan'].includes(next)
      if (word === 'chaos')
        return /^(?:engineering|monkey|test|tests|testing|experiment|experiments|mesh|drill)$/.test(next)
      return word === 'massively' && next === 'parallel'
    },
    'overclaim-outward': ({ words, match, block }, matched) => {
      if (block.kind === 'heading') return true
      const word = matched[0]?.text ?? ''
      if (word === 'never' || word === 'not' || word === "won't") return false
      if (isNegated(words, match.from, 2)) return true
      return word === 'outage' && ['total', 'complete'].includes(words[match.from - 1]?.text ?? '')
    },
  }

/** Whether the same words are used innocently here. */
export function isExempt(place: MatchPlace): boolean {
  const matched = place.words.slice(place.match.from, place.match.to)
  return exemptions[place.match.id](place, matched)
}
