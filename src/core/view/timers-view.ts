import { isPhrase, type SeatId } from '../command/index.ts'
import { type Drill, type DrillState, lastOf } from '../drill/index.ts'
import { checkStatusUpdate } from '../prose/index.ts'
import type { TimerView } from './seat-view.ts'
import { toldOf } from './told-log.ts'

type Timer = Omit<TimerView, 'overdue' | 'promised'> & {
  readonly promised?: boolean
  /** Second from which it is shown; from the start when absent. */
  readonly showsFrom?: number
}

/** What is due and when: own reminders and triggers, time boxes, predictions, and the updates that the policy asks for. */
export function timersView(drill: Drill, seat: SeatId): readonly TimerView[] {
  const { second } = drill.state
  return timersOf(drill, seat)
    .filter(({ showsFrom }) => second >= showsFrom)
    .map(({ showsFrom: _, ...timer }) => ({ ...timer, overdue: second >= timer.dueAt }))
}

/** Changes whenever a timer comes to be shown or to be overdue, beside what the log says. */
export function timersTurned(drill: Drill, seat: SeatId): number {
  const { second } = drill.state
  let turned = 0
  for (const { showsFrom, dueAt } of timersOf(drill, seat)) {
    if (second >= showsFrom) turned += 1
    if (second >= dueAt) turned += 1
  }
  return turned
}

type KnownTimer = Omit<TimerView, 'overdue'> & { readonly showsFrom: number }
interface KnownTimers {
  readonly logLength: number
  readonly timers: readonly KnownTimer[]
}

const known = new WeakMap<Drill, Map<SeatId, KnownTimers>>()

/** All timers of a seat; they change with the log only. */
function timersOf(drill: Drill, seat: SeatId): readonly KnownTimer[] {
  const logLength = drill.state.log.length
  let bySeat = known.get(drill)
  if (bySeat === undefined) {
    bySeat = new Map()
    known.set(drill, bySeat)
  }
  const before = bySeat.get(seat)
  if (before?.logLength === logLength) return before.timers
  const timers = allTimers(drill, seat)
    .map((timer) => ({ promised: false, showsFrom: 0, ...timer }))
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
  bySeat.set(seat, { logLength, timers })
  return timers
}

function allTimers(drill: Drill, seat: SeatId): readonly Timer[] {
  const { state } = drill
  const timers: Timer[] = []
  for (const reminder of state.reminders)
    if (reminder.firedAt === null && reminder.seat === seat)
      timers.push({
        id: reminder.reminderId,
        kind: 'reminder',
        label: toldOf(drill, reminder.text, reminder.setAt),
        dueAt: reminder.dueAt,
      })
  for (const trigger of state.triggers)
    if (trigger.firedAt === null)
      timers.push({
        id: trigger.triggerId,
        kind: 'trigger',
        label: toldOf(drill, trigger.thenText, trigger.setAt),
        dueAt: trigger.bySecond,
      })
  for (const task of state.tasks)
    if (task.reportedAt === null && task.handedBackAt === null && task.timeBoxMinutes !== null)
      timers.push({
        id: task.taskId,
        kind: 'timeBox',
        label: toldOf(drill, task.outcome, task.assignedAt),
        dueAt: task.assignedAt + task.timeBoxMinutes * 60,
      })
  for (const execution of state.executions) {
    const expected = execution.card?.expected
    if (expected === null || expected === undefined || execution.predictionMet !== null) continue
    if (execution.handedBackAt !== null) continue
    // Given up before it was done: nothing is expected of it any more.
    if (execution.effectAt === null && (execution.undoneAt !== null || execution.failedAt !== null)) continue
    const dueAt = execution.approvedAt + expected.withinSeconds
    const label = toldOf(drill, execution.card?.goal ?? '', execution.approvedAt)
    timers.push({ id: execution.executionId, kind: 'prediction', label, dueAt })
  }
  return [...timers, ...updateTimers(drill), ...shiftTimer(drill)]
}

/** The last hour of the commander's own shift. */
const SHIFT_SHOWS_SECONDS = 3600

function shiftTimer(drill: Drill): readonly Timer[] {
  const { shift, cast } = drill.setup.scenario
  if (shift === undefined) return []
  const relief = cast.find(({ id }) => id === shift.relief)?.role ?? shift.relief
  return [
    {
      id: 'shift',
      kind: 'shiftEnd',
      label: `Your shift ends: hand over to ${relief}`,
      dueAt: shift.endsAtSecond,
      showsFrom: shift.endsAtSecond - SHIFT_SHOWS_SECONDS,
    },
  ]
}

/** When the next public, executive and internal update is due by the policy, or sooner if one was promised. */
function updateTimers(drill: Drill): readonly Timer[] {
  const { state, setup } = drill
  const { incident } = state
  const { windows, severities } = setup.policy
  if (incident.declaredAt === null || incident.severity === null || incident.resolvedAt !== null) return []
  const level = severities.find((each) => each.level === incident.severity)
  const timers: Timer[] = []
  if (level?.publicNotice === true) timers.push(publicTimer(drill, incident.declaredAt))
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

/** The first word by the policy; who is affected by the policy, unless the first said it; then as we promised, or by the policy. */
function publicTimer(drill: Drill, declaredAt: number): Timer {
  const { windows } = drill.setup.policy
  const posts = drill.state.statusPosts
  const last = posts.at(-1)
  const timer = { id: 'public', kind: 'publicUpdate', label: 'Public status update' } as const
  if (last === undefined) return { ...timer, dueAt: declaredAt + windows.firstPublicPost }
  const wait =
    posts.length === 1 && !saysWho(last)
      ? windows.scopePublicPost - windows.firstPublicPost
      : windows.publicCadence
  const promise = last.nextUpdateMinutes === null ? null : last.nextUpdateMinutes * 60
  return promise !== null && promise <= wait
    ? { ...timer, dueAt: last.at + promise, promised: true }
    : { ...timer, dueAt: last.at + wait }
}

type StatusPost = DrillState['statusPosts'][number]
const scopes = new WeakMap<StatusPost, boolean>()

/**
 * Does a public note say who is affected? A person's is read, once, as it never changes. The game's own is taken to say
 * it, whatever its words are: what falls due goes by who wrote, never by how a phrase is worded today.
 */
function saysWho(post: StatusPost): boolean {
  if (isPhrase(post.text)) return true
  let known = scopes.get(post)
  if (known === undefined) {
    const checks = checkStatusUpdate(post.text)
    known = checks.some(({ id, answer }) => id === 'statesScope' && answer === 'yes')
    scopes.set(post, known)
  }
  return known
}
