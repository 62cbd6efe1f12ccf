import fc from 'fast-check'
import {
  COMMAND_KINDS,
  type Command,
  type CommandKind,
  type CommandOf,
  SEAT_IDS,
  type SeatId,
} from '../../../src/core/command/index.ts'

type AnyOf = { readonly [K in CommandKind]: fc.Arbitrary<Omit<CommandOf<K>, 'kind'>> }

export const anySeat: fc.Arbitrary<SeatId> = fc.constantFrom(...SEAT_IDS)
const party = fc.constantFrom(
  'web-oncall',
  'data-oncall',
  'late-oncall',
  'tired-web',
  'cto',
  'noSuchPerson',
  'commander',
  'deputy',
  'scribe',
)
const person = fc.constantFrom('web-oncall', 'data-oncall', 'late-oncall', 'slow-web', 'cto', 'noSuchPerson')
const series = fc.constantFrom('customers/all/successShare', 'service/web/east-b/p99Ms', 'noSuchSeries')
const oneOf = <const T extends string>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const id = (letter: string, most = 3): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: most }).map((number) => `${letter}${number}`)
const expected = fc.record({
  series: fc.constant('customers/all/successShare'),
  direction: oneOf('above', 'below'),
  value: fc.double({ min: 0, max: 1, noNaN: true }),
  withinSeconds: fc.integer({ min: 1, max: 300 }),
})

/** How each kind of command may look on the busy shop, possible or not; what is written is drawn from `text`. */
const commandsWith = (text: fc.Arbitrary<string>): AnyOf => ({
  acknowledgePage: fc.record({ pageId: id('p') }),
  declareIncident: fc.record({ severity: fc.constantFrom(1, 2, 3), summary: text }),
  setSeverity: fc.record({ severity: fc.constantFrom(1, 2, 3), reason: text }),
  openBridge: fc.constant({}),
  takeCommand: fc.record({ announcement: text }),
  assignRole: fc.record({ personId: party, role: oneOf('deputy', 'scribe', 'commsLead', 'operationsLead') }),
  acceptRole: fc.record({ text }),
  handOverCommand: fc.record({ to: party, brief: text }),
  acceptCommand: fc.record({ readBack: text }),
  announceHandover: fc.record({ text }),
  markMitigated: fc.record({ text }),
  resolveIncident: fc.record({ text }),
  namePostmortemOwner: fc.record({ personId: party, dueDays: fc.integer({ min: 0, max: 9 }) }),
  closeIncident: fc.record({ text }),
  endDrill: fc.record({ reason: text }),
  rateSelf: fc.record({
    ratings: fc.constant({ A: 2 }),
    wentWell: text,
    wasHard: text,
    wouldChange: text,
  }),
  page: fc.record({ target: fc.oneof(person, oneOf('web', 'data', 'executives')), reason: text }),
  standDown: fc.record({ personIds: fc.array(party, { maxLength: 3 }), staying: text }),
  relievePerson: fc.record({ personId: party, reason: text }),
  askReport: fc.record({ personId: party, question: text }),
  giveReport: fc.record({ condition: text, actions: text, needs: text }),
  assignTask: fc.record({
    personId: party,
    investigationId: oneOf('which-zone', 'what-helps', 'noSuchQuestion'),
    outcome: text,
    timeBoxMinutes: fc.option(fc.integer({ min: 1, max: 5 })),
  }),
  acceptTask: fc.record({ taskId: id('t'), text }),
  reportTask: fc.record({ taskId: id('t'), text, confidence: oneOf('sure', 'likely', 'guess') }),
  checkTask: fc.record({ taskId: id('t') }),
  askForObjections: fc.record({ proposal: text, actionId: fc.option(oneOf('drain', 'grow')) }),
  askVerification: fc.record({ checkId: oneOf('buy', 'noSuchCheck'), personId: party }),
  approveAction: fc.record({
    actionId: oneOf('drain', 'restart', 'grow', 'ease', 'noSuchAction'),
    parameters: fc.constantFrom<CommandOf<'approveAction'>['parameters'][]>(
      {},
      { zone: 'east-a' },
      { zone: 'east-b' },
      { instances: 40 },
    ),
    executor: fc.oneof(person, fc.constant('self')),
    card: fc.option(fc.record({ goal: text, worstCase: text, expected: fc.option(expected) })),
  }),
  undoAction: fc.record({ executionId: id('x'), reason: text }),
  stateHypothesis: fc.record({
    text,
    confidence: oneOf('low', 'medium', 'high'),
    suspects: fc.array(oneOf('web', 'east-b'), { maxLength: 2 }),
  }),
  listOptions: fc.record({ options: fc.array(text, { maxLength: 3 }) }),
  postInternalUpdate: fc.record({ text }),
  postStatus: fc.record({
    phase: oneOf('investigating', 'identified', 'monitoring', 'resolved'),
    text,
    nextUpdateMinutes: fc.option(fc.integer({ min: 1, max: 30 })),
  }),
  briefExecutives: fc.record({ text }),
  reply: fc.record({
    messageId: id('m'),
    stance: oneOf('acknowledge', 'holdTheLine', 'decline'),
    text,
  }),
  editDocument: fc.record({ section: oneOf('summary', 'impact', 'notes'), text }),
  createTicket: fc.record({ title: text, type: oneOf('bug', 'task', 'followUp'), ownerRole: text }),
  setReminder: fc.record({ inSeconds: fc.integer({ min: 1, max: 200 }), text }),
  setTrigger: fc.record({
    expected: fc.tuple(expected, series).map(([signal, other]) => ({ ...signal, series: other })),
    thenText: text,
  }),
  say: fc.record({ text, to: fc.option(party) }),
  lookAt: fc.record({
    source: oneOf(
      'metrics',
      'logs',
      'traces',
      'changes',
      'runbook',
      'vendorPage',
      'console',
      'map',
      'people',
    ),
    subject: oneOf('zones', 'web', 'all', 'slow', 'x1', 'aws/ec2', 'wall', 'noSuchScreen'),
  }),
  askMentor: fc.record({ topic: text }),
  answerChief: fc.record({ questionId: id('q'), text }),
  chiefSays: fc.record({
    tone: oneOf('thinking', 'observation', 'teaching'),
    text,
    cites: fc.constant([]),
    questionId: fc.constant(null),
  }),
  setPause: fc.record({ paused: fc.boolean() }),
  sendInject: fc.record({ injectId: oneOf('eta', 'pleads', 'spare', 'noSuchMessage') }),
  speakAs: fc.record({ personId: person, text }),
  overrideMark: fc.record({
    marker: oneOf('A1', 'B3'),
    rating: fc.option(fc.integer({ min: 1, max: 4 })),
    reason: text,
  }),
  handSeat: fc.record({
    seat: anySeat,
    to: fc.constantFrom<CommandOf<'handSeat'>['to'][]>(
      { kind: 'person', id: 'three' },
      { kind: 'player', id: 'nothing' },
      { kind: 'nobody' },
    ),
  }),
})

