import { labelWith, secondsToEffect } from '../commands/action-commands.ts'
import type { Drill } from '../drill-state.ts'
import { eventOf } from '../log.ts'
import type { ExecutionView, InboxItem, PageView, TaskView } from '../seat-view.ts'

export function pagesView(drill: Drill): readonly PageView[] {
  return drill.state.pages.map((page) => {
    const raised = eventOf(drill.state.log, 'pageRaised', (event) => event.pageId === page.pageId)
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
      outcome: task.outcome,
      assignedAt: task.assignedAt,
      dueAt,
      reportedAt: task.reportedAt,
      overdue: task.reportedAt === null && dueAt !== null && drill.state.second >= dueAt,
    }
  })
}

export function executionsView(drill: Drill): readonly ExecutionView[] {
  return drill.state.executions.flatMap((execution) => {
    const spec = drill.setup.scenario.actions.find((each) => each.id === execution.actionId)
    if (spec === undefined) return []
    const expected = execution.card?.expected ?? null
    const inEffect = execution.effectAt !== null ? 'inEffect' : 'underWay'
    const status = execution.undoneAt !== null ? 'undone' : execution.failedAt !== null ? 'failed' : inEffect
    return [
      {
        executionId: execution.executionId,
        actionId: spec.id,
        label: labelWith(spec, execution.parameters),
        parameters: execution.parameters,
        executor: execution.executor,
        approvedAt: execution.approvedAt,
        expectedEffectAt: Math.round(
          execution.effectAt ?? execution.approvedAt + secondsToEffect(drill, spec, execution),
        ),
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
    const event = eventOf(drill.state.log, 'messagePosted', (each) => each.messageId === message.messageId)
    if (event === undefined || !event.asks) return []
    const { messageId, from, at, stance } = message
    return [{ messageId, from, channel: event.channel, text: event.text, at, answered: stance }]
  })
}
