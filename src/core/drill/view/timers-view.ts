import { lastOf } from '../drill-facts.ts'
import type { Drill } from '../drill-state.ts'
import type { TimerView } from '../seat-view.ts'

/** What is due and when: own reminders and triggers, time boxes, predictions, and the updates that the policy asks for. */
export function timersView(drill: Drill): readonly TimerView[] {
  const { state } = drill
  const timers: Omit<TimerView, 'overdue'>[] = []
  for (const reminder of state.reminders)
    if (reminder.firedAt === null)
      timers.push({ id: reminder.reminderId, kind: 'reminder', label: reminder.text, dueAt: reminder.dueAt })
  for (const trigger of state.triggers)
    if (trigger.firedAt === null)
      timers.push({
        id: trigger.triggerId,
        kind: 'trigger',
        label: trigger.thenText,
        dueAt: trigger.bySecond,
      })
  for (const task of state.tasks)
    if (task.reportedAt === null && task.timeBoxMinutes !== null)
      timers.push({
        id: task.taskId,
        kind: 'timeBox',
        label: task.outcome,
        dueAt: task.assignedAt + task.timeBoxMinutes * 60,
      })
  for (const execution of state.executions) {
    const expected = execution.card?.expected
    if (expected === null || expected === undefined || execution.predictionMet !== null) continue
    const dueAt = execution.approvedAt + expected.withinSeconds
    timers.push({ id: execution.executionId, kind: 'prediction', label: execution.card?.goal ?? '', dueAt })
  }
  return [...timers, ...updateTimers(drill), ...shiftTimer(drill)]
    .map((timer) => ({ ...timer, overdue: state.second >= timer.dueAt }))
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
}

/** The last hour of the commander's own shift. */
const SHIFT_SHOWS_SECONDS = 3600

function shiftTimer(drill: Drill): readonly Omit<TimerView, 'overdue'>[] {
  const { shift, cast } = drill.setup.scenario
  if (shift === undefined || drill.state.second < shift.endsAtSecond - SHIFT_SHOWS_SECONDS) return []
  const relief = cast.find(({ id }) => id === shift.relief)?.role ?? shift.relief
  return [
    {
      id: 'shift',
      kind: 'shiftEnd',
      label: `Your shift ends: hand over to ${relief}`,
      dueAt: shift.endsAtSecond,
    },
  ]
}

/** When the next public, executive and internal update is due by the policy, or sooner if one was promised. */
function updateTimers(drill: Drill): readonly Omit<TimerView, 'overdue'>[] {
  const { state, setup } = drill
  const { incident } = state
  const { windows, severities } = setup.policy
  if (incident.declaredAt === null || incident.severity === null || incident.resolvedAt !== null) return []
  const level = severities.find((each) => each.level === incident.severity)
  const timers: Omit<TimerView, 'overdue'>[] = []
  const last = state.statusPosts[state.statusPosts.length - 1]
  if (level?.publicNotice === true) {
    const cadence =
      state.statusPosts.length === 1
        ? windows.scopePublicPost - windows.firstPublicPost
        : windows.publicCadence
    const promised =
      last?.nextUpdateMinutes === null || last === undefined ? null : last.nextUpdateMinutes * 60
    const dueAt =
      last === undefined
        ? incident.declaredAt + windows.firstPublicPost
        : last.at + Math.min(cadence, promised ?? cadence)
    timers.push({ id: 'public', kind: 'publicUpdate', label: 'Public status update', dueAt })
  }
  if (level?.executives === true) {
    const from = lastOf(drill, 'executivesBriefed') ?? incident.declaredAt
    const dueAt = from + windows.executiveCadenceTo
    timers.push({ id: 'executives', kind: 'executiveUpdate', label: 'Executive brief', dueAt })
  }
  const internal = (lastOf(drill, 'internalUpdatePosted') ?? incident.declaredAt) + windows.internalCadence
  return [
    ...timers,
    { id: 'internal', kind: 'internalUpdate', label: 'Internal situation report', dueAt: internal },
  ]
}
