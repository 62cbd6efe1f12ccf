import { knownCompanies } from './known-companies.ts'

const names = [...knownCompanies].sort((a, b) => b.length - a.length).join('|')
const company = `(?:${names})`
const few = "(?:\\s+[\\w'’-]+){0,4}?\\s+"
const own = "(?:'s|’s)"

/** Ways to make somebody the culprit within one sentence. A company's name as a plain fact fits none of them. */
const patterns: readonly RegExp[] = [
  `\\b${company}\\b${own}?${few}(?:caused|broke|ruined|botched|messed up|screwed up|failed (?:us|our|its|their|customers)|let (?:us|our customers|everybody|everyone) down|forgot|neglected|lied|(?:is|was|are|were) (?:to blame|responsible|at fault|careless|negligent|sloppy|incompetent))\\b`,
  `\\b${company}\\b${own}\\s+(?:fault|mistake|blunder|negligence|incompetence|carelessness|sloppiness)\\b`,
  `\\b(?:caused|broken|ruined|botched|brought down|taken down) by${few}?\\b${company}\\b`,
  `\\b(?:[Bb]lam(?:e|es|ed|ing)|[Ff]ault (?:of|is with|lies with)|[Bb]ecause of|[Tt]hanks to|[Tt]he culprit (?:is|was)|[Gg]uilty (?:is|was))\\s+(?:[\\w'’-]+\\s+){0,3}?${company}\\b`,
].map((source) => new RegExp(source))

/** The first words of a text that make a well-known company the culprit; null when none do. */
export function findCulprit(text: string): string | null {
  for (const sentence of text.split(/(?<=[.!?;:])\s+|\n+/))
    for (const pattern of patterns) {
      const found = pattern.exec(sentence)
      if (found !== null) return found[0].trim()
    }
  return null
}
