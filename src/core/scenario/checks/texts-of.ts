import { jsonPath } from '../problem.ts'
import type { Scenario } from '../scenario.ts'

export interface PlacedText {
  readonly path: string
  readonly text: string
}

/** What never reaches a seat before the end. */
const hidden: ReadonlySet<string> = new Set([
  'id',
  'format',
  'topology',
  'faults',
  'machine',
  'monitors',
  'factors',
  'remedies',
  'recovered',
  'secrets',
  'sources',
  'when',
  'passes',
  'seenAt',
  'expects.kind',
  'clues',
  'warrantedBy',
  'variants',
  'calibration',
  'shift',
])

/** Every text of a scenario that somebody may read or hear while the drill runs. */
export function visibleTexts(scenario: Scenario): PlacedText[] {
  return textsIn(scenario, hidden)
}

/** Cited as they are: what others have published. */
const cited: ReadonlySet<string> = new Set(['sources', 'calibration', 'secrets', 'id'])

/** Every text of a scenario in its own words, hidden or not. */
export function allTexts(scenario: Scenario): PlacedText[] {
  return textsIn(scenario, cited)
}

function textsIn(scenario: Scenario, without: ReadonlySet<string>): PlacedText[] {
  const texts: PlacedText[] = []
  const visit = (value: unknown, keys: readonly (string | number)[]) => {
    if (typeof value === 'string') texts.push({ path: jsonPath(keys), text: value })
    else if (Array.isArray(value))
      value.forEach((member, index) => {
        visit(member, [...keys, index])
      })
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) if (!without.has(key)) visit(member, [...keys, key])
  }
  visit(scenario, [])
  return texts
}
