import { clockAt } from '../determinism/index.ts'
import { firstOf, harmSpan, incidentPage } from './log-reading.ts'
import type { Impact } from './postmortem-document.ts'
import type { PostmortemFacts } from './postmortem-facts.ts'
import { dollars, grouped, percent, span } from './wording.ts'

const MINUTES_PER_DAY = 1440

/** The harm in numbers: measured by the world's own sums, and by the error budget of the objective. */
export function impactOfFacts(facts: PostmortemFacts): Impact {
  const { harm, objective } = facts
  const hurt = harmSpan(facts)
  const durationSeconds = hurt?.seconds ?? 0
  const clock = (at: number): string => clockAt(facts.startsAtUtcSecond, at)
  const peakFailedShare = hurt?.worst.failedShare ?? 0
  const errorBudgetMinutes = objective.windowDays * MINUTES_PER_DAY * (1 - objective.target)
  const errorBudgetMinutesSpent = errorBudgetMinutes * harm.budgetSpentShare
  const tenth = (value: number): number => Math.round(value * 10) / 10
  const ends = [incidentPage(facts), firstOf(facts, 'drillEnded') ?? facts.log.at(-1)]
  const cites = new Set(ends.flatMap((entry) => (entry ? [entry.id] : [])))
  return {
    customerMinutes: harm.customerMinutes,
    durationSeconds,
    peakFailedShare,
    failedVisits: harm.failedVisits,
    visits: harm.visits,
    dataLostSeconds: harm.dataLostSeconds,
    lostRevenueUsd: harm.lostRevenueUsd,
    extraInfrastructureUsd: harm.extraInfrastructureUsd,
    actionCostUsd: harm.actionCostUsd,
    errorBudgetMinutes,
    errorBudgetMinutesSpent,
    errorBudgetSpentShare: harm.budgetSpentShare,
    rows: [
      { label: 'Customer impact', value: `${grouped(harm.customerMinutes)} customer-minutes` },
      {
        label: 'Duration',
        value:
          hurt === null
            ? '0 min above 1 % of failed visits'
            : `${span(durationSeconds)} above 1 % of failed visits, ${
                hurt.goesOn
                  ? `from ${clock(hurt.from.at)} UTC to the end of this account, when it still went on`
                  : `between ${clock(hurt.from.at)} and ${clock(hurt.to.at)} UTC`
              }`,
      },
      { label: 'Peak', value: `${percent(peakFailedShare)} of visits failed at the worst moment` },
      { label: 'Failed visits', value: `${grouped(harm.failedVisits)} of ${grouped(harm.visits)} visits` },
      {
        label: 'Data lost',
        value: harm.dataLostSeconds > 0 ? `${span(harm.dataLostSeconds)} of writes` : 'none',
      },
      { label: 'Revenue not taken', value: dollars(harm.lostRevenueUsd) },
      { label: 'Extra infrastructure', value: dollars(harm.extraInfrastructureUsd) },
      { label: 'Cost of the actions', value: dollars(harm.actionCostUsd) },
      {
        label: 'Error budget',
        value: `${tenth(errorBudgetMinutesSpent)} of ${tenth(errorBudgetMinutes)} minutes (${percent(harm.budgetSpentShare)} of the budget of ${facts.objective.windowDays} days, ${facts.objective.label})`,
      },
    ],
    cites: [...cites],
  }
}
