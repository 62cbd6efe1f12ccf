import { cos } from '../determinism/index.ts'
import { type Drill, drillFacts, firstReached, impactOf, seatsAtStart, seriesPoints } from '../drill/index.ts'
import { conditionHolds } from '../scenario/index.ts'
import { documentView, toldLog } from '../view/index.ts'
import { listSeries, readWorld, seriesId, type Topology } from '../world/index.ts'
import type { ClueFacts, CustomerSample, HarmFacts, PostmortemFacts } from './postmortem-facts.ts'

const TWO_PI = 6.283185307179586
const SECONDS_PER_HOUR = 3600

/** Demand at the start over the sum of the markets' peaks. */
function demandShareOfPeak(topology: Topology): number {
  const hour = topology.startsAtUtcSecond / SECONDS_PER_HOUR
  let demand = 0
  let peak = 0
  for (const market of topology.markets) {
    const swing = (1 + cos((TWO_PI * (hour - market.peakUtcHour)) / 24)) / 2
    demand += market.troughPerSecond + (market.peakPerSecond - market.troughPerSecond) * swing
    peak += market.peakPerSecond
  }
  return peak > 0 ? demand / peak : 1
}

function customerSamples(drill: Drill): CustomerSample[] {
  const success = seriesPoints(drill, seriesId.customers('all', 'successShare'), drill.state.second)
  const slowest = seriesPoints(drill, seriesId.customers('all', 'p99Ms'), drill.state.second)
  const p99At = new Map(slowest.at.map((at, index) => [at, slowest.values[index]]))
  return success.at.flatMap((at, index) => {
    const share = success.values[index]
    if (at < 0 || share === null || share === undefined) return []
    return [{ at, failedShare: Math.min(1, Math.max(0, 1 - share)), p99Ms: p99At.get(at) ?? null }]
  })
}

function harmOf(drill: Drill): HarmFacts {
  const impact = impactOf(drill)
  const lostRevenueUsd =
    readWorld(drill.model, drill.state.world).lostRevenueUsd - drill.baseline.lostRevenueUsd
  const costs = new Map(drill.setup.scenario.actions.map((action) => [action.id, action.costUsd]))
  const actionCostUsd = drill.state.executions.reduce((sum, each) => sum + (costs.get(each.actionId) ?? 0), 0)
  return {
    customerMinutes: impact.customerMinutes,
    failedVisits: impact.failedVisits,
    visits: impact.visits,
    dataLostSeconds: impact.dataLostSeconds,
    lostRevenueUsd,
    extraInfrastructureUsd: Math.max(0, impact.moneyUsd - lostRevenueUsd - actionCostUsd),
    actionCostUsd,
    budgetSpentShare: impact.errorBudgetSpentShare,
  }
}

function zonesTouched(drill: Drill): number {
  const started = new Set(
    drill.state.log.flatMap(({ event }) => (event.kind === 'faultStarted' ? [event.faultId] : [])),
  )
  const zones = drill.setup.scenario.faults.flatMap((fault) =>
    started.has(fault.id) && 'zone' in fault && fault.zone !== undefined ? [fault.zone] : [],
  )
  return new Set(zones).size
}

/** "Ticketwren, a marketplace for tickets" is called Ticketwren. */
const companyName = (description: string): string => description.split(/[,.;:(]/)[0]?.trim() || description

/** Everything the post-mortem needs, read from a drill that has ended. The drill is left as it is. */
export function postmortemFacts(drill: Drill): PostmortemFacts {
  const { scenario, seed, policy } = drill.setup
  const { topology } = scenario
  const facts = drillFacts(drill)
  const applies = ({ when }: { when?: Parameters<typeof conditionHolds>[0] }): boolean =>
    when === undefined || conditionHolds(when, facts)
  const clues = scenario.clues.map((clue): ClueFacts => {
    const state = drill.state.clues[clue.id]
    const first = firstReached(state)
    return {
      id: clue.id,
      says: clue.says,
      availableAt: state?.availableAt ?? null,
      reachedAt: first?.at ?? null,
      via: first?.via ?? null,
    }
  })
  return {
    scenarioTitle: scenario.title,
    company: companyName(scenario.briefing.company),
    date: scenario.date,
    startsAtUtcSecond: topology.startsAtUtcSecond,
    seed,
    seat: drill.setup.seat,
    seats: seatsAtStart(drill.setup),
    outcome: drill.state.ended,
    endedAt: drill.state.second,
    log: toldLog(drill),
    roles: Object.fromEntries(scenario.cast.map((member) => [member.id, member.role])),
    teams: Object.fromEntries(scenario.teams.map((team) => [team.id, team.label])),
    checks: Object.fromEntries(scenario.verifications.map((check) => [check.id, check.label])),
    severities: Object.fromEntries(policy.severities.map(({ level, label }) => [level, label])),
    objective: {
      label: topology.slo.label,
      target: topology.slo.objective,
      windowDays: topology.slo.windowDays,
    },
    observability: topology.observability,
    harm: harmOf(drill),
    samples: customerSamples(drill),
    factors: scenario.factors.filter(applies),
    remedies: scenario.remedies.filter(applies),
    clues,
    seriesLabels: Object.fromEntries(listSeries(drill.model).map(({ id, label }) => [id, label])),
    zones: topology.zones.length,
    zonesTouched: zonesTouched(drill),
    demandShareOfPeak: demandShareOfPeak(topology),
    written: documentView(drill),
  }
}
