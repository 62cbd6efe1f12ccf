import { clockAt, elapsedLabel } from '../determinism/index.ts'
import type { ToldEntry } from '../drill/index.ts'
import {
  actorRole,
  type EntryOf,
  entriesOf,
  firstOf,
  harmSpan,
  personRole,
  roleNames,
  triggerEntry,
} from './log-reading.ts'
import { approvedLabel, observedEffect } from './observed-effect.ts'
import type { TimelineRow } from './postmortem-document.ts'
import { type PostmortemFacts, severityWord } from './postmortem-facts.ts'
import { clause, enumeration, percent, sentenceCase, span } from './wording.ts'

type Line = Pick<TimelineRow, 'kind' | 'text'> | null

const phaseNames = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
}
const confidenceNames = { low: 'low', medium: 'medium', high: 'high' }
const vendorNames = {
  operational: 'operational',
  informational: 'a notice',
  degraded: 'degraded',
  resolved: 'resolved',
}

/** A page that is updated at the same colour has not changed to it. */
function vendorText(
  facts: PostmortemFacts,
  at: number,
  state: EntryOf<'vendorPosted'>['event']['state'],
): string {
  const before = entriesOf(facts, 'vendorPosted').findLast((entry) => entry.at < at)?.event.state
  return before === state
    ? `The provider wrote again on its health page: still ${vendorNames[state]}`
    : `The provider's health page changed to: ${vendorNames[state]}`
}

function pageLine(facts: PostmortemFacts, entry: ToldEntry): Line {
  const { event } = entry
  switch (event.kind) {
    case 'pageRaised':
      return {
        kind: 'detection',
        text: `${event.urgency === 'high' ? 'Page' : 'Ticket'} to ${facts.teams[event.team] ?? event.team}: ${clause(event.title)}`,
      }
    case 'pageAcknowledged':
      return { kind: 'detection', text: `Page acknowledged by the ${actorRole(facts, entry.by)}` }
    case 'pageEscalated':
      return { kind: 'detection', text: `Page escalated to ${personRole(facts, event.to)}` }
    case 'alertCleared':
      return { kind: 'detection', text: `Alert cleared: ${clause(event.title)}` }
    case 'vendorPosted':
      return { kind: 'vendor', text: vendorText(facts, entry.at, event.state) }
    case 'changeMade':
      return { kind: 'detection', text: `A change was made: ${clause(event.title)}` }
    default:
      return null
  }
}

function commandLine(facts: PostmortemFacts, entry: ToldEntry): Line {
  const { event } = entry
  switch (event.kind) {
    case 'incidentDeclared':
      return {
        kind: 'command',
        text: `Incident ${event.number} declared at ${severityWord(facts, event.severity)}`,
      }
    case 'severityChanged':
      return {
        kind: 'command',
        text: `Severity changed from ${severityWord(facts, event.from)} to ${severityWord(facts, event.to)}`,
      }
    case 'bridgeOpened':
      return { kind: 'command', text: 'Bridge opened' }
    case 'commandTaken':
      return { kind: 'command', text: `Command taken by the ${actorRole(facts, entry.by)}` }
    case 'commandTransferred':
      return {
        kind: 'command',
        text: `Command passed from ${event.from === null ? 'nobody' : personRole(facts, event.from)} to ${personRole(facts, event.to)}`,
      }
    case 'roleAccepted': {
      const holder = personRole(facts, event.personId)
      const role = roleNames[event.role] ?? event.role
      const same = holder.toLowerCase() === role.toLowerCase()
      return {
        kind: 'command',
        text: same ? `${holder} took up the role` : `${holder} took the role of ${role}`,
      }
    }
    case 'hypothesisStated':
      return {
        kind: 'command',
        text: `A hypothesis was put on the table, confidence ${confidenceNames[event.confidence]}`,
      }
    case 'objectionsAsked':
      return { kind: 'command', text: 'A proposal was put to the bridge for strong objections' }
    case 'verificationReported':
      return {
        kind: 'mitigation',
        text: `Verification ${event.passed ? 'passed' : 'did not pass'}, reported by ${personRole(facts, event.personId)}: ${clause(facts.checks[event.checkId] ?? event.checkId)}`,
      }
    case 'postmortemOwnerNamed':
      return {
        kind: 'end',
        text: `Owner of the post-mortem named: ${personRole(facts, event.personId)}, due in ${event.dueDays} days`,
      }
    default:
      return null
  }
}

