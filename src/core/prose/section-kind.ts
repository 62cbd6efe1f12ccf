/** What the sections of a post-mortem are for, whatever a team calls them. */
export type SectionKind =
  | 'summary'
  | 'impact'
  | 'timeline'
  | 'factors'
  | 'detection'
  | 'response'
  | 'wentWell'
  | 'wasHard'
  | 'lucky'
  | 'actions'
  | 'external'
  | 'roles'
  | 'glossary'
  | 'other'

/** First match wins; the heading is compared in lower case. */
const headings: readonly (readonly [SectionKind, RegExp])[] = [
  ['response', /\bactions? taken\b|\bimmediate actions?\b/],
  [
    'actions',
    /\b(?:action items?|actions?|follow[- ]?ups?|corrective|remediations?|next steps|to[- ]?dos?|what we (?:will )?change)\b/,
  ],
  [
    'external',
    /\b(?:external|public|customer (?:message|communication|notice|facing)|status (?:page|post)|apology)\b/,
  ],
  ['wentWell', /\b(?:went well|worked well|what worked|strengths)\b/],
  ['lucky', /\bluck(?:y)?\b/],
  [
    'wasHard',
    /\b(?:went (?:poorly|badly|wrong)|(?:was|were) hard|hard to see|did ?n[o']t go well|challenges|difficult|could be better|to improve)\b/,
  ],
  ['factors', /\b(?:contributing|factors?|triggers?|conditions|causes?|why it happened)\b/],
  ['timeline', /\b(?:timeline|chronology|what happened when|sequence of events)\b/],
  ['detection', /\b(?:detection|detected|how we (?:found|noticed|learned))\b/],
  ['response', /\b(?:response|mitigation|recovery|resolution|what we did|decisions)\b/],
  ['impact', /\bimpact\b/],
  ['roles', /\b(?:roles?|authors?|participants|attendees|people|acknowledg\w*|thanks)\b/],
  ['glossary', /\b(?:glossary|background|terms|definitions|context)\b/],
  ['summary', /\b(?:summary|overview|abstract|what happened|in brief)\b/],
]

export function sectionKindOf(heading: string): SectionKind {
  const text = heading.toLowerCase().replaceAll('\u2019', "'")
  return headings.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'
}
