import type { SeatView } from '../../core/consoles/index.ts'
import { clockAt, elapsedLabel } from '../../core/determinism/index.ts'
import type { ToldEntry } from '../../core/drill/index.ts'
import { formatReading } from '../../core/messages/index.ts'
import { metricOf } from '../../core/world/index.ts'
import { eventWords, severityWord } from './event-words.ts'
import { actorName, partyName } from './who.ts'

/** Two lines: time, incident and who commands; the wall screens. */
export function statusLine(view: SeatView): string {
  const { drill, incident, wall } = view
  const gauges = wall.map(({ id, label, value, good }) => {
    const text = value === null ? '–' : formatReading(metricOf(id), value)
    return `${label} ${text}${good === false ? ' !' : ''}`
  })
  const state =
    incident.severity === null ? 'no incident' : `${incident.number} ${severityWord(view, incident.severity)}`
  const commander = incident.commander === null ? 'nobody' : partyName(view, incident.commander)
  return `${clockAt(drill.startsAtUtcSecond, drill.second)} ${elapsedLabel(drill.second)} · ${state} · commander: ${commander}\n  ${gauges.join(' · ')}`
}

/** A log line in plain words, with its id: everything the drill later claims cites these. */
export function logLine(entry: ToldEntry, view: SeatView): string {
  const { id, at, by, event } = entry
  return `  ${id.padEnd(5)}${clockAt(view.drill.startsAtUtcSecond, at)} ${actorName(view, by)}: ${eventWords(event, view)}`
}
