import { isSeatId, phrase, type SeatId } from '../../command/index.ts'
import { severityLabel } from '../../scenario/index.ts'
import { endDrill } from '../end-drill.ts'
import { record } from '../log.ts'
import { acceptRoleSeconds } from '../people/human-timings.ts'
import { isPresent, memberOf, personState } from '../people/person.ts'
import { schedule } from '../schedule.ts'
import { cannotTake, seatsPresent } from '../seat.ts'
import { type Asking, done, type Handlers, refused } from './command-handler.ts'

const NOT_DECLARED = 'There is no incident yet: declare it first.'

/** The life of the incident: acknowledge, declare, roles, mitigated, resolved, closed. */
export const incidentCommands: Handlers<
  | 'acknowledgePage'
  | 'declareIncident'
  | 'setSeverity'
  | 'openBridge'
  | 'assignRole'
  | 'markMitigated'
  | 'resolveIncident'
  | 'closeIncident'
  | 'namePostmortemOwner'
  | 'endDrill'
  | 'rateSelf'
> = {
  acknowledgePage({ drill, by }, command) {
    const page = drill.state.pages.find((each) => each.pageId === command.pageId)
    if (page === undefined) return refused(`There is no page ${command.pageId}.`)
    if (page.acknowledgedAt !== null) return refused('That page is acknowledged already.')
    page.acknowledgedAt = drill.state.second
    return done(record(drill, by, { kind: 'pageAcknowledged', pageId: page.pageId }))
  },

  declareIncident({ drill, by }, { severity, summary }) {
    const { incident } = drill.state
    if (incident.declaredAt !== null)
      return refused('The incident is declared already: change its severity instead.')
    const number = `INC-${4000 + Math.floor(drill.setup.seed % 900)}`
    incident.number = number
    incident.declaredAt = drill.state.second
    incident.severity = severity
    return done(record(drill, by, { kind: 'incidentDeclared', number, severity, summary }))
  },

  setSeverity({ drill, by }, command) {
    const { incident } = drill.state
    if (incident.severity === null) return refused(NOT_DECLARED)
    if (incident.severity === command.severity)
      return refused(`It is ${severityLabel(drill.setup.policy, command.severity)} already.`)
    const from = incident.severity
    incident.severity = command.severity
    return done(
      record(drill, by, { kind: 'severityChanged', from, to: command.severity, reason: command.reason }),
    )
  },

  openBridge({ drill, by }) {
    if (drill.state.incident.bridgeOpenedAt !== null) return refused('The bridge is open already.')
    drill.state.incident.bridgeOpenedAt = drill.state.second
    return done(record(drill, by, { kind: 'bridgeOpened' }))
  },

  assignRole({ drill, by }, { personId, role }) {
    const { state } = drill
    if (isSeatId(personId)) {
      const problem = cannotTake(state.seats, personId)
      if (problem !== null) return refused(problem)
      if (state.seatRoles[personId]?.role === role) return refused('That seat has that role already.')
      for (const other of Object.values(state.people)) if (other.role === role) other.role = null
      state.seatRoles = { ...withoutRole(state.seatRoles, role), [personId]: { role, acceptedAt: null } }
      return done(record(drill, by, { kind: 'roleAssigned', personId, role }))
    }
    const member = memberOf(drill, personId)
    if (member === null) return refused(`There is nobody called ${personId}.`)
    const person = personState(drill, personId)
    if (!isPresent(person)) return refused('They are not on the bridge: page them first.')
    if (person.role === role) return refused('They have that role already.')
    for (const other of Object.values(state.people)) if (other.role === role) other.role = null
    state.seatRoles = withoutRole(state.seatRoles, role)
    person.role = role
    const entry = record(drill, by, { kind: 'roleAssigned', personId, role })
    schedule(drill, state.second + acceptRoleSeconds(member), {
      kind: 'personSays',
      personId,
      because: entry.id,
      event: { kind: 'roleAccepted', personId, role, text: phrase('line.role', { personId }) },
    })
    return done(entry)
  },

  markMitigated({ drill, by }, { text }) {
    const { incident } = drill.state
    if (incident.declaredAt === null) return refused(NOT_DECLARED)
    if (incident.mitigatedAt !== null) return refused('It is marked as mitigated already.')
    incident.mitigatedAt = drill.state.second
    return done(record(drill, by, { kind: 'incidentMitigated', text }))
  },

  resolveIncident({ drill, by }, { text }) {
    const { incident } = drill.state
    if (incident.declaredAt === null) return refused(NOT_DECLARED)
    if (incident.resolvedAt !== null) return refused('It is resolved already.')
    incident.resolvedAt = drill.state.second
    return done(record(drill, by, { kind: 'incidentResolved', text }))
  },

  namePostmortemOwner({ drill, by }, { personId, dueDays }) {
    if (isSeatId(personId)) {
      const problem = cannotTake(drill.state.seats, personId)
      if (problem !== null) return refused(problem)
    } else if (memberOf(drill, personId) === null) return refused(`There is nobody called ${personId}.`)
    drill.state.incident.postmortemOwner = personId
    return done(record(drill, by, { kind: 'postmortemOwnerNamed', personId, dueDays }))
  },

  closeIncident({ drill, by }, { text }) {
    const { incident } = drill.state
    if (incident.resolvedAt === null) return refused('Resolve it before you close it.')
    incident.closedAt = drill.state.second
    const entry = record(drill, by, { kind: 'incidentClosed', text })
    endDrill(drill, 'closed', phrase('end.closed'))
    return done(entry)
  },

  endDrill({ drill, seat, by }, { reason }) {
    if (!mayEndForAll(drill, seat))
      return refused('Others are in this drill: the commander or a facilitator ends it for all.')
    const entry = record(drill, by, { kind: 'said', text: reason, to: null })
    endDrill(drill, 'left', reason)
    return done(entry)
  },

  rateSelf({ drill, by }, { ratings, wentWell, wasHard, wouldChange }) {
    return done(record(drill, by, { kind: 'selfRated', ratings, wentWell, wasHard, wouldChange }))
  },
}

/** Who sits alone may leave; where several persons sit, only who leads them ends it for the others. */
function mayEndForAll({ state }: Asking['drill'], seat: SeatId): boolean {
  const leads = seat === 'facilitator' || seat === 'commander' || seat === state.incident.commander
  return leads || seatsPresent(state.seats).every((id) => id === seat || state.seats[id].kind !== 'person')
}

type SeatRoles = Parameters<typeof record>[0]['state']['seatRoles']

/** One role is one party's. */
function withoutRole(roles: SeatRoles, role: string): SeatRoles {
  return Object.fromEntries(Object.entries(roles).filter(([, given]) => given.role !== role))
}
