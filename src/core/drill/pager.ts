import { type Phrase, phrase, type Words } from '../command/index.ts'
import type { CastMember, Scenario, Team } from '../scenario/index.ts'
import type { Drill, DrillState } from './drill-state.ts'
import { bySystem, record } from './log.ts'
import { entriesOfKind } from './log-by-kind.ts'
import { memberOf, pagePerson, personState } from './people/person.ts'
import { schedule } from './schedule.ts'
import { firingAlerts } from './telemetry.ts'

/** Turns alert rules, judged on telemetry, into pages; and says when a rule is quiet again. */
export function watchAlerts(drill: Drill): void {
  const { state } = drill
  const firing = firingAlerts(drill)
  const openPages = new Map<string, DrillState['pages'][number]>()
  for (const page of state.pages) if (page.clearedAt === null) openPages.set(page.alertId, page)
  for (const alert of drill.setup.scenario.alerts) {
    const open = openPages.get(alert.id)
    const fires = firing.has(alert.id)
    if (fires && open === undefined)
      raisePage(drill, {
        ...alert,
        title: titleOf(alert.id),
        detail: phrase('scenario.alertDetail', { alertId: alert.id }),
      })
    if (!fires && open !== undefined) {
      open.clearedAt = state.second
      record(drill, bySystem('pager'), { kind: 'alertCleared', alertId: alert.id, title: titleOf(alert.id) })
    }
  }
}

export function raisePage(
  drill: Drill,
  alert: {
    readonly id: string
    readonly title: Phrase
    readonly detail: Words
    readonly team: string
    readonly urgency: 'high' | 'low'
    readonly runbook?: string
  },
): void {
  const { state } = drill
  const pageId = pageIdOf(drill, alert.id)
  state.pages.push({
    pageId,
    alertId: alert.id,
    raisedAt: state.second,
    acknowledgedAt: null,
    escalatedAt: null,
    clearedAt: null,
  })
  record(drill, bySystem('pager'), {
    kind: 'pageRaised',
    pageId,
    alertId: alert.id,
    title: alert.title,
    detail: alert.detail,
    team: alert.team,
    urgency: alert.urgency,
    runbook: alert.runbook ?? null,
  })
  if (alert.urgency === 'high') scheduleStep(drill, pageId, 0)
}

const titleOf = (alertId: string): Phrase => phrase('scenario.alertTitle', { alertId })

/** What a page of the statechart is known by in place of an alert. */
export const machineAlertId = (id: string): string => `machine:${id}`

/** By its place in the scenario and how often it has rung: the same page has the same id in every what-if. */
function pageIdOf(drill: Drill, alertId: string): string {
  const number = bellsOf(drill.setup.scenario).indexOf(alertId) + 1
  const before = drill.state.pages.filter((page) => page.alertId === alertId).length
  return before === 0 ? `p${number}` : `p${number}.${before + 1}`
}

const bells = new WeakMap<Scenario, readonly string[]>()

/** Everything that can ring: the alerts, then the pages of the statechart as they stand in it. */
function bellsOf(scenario: Scenario): readonly string[] {
  let known = bells.get(scenario)
  if (known === undefined) {
    known = [...scenario.alerts.map(({ id }) => id), ...pagesIn(scenario.machine)]
    bells.set(scenario, known)
  }
  return known
}

function pagesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const { type, params } = value as { readonly type?: unknown; readonly params?: { readonly id?: unknown } }
  if (type === 'pageTeam') return [machineAlertId(String(params?.id))]
  return Object.values(value).flatMap(pagesIn)
}

/** The policy's escalation path, one step after the other, until somebody acknowledges. */
function scheduleStep(drill: Drill, pageId: string, step: number): void {
  const next = drill.setup.policy.escalation[step]
  const page = drill.state.pages.find((each) => each.pageId === pageId)
  if (next === undefined || page === undefined) return
  schedule(drill, page.raisedAt + next.afterSeconds, { kind: 'pageEscalates', pageId, step })
}

/** Nobody has acknowledged in time: the next on the path is rung. The secondary is a person where the team has one. */
export function escalatePage(drill: Drill, pageId: string, step: number): void {
  const { state, setup } = drill
  const page = state.pages.find((each) => each.pageId === pageId)
  const rung = setup.policy.escalation[step]
  if (page === undefined || rung === undefined) return
  if (page.acknowledgedAt !== null || page.clearedAt !== null) return
  page.escalatedAt ??= state.second
  const person = rung.who === 'secondary' ? secondaryOf(drill, teamOfPage(drill, pageId)) : null
  record(drill, bySystem('pager'), {
    kind: 'pageEscalated',
    pageId,
    to:
      person === null
        ? phrase('scenario.escalation', { step })
        : phrase('scenario.role', { personId: person.id }),
  })
  if (person !== null) pagePerson(drill, person.id)
  scheduleStep(drill, pageId, step + 1)
}

function teamOfPage(drill: Drill, pageId: string): Team | undefined {
  const raised = entriesOfKind(drill.state.log, 'pageRaised').find(({ event }) => event.pageId === pageId)
  return drill.setup.scenario.teams.find((team) => team.id === raised?.event.team)
}

const secondaryOf = (drill: Drill, team: Team | undefined): CastMember | null =>
  team?.secondary === undefined ? null : memberOf(drill, team.secondary)

/** Somebody did not answer a page: their team's secondary is rung in their place, once. */
export function ringSecondary(drill: Drill, personId: string): void {
  const team = drill.setup.scenario.teams.find((each) => each.onCall === personId)
  const secondary = secondaryOf(drill, team)
  if (secondary === null || personState(drill, secondary.id).pagedAt !== null) return
  record(drill, bySystem('pager'), {
    kind: 'personPaged',
    personId: secondary.id,
    reason: phrase('page.secondary'),
  })
  pagePerson(drill, secondary.id)
}
