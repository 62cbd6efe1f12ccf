import { clockAt } from '../determinism/index.ts'
import { firstOf, harmSpan, metNoHarm } from './log-reading.ts'
import type { PostmortemFacts } from './postmortem-facts.ts'
import { percent, phrase, span } from './wording.ts'

/** What can be said to customers afterwards: sorry, what they met, what was done, what follows. No cause, no promise. */
export function externalMessage(facts: PostmortemFacts): string[] {
  const hurt = harmSpan(facts)
  const sorry = phrase(facts.seed, 'sorry', [
    'We are sorry for the trouble.',
    'We apologise to those who could not do what they came for.',
    'Some of you came to us and could not do what you came for. We are sorry.',
  ])
  if (!hurt && !metNoHarm(facts))
    return [`${sorry} On ${facts.date} our service was under observation; few visits were affected.`]
  if (!hurt)
    return [
      `On ${facts.date} an alarm made us look closely at our service. It answered as on other days, and nothing has to be done on your side.`,
    ]
  const clock = (at: number): string => clockAt(facts.startsAtUtcSecond, at).slice(0, 5)
  const peak = hurt.worst.failedShare > 0.99 ? 'more than 99 %' : percent(hurt.worst.failedShare)
  const what = hurt.goesOn
    ? `Since ${clock(hurt.from.at)} UTC on ${facts.date} part of the visits are slow or fail: at the worst moment so far ${peak} of them.`
    : `On ${facts.date} between ${clock(hurt.from.at)} and ${clock(hurt.to.at)} UTC, for ${span(hurt.seconds)} in all, part of the visits were slow or failed: at the worst moment ${peak} of them.`
  const data =
    facts.harm.dataLostSeconds > 0
      ? `Data written in a period of ${span(facts.harm.dataLostSeconds)} was lost; we write to those concerned.`
      : 'No data was lost.'
  const resolved = firstOf(facts, 'incidentResolved') !== undefined && facts.outcome === 'resolved'
  const now = resolved
    ? 'Service has been normal since, and we have checked it from the customer’s side.'
    : hurt.goesOn
      ? 'It is not over: we are working on it and will write again when there is news.'
      : 'We are still monitoring the service and will write again when there is news.'
  return [
    sorry,
    `${what} ${data}`,
    `${now} We have planned changes that make such a degradation smaller and shorter, each with an owner and a date.`,
  ]
}
