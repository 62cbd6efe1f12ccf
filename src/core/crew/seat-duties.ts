import type { CommandKind, SeatId } from '../drill/index.ts'

const looking: readonly CommandKind[] = ['lookAt', 'say', 'setReminder', 'askMentor', 'answerChief']
const pager: readonly CommandKind[] = ['acknowledgePage']
const coordination: readonly CommandKind[] = [
  'askReport',
  'assignTask',
  'checkTask',
  'page',
  'stateHypothesis',
  'setTrigger',
  'askVerification',
]
const communication: readonly CommandKind[] = ['postInternalUpdate', 'postStatus', 'briefExecutives', 'reply']
const recordKeeping: readonly CommandKind[] = ['editDocument', 'createTicket']
const changes: readonly CommandKind[] = ['approveAction', 'undoAction']
const commandOnly: readonly CommandKind[] = [
  'declareIncident',
  'setSeverity',
  'openBridge',
  'takeCommand',
  'assignRole',
  'handOverCommand',
  'announceHandover',
  'relievePerson',
  'standDown',
  'listOptions',
  'askForObjections',
  'markMitigated',
  'resolveIncident',
  'closeIncident',
  'namePostmortemOwner',
]
/** Of everybody who is not the Chief: take over when command is offered, leave, rate oneself. */
const everybody: readonly CommandKind[] = ['acceptCommand', 'endDrill', 'rateSelf']

const duty = (...groups: readonly (readonly CommandKind[])[]): ReadonlySet<CommandKind> =>
  new Set(groups.flat())

/** What each seat is there for. Whoever holds command may do all that the commander's seat may. */
export const seatDuties: Readonly<Record<SeatId, ReadonlySet<CommandKind>>> = {
  commander: duty(
    looking,
    pager,
    coordination,
    communication,
    recordKeeping,
    changes,
    commandOnly,
    everybody,
  ),
  deputy: duty(looking, pager, coordination, communication, recordKeeping, everybody),
  scribe: duty(looking, recordKeeping, ['postInternalUpdate'], everybody),
  commsLead: duty(looking, communication, recordKeeping, ['askReport'], everybody),
  operationsLead: duty(looking, pager, coordination, changes, ['listOptions', 'askForObjections'], everybody),
  observer: duty(looking, everybody),
  facilitator: duty(looking, ['endDrill']),
  chief: duty(['chiefSays', 'lookAt']),
}
