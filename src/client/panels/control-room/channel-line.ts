import type { Holder, PartyId } from '../../../core/command/index.ts'
import type { SeatView } from '../../../core/consoles/index.ts'
import type { Actor, ToldEntry } from '../../../core/drill/index.ts'
import { actorName, clockOf, nameOf, quantityText, seatWords, severityWord } from '../../store/index.ts'
import { type HeardEvent, isQuiet } from './quiet-event.ts'

/** `system` lines are small print between the messages. */
export type LineTone =
  | 'message'
  | 'report'
  | 'chief'
  | 'you'
  | 'page'
  | 'ticket'
  | 'system'
  | 'action'
  | 'vendor'
export type LineFilter = 'all' | 'people' | 'actions' | 'chief' | 'system'

export interface ChannelLine {
  readonly id: string
  readonly at: number
  readonly speaker: string
  readonly tone: LineTone
  readonly filter: Exclude<LineFilter, 'all'>
  readonly text: string
  /** Chips after the text: what kind of line this is, never by colour alone. */
  readonly tags: readonly string[]
  readonly alarm: boolean
}

const publicPhase = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
}

export const stanceLabels = {
  acknowledge: 'Acknowledge',
  readBack: 'Read back',
  clarify: 'Ask to clarify',
  holdTheLine: 'Hold the line',
  offerCommand: 'Offer command',
  defer: 'Not now',
  comply: 'Do as asked',
  decline: 'Decline',
  thank: 'Thank',
} as const

export const roleLabels = {
  deputy: 'Deputy',
  scribe: 'Scribe',
  commsLead: 'Communications lead',
  operationsLead: 'Operations lead',
} as const

type Said = Partial<Omit<ChannelLine, 'id' | 'at'>> & { readonly text: string }

/** What an entry of the log says in the channel; null when it is nothing to read there (looking, document edits). */
export function channelLine(entry: ToldEntry, view: SeatView): ChannelLine | null {
  if (isQuiet(entry.event)) return null
  const said = sayEvent(entry.event, entry.by, view)
  const mine = entry.by.kind === 'seat' && entry.by.seat === view.drill.seat
  return {
    id: entry.id,
    at: entry.at,
    speaker: actorName(view, entry.by),
    tone: mine
      ? 'you'
      : entry.by.kind === 'seat'
        ? 'chief'
        : entry.by.kind === 'person'
          ? 'message'
          : 'system',
    filter: entry.by.kind === 'system' ? 'system' : mine || entry.by.kind === 'person' ? 'people' : 'chief',
    tags: [],
    alarm: false,
    ...said,
  }
}

