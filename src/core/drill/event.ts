import type {
  ActionParameters,
  ChiefTone,
  DecisionCard,
  DocumentSection,
  ExpectedSignal,
  Holder,
  IncidentRole,
  LookSource,
  PartyId,
  Phrase,
  PublicPhase,
  ReplyStance,
  SeatId,
  SeverityNumber,
  TicketType,
  Told,
  Words,
} from '../command/index.ts'
import type { DrillMode } from './drill-record.ts'
import type { HiddenEvent } from './hidden-event.ts'

/** Who did it: a seat, a person of the cast, an alerting rule or machine of the world, the vendor. */
export type Actor =
  | { readonly kind: 'seat'; readonly seat: SeatId }
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'system'; readonly name: 'pager' | 'world' | 'vendor' | 'drill' | 'timer' }

/** What happened. Past tense. Together with `at` and `by` it is one line of the log. */
export type DrillEvent =
  | HiddenEvent
  | { readonly kind: 'drillStarted'; readonly mode: DrillMode; readonly seat: SeatId }
  | {
      readonly kind: 'pageRaised'
      readonly pageId: string
      readonly alertId: string
      readonly title: Phrase
      readonly detail: Words
      readonly team: string
      readonly urgency: 'high' | 'low'
      readonly runbook: string | null
    }
  | { readonly kind: 'pageAcknowledged'; readonly pageId: string }
  | { readonly kind: 'pageEscalated'; readonly pageId: string; readonly to: Phrase }
  | { readonly kind: 'alertCleared'; readonly alertId: string; readonly title: Phrase }
  | {
      readonly kind: 'incidentDeclared'
      readonly number: string
      readonly severity: SeverityNumber
      readonly summary: Words
    }
  | {
      readonly kind: 'severityChanged'
      readonly from: SeverityNumber
      readonly to: SeverityNumber
      readonly reason: Words
    }
  | { readonly kind: 'bridgeOpened' }
  | { readonly kind: 'commandTaken'; readonly announcement: Words }
  | { readonly kind: 'roleAssigned'; readonly personId: string; readonly role: IncidentRole }
  | {
      readonly kind: 'roleAccepted'
      readonly personId: string
      readonly role: IncidentRole
      readonly text: Words
    }
  | { readonly kind: 'handoverOffered'; readonly to: PartyId; readonly brief: Words }
  | { readonly kind: 'handoverAccepted'; readonly by: PartyId; readonly text: Words }
  | {
      readonly kind: 'commandTransferred'
      /** null: nobody commanded. */
      readonly from: PartyId | null
      readonly to: PartyId
      readonly text: Words
    }
  /** Who was offered command has left before it passed. */
  | { readonly kind: 'handoverWithdrawn'; readonly to: PartyId }
  | { readonly kind: 'personRelieved'; readonly personId: string; readonly reason: Words }
  | { readonly kind: 'personPaged'; readonly personId: string; readonly reason: Words }
  | { readonly kind: 'personJoined'; readonly personId: string; readonly text: Words }
  /** Who leaves hands back what was in hand: it is open again, and does not go on by itself. */
  | {
      readonly kind: 'workHandedBack'
      readonly personId: PartyId
      readonly work: 'task' | 'action' | 'check'
      readonly workId: string
      readonly label: Phrase
    }
  | { readonly kind: 'pageUnanswered'; readonly personId: string }
  | { readonly kind: 'peopleStoodDown'; readonly personIds: readonly string[]; readonly staying: Words }
  | { readonly kind: 'reportRequested'; readonly personId: string; readonly question: Words }
  | {
      readonly kind: 'reportGiven'
      readonly personId: string
      readonly condition: Words
      readonly actions: Words
      readonly needs: Words
    }
  | {
      readonly kind: 'taskAssigned'
      readonly taskId: string
      readonly personId: string
      readonly investigationId: string
      readonly label: Phrase
      readonly outcome: Words
      readonly timeBoxMinutes: number | null
    }
  | {
      readonly kind: 'taskAccepted'
      readonly taskId: string
      readonly personId: string
      readonly text: Words
    }
  | {
      readonly kind: 'taskReported'
      readonly taskId: string
      readonly personId: string
      readonly investigationId: string
      readonly text: Words
      readonly needs: Words | null
      readonly confidence: 'sure' | 'likely' | 'guess'
    }
  | { readonly kind: 'taskBoxExpired'; readonly taskId: string; readonly personId: string }
  | { readonly kind: 'taskChecked'; readonly taskId: string; readonly text: Words }
  | {
      readonly kind: 'hypothesisStated'
      readonly text: Words
      readonly confidence: 'low' | 'medium' | 'high'
      readonly suspects: readonly string[]
    }
  | { readonly kind: 'optionsListed'; readonly options: readonly Words[] }
  | { readonly kind: 'objectionsAsked'; readonly proposal: Words; readonly actionId: string | null }
  | {
      readonly kind: 'objectionRaised'
      readonly personId: string
      readonly text: Words
      readonly strong: boolean
    }
  | { readonly kind: 'noObjections'; readonly asked: number }
  | {
      readonly kind: 'actionApproved'
      readonly executionId: string
      readonly actionId: string
      readonly label: Phrase
      readonly parameters: ActionParameters
      readonly executor: string
      readonly card: DecisionCard | null
    }
  | {
      readonly kind: 'actionRefused'
      readonly actionId: string
      readonly label: Phrase
      readonly executor: string
      readonly reason: Words
    }
  | {
      readonly kind: 'actionStarted'
      readonly executionId: string
      readonly actionId: string
      readonly label: Phrase
    }
  | {
      readonly kind: 'actionTookEffect'
      readonly executionId: string
      readonly actionId: string
      readonly label: Phrase
    }
  | {
      readonly kind: 'actionFailed'
      readonly executionId: string
      readonly actionId: string
      readonly label: Phrase
      readonly reason: Words
    }
  | {
      readonly kind: 'actionUndone'
      readonly executionId: string
      readonly actionId: string
      readonly label: Phrase
      readonly reason: Words
    }
  | {
      readonly kind: 'predictionJudged'
      readonly executionId: string
      readonly met: boolean
      readonly expected: ExpectedSignal
      readonly observed: number | null
    }
  | { readonly kind: 'internalUpdatePosted'; readonly text: Words }
  | {
      readonly kind: 'statusPosted'
      readonly phase: PublicPhase
      readonly text: Words
      readonly nextUpdateMinutes: number | null
    }
  | { readonly kind: 'executivesBriefed'; readonly text: Words }
  | { readonly kind: 'documentEdited'; readonly section: DocumentSection; readonly text: Words }
  | {
      readonly kind: 'ticketCreated'
      readonly ticketId: string
      readonly title: Words
      readonly type: TicketType
      readonly ownerRole: Words
    }
  | {
      readonly kind: 'reminderSet'
      readonly reminderId: string
      readonly dueAt: number
      readonly text: Words
    }
  | { readonly kind: 'reminderFired'; readonly reminderId: string; readonly text: Words }
  | {
      readonly kind: 'triggerSet'
      readonly triggerId: string
      readonly expected: ExpectedSignal
      readonly thenText: Words
      readonly bySecond: number
    }
  | {
      readonly kind: 'triggerFired'
      readonly triggerId: string
      readonly met: boolean
      readonly thenText: Words
      readonly observed: number | null
    }
  /** From the cast, the vendor or customers. `asks` says that an answer is waited for (not which one is right). */
  | {
      readonly kind: 'messagePosted'
      readonly messageId: string
      readonly from: string
      readonly channel: 'incident' | 'direct' | 'executive' | 'support'
      readonly text: Words
      readonly asks: boolean
      readonly injectId: string | null
    }
  | {
      readonly kind: 'replied'
      readonly messageId: string
      readonly stance: ReplyStance
      readonly text: Words
    }
  | { readonly kind: 'said'; readonly text: Words; readonly to: string | null }
  /** `showed`: there was something on it, and not only errors. */
  | {
      readonly kind: 'lookedAt'
      readonly source: LookSource
      readonly subject: string
      readonly showed: boolean
    }
  | {
      readonly kind: 'verificationAsked'
      readonly checkId: string
      readonly label: Phrase
      readonly personId: string
    }
  | {
      readonly kind: 'verificationReported'
      readonly checkId: string
      readonly personId: string
      readonly passed: boolean
      readonly text: Words
    }
  | { readonly kind: 'incidentMitigated'; readonly text: Words }
  | { readonly kind: 'incidentResolved'; readonly text: Words }
  | { readonly kind: 'incidentClosed'; readonly text: Words }
  | { readonly kind: 'postmortemOwnerNamed'; readonly personId: string; readonly dueDays: number }
  | {
      readonly kind: 'vendorPosted'
      readonly postId: string
      readonly state: 'operational' | 'informational' | 'degraded' | 'resolved'
      readonly text: Words
    }
  | { readonly kind: 'mentorAsked'; readonly topic: Words }
  | { readonly kind: 'chiefAnswered'; readonly questionId: string; readonly text: Words }
  | {
      readonly kind: 'chiefSpoke'
      readonly tone: ChiefTone
      readonly text: Words
      readonly cites: readonly string[]
      readonly questionId: string | null
    }
  | {
      readonly kind: 'selfRated'
      readonly ratings: Readonly<Record<string, number>>
      readonly wentWell: Words
      readonly wasHard: Words
      readonly wouldChange: Words
    }
  | { readonly kind: 'pauseSet'; readonly paused: boolean }
  | { readonly kind: 'seatHanded'; readonly seat: SeatId; readonly to: Holder }
  | { readonly kind: 'drillEnded'; readonly outcome: DrillOutcome; readonly reason: Words }
  /** A change that was made while the drill ran, by somebody else or by automation: trackers show it from now on. */
  | { readonly kind: 'changeMade'; readonly changeId: string; readonly title: Phrase }

