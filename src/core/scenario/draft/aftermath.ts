import { lintBlameless, type PostmortemReading } from '../../prose/index.ts'
import { findCulprit } from '../checks/find-culprit.ts'
import type { ContributingFactor, Remedy } from '../scenario.ts'

/** What could not be taken over as it is written, and what to do about it. */
export interface LeftOut {
  readonly line: number
  readonly text: string
  readonly because: string
}

export interface Aftermath {
  readonly factors: readonly ContributingFactor[]
  readonly remedies: readonly Remedy[]
  readonly leftOut: readonly LeftOut[]
}

const standInFactors: readonly ContributingFactor[] = [
  {
    id: 'same-everywhere',
    kind: 'latent',
    text: 'What went wrong reached all zones alike, so that there was no healthy group to compare with.',
  },
  {
    id: 'retries',
    kind: 'amplifier',
    text: 'Callers repeated failed calls, and the repetitions used capacity that others needed.',
  },
]

const standInRemedies: readonly Remedy[] = [
  {
    id: 'compare-first',
    kind: 'prevent',
    text: 'Bring changes to one zone first and compare it with the others',
    ownerRole: 'Release lead',
    priority: 'P1',
    dueDays: 30,
    doneWhen: 'a failing change in a test stops in one zone',
  },
  {
    id: 'page-sooner',
    kind: 'detect',
    text: 'Page on the one-minute error share of visits',
    ownerRole: 'Platform lead',
    priority: 'P1',
    dueDays: 14,
    doneWhen: 'a synthetic failure pages within two minutes',
  },
  {
    id: 'take-back-fast',
    kind: 'mitigate',
    text: 'Make the last change of each service revocable with one command',
    ownerRole: 'Platform lead',
    priority: 'P2',
    dueDays: 60,
    doneWhen: 'a game day takes a change back in under three minutes',
  },
]

/** Factors and action items of the post-mortem, as far as they are blameless; general ones where it has none. */
export function draftAftermath(reading: PostmortemReading | null): Aftermath {
  const leftOut: LeftOut[] = []
  const usable = <T extends { readonly line: number; readonly text: string }>(
    lines: readonly T[],
    markdown: (text: string) => string,
  ): T[] =>
    lines.filter(({ line, text }) => {
      const because = objection(text, markdown(text))
      if (because !== null) leftOut.push({ line, text, because })
      return because === null
    })
  const factors = usable(reading?.factors ?? [], (text) => text).map(
    ({ line, text }, index): ContributingFactor => ({
      id: `line-${line}`,
      kind: factorKind(text, index),
      text: ended(text),
    }),
  )
  const remedies = usable(reading?.actions ?? [], (text) => `## Action items\n\n- ${text}`).map(
    ({ line, text, owner, priority, doneWhen, kind }): Remedy => ({
      id: `line-${line}`,
      kind: remedyKind(kind, text),
      text,
      ownerRole: roleOf(owner),
      priority: priority === 'P0' || priority === 'P1' ? priority : 'P2',
      dueDays: 30,
      doneWhen: doneWhen === '' ? 'a test that anybody can run shows it' : doneWhen,
    }),
  )
  return {
    factors: factors.length > 0 ? unique(factors) : standInFactors,
    remedies: remedies.length > 0 ? unique(remedies) : standInRemedies,
    leftOut,
  }
}

function objection(text: string, markdown: string): string | null {
  const [finding] = lintBlameless(markdown)
  if (finding !== undefined) return `"${finding.quote}": ${finding.rewrite}`
  const culprit = findCulprit(text)
  return culprit === null ? null : `"${culprit}" makes a real company the culprit: say "the provider".`
}

function factorKind(text: string, index: number): ContributingFactor['kind'] {
  if (/\b(?:alert\w*|monitor\w*|dashboard\w*|detect\w*|noticed|visible|hid|average)\b/i.test(text))
    return 'detection'
  if (/\b(?:retr\w+|repeat\w*|amplif\w*|cascad\w*|all zones|at once|autoscal\w*)\b/i.test(text))
    return 'amplifier'
  if (/\b(?:runbook|response|escalat\w*|on-call|communicat\w*)\b/i.test(text)) return 'response'
  return index === 0 ? 'trigger' : 'latent'
}

function remedyKind(told: string, text: string): Remedy['kind'] {
  for (const kind of ['prevent', 'detect', 'mitigate', 'process'] as const)
    if (told.startsWith(kind)) return kind
  if (/^(?:alert|page|monitor|measure|detect)\b/i.test(text)) return 'detect'
  return /\b(?:roll ?back|fail ?over|shed|limit|throttle|breaker)\b/i.test(text) ? 'mitigate' : 'prevent'
}

/** A role is kept; whoever was named has become "the engineer" and needs one. */
const roleOf = (owner: string): string =>
  /[a-z]/i.test(owner) && !/^the engineers?$/i.test(owner) && owner.length < 40
    ? owner
    : 'Owner of the service'

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

const unique = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] =>
  list.filter(({ id }, index) => list.findIndex((each) => each.id === id) === index)