/** Every kind of event has its case here or is quiet; a new one that is neither does not compile. */
function sayEvent(event: HeardEvent, by: Actor, view: SeatView): Said {
  const name = (party: PartyId | null) => nameOf(view, party)
  const toYou = (party: PartyId) => party === view.drill.seat
  switch (event.kind) {
    case 'drillStarted':
      return { text: `Drill started: ${event.mode} mode.` }
    case 'pageRaised':
      return {
        speaker: 'Pager',
        tone: event.urgency === 'high' ? 'page' : 'ticket',
        filter: 'system',
        text: `${event.title}. ${event.detail}`,
        tags: [event.urgency === 'high' ? 'Page' : 'Ticket', event.team],
        alarm: event.urgency === 'high',
      }
    case 'pageAcknowledged':
      return { text: 'Acknowledged the page.', tone: 'system' }
    case 'pageEscalated':
      return { speaker: 'Pager', text: `Nobody acknowledged; the page went on to ${name(event.to)}.` }
    case 'alertCleared':
      return { speaker: 'Pager', text: `Cleared: ${event.title}.` }
    case 'incidentDeclared':
      return {
        text: `Declared ${event.number}: ${event.summary}`,
        tags: [severityWord(view, event.severity)],
      }
    case 'severityChanged':
      return {
        text: `Severity from ${severityWord(view, event.from)} to ${severityWord(view, event.to)}. ${event.reason}`,
        tags: [severityWord(view, event.to)],
      }
    case 'bridgeOpened':
      return { text: 'Opened the bridge.', tone: 'system' }
    case 'commandTaken':
      return { text: event.announcement, tags: ['Takes command'] }
    case 'roleAssigned':
      return { text: `${name(event.personId)}, please be ${roleLabels[event.role].toLowerCase()}.` }
    case 'roleAccepted':
      return { text: event.text, tags: [roleLabels[event.role]] }
    case 'handoverOffered':
      return { text: event.brief, tags: [`Hands over to ${toYou(event.to) ? 'you' : name(event.to)}`] }
    case 'handoverAccepted':
      return { text: event.text, tags: ['Reads back'] }
    case 'commandTransferred':
      return {
        text: event.text,
        tags: [toYou(event.to) ? 'You have command' : `${name(event.to)} has command`],
      }
    case 'handoverWithdrawn':
      return {
        text: `${toYou(event.to) ? 'You have' : `${name(event.to)} has`} left before command passed: the handover is off.`,
        tone: 'system',
        alarm: true,
      }
    case 'personRelieved':
      return { text: `${name(event.personId)} is relieved. ${event.reason}` }
    case 'workHandedBack':
      return {
        filter: event.work === 'action' ? 'actions' : 'people',
        text: `${sentence(event.label)} Nobody has this ${event.work} in hand any more.`,
        tags: ['Handed back'],
        alarm: true,
      }
    case 'personPaged':
      return { text: `Paged ${name(event.personId)}. ${event.reason}`, tone: 'system' }
    case 'personJoined':
      return { text: event.text, tags: ['Joined'] }
    case 'pageUnanswered':
      return { speaker: 'Pager', text: `${name(event.personId)} did not answer.`, alarm: true }
    case 'peopleStoodDown':
      return {
        text: `Stood down: ${event.personIds.map(name).join(', ')}. ${event.staying}`,
      }
    case 'reportRequested':
      return { text: `${name(event.personId)}: ${event.question}` }
    case 'reportGiven':
      return {
        tone: 'report',
        text: [event.condition, event.actions, event.needs].filter((part) => part !== '').join(' '),
        tags: ['Report'],
      }
    case 'taskAssigned':
      return {
        text: `${name(event.personId)}: ${sentence(event.label)} ${event.outcome}`,
        tags: [event.timeBoxMinutes === null ? 'No time box' : `${event.timeBoxMinutes} min`],
      }
    case 'taskAccepted':
      return { text: event.text }
    case 'taskReported':
      return {
        tone: 'report',
        text: event.needs === null ? event.text : `${event.text} Needs: ${event.needs}`,
        tags: ['Finding', event.confidence],
      }
    case 'taskBoxExpired':
      return { text: `Time box of ${name(event.personId)} is over.`, speaker: 'Timer', alarm: true }
    case 'taskChecked':
      return { text: event.text }
    case 'hypothesisStated':
      return { text: event.text, tags: ['Hypothesis', `${event.confidence} confidence`, ...event.suspects] }
    case 'optionsListed':
      return {
        text: event.options.map((option, index) => `${index + 1}. ${option}`).join('  '),
        tags: ['Options'],
      }
    case 'objectionsAsked':
      return { text: event.proposal, tags: ['Any strong objections?'] }
    case 'objectionRaised':
      return { text: event.text, tags: [event.strong ? 'Strong objection' : 'Objection'] }
    case 'noObjections':
      return { text: `No objections (${event.asked} asked).` }
    case 'actionApproved':
      return {
        tone: 'action',
        filter: 'actions',
        text: `${event.label}: ${event.executor === 'self' ? `${actorName(view, by)}, own hands` : `${name(event.executor)}, go`}.${event.card === null ? '' : ` Goal: ${event.card.goal}`}`,
        tags: ['Approved'],
      }
    case 'actionRefused':
      return {
        tone: 'action',
        filter: 'actions',
        text: `${event.label}: ${event.reason}`,
        tags: ['Not done'],
      }
    case 'actionStarted':
      return { tone: 'action', filter: 'actions', text: `${event.label}: under way.` }
    case 'actionTookEffect':
      return { tone: 'action', filter: 'actions', text: `${event.label}: in effect.`, tags: ['In effect'] }
    case 'actionFailed':
      return {
        tone: 'action',
        filter: 'actions',
        text: `${event.label}: ${event.reason}`,
        tags: ['Failed'],
        alarm: true,
      }
    case 'actionUndone':
      return {
        tone: 'action',
        filter: 'actions',
        text: `${event.label}: taken back. ${event.reason}`,
        tags: ['Undone'],
      }
    case 'predictionJudged':
      return {
        speaker: 'Timer',
        filter: 'actions',
        text: `Expected ${seriesLabel(view, event.expected.series)} ${event.expected.direction} ${shown(view, event.expected.series, event.expected.value)}; observed ${event.observed === null ? 'nothing' : shown(view, event.expected.series, event.observed)}.`,
        tags: [event.met ? 'As expected' : 'Not as expected'],
      }
    case 'internalUpdatePosted':
      return { text: event.text, tags: ['Internal update'] }
    case 'statusPosted':
      return {
        text: event.text,
        tags: [
          `Public: ${publicPhase[event.phase]}`,
          event.nextUpdateMinutes === null ? 'no next update' : `next in ${event.nextUpdateMinutes} min`,
        ],
      }
    case 'executivesBriefed':
      return { text: event.text, tags: ['Executives'] }
    case 'reminderFired':
      return { speaker: 'Timer', text: `Reminder: ${event.text}`, alarm: true }
    case 'ticketCreated':
      return {
        text: `${event.ticketId}: ${event.title}${event.ownerRole === '' ? '' : ` (${event.ownerRole})`}`,
        tags: ['Ticket'],
      }
    case 'triggerSet':
      return { text: `If it comes to it: ${event.thenText}`, tags: [`by ${clockOf(view, event.bySecond)}`] }
    case 'triggerFired':
      return {
        speaker: 'Timer',
        text: event.met ? 'The signal came as hoped.' : `It did not: ${event.thenText}`,
        alarm: !event.met,
        tags: ['Trigger'],
      }
    case 'messagePosted':
      return {
        speaker: name(event.from),
        tone: 'message',
        filter: 'people',
        text: event.text,
        tags: event.channel === 'incident' ? [] : [event.channel],
      }
    case 'replied':
      return {
        text: event.text === '' ? stanceLabels[event.stance] : event.text,
        tags: [stanceLabels[event.stance]],
      }
    case 'said':
      return { text: event.to === null ? event.text : `${name(event.to)}: ${event.text}` }
    case 'verificationAsked':
      return { text: `${name(event.personId)}, please check: ${event.label}.` }
    case 'verificationReported':
      return { tone: 'report', text: event.text, tags: [event.passed ? '✓ Verified' : 'Check failed'] }
    case 'incidentMitigated':
      return { text: event.text, tags: ['Mitigated'] }
    case 'incidentResolved':
      return { text: event.text, tags: ['Resolved'] }
    case 'incidentClosed':
      return { text: event.text, tags: ['Closed'] }
    case 'postmortemOwnerNamed':
      return { text: `${name(event.personId)} owns the post-mortem, due in ${event.dueDays} days.` }
    case 'vendorPosted':
      return { tone: 'vendor', speaker: 'Vendor status page', text: event.text, tags: [event.state] }
    case 'changeMade':
      return { tone: 'vendor', speaker: 'Change bot', text: event.title, tags: ['Change'] }
    case 'mentorAsked':
      return { text: `Mentor: ${event.topic}` }
    case 'chiefAnswered':
      return { text: event.text, tags: ['Answer to the Chief'] }
    case 'chiefSpoke':
      return {
        tone: 'chief',
        speaker: 'Fire Chief',
        text: event.text,
        tags: [chiefTones[event.tone]],
        filter: 'chief',
      }
    case 'pauseSet':
      return {
        text: event.paused ? 'Stopped the time for everybody.' : 'Lets the time go on.',
        tone: 'system',
      }
    case 'seatHanded':
      return {
        text: `The seat of the ${seatWords[event.seat]} goes to ${holderWords(event.to)}.`,
        tone: 'system',
      }
    case 'drillEnded':
      return { text: `The drill has ended. ${event.reason}`, alarm: true }
  }
}

const chiefTones = {
  thinking: 'Thinking aloud',
  question: 'Question',
  observation: 'Observation',
  teaching: 'Mentor',
  handover: 'Handover',
  debrief: 'Debrief',
}

const holderWords = (holder: Holder): string =>
  ({ person: 'a person', chief: 'the Fire Chief', player: 'a player of the game', nobody: 'nobody' })[
    holder.kind
  ]

export function seriesLabel(view: SeatView, id: string): string {
  return view.handbook.series.find((series) => series.id === id)?.label ?? id
}

/** A value in the unit of its series. */
function shown(view: SeatView, id: string, value: number): string {
  return quantityText(value, view.handbook.series.find((series) => series.id === id)?.unit ?? 'count')
}

/** Ends with a stop, unless it ends with a mark of its own. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
