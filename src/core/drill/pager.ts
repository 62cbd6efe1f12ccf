import type { Drill } from './drill-state.ts'
import { bySystem, record } from './log.ts'
import { schedule } from './schedule.ts'
import { firingAlerts } from './telemetry.ts'

/** Turns alert rules, judged on telemetry, into pages; and says when a rule is quiet again. */
export function watchAlerts(drill: Drill): void {
  const { state } = drill
  const firing = firingAlerts(drill)
  for (const alert of drill.setup.scenario.alerts) {
    const open = state.pages.findLast((page) => page.alertId === alert.id && page.clearedAt === null)
    const fires = firing.has(alert.id)
    if (fires && open === undefined) raisePage(drill, alert)
    if (!fires && open !== undefined) {
      open.clearedAt = state.second
      record(drill, bySystem('pager'), { kind: 'alertCleared', alertId: alert.id, title: alert.title })
    }
  }
}

export function raisePage(
  drill: Drill,
  alert: {
    readonly id: string
    readonly title: string
    readonly detail: string
    readonly team: string
    readonly urgency: 'high' | 'low'
    readonly runbook?: string
  },
): void {
  const { state } = drill
  const pageId = `p${state.pages.length + 1}`
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
  if (alert.urgency === 'high')
    schedule(drill, state.second + drill.setup.policy.windows.acknowledge, { kind: 'pageEscalates', pageId })
}
