import { severityLabel } from '../../scenario/index.ts'
import { choose } from '../chance.ts'
import type { Drill } from '../drill-state.ts'
import { endDrill } from '../end-drill.ts'
import { record } from '../log.ts'
import { lineFor } from '../people/lines.ts'
import { isPresent, memberOf, personState } from '../people/person.ts'
import { schedule } from '../schedule.ts'
import { actorId } from '../seat.ts'
import { done, type Handlers, refused } from './command-handler.ts'

const NOT_DECLARED = 'There is no incident yet: declare it first.'

/** The life of the incident: acknowledge, declare, command, roles, handover, mitigated, resolved, closed. */
export const incidentCommands: Handlers<
  | 'acknowledgePage'
  | 'declareIncident'
  | 'setSeverity'
  | 'openBridge'
  | 'takeCommand'
  | 'assignRole'
  | 'handOverCommand'
  | 'announceHandover'
  | 'acceptCommand'
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

  declareIncident({ drill, by }, command) {
    const { incident } = drill.state
    if (incident.declaredAt !== null)
      return refused('The incident is declared already: change its severity instead.')
    const number = `INC-${4000 + Math.floor(drill.setup.seed % 900)}`
    incident.number = number
    incident.declaredAt = drill.state.second
    incident.severity = command.severity
    return done(
      record(drill, by, {
        kind: 'incidentDeclared',
        number,
        severity: command.severity,
        summary: command.summary,
      }),
    )
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

  takeCommand({ drill, seat, by }, command) {
    const { incident } = drill.state
    const who = actorId(drill, seat)
    if (incident.commander === who) return refused('You have command already.')
    if (incident.commander !== null)
      return refused('Somebody has command: it has to be handed over, not taken.')
    incident.commander = who
    incident.commandTakenAt = drill.state.second
    return done(record(drill, by, { kind: 'commandTaken', announcement: command.announcement }))
  },

  assignRole({ drill, by }, command) {
    const member = memberOf(drill, command.personId)
    if (member === null) return refused(`There is nobody called ${command.personId}.`)
    const person = personState(drill, command.personId)
    if (!isPresent(person)) return refused(`${member.role} is not on the bridge: page them first.`)
    if (person.role === command.role) return refused(`${member.role} has that role already.`)
    for (const other of Object.values(drill.state.people)) if (other.role === command.role) other.role = null
    person.role = command.role
    const entry = record(drill, by, { kind: 'roleAssigned', personId: command.personId, role: command.role })
    schedule(drill, drill.state.second + 4 + 8 * member.pace, {
      kind: 'personSays',
      personId: command.personId,
      because: entry.id,
      event: {
        kind: 'roleAccepted',
        personId: command.personId,
        role: command.role,
        text: lineFor(drill, command.personId, 'role'),
      },
    })
    return done(entry)
  },

  handOverCommand({ drill, seat, by }, command) {
    const { incident } = drill.state
    if (incident.commander !== actorId(drill, seat))
      return refused('Only the commander can hand over command.')
    const toPlayer = command.to === 'you' || command.to === 'chief'
    const member = memberOf(drill, command.to)
    if (!toPlayer && (member === null || !isPresent(personState(drill, command.to))))
      return refused('They are not on the bridge: page them first.')
    if (command.to === incident.commander) return refused('They have command already.')
    incident.handover = { to: command.to, brief: command.brief, acceptedAt: null }
    const entry = record(drill, by, { kind: 'handoverOffered', to: command.to, brief: command.brief })
    if (!toPlayer)
      schedule(drill, drill.state.second + 30, {
        kind: 'personSays',
        personId: command.to,
        because: entry.id,
        event: {
          kind: 'handoverAccepted',
          by: command.to,
          text: readBackOf(drill, command.to, command.brief),
        },
      })
    return done(entry)
  },

  acceptCommand({ drill, seat, by }, command) {
    const { handover } = drill.state.incident
    const who = actorId(drill, seat)
    if (handover === null || handover.to !== who) return refused('Nobody has offered you command.')
    if (handover.acceptedAt !== null) return refused('You have accepted already: it has to be announced now.')
    handover.acceptedAt = drill.state.second
    return done(record(drill, by, { kind: 'handoverAccepted', by: who, text: command.readBack }))
  },

  announceHandover({ drill, by }, command) {
    const { incident } = drill.state
    if (incident.handover === null) return refused('No handover is under way.')
    if (incident.handover.acceptedAt === null) return refused('They have not acknowledged the handover yet.')
    const from = incident.commander ?? 'nobody'
    const { to } = incident.handover
    incident.commander = to
    incident.commandTakenAt = drill.state.second
    incident.handover = null
    const entry = record(drill, by, { kind: 'commandTransferred', from, to, text: command.text })
    if (to === drill.setup.scenario.shift?.relief)
      endDrill(drill, 'handedOver', 'The next shift has command.')
    return done(entry)
  },

  markMitigated({ drill, by }, command) {
    const { incident } = drill.state
    if (incident.declaredAt === null) return refused(NOT_DECLARED)
    if (incident.mitigatedAt !== null) return refused('It is marked as mitigated already.')
    incident.mitigatedAt = drill.state.second
    return done(record(drill, by, { kind: 'incidentMitigated', text: command.text }))
  },

  resolveIncident({ drill, by }, command) {
    const { incident } = drill.state
    if (incident.declaredAt === null) return refused(NOT_DECLARED)
    if (incident.resolvedAt !== null) return refused('It is resolved already.')
    incident.resolvedAt = drill.state.second
    return done(record(drill, by, { kind: 'incidentResolved', text: command.text }))
  },

  namePostmortemOwner({ drill, by }, command) {
    if (command.personId !== 'you' && memberOf(drill, command.personId) === null)
      return refused(`There is nobody called ${command.personId}.`)
    drill.state.incident.postmortemOwner = command.personId
    return done(
      record(drill, by, {
        kind: 'postmortemOwnerNamed',
        personId: command.personId,
        dueDays: command.dueDays,
      }),
    )
  },

  closeIncident({ drill, by }, command) {
    const { incident } = drill.state
    if (incident.resolvedAt === null) return refused('Resolve it before you close it.')
    incident.closedAt = drill.state.second
    const entry = record(drill, by, { kind: 'incidentClosed', text: command.text })
    endDrill(drill, 'closed', 'The incident was closed.')
    return done(entry)
  },

  endDrill({ drill, by }, command) {
    const entry = record(drill, by, { kind: 'said', text: command.reason, to: null })
    endDrill(drill, 'left', command.reason)
    return done(entry)
  },

  rateSelf({ drill, by }, command) {
    const { ratings, wentWell, wasHard, wouldChange } = command
    return done(record(drill, by, { kind: 'selfRated', ratings, wentWell, wasHard, wouldChange }))
  },
}

function readBackOf(drill: Drill, personId: string, brief: string): string {
  const first = brief.split(/[.\n]/)[0]?.trim() ?? ''
  const opening = choose(drill, `readback:${personId}`, ['Reading back: ', 'I heard: ', 'So: '])
  return `${opening}${first === '' ? 'you gave me no brief, I start from the document' : first}. ${lineFor(drill, personId, 'command')}`
}