function wordsLine(facts: PostmortemFacts, entry: ToldEntry): Line {
  const { event } = entry
  switch (event.kind) {
    case 'statusPosted': {
      const isFirst = firstOf(facts, 'statusPosted')?.id === entry.id
      const next =
        event.nextUpdateMinutes === null ? '' : `, next update named for ${event.nextUpdateMinutes} min later`
      return {
        kind: 'communication',
        text: `${isFirst ? 'First public post' : 'Public post'}: ${phaseNames[event.phase]}${next}`,
      }
    }
    case 'executivesBriefed':
      return { kind: 'communication', text: 'Executives briefed' }
    case 'internalUpdatePosted':
      return firstOf(facts, 'internalUpdatePosted')?.id === entry.id
        ? { kind: 'communication', text: 'First internal update posted' }
        : null
    default:
      return null
  }
}

function actionLine(facts: PostmortemFacts, entry: ToldEntry): Line {
  const { event } = entry
  switch (event.kind) {
    case 'actionTookEffect':
      return {
        kind: 'mitigation',
        text: `In effect: ${clause(approvedLabel(facts, event.executionId) ?? event.label)}. ${observedEffect(facts, entry.at)}`,
      }
    case 'actionFailed':
      return { kind: 'mitigation', text: `Did not complete: ${clause(event.label)}` }
    case 'actionRefused':
      return { kind: 'mitigation', text: `Not possible at this time: ${clause(event.label)}` }
    case 'actionUndone':
      return { kind: 'mitigation', text: `Taken back: ${clause(event.label)}` }
    case 'incidentMitigated':
      return { kind: 'end', text: 'Incident marked as mitigated' }
    case 'incidentResolved':
      return { kind: 'end', text: 'Incident marked as resolved' }
    case 'incidentClosed':
      return { kind: 'end', text: 'Incident closed' }
    default:
      return null
  }
}

/** Moments that an account needs; the last row says which of them the log does not hold. */
const milestones = [
  ['incidentDeclared', 'a declaration'],
  ['statusPosted', 'a public post'],
  ['incidentMitigated', 'a mark "mitigated"'],
  ['incidentResolved', 'a mark "resolved"'],
] as const

function endLine(facts: PostmortemFacts): string {
  const missing = milestones.filter(([kind]) => firstOf(facts, kind) === undefined).map(([, what]) => what)
  const ended = `Drill ended at ${elapsedLabel(facts.endedAt)}`
  const page = firstOf(facts, 'pageRaised') === undefined ? ' No alert had paged.' : ''
  return missing.length === 0
    ? `${ended}.${page}`
    : `${ended}. Not in the log: ${enumeration(missing)}.${page}`
}

const idsOf = (entries: readonly ToldEntry[]): string[] => entries.map((entry) => entry.id)

const TOGETHER_SECONDS = 60

/** The last clearing of each alert, those of about the same minute in one group. */
function clearedTogether(facts: PostmortemFacts): readonly EntryOf<'alertCleared'>[][] {
  const all = entriesOf(facts, 'alertCleared')
  const last = all.filter(
    (entry) => all.findLast((each) => each.event.alertId === entry.event.alertId) === entry,
  )
  const groups: EntryOf<'alertCleared'>[][] = []
  for (const entry of last) {
    const group = groups.at(-1)
    if (group?.[0] && entry.at - group[0].at <= TOGETHER_SECONDS) group.push(entry)
    else groups.push([entry])
  }
  return groups
}

