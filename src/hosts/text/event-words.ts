import type { ExpectedSignal, PartyId, SeverityNumber } from '../../core/command/index.ts'
import type { SeatView } from '../../core/consoles/index.ts'
import { clockAt } from '../../core/determinism/index.ts'
import type { DrillEventKind, ToldEvent, ToldOf } from '../../core/drill/index.ts'
import { formatReading } from '../../core/messages/index.ts'
import { metricOf } from '../../core/world/index.ts'
import { HOLDER_NAMES, partyName, SEAT_NAMES } from './who.ts'

/** How a seat calls people, times, severities and signals. */
interface Say {
  readonly name: (party: PartyId) => string
  readonly clock: (second: number) => string
  readonly severity: (level: SeverityNumber) => string
  /** Is what goes to the commander for this seat? */
  readonly commands: boolean
  /** May it answer messages? */
  readonly answers: boolean
}

type EventWords = { readonly [K in DrillEventKind]: (event: ToldOf<K>, say: Say) => string }

/** What a line of the log says, after who said it: what happened, then what was written. */
const WORDS: EventWords = {
  drillStarted: ({ mode, seat }) => `drill started in ${mode} mode, for the seat of the ${SEAT_NAMES[seat]}`,
  pageRaised: ({ pageId, urgency, team, title, detail }) =>
    `page raised [${pageId}, ${urgency} urgency, ${team}]: ${sentence(title)} ${detail}`,
  pageAcknowledged: ({ pageId }) => `page acknowledged: ${pageId}`,
  pageEscalated: ({ pageId, to }) => `page escalated: nobody has acknowledged ${pageId}, it goes to ${to}`,
  alertCleared: ({ title }) => `alert cleared: ${title}`,
  incidentDeclared: ({ number, severity, summary }, say) =>
    `incident declared: ${number} ${say.severity(severity)}: ${summary}`,
  severityChanged: ({ from, to, reason }, say) =>
    `severity changed from ${say.severity(from)} to ${say.severity(to)}: ${reason}`,
  bridgeOpened: () => 'bridge opened',
  commandTaken: ({ announcement }) => `command taken: ${announcement}`,
  roleAssigned: ({ personId, role }, say) => `role assigned to ${say.name(personId)}: ${SEAT_NAMES[role]}`,
  roleAccepted: ({ role, text }) => `role accepted, ${SEAT_NAMES[role]}: ${text}`,
  handoverOffered: ({ to, brief }, say) => `command offered to ${say.name(to)}: ${brief}`,
  handoverAccepted: ({ text }) => `command accepted: ${text}`,
  commandTransferred: ({ to, text }, say) => `command is now with ${say.name(to)}: ${text}`,
  handoverWithdrawn: ({ to }, say) => `offer of command withdrawn: ${say.name(to)} has left`,
  personRelieved: ({ personId, reason }, say) => `relieved ${say.name(personId)}: ${reason}`,
  personPaged: ({ personId, reason }, say) => `paged ${say.name(personId)}: ${reason}`,
  personJoined: ({ text }) => `joined: ${text}`,
  workHandedBack: ({ work, workId, label }) =>
    `${work} handed back, it is nobody's now [${workId}]: ${label}`,
  pageUnanswered: ({ personId }, say) => `${say.name(personId)} does not answer`,
  peopleStoodDown: ({ personIds, staying }, say) =>
    `stood down ${personIds.map(say.name).join(', ')}: ${staying}`,
  reportRequested: ({ personId, question }, say) => `asks ${say.name(personId)} for a report: ${question}`,
  reportGiven: ({ condition, actions, needs }) =>
    `report: condition: ${condition} actions: ${actions} needs: ${needs}`,
  taskAssigned: ({ taskId, personId, label, outcome, timeBoxMinutes }, say) =>
    `task assigned to ${say.name(personId)} [${taskId}${timeBoxMinutes === null ? '' : `, ${timeBoxMinutes} min`}]: ${sentence(label)} ${outcome}`,
  taskAccepted: ({ taskId, text }) => `task accepted [${taskId}]: ${text}`,
  taskReported: ({ taskId, confidence, text, needs }) =>
    `task reported [${taskId}, ${CONFIDENCE[confidence]}]: ${text}${needs ? ` Needs: ${needs}` : ''}`,
  taskBoxExpired: ({ taskId, personId }, say) =>
    `time box is over [${taskId}]: no word from ${say.name(personId)}`,
  taskChecked: ({ taskId, text }) => `task checked [${taskId}]${text === '' ? '' : `: ${text}`}`,
  hypothesisStated: ({ text, confidence, suspects }) =>
    `hypothesis, ${confidence} confidence${suspects.length === 0 ? '' : `, suspects ${suspects.join(', ')}`}: ${text}`,
  optionsListed: ({ options }) => `options: ${options.join(' | ')}`,
  objectionsAsked: ({ proposal }) => `asks for strong objections: ${proposal}`,
  objectionRaised: ({ strong, text }) => `${strong ? 'strong objection' : 'objection'}: ${text}`,
  noObjections: () => 'no objections',
  actionApproved: ({ executionId, label, executor, card }, say) =>
    `action approved [${executionId}], done by ${executor === 'self' ? 'own hands' : say.name(executor)}: ${sentence(label)}${card === null ? '' : ` ${cardWords(card)}`}`,
  actionRefused: ({ label, executor, reason }, say) =>
    `action refused${executor === 'self' ? '' : ` by ${say.name(executor)}`}: ${sentence(label)} ${reason}`,
  actionStarted: ({ executionId, label }) => `action started [${executionId}]: ${label}`,
  actionTookEffect: ({ executionId, label }) => `action took effect [${executionId}]: ${label}`,
  actionFailed: ({ executionId, label, reason }) =>
    `action failed [${executionId}]: ${sentence(label)} ${reason}`,
  actionUndone: ({ executionId, label, reason }) =>
    `action taken back [${executionId}]: ${sentence(label)} ${reason}`,
  predictionJudged: ({ executionId, met, expected, observed }) =>
    `prediction ${met ? 'met' : 'missed'} [${executionId}]: expected ${signal(expected)}, ${observedWords(expected, observed)}`,
  internalUpdatePosted: ({ text }) => `situation report: ${text}`,
  statusPosted: ({ phase, text, nextUpdateMinutes }) =>
    `public status, ${phase}: ${text}${nextUpdateMinutes === null ? '' : ` (next in ${nextUpdateMinutes} min)`}`,
  executivesBriefed: ({ text }) => `executives briefed: ${text}`,
  documentEdited: ({ section, text }) => `incident document, ${section}: ${text}`,
  ticketCreated: ({ ticketId, type, title, ownerRole }) =>
    `ticket created [${ticketId}, ${type}]: ${title}${ownerRole === '' ? '' : `, owner: ${ownerRole}`}`,
  reminderSet: ({ dueAt, text }, say) => `reminder set for ${say.clock(dueAt)}: ${text}`,
  reminderFired: ({ text }) => `reminder: ${text}`,
  triggerSet: ({ expected, bySecond, thenText }, say) =>
    `trigger set: unless ${signal(expected)} by ${say.clock(bySecond)}: ${thenText}`,
  triggerFired: ({ met, thenText }) =>
    met
      ? `trigger not needed, the signal is there: ${thenText}`
      : `trigger, the signal is not there: ${thenText}`,
  messagePosted: ({ messageId, channel, asks, text }, { commands, answers }) =>
    `${asks ? `[${messageId}, waits for ${answers ? 'an answer' : "the commander's answer"}] ` : ''}${channel === 'incident' ? '' : `(${channelWords(channel, commands)}) `}${text}`,
  replied: ({ messageId, stance, text }) => `replies to ${messageId}, ${stance}: ${text}`,
  said: ({ text, to }, say) => `${to === null ? '' : `to ${say.name(to)}: `}${text}`,
  lookedAt: ({ source, subject }) => `looked at ${source} ${subject}`,
  verificationAsked: ({ personId, label }, say) => `asks ${say.name(personId)} to verify: ${label}`,
  verificationReported: ({ passed, text }) =>
    `verification reported, ${passed ? 'passed' : 'not passed'}: ${text}`,
  incidentMitigated: ({ text }) => `incident mitigated: ${text}`,
  incidentResolved: ({ text }) => `incident resolved: ${text}`,
  incidentClosed: ({ text }) => `incident closed: ${text}`,
  postmortemOwnerNamed: ({ personId, dueDays }, say) =>
    `post-mortem: owner is ${say.name(personId)}, due in ${dueDays} ${dueDays === 1 ? 'day' : 'days'}`,
  vendorPosted: ({ state, text }) => `health page, ${state}: ${text}`,
  mentorAsked: ({ topic }) => `asks the Mentor: ${topic}`,
  chiefAnswered: ({ text }) => `answers the Chief: ${text}`,
  chiefSpoke: ({ text }) => text,
  selfRated: ({ ratings }) =>
    `rates: ${Object.entries(ratings)
      .map(([skill, mark]) => `${skill}=${mark}`)
      .join(' ')}`,
  pauseSet: ({ paused }) => (paused ? 'stops the time' : 'lets the time go on'),
  seatHanded: ({ seat, to }) => `hands the seat of the ${SEAT_NAMES[seat]} to ${HOLDER_NAMES[to.kind]}`,
  drillEnded: ({ outcome, reason }) => `drill ended, ${outcome}: ${reason}`,
  changeMade: ({ changeId, title }) => `change made [${changeId}]: ${title}`,
  // Hidden from every seat: nothing of these is told.
  faultStarted: ({ kind }) => kind,
  faultEnded: ({ kind }) => kind,
  machineEntered: ({ kind }) => kind,
  worldObserved: ({ kind }) => kind,
  interventionMade: ({ kind }) => kind,
  clueReached: ({ kind }) => kind,
  injectSent: ({ kind }) => kind,
  markOverridden: ({ kind }) => kind,
}

