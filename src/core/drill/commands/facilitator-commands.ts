import type { Holder, SeatId } from '../../command/index.ts'
import type { Drill } from '../drill-state.ts'
import { isDoneAlready, postInject } from '../happenings/messages.ts'
import { record } from '../log.ts'
import { entriesOfKind } from '../log-by-kind.ts'
import { changeHands, leaveSeat } from '../people/leave.ts'
import { memberOf } from '../people/person.ts'
import { isSameHolder, whyNotForChief } from '../seat.ts'
import { done, type Handlers, refused } from './command-handler.ts'

/** What a facilitator does from outside of the incident: all of it is in the log. */
export const facilitatorCommands: Handlers<
  'setPause' | 'sendInject' | 'speakAs' | 'overrideMark' | 'handSeat'
> = {
  setPause({ drill, by }, { paused }) {
    if (drill.state.paused === paused) return refused(paused ? 'Time stands already.' : 'Time runs already.')
    drill.state.paused = paused
    return done(record(drill, by, { kind: 'pauseSet', paused }))
  },

  sendInject({ drill, by }, { injectId }) {
    if (!drill.setup.scenario.injects.some(({ id }) => id === injectId))
      return refused(`There is no message "${injectId}" in this scenario.`)
    if (injectId in drill.state.injectsSent) return refused('That message has been sent already.')
    if (isDoneAlready(drill, injectId)) return refused('What it asks for is done already.')
    const entry = record(drill, by, { kind: 'injectSent', injectId })
    postInject(drill, injectId)
    return done(entry)
  },

  speakAs({ drill, by }, { personId, text }) {
    if (memberOf(drill, personId) === null) return refused(`There is nobody called ${personId}.`)
    const spoken = entriesOfKind(drill.state.log, 'messagePosted').filter((each) => each.by.kind === 'seat')
    return done(
      record(drill, by, {
        kind: 'messagePosted',
        messageId: `s${spoken.length + 1}`,
        from: personId,
        channel: 'incident',
        text,
        asks: false,
        injectId: null,
      }),
    )
  },

  overrideMark({ drill, by }, { marker, rating, reason }) {
    return done(record(drill, by, { kind: 'markOverridden', marker, rating, reason }))
  },

  handSeat({ drill, by }, { seat, to }) {
    const problem = whyNotHanded(drill, seat, to)
    if (problem !== null) return refused(problem)
    const { seats } = drill.state
    const stays = isSameHolder(seats[seat], to)
    seats[seat] = to
    const entry = record(drill, by, { kind: 'seatHanded', seat, to })
    if (to.kind === 'nobody') leaveSeat(drill, seat)
    else if (!stays) changeHands(drill, seat)
    return done(entry)
  },
}

function whyNotHanded({ setup, state }: Drill, seat: SeatId, to: Holder): string | null {
  if (seat === 'chief') return "The Chief's own seat is his."
  if (to.kind === 'nobody' && state.incident.commander === seat)
    return 'That seat commands: hand it to somebody, or let command be handed over first.'
  if (seat === 'facilitator' && state.paused && to.kind !== 'person')
    return 'Time stands, and only from that seat can it go on: let it go on first, or hand the seat to a person.'
  return to.kind === 'chief' ? whyNotForChief(setup.mode, seat, state.incident) : null
}
