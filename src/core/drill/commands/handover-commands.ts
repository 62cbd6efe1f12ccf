import { isSeatId, phrase } from '../../command/index.ts'
import { endDrill } from '../end-drill.ts'
import { record } from '../log.ts'
import { READ_BACK_SECONDS } from '../people/human-timings.ts'
import { isPresent, memberOf, personState } from '../people/person.ts'
import { schedule } from '../schedule.ts'
import { cannotTake } from '../seat.ts'
import { done, type Handlers, refused } from './command-handler.ts'

/**
 * Command passes in three steps, to a seat or to the relief of the next shift; who may take which is asked before. Nobody
 * else of the cast takes it: they would keep it for ever, as none of them gives a command.
 */
export const handoverCommands: Handlers<
  'takeCommand' | 'handOverCommand' | 'acceptCommand' | 'announceHandover'
> = {
  takeCommand({ drill, seat, by }, { announcement }) {
    const { incident } = drill.state
    incident.commander = seat
    incident.commandTakenAt = drill.state.second
    return done(record(drill, by, { kind: 'commandTaken', announcement }))
  },

  handOverCommand({ drill, seat, by }, { to, brief }) {
    const { incident, seats } = drill.state
    if (to === seat) return refused('You have command already.')
    const problem = isSeatId(to) ? cannotTake(seats, to) : null
    if (problem !== null) return refused(problem)
    if (!isSeatId(to) && (memberOf(drill, to) === null || !isPresent(personState(drill, to))))
      return refused('They are not on the bridge: page them first.')
    if (!isSeatId(to) && to !== drill.setup.scenario.shift?.relief)
      return refused('They say no: they are here for their own part and will not take command.')
    incident.handover = { to, brief, acceptedAt: null }
    const entry = record(drill, by, { kind: 'handoverOffered', to, brief })
    if (!isSeatId(to))
      schedule(drill, drill.state.second + READ_BACK_SECONDS, {
        kind: 'personSays',
        personId: to,
        because: entry.id,
        event: {
          kind: 'handoverAccepted',
          by: to,
          text: phrase('line.readBack', {
            personId: to,
            brief,
            done: phrase('line.command', { personId: to }),
          }),
        },
      })
    return done(entry)
  },

  acceptCommand({ drill, seat, by }, { readBack }) {
    const { handover } = drill.state.incident
    if (handover === null) return refused('Nobody has offered you command.')
    handover.acceptedAt = drill.state.second
    return done(record(drill, by, { kind: 'handoverAccepted', by: seat, text: readBack }))
  },

  announceHandover({ drill, by }, { text }) {
    const { incident } = drill.state
    if (incident.handover === null) return refused('No handover is under way.')
    const from = incident.commander
    const { to } = incident.handover
    incident.commander = to
    incident.commandTakenAt = drill.state.second
    incident.handover = null
    const entry = record(drill, by, { kind: 'commandTransferred', from, to, text })
    if (to === drill.setup.scenario.shift?.relief) endDrill(drill, 'handedOver', phrase('end.nextShift'))
    return done(entry)
  },
}
