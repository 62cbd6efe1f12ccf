import { clockAt, elapsedLabel } from '../../core/determinism/index.ts'
import type { Actor, SeatView } from '../../core/drill/index.ts'

/** "03:12:44": time of day in the drill. */
export function clockOf(view: SeatView, second: number): string {
  return clockAt(view.drill.startsAtUtcSecond, second)
}

export { elapsedLabel }

/** Short role of a person id, `you` or `chief`. */
export function nameOf(view: SeatView, personId: string | null): string {
  if (personId === null) return 'nobody'
  if (personId === 'you' || personId === 'self') return 'You'
  if (personId === 'chief') return 'Fire Chief'
  return view.people.find((person) => person.id === personId)?.shortRole ?? personId
}

/** What this house calls a level: "SEV-2", "P1". */
export function severityWord(view: SeatView, level: number): string {
  return view.handbook.severities.find((each) => each.level === level)?.label ?? `SEV-${level}`
}

export function actorName(view: SeatView, by: Actor): string {
  if (by.kind === 'person') return nameOf(view, by.personId)
  if (by.kind === 'system') return by.name === 'vendor' ? 'Vendor' : 'System'
  if (by.seat === view.drill.seat) return 'You'
  // In Shadow and Assist the Chief plays the commander's seat as well as his own.
  return by.seat === 'chief' || by.seat === 'commander' ? 'Fire Chief' : by.seat
}

/** After this many simulated seconds a question has been overtaken by events. */
const QUESTION_STANDS_SECONDS = 180

/** The Chief's newest question that this seat has not answered, while it still stands. */
export function openChiefQuestion(view: SeatView): { questionId: string; text: string; at: number } | null {
  const answered = new Set<string>()
  for (let index = view.log.length - 1; index >= 0; index -= 1) {
    const entry = view.log[index]
    if (entry === undefined) continue
    const { event } = entry
    if (event.kind === 'chiefAnswered') answered.add(event.questionId)
    // He heard the answer, or the silence, and has moved on.
    if (event.kind === 'chiefSpoke' && event.tone === 'observation' && event.questionId === null) return null
    if (event.kind === 'chiefSpoke' && event.questionId !== null) {
      const overtaken = view.drill.second - entry.at > QUESTION_STANDS_SECONDS
      if (overtaken || answered.has(event.questionId)) return null
      return { questionId: event.questionId, text: event.text, at: entry.at }
    }
  }
  return null
}
