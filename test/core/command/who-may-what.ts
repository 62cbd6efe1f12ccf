import type { CommandKind, SeatId } from '../../../src/core/command/index.ts'

const PLAYERS: readonly SeatId[] = [
  'commander',
  'deputy',
  'scribe',
  'commsLead',
  'operationsLead',
  'observer',
]
const LOOKING: readonly SeatId[] = [...PLAYERS, 'facilitator', 'chief']
const ON_CALL: readonly SeatId[] = ['commander', 'deputy', 'operationsLead']
const ASKING: readonly SeatId[] = [...ON_CALL, 'commsLead']
const WRITING: readonly SeatId[] = ['commander', 'deputy', 'scribe', 'commsLead']
const SPEAKING: readonly SeatId[] = ['commander', 'deputy', 'commsLead']
const DECIDING: readonly SeatId[] = ['commander', 'operationsLead']
const STANDING_IN: readonly SeatId[] = ['commander', 'deputy']
const COMMANDER: readonly SeatId[] = ['commander']
const FACILITATOR: readonly SeatId[] = ['facilitator']

/**
 * By itself, without role or command: which seats may give which command. Written out, so that whoever changes a duty
 * sees here what else it opens. A kind that is not in here does not compile.
 */
export const MAY: Readonly<Record<CommandKind, readonly SeatId[]>> = {
  acknowledgePage: ON_CALL,
  declareIncident: STANDING_IN,
  setSeverity: COMMANDER,
  openBridge: STANDING_IN,
  takeCommand: STANDING_IN,
  assignRole: COMMANDER,
  acceptRole: PLAYERS,
  handOverCommand: COMMANDER,
  acceptCommand: PLAYERS,
  announceHandover: COMMANDER,
  markMitigated: COMMANDER,
  resolveIncident: COMMANDER,
  namePostmortemOwner: COMMANDER,
  closeIncident: COMMANDER,
  endDrill: [...PLAYERS, 'facilitator'],
  rateSelf: PLAYERS,
  page: ON_CALL,
  standDown: COMMANDER,
  relievePerson: COMMANDER,
  askReport: ASKING,
  giveReport: PLAYERS,
  assignTask: ON_CALL,
  acceptTask: PLAYERS,
  reportTask: PLAYERS,
  checkTask: ON_CALL,
  askForObjections: DECIDING,
  askVerification: ON_CALL,
  approveAction: DECIDING,
  undoAction: DECIDING,
  stateHypothesis: ON_CALL,
  listOptions: DECIDING,
  postInternalUpdate: WRITING,
  postStatus: SPEAKING,
  briefExecutives: SPEAKING,
  reply: SPEAKING,
  editDocument: WRITING,
  createTicket: WRITING,
  setReminder: LOOKING,
  setTrigger: ON_CALL,
  say: LOOKING,
  lookAt: LOOKING,
  askMentor: LOOKING,
  answerChief: LOOKING,
  chiefSays: ['chief'],
  setPause: FACILITATOR,
  sendInject: FACILITATOR,
  speakAs: FACILITATOR,
  overrideMark: FACILITATOR,
  handSeat: FACILITATOR,
}