export type DrillOutcome = 'resolved' | 'handedOver' | 'resolvedTooEarly' | 'abandoned' | 'overtaken'

export type DrillEventKind = DrillEvent['kind']
export type EventOf<K extends DrillEventKind> = Extract<DrillEvent, { readonly kind: K }>

/** One line of the log. `id` is `e1`, `e2` … in order; everything the drill claims cites these. */
export interface LogEntry<Event = DrillEvent> {
  readonly id: string
  readonly at: number
  readonly by: Actor
  readonly event: Event
  readonly hidden: boolean
  /** The log entry that led to this one, if any. */
  readonly because: string | null
}

/** An event in words: what people read. */
export type ToldEvent = Told<DrillEvent>
export type ToldOf<K extends DrillEventKind> = Extract<ToldEvent, { readonly kind: K }>
export type ToldEntry = LogEntry<ToldEvent>

/**
 * Who notices an event: nobody before the end ("hidden"), whoever reads the log ("seen"), or somebody who waits until
 * something happens ("news").
 */
export const NOTICED: Readonly<Record<DrillEventKind, 'hidden' | 'seen' | 'news'>> = {
  drillStarted: 'seen',
  pageRaised: 'news',
  pageAcknowledged: 'seen',
  pageEscalated: 'seen',
  alertCleared: 'news',
  incidentDeclared: 'seen',
  severityChanged: 'seen',
  bridgeOpened: 'seen',
  commandTaken: 'seen',
  roleAssigned: 'seen',
  roleAccepted: 'seen',
  handoverOffered: 'news',
  handoverAccepted: 'news',
  commandTransferred: 'news',
  handoverWithdrawn: 'news',
  personRelieved: 'seen',
  personPaged: 'seen',
  personJoined: 'news',
  workHandedBack: 'news',
  pageUnanswered: 'news',
  peopleStoodDown: 'seen',
  reportRequested: 'seen',
  reportGiven: 'news',
  taskAssigned: 'seen',
  taskAccepted: 'seen',
  taskReported: 'news',
  taskBoxExpired: 'news',
  taskChecked: 'seen',
  hypothesisStated: 'seen',
  optionsListed: 'seen',
  objectionsAsked: 'seen',
  objectionRaised: 'news',
  noObjections: 'news',
  actionApproved: 'seen',
  actionRefused: 'news',
  actionStarted: 'seen',
  actionTookEffect: 'news',
  actionFailed: 'news',
  actionUndone: 'seen',
  predictionJudged: 'news',
  internalUpdatePosted: 'seen',
  statusPosted: 'seen',
  executivesBriefed: 'seen',
  documentEdited: 'seen',
  ticketCreated: 'seen',
  reminderSet: 'seen',
  reminderFired: 'news',
  triggerSet: 'seen',
  triggerFired: 'news',
  messagePosted: 'news',
  replied: 'seen',
  said: 'seen',
  lookedAt: 'seen',
  verificationAsked: 'seen',
  verificationReported: 'news',
  incidentMitigated: 'seen',
  incidentResolved: 'seen',
  incidentClosed: 'seen',
  postmortemOwnerNamed: 'seen',
  vendorPosted: 'news',
  mentorAsked: 'seen',
  chiefAnswered: 'seen',
  chiefSpoke: 'news',
  selfRated: 'seen',
  pauseSet: 'seen',
  seatHanded: 'seen',
  drillEnded: 'news',
  changeMade: 'news',
  faultStarted: 'hidden',
  faultEnded: 'hidden',
  machineEntered: 'hidden',
  worldObserved: 'hidden',
  interventionMade: 'hidden',
  clueReached: 'hidden',
  injectSent: 'hidden',
  markOverridden: 'hidden',
}
