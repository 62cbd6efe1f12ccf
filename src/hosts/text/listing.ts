import { SEAT_IDS } from '../../core/command/index.ts'
import type { SeatView } from '../../core/consoles/index.ts'
import { clockAt } from '../../core/determinism/index.ts'
import type { ActionCardView, ExecutionView, PersonView, TaskView } from '../../core/view/index.ts'
import { HOLDER_NAMES, partyName, SEAT_NAMES } from './who.ts'

type Lines = (view: SeatView) => readonly string[]

/** For the words that commands need: who is there, what can be done, asked, looked at. */
const LISTS: Readonly<Record<string, Lines>> = {
  people: (view) => [...view.people.map(personLine), ...seatLines(view)],
  actions: ({ handbook }) => handbook.actions.flatMap(actionLines),
  investigations: ({ handbook }) =>
    handbook.investigations.map(
      ({ id, label, minutes, teams }) =>
        `  ${id.padEnd(26)} ${label} (about ${minutes} min; ${teams.join(', ')})`,
    ),
  checks: ({ handbook }) =>
    handbook.verifications.map(({ id, label, teams }) => `  ${id.padEnd(26)} ${label} (${teams.join(', ')})`),
  screens: screenLines,
  tasks: (view) => [
    ...view.tasks.map(
      (task) => `  ${task.taskId} ${task.label} (${partyName(view, task.personId)}) ${taskState(task)}`,
    ),
    ...view.executions.map(
      ({ executionId, label, status }) => `  ${executionId} ${label}: ${EXECUTION[status]}`,
    ),
  ],
  inbox: (view) =>
    view.inbox
      .filter(({ answered }) => answered === null)
      .map(({ messageId, from, text }) => `  ${messageId} ${partyName(view, from)}: ${text}`),
  due: ({ timers, drill }) =>
    timers.map(
      ({ dueAt, label, overdue }) =>
        `  ${clockAt(drill.startsAtUtcSecond, dueAt)} ${label}${overdue ? ' OVERDUE' : ''}`,
    ),
}

export const LIST_WORDS = Object.keys(LISTS)

/** The lines of a list; null when there is no list of that name. */
export function listing(word: string, view: SeatView): string | null {
  if (!Object.hasOwn(LISTS, word)) return null
  const lines = LISTS[word]?.(view) ?? []
  return lines.length === 0 ? '  Nothing.' : lines.join('\n')
}

const STATUS: Readonly<Record<PersonView['status'], string>> = {
  away: 'away',
  paged: 'paged',
  onBridge: 'on the bridge',
  working: 'working',
  stoodDown: 'stood down',
  unreachable: 'does not answer',
}

function personLine({ id, role, status, incidentRole, busyWith, looks }: PersonView): string {
  const more = [
    STATUS[status],
    incidentRole === null ? null : SEAT_NAMES[incidentRole],
    busyWith === null ? null : `on: ${busyWith}`,
    looks === 'fresh' ? null : looks,
  ]
  return `  ${id.padEnd(22)} ${role.padEnd(38)} ${more.filter((part) => part !== null).join(', ')}`
}

/** The other seats at the table in which somebody sits: they are spoken to like people. */
function seatLines({ drill }: SeatView): readonly string[] {
  return SEAT_IDS.filter(
    (seat) => seat !== 'chief' && seat !== drill.seat && drill.seats[seat].kind !== 'nobody',
  ).map((seat) => {
    const role = drill.roles[seat]
    const held = `the seat of the ${SEAT_NAMES[seat]}`
    return `  ${seat.padEnd(22)} ${held.padEnd(38)} ${HOLDER_NAMES[drill.seats[seat].kind]}${role === undefined ? '' : `, ${SEAT_NAMES[role]}`}`
  })
}

function actionLines(action: ActionCardView): readonly string[] {
  const { id, label, plane, durationSeconds, performedByTeams, parameters } = action
  const takes = durationSeconds < 60 ? `${durationSeconds} s` : `${Math.round(durationSeconds / 60)} min`
  return [
    `  ${id.padEnd(26)} ${label} (${plane} plane, ${takes}, by ${performedByTeams.join('/')})`,
    ...parameters.map((each) => `      ${each.id}=${each.options.map(({ value }) => value).join('|')}`),
  ]
}

function screenLines({ handbook, changes }: SeatView): readonly string[] {
  return [
    ...handbook.dashboards.map(({ subject }) => `  metrics ${subject}`),
    ...handbook.services.map(({ id }) => `  logs ${id}`),
    '  traces',
    '  map',
    ...handbook.runbooks.map(({ id, title }) => `  runbook ${id}  ${title}`),
    ...changes.map(({ id, title }) => `  changes ${id}  ${title}`),
    '  vendorPage',
    ...handbook.consoles
      .filter(({ tool }) => tool !== 'shell')
      .map(({ subject, label }) => `  console ${subject}  ${label}`),
  ]
}

function taskState({ reportedAt, handedBackAt, overdue }: TaskView): string {
  if (reportedAt !== null) return 'reported'
  if (handedBackAt !== null) return "handed back, nobody's"
  return overdue ? 'overdue' : 'open'
}

const EXECUTION: Readonly<Record<ExecutionView['status'], string>> = {
  underWay: 'under way',
  inEffect: 'in effect',
  failed: 'failed',
  undone: 'taken back',
  handedBack: "handed back, nobody's",
}
