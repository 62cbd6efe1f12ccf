import { namesSeveralOwners } from '../prose/index.ts'
import type { Remedy } from '../scenario/index.ts'
import { dateAfter } from './calendar.ts'
import type { ActionItem } from './postmortem-document.ts'
import type { PostmortemFacts } from './postmortem-facts.ts'
import { span } from './wording.ts'

type Proposal = Omit<Remedy, 'when' | 'id'>

const order: Readonly<Record<string, number>> = {
  P0: 0,
  P1: 1,
  P2: 2,
  prevent: 0,
  detect: 1,
  mitigate: 2,
  process: 3,
}

/** One item for each kind that a scenario does not bring itself, so that prevention, detection and mitigation are all there. */
function fallbackFor(kind: 'prevent' | 'detect' | 'mitigate', facts: PostmortemFacts): Proposal {
  const seen = span(facts.observability.lagSeconds + facts.observability.pagingDelaySeconds)
  if (kind === 'prevent')
    return {
      kind,
      text: 'Cap retries at every layer with a budget of 10 % of first attempts',
      ownerRole: 'Platform lead',
      priority: 'P1',
      dueDays: 14,
      doneWhen: 'a load test at 93 % of capacity with a 10 s blip returns to normal by itself',
    }
  if (kind === 'detect')
    return {
      kind,
      text: 'Alert on failed visits per zone beside the alert on the whole',
      ownerRole: 'Observability lead',
      priority: 'P1',
      dueDays: 14,
      doneWhen: `a fault injected into one zone pages within 3 min, the ${seen} of telemetry and pager included`,
    }
  return {
    kind,
    text: 'Write one command that takes a zone out of service and brings it back in steps',
    ownerRole: 'Operations lead',
    priority: 'P2',
    dueDays: 30,
    doneWhen: 'the command is run in a game day and finishes in under 3 min',
  }
}

/** An item with several owners has none: the first one named keeps it. */
function oneOwner(ownerRole: string): string {
  if (!namesSeveralOwners(ownerRole)) return ownerRole
  const first = ownerRole.split(/[,/&;]|\s(?:and|or)\s/)[0]?.trim() ?? ''
  return first === '' ? 'Service owner' : first
}

/** Verb, scope, one owner, date, priority and a test of being done. */
export function actionsOfFacts(facts: PostmortemFacts): ActionItem[] {
  const own: readonly Proposal[] = facts.remedies
  const missing = (['prevent', 'detect', 'mitigate'] as const).filter(
    (kind) => !own.some((remedy) => remedy.kind === kind),
  )
  const all = [...own, ...missing.map((kind) => fallbackFor(kind, facts))]
  const urgent = all.some((item) => item.priority !== 'P2')
  const ordered = all
    .map((item, index) => ({
      ...item,
      priority: !urgent && index === 0 ? ('P1' as const) : item.priority,
      index,
    }))
    .sort(
      (a, b) =>
        (order[a.priority] ?? 9) - (order[b.priority] ?? 9) ||
        (order[a.kind] ?? 9) - (order[b.kind] ?? 9) ||
        a.index - b.index,
    )
  return ordered.map((item, index) => ({
    id: `A${index + 1}`,
    text: item.text,
    kind: item.kind,
    priority: item.priority,
    ownerRole: oneOwner(item.ownerRole),
    due: dateAfter(facts.date, item.dueDays),
    doneWhen: item.doneWhen,
  }))
}
