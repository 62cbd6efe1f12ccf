import { isSeatId, type PartyId, type SeatId } from '../../core/command/index.ts'
import type { SeatView } from '../../core/consoles/index.ts'
import { clockAt, elapsedLabel } from '../../core/determinism/index.ts'
import type { Actor } from '../../core/drill/index.ts'

/** "03:12:44": time of day in the drill. */
export function clockOf(view: SeatView, second: number): string {
  return clockAt(view.drill.startsAtUtcSecond, second)
}

export { elapsedLabel }

/** What the places at the table are called. */
export const seatWords: Readonly<Record<SeatId, string>> = {
  commander: 'Commander',
  deputy: 'Deputy',
  scribe: 'Scribe',
  commsLead: 'Communications lead',
  operationsLead: 'Operations lead',
  observer: 'Observer',
  facilitator: 'Facilitator',
  chief: 'Fire Chief',
}

/** Who somebody is to whoever looks: "You" in the seat of this view, the Chief wherever he sits, a seat, or a role of the cast. */
export function nameOf(view: SeatView, party: PartyId | null): string {
  if (party === null) return 'nobody'
  // An action by one's own hands names nobody.
  if (party === view.drill.seat || party === 'self') return 'You'
  if (isSeatId(party)) return view.drill.seats[party].kind === 'chief' ? seatWords.chief : seatWords[party]
  return view.people.find((person) => person.id === party)?.shortRole ?? party
}

/** What this house calls a level: "SEV-2", "P1". */
export function severityWord(view: SeatView, level: number): string {
  return view.handbook.severities.find((each) => each.level === level)?.label ?? `SEV-${level}`
}

export function actorName(view: SeatView, by: Actor): string {
  if (by.kind === 'system') return by.name === 'vendor' ? 'Vendor' : 'System'
  return nameOf(view, by.kind === 'person' ? by.personId : by.seat)
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
