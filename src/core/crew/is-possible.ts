import { type ActionParameters, type Command, type IncidentRole, isSeatId } from '../command/index.ts'
import { mayCommand, RING_AGAIN_SECONDS } from '../drill/index.ts'
import { type PersonView, type SeatSenses, situationSeen } from '../view/index.ts'

/** Could this command work now, as far as the seat can see? Players give only commands for which this is true. */
export function isPossible(command: Command, senses: SeatSenses): boolean {
  const { incident, drill } = senses
  if (!mayCommand(drill.seat, command.kind, situationSeen(senses)).ok) return false
  const declared = incident.declaredAt !== null
  switch (command.kind) {
    case 'acknowledgePage':
      return senses.pages.some((page) => page.pageId === command.pageId && page.acknowledgedAt === null)
    case 'declareIncident':
      return !declared
    case 'setSeverity':
      return declared && incident.severity !== command.severity
    case 'openBridge':
      return incident.bridgeOpenedAt === null
    case 'takeCommand':
      return incident.commander === null
    case 'assignRole':
      // A seat of that name with somebody in it has the role already.
      return (
        (!sitsHere(senses, command.role) || command.personId === command.role) &&
        !hasRole(senses, command.personId, command.role) &&
        isHere(senses, command.personId)
      )
    case 'askReport':
      return isHere(senses, command.personId)
    case 'relievePerson':
      return isPresent(senses, command.personId)
    case 'assignTask':
      return sitsHere(senses, command.personId) || isFree(senses, command.personId)
    case 'askVerification':
      return isFree(senses, command.personId)
    case 'checkTask':
      return senses.tasks.some((task) => task.taskId === command.taskId && task.reportedAt === null)
    case 'page':
      return mayBePaged(senses, command.target)
    case 'standDown':
      return command.personIds.some((id) => isPresent(senses, id))
    case 'approveAction':
      return mayBeDone(command.actionId, command.parameters, command.executor, senses)
    case 'undoAction':
      return senses.executions.some((each) => each.executionId === command.executionId && each.canUndo)
    case 'reply':
      return senses.inbox.some((item) => item.messageId === command.messageId && item.answered === null)
    case 'markMitigated':
      return declared && incident.mitigatedAt === null
    case 'resolveIncident':
      return declared && incident.resolvedAt === null
    case 'namePostmortemOwner':
      return declared && incident.postmortemOwner === null
    case 'closeIncident':
      return incident.resolvedAt !== null && incident.closedAt === null
    default:
      return true
  }
}

function present(senses: SeatSenses, personId: string): PersonView | null {
  const person = senses.people.find((each) => each.id === personId)
  return person !== undefined && (person.status === 'onBridge' || person.status === 'working') ? person : null
}

/** In a seat in which somebody sits; somebody of the cast has no seat. */
const sitsHere = ({ drill }: SeatSenses, party: string): boolean =>
  isSeatId(party) && drill.seats[party].kind !== 'nobody'

const isHere = (senses: SeatSenses, party: string): boolean =>
  sitsHere(senses, party) || isPresent(senses, party)

function hasRole(senses: SeatSenses, party: string, role: IncidentRole): boolean {
  return isSeatId(party) ? senses.drill.roles[party] === role : present(senses, party)?.incidentRole === role
}

const isPresent = (senses: SeatSenses, personId: string): boolean => present(senses, personId) !== null

function isFree(senses: SeatSenses, personId: string): boolean {
  const person = present(senses, personId)
  return person !== null && person.busyWith === null
}

function mayBePaged(senses: SeatSenses, target: string): boolean {
  const team = senses.handbook.teams.find((each) => each.id === target)
  const person = senses.people.find((each) => each.id === (team?.onCall ?? target))
  if (person === undefined) return true
  if (person.status === 'paged')
    return person.pagedAt !== null && senses.second - person.pagedAt >= RING_AGAIN_SECONDS
  return person.status !== 'onBridge' && person.status !== 'working'
}

function mayBeDone(
  actionId: string,
  parameters: ActionParameters,
  executor: string,
  senses: SeatSenses,
): boolean {
  const card = senses.handbook.actions.find((each) => each.id === actionId)
  if (card === undefined) return false
  for (const parameter of card.parameters) {
    if (!parameter.options.some((option) => option.value === parameters[parameter.id])) return false
  }
  const underWay = senses.executions.some(
    (each) =>
      each.actionId === actionId &&
      each.status === 'underWay' &&
      card.parameters.every((parameter) => each.parameters[parameter.id] === parameters[parameter.id]),
  )
  if (underWay) return false
  return executor === 'self' || isFree(senses, executor)
}
