import { type Drill, entriesOfKind } from '../../drill/index.ts'
import { tasksView, tellEntry } from '../../view/index.ts'
import { type ConsoleContent, columns, row } from '../console-page.ts'

/** The board: tasks given on the bridge, and tickets that somebody created. */
export function jiraPage(drill: Drill): ConsoleContent {
  const { cast } = drill.setup.scenario
  const roleOf = (id: string) => cast.find((member) => member.id === id)?.role ?? id
  const project = drill.state.incident.number ?? 'OPS'
  const tasks = tasksView(drill).map((task) => {
    const status =
      task.reportedAt !== null
        ? 'Done'
        : task.handedBackAt !== null
          ? 'To do, handed back'
          : task.overdue
            ? 'In progress, overdue'
            : 'In progress'
    return row(
      [
        `${project}-${task.taskId}`,
        'Task',
        status,
        `${task.label} (${task.outcome})`,
        roleOf(task.personId),
        task.assignedAt,
      ],
      task.overdue ? 'warn' : task.reportedAt !== null ? 'good' : null,
    )
  })
  const tickets = entriesOfKind(drill.state.log, 'ticketCreated').flatMap((entry) => {
    const { at, event } = tellEntry(drill, entry)
    return event.kind === 'ticketCreated'
      ? [
          row([
            event.ticketId,
            typeWords[event.type],
            'To do',
            event.title,
            event.ownerRole || 'unassigned',
            at,
          ]),
        ]
      : []
  })
  return {
    title: 'Board',
    live: false,
    problems: [],
    sections: [
      {
        key: 'issues',
        title: 'Issues',
        note: tasks.length + tickets.length === 0 ? 'Nothing on the board yet.' : null,
        columns: columns(
          ['key', 'Key'],
          ['issuetype', 'Type'],
          ['status', 'Status'],
          ['summary', 'Summary'],
          ['assignee', 'Assignee'],
          ['created', 'Created', 'clock'],
        ),
        rows: [...tickets.reverse(), ...tasks.reverse()],
      },
    ],
  }
}

const typeWords = { bug: 'Bug', task: 'Task', followUp: 'Follow-up' } as const