/** What an event says to the seat of this view. */
export function eventWords(event: ToldEvent, view: SeatView): string {
  const say: Say = {
    name: (party) => partyName(view, party),
    clock: (second) => clockAt(view.drill.startsAtUtcSecond, second),
    severity: (level) => severityWord(view, level),
    commands: (view.incident.commander ?? 'commander') === view.drill.seat,
    answers: view.may.includes('reply'),
  }
  return (WORDS[event.kind] as (event: ToldEvent, say: Say) => string)(event, say)
}

export const severityWord = (view: SeatView, level: number): string =>
  view.handbook.severities.find((row) => row.level === level)?.label ?? `SEV-${level}`

const CONFIDENCE = { sure: 'sure', likely: 'likely', guess: 'a guess' } as const

/** A private message is for whoever commands; every other seat only reads it. */
const channelWords = (channel: 'direct' | 'executive' | 'support', commands: boolean): string =>
  channel === 'executive'
    ? 'executives'
    : channel === 'direct'
      ? `to ${commands ? 'you' : 'the commander'} alone`
      : channel

/** With a full stop, unless it has an end of its own. */
const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)

const signal = ({ series, direction, value }: ExpectedSignal): string =>
  `${series} ${direction} ${formatReading(metricOf(series), value)}`

const observedWords = ({ series }: ExpectedSignal, observed: number | null): string =>
  observed === null ? 'nothing could be read' : `it is ${formatReading(metricOf(series), observed)}`

function cardWords(card: NonNullable<ToldOf<'actionApproved'>['card']>): string {
  const { goal, expected, worstCase } = card
  const parts = [
    goal === '' ? null : `goal: ${goal}`,
    expected === null
      ? null
      : `expected: ${signal(expected)} within ${Math.round(expected.withinSeconds / 60)} min`,
    worstCase === '' ? null : `worst case: ${worstCase}`,
  ]
  return parts
    .filter((part) => part !== null)
    .map(sentence)
    .join(' ')
}
