import { clockAt, elapsedLabel } from '../../core/determinism/index.ts'
import { formatReading, type LogEntry, type SeatView } from '../../core/drill/index.ts'
import { consoleText } from './console-text.ts'
import { metricsTable } from './metrics-table.ts'

/** One line: time, incident, wall screens. */
export function statusLine(view: SeatView): string {
  const { drill, incident, wall } = view
  const gauges = wall.map(({ id, label, value, good }) => {
    const text = value === null ? '–' : formatReading(id.slice(id.lastIndexOf('/') + 1), value)
    return `${label} ${text}${good === false ? ' !' : ''}`
  })
  const state =
    incident.severity === null ? 'no incident' : `${incident.number} ${severityWord(view, incident.severity)}`
  return `${clockAt(drill.startsAtUtcSecond, drill.second)} ${elapsedLabel(drill.second)} · ${state} · commander: ${incident.commander ?? 'nobody'}\n  ${gauges.join(' · ')}`
}

const severityWord = (view: SeatView, level: number): string =>
  view.handbook.severities.find((row) => row.level === level)?.label ?? `SEV-${level}`

/** A log line in plain words, with its id: everything the drill later claims cites these. */
export function logLine(entry: LogEntry, view: SeatView): string {
  const who =
    entry.by.kind === 'person'
      ? nameOf(view, entry.by.personId)
      : entry.by.kind === 'system'
        ? entry.by.name
        : entry.by.seat === view.drill.seat
          ? 'you'
          : 'Fire Chief'
  return `  ${entry.id.padEnd(5)}${clockAt(view.drill.startsAtUtcSecond, entry.at)} ${who}: ${wordsOf(entry, view)}`
}

const nameOf = (view: SeatView, id: string): string =>
  view.people.find((person) => person.id === id)?.role ?? id

/** The event's name as words, then what it carries; texts are shown as they are. */
function wordsOf({ event }: LogEntry, view: SeatView): string {
  const { kind, ...rest } = event
  if (event.kind === 'reportGiven')
    return `condition: ${event.condition} actions: ${event.actions} needs: ${event.needs}`
  if (event.kind === 'messagePosted')
    return `${event.asks ? `[${event.messageId}, waits for an answer] ` : ''}${event.text}`
  if (event.kind === 'chiefSpoke') return event.text
  const name = kind.replace(/([A-Z])/g, ' $1').toLowerCase()
  const parts = Object.entries(rest).flatMap(([key, value]) => {
    if (value === null || value === '' || key === 'injectId') return []
    if (key === 'personId') return isText(value) ? [nameOf(view, value)] : []
    return [typeof value === 'object' ? JSON.stringify(value) : String(value)]
  })
  return `${name}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Lists for the words that commands need: who, what can be done, asked, looked at. */
export function listing(topic: string, view: SeatView): string | null {
  const book = view.handbook
  switch (topic) {
    case 'people':
      return view.people
        .map(
          (p) =>
            `  ${p.id.padEnd(22)} ${p.role.padEnd(38)} ${p.status}${p.incidentRole === null ? '' : `, ${p.incidentRole}`}${p.busyWith === null ? '' : `, on: ${p.busyWith}`}${p.looks === 'fresh' ? '' : `, ${p.looks}`}`,
        )
        .join('\n')
    case 'actions':
      return book.actions
        .map(
          (a) =>
            `  ${a.id.padEnd(26)} ${a.label} (${a.plane} plane, ${Math.round(a.durationSeconds / 60)} min, by ${a.performedByTeams.join('/')})\n${a.parameters.map((p) => `      ${p.id}=${p.options.map((o) => o.value).join('|')}`).join('\n')}`,
        )
        .join('\n')
    case 'investigations':
      return book.investigations
        .map((i) => `  ${i.id.padEnd(26)} ${i.label} (about ${i.minutes} min; ${i.teams.join(', ')})`)
        .join('\n')
    case 'checks':
      return book.verifications
        .map((v) => `  ${v.id.padEnd(26)} ${v.label} (${v.teams.join(', ')})`)
        .join('\n')
    case 'screens':
      return [
        ...book.dashboards.map((d) => `  metrics ${d.subject}`),
        ...book.services.map((s) => `  logs ${s.id}`),
        '  traces',
        ...book.runbooks.map((r) => `  runbook ${r.id}  ${r.title}`),
        ...view.changes.map((c) => `  changes ${c.id}  ${c.title}`),
        '  vendorPage',
        ...book.consoles.filter((c) => c.tool !== 'shell').map((c) => `  console ${c.subject}  ${c.label}`),
      ].join('\n')
    case 'tasks':
      return [
        ...view.tasks.map(
          (t) =>
            `  ${t.taskId} ${t.label} (${nameOf(view, t.personId)})${t.reportedAt === null ? (t.overdue ? ' overdue' : ' open') : ' reported'}`,
        ),
        ...view.executions.map((x) => `  ${x.executionId} ${x.label}: ${x.status}`),
      ].join('\n')
    case 'inbox':
      return view.inbox
        .filter((m) => m.answered === null)
        .map((m) => `  ${m.messageId} ${nameOf(view, m.from)}: ${m.text}`)
        .join('\n')
    case 'due':
      return view.timers
        .map(
          (t) =>
            `  ${clockAt(view.drill.startsAtUtcSecond, t.dueAt)} ${t.label}${t.overdue ? ' OVERDUE' : ''}`,
        )
        .join('\n')
    default:
      return null
  }
}

/** What the screen that was just opened shows. */
export function screenText(source: string, view: SeatView): string {
  if (source === 'logs')
    return view.logs
      .slice(0, 20)
      .map((l) => `  ${clockAt(view.drill.startsAtUtcSecond, l.at)} ${l.level} ${l.zone} ${l.text}`)
      .join('\n')
  if (source === 'traces')
    return view.traces
      .map(
        (t) =>
          `  trace ${t.id}\n${t.spans.map((s) => `    ${' '.repeat(s.depth * 2)}${s.service} ${s.zone} ${s.durationMs} ms${s.attempts > 1 ? ` (${s.attempts} attempts)` : ''}${s.ok ? '' : ' FAILED'}`).join('\n')}`,
      )
      .join('\n')
  if (source === 'vendorPage')
    return view.vendor.length === 0
      ? '  All services operational.'
      : view.vendor
          .map((p) => `  ${clockAt(view.drill.startsAtUtcSecond, p.at)} ${p.state}: ${p.text}`)
          .join('\n')
  if (source === 'runbook' || source === 'changes')
    return view.reading === null ? '' : `  ${view.reading.title}\n${view.reading.markdown}`
  if (source === 'console') return consoleText(view)
  if (source === 'metrics') return metricsTable(view)
  return ''
}
