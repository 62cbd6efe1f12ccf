import { clockAt } from '../determinism/index.ts'
import { actionsOfFacts } from './actions-of-facts.ts'
import { detectionOfLog } from './detection-of-log.ts'
import { externalMessage } from './external-message.ts'
import { glossaryOf } from './glossary.ts'
import { impactOfFacts } from './impact-of-facts.ts'
import { luckyOfLog, wasHardOfLog, wentWellOfLog } from './lessons-of-log.ts'
import { entriesOf, firstOf, harmSpan, metNoHarm, personRole, triggerEntry } from './log-reading.ts'
import { largestRelief } from './observed-effect.ts'
import type { Factor, Impact, PostmortemDocument, Statement } from './postmortem-document.ts'
import { type PostmortemFacts, severityWord } from './postmortem-facts.ts'
import { responseOfLog, rolesOfLog } from './response-of-log.ts'
import { timelineOfLog } from './timeline-of-log.ts'
import { clause, grouped, percent, phrase, sentenceCase, span } from './wording.ts'

const outcomes = {
  resolved: 'resolved',
  handedOver: 'handed over to the next shift while the last effects were being worked off',
  resolvedTooEarly: 'closed while customers were still affected',
  abandoned: 'handed back before recovery',
  overtaken: 'still open when time ran out',
}

function outcomeOf(facts: PostmortemFacts): string | null {
  if (facts.outcome === null) return null
  const handed = entriesOf(facts, 'commandTransferred').some((entry) => entry.at === facts.endedAt)
  return facts.outcome === 'overtaken' && handed
    ? 'handed over to the next shift before it was in good hands'
    : outcomes[facts.outcome]
}

function severityOf(facts: PostmortemFacts): string {
  const levels = [
    ...entriesOf(facts, 'incidentDeclared').map((entry) => entry.event.severity),
    ...entriesOf(facts, 'severityChanged').map((entry) => entry.event.to),
  ]
  return levels.length === 0 ? 'not set' : severityWord(facts, Math.min(...levels))
}

function summaryOf(facts: PostmortemFacts, impact: Impact, factors: readonly Factor[]): Statement[] {
  const { seed } = facts
  const cites = impact.cites
  const harm = harmSpan(facts)
    ? phrase(seed, 'summary', [
        `For ${span(impact.durationSeconds)} part of the customers of ${facts.company} were slow to be served or not served: ${grouped(impact.customerMinutes)} customer-minutes, at the worst ${percent(impact.peakFailedShare)} of visits.`,
        `Customers of ${facts.company} lost ${grouped(impact.customerMinutes)} minutes over ${span(impact.durationSeconds)}; at the worst moment ${percent(impact.peakFailedShare)} of visits failed.`,
        `${grouped(impact.customerMinutes)} customer-minutes were lost at ${facts.company} in ${span(impact.durationSeconds)}, with ${percent(impact.peakFailedShare)} of visits failing at the peak.`,
      ])
    : `Customers of ${facts.company} met no measurable failures in the ${span(facts.endedAt)} of this account.`
  const amplifier = factors.find((factor) => factor.kind === 'amplifier')
  const missed = `What rang had ${factors.length === 1 ? 'one condition' : `${factors.length} conditions`} behind it, and none of it reached customers.`
  const how = phrase(seed, 'how', [
    `No one condition explains it: ${factors.length} of them came together.`,
    `${factors.length} conditions met, none of which was enough alone.`,
    `It took several conditions at the same time; this account names ${factors.length}.`,
  ])
  const relief = largestRelief(facts)
  const ended = outcomeOf(facts) ?? 'still running, and so was this account'
  return [
    { text: harm, quote: null, cites },
    {
      text: metNoHarm(facts)
        ? missed
        : amplifier
          ? `${how} What made it grow: ${uncapitalised(clause(amplifier.text))}.`
          : how,
      quote: null,
      cites: [...new Set(factors.flatMap((factor) => factor.cites))].slice(0, 3),
    },
    ...(relief ? [relief] : []),
    { text: endOf(facts, ended), quote: null, cites },
  ]
}

const uncapitalised = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

function endOf(facts: PostmortemFacts, ended: string): string {
  const declared = firstOf(facts, 'incidentDeclared')
  const over = facts.outcome === 'resolved' ? firstOf(facts, 'incidentResolved') : undefined
  return declared && over
    ? `The incident was resolved ${span(over.at - declared.at)} after it was declared.`
    : `After ${span(facts.endedAt)} the incident was ${ended}.`
}