const ofKind = (kind: CommandKind, text: fc.Arbitrary<string>): fc.Arbitrary<Command> =>
  (commandsWith(text)[kind] as fc.Arbitrary<object>).map((members) => ({ kind, ...members }) as Command)

/** Any command of one kind. */
export const commandOf = <K extends CommandKind>(kind: K): fc.Arbitrary<CommandOf<K>> =>
  ofKind(kind, fc.string({ maxLength: 20 })) as unknown as fc.Arbitrary<CommandOf<K>>

export interface Step {
  readonly wait: number
  readonly seat: SeatId
  readonly command: Command
}

interface Choice {
  readonly kinds?: readonly CommandKind[]
  readonly text?: fc.Arbitrary<string>
  readonly seat?: fc.Arbitrary<SeatId>
  readonly wait?: number
  readonly most?: number
}

/** Some commands with some seconds before each. */
export function anySteps({
  kinds = COMMAND_KINDS,
  text = fc.string({ maxLength: 20 }),
  seat = anySeat,
  wait = 30,
  most = 30,
}: Choice = {}): fc.Arbitrary<readonly Step[]> {
  const command = fc.oneof(...kinds.map((kind) => ofKind(kind, text)))
  return fc.array(fc.record({ wait: fc.integer({ min: 0, max: wait }), seat, command }), {
    minLength: 5,
    maxLength: most,
  })
}

/** Kinds with which somebody commands an incident, without those that end it. */
export const COMMANDING: readonly CommandKind[] = COMMAND_KINDS.filter(
  (kind) => !['endDrill', 'closeIncident', 'rateSelf', 'chiefSays', 'setPause', 'handSeat'].includes(kind),
)
