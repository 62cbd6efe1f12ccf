import { phrase } from '../../command/index.ts'
import type { Drill, ScheduledItem } from '../drill-state.ts'
import { judgeExpected } from '../expected-signal.ts'
import { byPerson, bySystem, record } from '../log.ts'
import { runMachine } from '../machine-host.ts'
import { escalatePage, ringSecondary } from '../pager.ts'
import { isPresent, joinBridge, personState } from '../people/person.ts'
import { applyActionEffect } from './action-effects.ts'
import { postInject, postReaction, postVendor } from './messages.ts'
import { finishTask, finishVerification } from './work.ts'

type Happenings = {
  readonly [K in ScheduledItem['item']['kind']]: (
    drill: Drill,
    item: Extract<ScheduledItem['item'], { readonly kind: K }>,
  ) => void
}

/** What happens when its time has come. Nothing here decides anything: it was decided when it was scheduled. */
const HAPPENINGS: Happenings = {
  machineDelay: (drill, item) => runMachine(drill, item.eventType),
  inject: (drill, item) => postInject(drill, item.injectId),
  reaction: (drill, item) => postReaction(drill, item.messageId, item.stance),
  vendorPost: (drill, item) => postVendor(drill, item.postId),
  personJoins: (drill, item) => joinBridge(drill, item.personId),

  personMisses(drill, { personId }) {
    const person = personState(drill, personId)
    if (person.status !== 'paged') return
    person.status = 'unreachable'
    person.pagesMissed += 1
    record(drill, bySystem('pager'), { kind: 'pageUnanswered', personId })
    ringSecondary(drill, personId)
  },

  personSays(drill, { personId, event, because }) {
    const { status } = personState(drill, personId)
    if (status === 'stoodDown') return
    if (event.kind === 'taskAccepted') {
      const task = drill.state.tasks.find((each) => each.taskId === event.taskId)
      if (task !== undefined) task.acceptedAt = drill.state.second
    }
    if (event.kind === 'handoverAccepted') {
      const { handover } = drill.state.incident
      if (handover?.to !== personId) return
      handover.acceptedAt = drill.state.second
    }
    if (event.kind === 'reportGiven') personState(drill, personId).lastReportAt = drill.state.second
    record(drill, byPerson(personId), event, because)
  },

  taskReports: (drill, item) => finishTask(drill, item.taskId),

  taskBoxExpires(drill, { taskId }) {
    const task = drill.state.tasks.find((each) => each.taskId === taskId)
    if (task === undefined || task.reportedAt !== null) return
    task.boxExpiredAt = drill.state.second
    record(drill, bySystem('timer'), { kind: 'taskBoxExpired', taskId, personId: task.personId })
  },

  actionStarts(drill, { executionId }) {
    const execution = drill.state.executions.find((each) => each.executionId === executionId)
    const spec = drill.setup.scenario.actions.find((each) => each.id === execution?.actionId)
    if (execution === undefined || spec === undefined || execution.undoneAt !== null) return
    const by = execution.executor === 'self' ? bySystem('drill') : byPerson(execution.executor)
    record(drill, by, {
      kind: 'actionStarted',
      executionId,
      actionId: spec.id,
      label: phrase('scenario.action', { actionId: spec.id }),
    })
  },

  actionEffect: applyActionEffect,

  predictionDue(drill, { executionId }) {
    const execution = drill.state.executions.find((each) => each.executionId === executionId)
    const expected = execution?.card?.expected
    if (execution === undefined || expected === null || expected === undefined) return
    const { met, observed } = judgeExpected(drill, expected)
    execution.predictionMet = met
    record(drill, bySystem('timer'), { kind: 'predictionJudged', executionId, met, expected, observed })
  },

  pageEscalates: (drill, item) => escalatePage(drill, item.pageId, item.step),

  reminderDue(drill, { reminderId }) {
    const reminder = drill.state.reminders.find((each) => each.reminderId === reminderId)
    if (reminder === undefined) return
    reminder.firedAt = drill.state.second
    record(drill, bySystem('timer'), { kind: 'reminderFired', reminderId, text: reminder.text })
  },

  triggerDue(drill, { triggerId }) {
    const trigger = drill.state.triggers.find((each) => each.triggerId === triggerId)
    if (trigger === undefined || trigger.firedAt !== null) return
    const { met, observed } = judgeExpected(drill, trigger.expected)
    trigger.firedAt = drill.state.second
    record(drill, bySystem('timer'), {
      kind: 'triggerFired',
      triggerId,
      met,
      thenText: trigger.thenText,
      observed,
    })
  },

  verificationReports: (drill, item) => finishVerification(drill, item.checkId, item.personId, item.because),

  reliefArrives(drill, { personId }) {
    const person = personState(drill, personId)
    if (isPresent(person)) return
    person.status = 'paged'
    person.pagedAt ??= drill.state.second
    joinBridge(drill, personId)
  },

  objectionsClose(drill, { because }) {
    const raised = drill.state.log.some(
      (entry) => entry.because === because && entry.event.kind === 'objectionRaised',
    )
    const asked = Object.values(drill.state.people).filter(
      (p) => p.status === 'onBridge' || p.status === 'working',
    )
    if (!raised) record(drill, bySystem('drill'), { kind: 'noObjections', asked: asked.length }, because)
  },
}

export function happen(drill: Drill, item: ScheduledItem['item']): void {
  const happening = HAPPENINGS[item.kind] as (drill: Drill, item: ScheduledItem['item']) => void
  happening(drill, item)
}
