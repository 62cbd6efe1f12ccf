import { clockAt } from '../determinism/index.ts'
import {
  actorRole,
  firstOf,
  harmSpan,
  incidentAcknowledgement,
  incidentPage,
  triggerEntry,
} from './log-reading.ts'
import type { Statement } from './postmortem-document.ts'
import { type PostmortemFacts, severityWord } from './postmortem-facts.ts'
import { clause, percent, phrase, sinceFirstPage, span } from './wording.ts'

const ids = (...entries: readonly ({ readonly id: string } | undefined)[]): string[] =>
  entries.flatMap((entry) => (entry ? [entry.id] : []))

function pageStatement(facts: PostmortemFacts): Statement {
  const page = incidentPage(facts)
  const fault = triggerEntry(facts)
  const onset = harmSpan(facts)?.from.at
  if (!page)
    return {
      text: 'No alert paged during the drill; the account rests on telemetry.',
      quote: null,
      cites: ids(facts.log.at(-1)),
    }
  const team = facts.teams[page.event.team] ?? page.event.team
  const sinceTrigger =
    fault && fault.at <= page.at ? `${span(page.at - fault.at)} after the trigger began` : null
  const sinceOnset =
    onset !== undefined && onset <= page.at ? `${span(page.at - onset)} after onset for customers` : null
  const when = [sinceTrigger, sinceOnset].filter((part) => part !== null).join(' and ')
  const text = phrase(facts.seed, 'detection', [
    `The first page went to ${team} at ${clockAt(facts.startsAtUtcSecond, page.at)} UTC: ${clause(page.event.title)}.`,
    `Detection came through an alert, "${clause(page.event.title)}", which paged ${team} at ${clockAt(facts.startsAtUtcSecond, page.at)} UTC.`,
    `At ${clockAt(facts.startsAtUtcSecond, page.at)} UTC the alert "${clause(page.event.title)}" paged ${team}.`,
  ])
  return { text: when === '' ? text : `${text} That was ${when}.`, quote: null, cites: ids(fault, page) }
}

function firstSteps(facts: PostmortemFacts): Statement[] {
  const page = incidentPage(facts)
  const acknowledged = incidentAcknowledgement(facts)
  const declared = firstOf(facts, 'incidentDeclared')
  const statements: Statement[] = []
  if (page && acknowledged)
    statements.push({
      text: `The page was acknowledged ${acknowledged.at <= page.at ? 'at once' : `after ${span(acknowledged.at - page.at)}`} by the ${actorRole(facts, acknowledged.by)}.`,
      quote: null,
      cites: ids(page, acknowledged),
    })
  if (declared)
    statements.push({
      text: `The incident was declared at ${severityWord(facts, declared.event.severity)}${page && page.at <= declared.at ? `, ${sinceFirstPage(declared.at - page.at)}` : ''}.`,
      quote: null,
      cites: ids(page, declared),
    })
  else
    statements.push({
      text: 'The log holds no declaration, so no severity was set.',
      quote: null,
      cites: ids(facts.log.at(-1)),
    })
  return statements
}

function lag(facts: PostmortemFacts): Statement {
  const { lagSeconds, resolutionSeconds, pagingDelaySeconds } = facts.observability
  return {
    text: `Metrics arrive ${span(lagSeconds)} late in steps of ${span(resolutionSeconds)}, and the pager adds ${span(pagingDelaySeconds)}: every picture in the control room was that much older than the system.`,
    quote: null,
    cites: ids(incidentPage(facts) ?? facts.log[0]),
  }
}

function vendor(facts: PostmortemFacts): Statement[] {
  const post = facts.log.find(
    (entry) => entry.event.kind === 'vendorPosted' && entry.event.state !== 'operational',
  )
  const page = incidentPage(facts)
  if (!post || !page || post.at <= page.at) return []
  return [
    {
      text: `The provider's health page first spoke ${span(post.at - page.at)} after our own page; own telemetry was the earlier signal.`,
      quote: null,
      cites: ids(page, post),
    },
  ]
}

/** How the incident became known: from trigger and onset to page, acknowledgement and declaration, and what lagged. */
export function detectionOfLog(facts: PostmortemFacts): Statement[] {
  const worst = harmSpan(facts)?.worst
  const depth: Statement[] = worst
    ? [
        {
          text: `At the worst sample, ${clockAt(facts.startsAtUtcSecond, worst.at)} UTC, ${percent(worst.failedShare)} of visits failed.`,
          quote: null,
          cites: ids(incidentPage(facts) ?? facts.log[0]),
        },
      ]
    : []
  return [pageStatement(facts), ...firstSteps(facts), lag(facts), ...vendor(facts), ...depth]
}