function clearedLine(entries: readonly EntryOf<'alertCleared'>[]): Line {
  const titles = entries.map((entry) => clause(entry.event.title))
  return {
    kind: 'detection',
    text: `${entries.length === 1 ? 'Alert' : 'Alerts'} cleared: ${titles.join('; ')}`,
  }
}

function rolesLine(facts: PostmortemFacts, entries: readonly EntryOf<'roleAccepted'>[]): Line {
  const names = [...new Set(entries.map(({ event }) => roleNames[event.role] ?? event.role))]
  const until = clockAt(facts.startsAtUtcSecond, entries.at(-1)?.at ?? 0)
  return { kind: 'command', text: `Roles accepted, the last at ${until}: ${enumeration(names)}` }
}

/** The account in order of time, each row with the log entries that show it. */
export function timelineOfLog(facts: PostmortemFacts): TimelineRow[] {
  const clock = (at: number): string => clockAt(facts.startsAtUtcSecond, at)
  const rows: TimelineRow[] = []
  const add = (at: number, line: Line, cites: readonly string[]): void => {
    if (line)
      rows.push({
        at,
        clock: clock(at),
        elapsed: elapsedLabel(at),
        ...line,
        text: sentenceCase(line.text),
        cites,
      })
  }
  const anyEntry = facts.log[0]?.id
  const anchor = (triggerEntry(facts) ?? firstOf(facts, 'pageRaised'))?.id ?? anyEntry
  const hurt = harmSpan(facts)
  const fault = triggerEntry(facts)
  if (fault)
    add(fault.at, { kind: 'trigger', text: 'The trigger began; nothing was visible on a screen yet' }, [
      fault.id,
    ])
  if (hurt && anchor)
    add(
      hurt.from.at,
      { kind: 'onset', text: `Onset for customers: ${percent(hurt.from.failedShare)} of visits failed` },
      [anchor],
    )
  else if (!fault && anchor) add(0, { kind: 'onset', text: 'The period of this account begins' }, [anchor])
  const paged = new Set<string>()
  const clears = clearedTogether(facts)
  const roles = entriesOf(facts, 'roleAccepted')
  let acknowledged = false
  for (const entry of facts.log) {
    const { event } = entry
    // One row for each alert, for what cleared for good together, for all roles and for the first acknowledgement.
    if (event.kind === 'pageRaised' && paged.has(event.alertId)) continue
    if (event.kind === 'pageRaised') paged.add(event.alertId)
    if (event.kind === 'alertCleared') {
      const together = clears.find((group) => group[0]?.id === entry.id)
      if (together) add(entry.at, clearedLine(together), idsOf(together))
      continue
    }
    if (event.kind === 'roleAccepted' && roles.length > 1) {
      if (roles[0]?.id === entry.id) add(entry.at, rolesLine(facts, roles), idsOf(roles))
      continue
    }
    if (event.kind === 'pageAcknowledged' && acknowledged) continue
    if (event.kind === 'pageAcknowledged') acknowledged = true
    add(
      entry.at,
      pageLine(facts, entry) ??
        commandLine(facts, entry) ??
        wordsLine(facts, entry) ??
        actionLine(facts, entry),
      [entry.id],
    )
  }
  if (hurt && anchor)
    add(
      hurt.to.at,
      {
        kind: 'end',
        text: hurt.goesOn
          ? `Still ${percent(hurt.to.failedShare)} of visits failing in the last sample, ${span(hurt.to.at - hurt.from.at)} after onset`
          : `Last sample above 1 % of failed visits, ${span(hurt.to.at - hurt.from.at)} after onset`,
      },
      [anchor],
    )
  const end = firstOf(facts, 'drillEnded')?.id ?? facts.log.at(-1)?.id
  if (end) add(facts.endedAt, { kind: 'end', text: endLine(facts) }, [end])
  const order = new Map(rows.map((row, index) => [row, index]))
  return rows.sort((a, b) => a.at - b.at || (order.get(a) ?? 0) - (order.get(b) ?? 0))
}