/** The factors of the scenario that this log bears out, and what the log itself shows to have been a condition. */
function factorsOf(facts: PostmortemFacts): Factor[] {
  const rank = { trigger: 0, amplifier: 1, latent: 2, detection: 3, response: 4 }
  const anchor = triggerEntry(facts) ?? firstOf(facts, 'pageRaised') ?? facts.log[0]
  const cites = anchor ? [anchor.id] : []
  const own: Factor[] = facts.factors
    .map((factor) => ({
      kind: factor.kind,
      text: factor.text,
      cites: citesOfKind(facts, factor.kind) ?? cites,
    }))
    .sort((a, b) => rank[a.kind] - rank[b.kind])
  if (own.length >= 2) return own
  const { lagSeconds, pagingDelaySeconds } = facts.observability
  return [
    ...own,
    {
      kind: 'detection',
      text: `Telemetry and pager together put ${span(lagSeconds + pagingDelaySeconds)} between an event and the first sound of it.`,
      cites,
    },
    {
      kind: 'latent',
      text: `The objective counts over ${facts.objective.windowDays} days, so an alert on it answers to the size of the harm and not to its first sign.`,
      cites,
    },
  ]
}

function triggerOf(facts: PostmortemFacts, factors: readonly Factor[], impact: Impact): Statement {
  const named = factors.find((factor) => factor.kind === 'trigger')
  if (named) return { text: named.text, quote: null, cites: named.cites }
  const fault = triggerEntry(facts)
  const text = fault
    ? `The surroundings of the system changed at ${clockAt(facts.startsAtUtcSecond, fault.at)} UTC; the factors below turned that into an incident.`
    : 'What led to it was done before this account begins; the first page marks where the response does.'
  return { text, quote: null, cites: fault ? [fault.id] : impact.cites }
}

/** The log entry that bears out a kind of factor best. */
function citesOfKind(facts: PostmortemFacts, kind: Factor['kind']): string[] | null {
  const entry = {
    trigger: triggerEntry(facts),
    amplifier: firstOf(facts, 'worldObserved') ?? firstOf(facts, 'pageRaised'),
    latent: triggerEntry(facts),
    detection: firstOf(facts, 'pageRaised'),
    response: firstOf(facts, 'actionTookEffect') ?? firstOf(facts, 'incidentDeclared'),
  }[kind]
  return entry ? [entry.id] : null
}

const writtenLabels = {
  summary: 'Summary',
  impact: 'Impact',
  hypotheses: 'Hypotheses',
  decisions: 'Decisions',
  notes: 'Notes',
}

/** What people wrote into the incident document, and what the trainee said in the hot debrief. */
function writtenBy(facts: PostmortemFacts): PostmortemDocument['written'] {
  const sections = Object.keys(writtenLabels) as (keyof typeof writtenLabels)[]
  const rated = firstOf(facts, 'selfRated')?.event
  const debrief = rated
    ? [
        { label: 'Hot debrief: went well', text: rated.wentWell },
        { label: 'Hot debrief: was hard', text: rated.wasHard },
        { label: 'Hot debrief: to do otherwise', text: rated.wouldChange },
      ]
    : []
  return [
    ...sections.map((section) => ({ label: writtenLabels[section], text: facts.written[section] })),
    ...ticketsOf(facts),
    ...debrief,
  ].filter(({ text }) => text.trim() !== '')
}

/** What was put on the board, each with its key, so that action items and tickets can be brought together. */
function ticketsOf(facts: PostmortemFacts): PostmortemDocument['written'] {
  return facts.log.flatMap(({ event }) =>
    event.kind === 'ticketCreated'
      ? [
          {
            label: `Ticket ${event.ticketId}`,
            text: event.ownerRole === '' ? event.title : `${event.title} (${event.ownerRole})`,
          },
        ]
      : [],
  )
}

/** The Fire Chief's account of a drill, from its log alone. Same facts, same document. */
export function writePostmortem(facts: PostmortemFacts): PostmortemDocument {
  const impact = impactOfFacts(facts)
  const factors = factorsOf(facts)
  const declared = firstOf(facts, 'incidentDeclared')
  return {
    format: 1,
    title: `${declared ? declared.event.number : 'of a drill'}: ${facts.scenarioTitle}`,
    status: 'draft',
    company: facts.company,
    date: facts.date,
    incident: declared?.event.number ?? null,
    severity: severityOf(facts),
    outcome: outcomeOf(facts) ?? 'running',
    authors: ['Fire Chief', `${sentenceCase(personRole(facts, facts.seat))} (trainee)`],
    summary: summaryOf(facts, impact, factors),
    impact,
    timeline: timelineOfLog(facts),
    trigger: triggerOf(facts, factors, impact),
    factors,
    detection: detectionOfLog(facts),
    response: responseOfLog(facts),
    wentWell: wentWellOfLog(facts),
    wasHard: wasHardOfLog(facts),
    lucky: luckyOfLog(facts),
    actions: actionsOfFacts(facts),
    externalMessage: externalMessage(facts),
    roles: rolesOfLog(facts),
    glossary: glossaryOf(facts),
    written: writtenBy(facts),
  }
}
