import type { ExpectedSignal } from '../command/index.ts'
import { clockAt } from '../determinism/index.ts'
import { partyOf, type ToldEntry } from '../drill/index.ts'
import { formatReading } from '../messages/index.ts'
import { metricOf } from '../world/index.ts'
import { type EntryOf, entriesOf, holderOf, personRole, roleNames, sampleAt } from './log-reading.ts'
import { observedEffect } from './observed-effect.ts'
import type { DecisionRecord, Response, RoleHeld, Statement } from './postmortem-document.ts'
import { type PostmortemFacts, severityWord } from './postmortem-facts.ts'
import { clause, enumeration, latency, percent, phrase, span } from './wording.ts'

/** Pieces of evidence shown beside a decision, newest first. */
const shownEvidence = 4

function knownBy(facts: PostmortemFacts, second: number): string[] {
  return facts.clues
    .filter((clue) => clue.reachedAt !== null && clue.reachedAt <= second)
    .sort((a, b) => (b.reachedAt ?? 0) - (a.reachedAt ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, shownEvidence)
    .map((clue) => `${clockAt(facts.startsAtUtcSecond, clue.reachedAt ?? 0)} ${clue.says}`)
}

function expectation(facts: PostmortemFacts, expected: ExpectedSignal | null): string {
  if (!expected) return ''
  const series = facts.seriesLabels[expected.series] ?? expected.series
  const metric = metricOf(expected.series)
  return ` Expected: "${series}" ${expected.direction} ${formatReading(metric, expected.value)} within ${span(expected.withinSeconds)}.`
}

function effectOf(
  facts: PostmortemFacts,
  approval: EntryOf<'actionApproved'>,
): { text: string; cites: string[] } {
  const { executionId } = approval.event
  const started = entriesOf(facts, 'actionTookEffect').find(
    (entry) => entry.event.executionId === executionId,
  )
  const failed = entriesOf(facts, 'actionFailed').find((entry) => entry.event.executionId === executionId)
  const judged = entriesOf(facts, 'predictionJudged').find((entry) => entry.event.executionId === executionId)
  const undone = entriesOf(facts, 'actionUndone').find((entry) => entry.event.executionId === executionId)
  const parts = [
    started
      ? `In effect after ${span(started.at - approval.at)}. ${observedEffect(facts, started.at)}.`
      : failed
        ? 'It did not complete.'
        : 'It had no effect before the drill ended.',
    judged ? (judged.event.met ? ' The prediction held.' : ' The prediction did not hold.') : '',
    undone ? ` Taken back ${span(undone.at - approval.at)} after approval.` : '',
  ]
  return {
    text: `${parts.join('')}${expectation(facts, approval.event.card?.expected ?? null)}`,
    cites: [started, failed, judged, undone].flatMap((entry) => (entry ? [entry.id] : [])),
  }
}

function decisionOf(facts: PostmortemFacts, approval: EntryOf<'actionApproved'>): DecisionRecord {
  const { event } = approval
  const effect = effectOf(facts, approval)
  const card = event.card
  return {
    at: approval.at,
    clock: clockAt(facts.startsAtUtcSecond, approval.at),
    label: clause(event.label),
    known: knownBy(facts, approval.at),
    goal: card && card.goal.trim() !== '' ? card.goal : null,
    worstCase: card && card.worstCase.trim() !== '' ? card.worstCase : null,
    effect: `By ${personRole(facts, event.executor)}. ${effect.text}`,
    cites: [approval.id, ...effect.cites],
  }
}

/** Calls of the commander that change no system: what was known then, and what customers met at that moment. */
function callOf(facts: PostmortemFacts, entry: ToldEntry): DecisionRecord | null {
  const { event } = entry
  const label =
    event.kind === 'incidentDeclared'
      ? `Declared at ${severityWord(facts, event.severity)}`
      : event.kind === 'severityChanged'
        ? `Severity from ${severityWord(facts, event.from)} to ${severityWord(facts, event.to)}`
        : event.kind === 'incidentMitigated'
          ? 'Marked as mitigated'
          : event.kind === 'incidentResolved'
            ? 'Marked as resolved'
            : null
  if (label === null) return null
  const now = sampleAt(facts, entry.at)
  return {
    at: entry.at,
    clock: clockAt(facts.startsAtUtcSecond, entry.at),
    label,
    known: knownBy(facts, entry.at),
    goal: null,
    worstCase: null,
    effect: now
      ? `At that moment ${percent(now.failedShare)} of visits failed${now.p99Ms === null ? '' : ` and the visit time p99 was ${latency(now.p99Ms)}`}.`
      : 'No sample of what customers met had arrived by then.',
    cites: [entry.id],
  }
}

function decisionsOf(facts: PostmortemFacts): DecisionRecord[] {
  return facts.log.flatMap((entry) => {
    const decision =
      entry.event.kind === 'actionApproved'
        ? decisionOf(facts, entry as EntryOf<'actionApproved'>)
        : callOf(facts, entry)
    return decision ? [decision] : []
  })
}

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`

function overviewOf(facts: PostmortemFacts): Statement[] {
  const joined = entriesOf(facts, 'personJoined')
  const tasks = entriesOf(facts, 'taskAssigned')
  const approvals = entriesOf(facts, 'actionApproved')
  const posts = entriesOf(facts, 'statusPosted')
  const cites = [joined[0], tasks[0], approvals[0], posts[0]].flatMap((entry) => (entry ? [entry.id] : []))
  const counts = `${enumeration([
    counted(joined.length, 'person joined the bridge', 'people joined the bridge'),
    counted(tasks.length, 'task was given', 'tasks were given'),
    counted(approvals.length, 'action was approved', 'actions were approved'),
    counted(posts.length, 'public post was written', 'public posts were written'),
  ])}.`
  return [
    {
      text: phrase(facts.seed, 'response', [
        `In numbers: ${counts}`,
        `What the log counts: ${counts}`,
        `Over ${span(facts.endedAt)}, ${counts}`,
      ]),
      quote: null,
      cites: cites.length > 0 ? cites : facts.log.slice(-1).map((entry) => entry.id),
    },
  ]
}

/** What was decided, on what knowledge, and what followed. */
export function responseOfLog(facts: PostmortemFacts): Response {
  return {
    overview: overviewOf(facts),
    decisions: decisionsOf(facts),
    hypotheses: entriesOf(facts, 'hypothesisStated').map((entry) => ({
      text: `${clockAt(facts.startsAtUtcSecond, entry.at)} UTC, confidence ${entry.event.confidence}`,
      quote: entry.event.text,
      cites: [entry.id],
    })),
  }
}

/** Who held which role, and from when. */
export function rolesOfLog(facts: PostmortemFacts): RoleHeld[] {
  const clock = (at: number): string => clockAt(facts.startsAtUtcSecond, at)
  const taken = entriesOf(facts, 'commandTaken').map((entry) => ({
    role: 'Incident commander',
    holder: holderOf(facts, partyOf(entry.by)),
    at: entry.at,
    cites: [entry.id],
  }))
  const passed = entriesOf(facts, 'commandTransferred').map((entry) => ({
    role: 'Incident commander',
    holder: holderOf(facts, entry.event.to),
    at: entry.at,
    cites: [entry.id],
  }))
  const given = entriesOf(facts, 'roleAccepted').map((entry) => ({
    role: roleNames[entry.event.role] ?? entry.event.role,
    holder: personRole(facts, entry.event.personId),
    at: entry.at,
    cites: [entry.id],
  }))
  return [...taken, ...passed, ...given]
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...held }) => ({ ...held, clock: clock(at) }))
}
