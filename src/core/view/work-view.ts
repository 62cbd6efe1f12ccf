import { type Drill, entriesOfKind, type ToldOf } from '../drill/index.ts'
import { labelWith } from '../messages/index.ts'
import type { ExecutionView, InboxItem, PageView, TaskView } from './seat-view.ts'
import { tellEntry, toldOf } from './told-log.ts'

export function pagesView(drill: Drill): readonly PageView[] {
  return drill.state.pages.map((page) => {
    const raised = eventOf(drill, 'pageRaised', page.pageId)
    return {
      pageId: page.pageId,
      title: raised?.title ?? '',
      detail: raised?.detail ?? '',
      team: raised?.team ?? '',
      urgency: raised?.urgency ?? 'low',
      raisedAt: page.raisedAt,
      acknowledgedAt: page.acknowledgedAt,
      clearedAt: page.clearedAt,
      runbook: raised?.runbook ?? null,
    }
  })
}

export function tasksView(drill: Drill): readonly TaskView[] {
  const { investigations } = drill.setup.scenario
  return drill.state.tasks.map((task) => {
    const dueAt = task.timeBoxMinutes === null ? null : task.assignedAt + task.timeBoxMinutes * 60
    return {
      taskId: task.taskId,
      personId: task.personId,
      label: investigations.find((each) => each.id === task.investigationId)?.label ?? task.investigationId,
      outcome: toldOf(drill, task.outcome, task.assignedAt),
      assignedAt: task.assignedAt,
      dueAt,
      reportedAt: task.reportedAt,
      handedBackAt: task.handedBackAt,
      overdue:
        task.reportedAt === null &&
        task.handedBackAt === null &&
        dueAt !== null &&
        drill.state.second >= dueAt,
    }
  })
}

export function executionsView(drill: Drill): readonly ExecutionView[] {
  return drill.state.executions.flatMap((execution) => {
    const spec = drill.setup.scenario.actions.find((each) => each.id === execution.actionId)
    if (spec === undefined) return []
    const expected = execution.card?.expected ?? null
    const inEffect = execution.effectAt !== null ? 'inEffect' : 'underWay'
    const status =
      execution.undoneAt !== null
        ? 'undone'
        : execution.failedAt !== null
          ? 'failed'
          : execution.handedBackAt !== null
            ? 'handedBack'
            : inEffect
    return [
      {
        executionId: execution.executionId,
        actionId: spec.id,
        label: labelWith(spec, execution.parameters),
        parameters: execution.parameters,
        executor: execution.executor,
        approvedAt: execution.approvedAt,
        expectedEffectAt: Math.round(execution.effectAt ?? execution.plannedEffectAt),
        status,
        prediction: expected === null ? null : { expected, met: execution.predictionMet },
        canUndo: spec.undo !== undefined && execution.undoneAt === null && execution.effectAt !== null,
      } as const,
    ]
  })
}

/** Messages that ask for an answer. What a good answer would be is not in here. */
export function inboxView(drill: Drill): readonly InboxItem[] {
  return drill.state.messages.flatMap((message) => {
    const event = eventOf(drill, 'messagePosted', message.messageId)
    if (event === undefined || !event.asks) return []
    const { messageId, from, at, stance } = message
    return [{ messageId, from, channel: event.channel, text: event.text, at, answered: stance }]
  })
}

/** The event in which a page or a message came, in words. */
function eventOf<K extends 'pageRaised' | 'messagePosted'>(
  drill: Drill,
  kind: K,
  id: string,
): ToldOf<K> | undefined {
  const entry = entriesOfKind<'pageRaised' | 'messagePosted'>(drill.state.log, kind).findLast(
    ({ event }) => ('pageId' in event ? event.pageId : event.messageId) === id,
  )
  return entry && (tellEntry(drill, entry).event as ToldOf<K>)
}
