import type { ReplyStance } from '../scenario/index.ts'
import type {
  ActionParameters,
  ChiefTone,
  DecisionCard,
  DocumentSection,
  ExpectedSignal,
  IncidentRole,
  PublicPhase,
  SeatId,
  SeverityNumber,
  TicketType,
} from './command.ts'
import type { DrillMode } from './drill-record.ts'

/** Who did it: a seat, a person of the cast, an alerting rule or machine of the world, the vendor. */
export type Actor =
  | { readonly kind: 'seat'; readonly seat: SeatId }
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'system'; readonly name: 'pager' | 'world' | 'vendor' | 'drill' | 'timer' }

/** What happened. Past tense. Together with `at` and `by` it is one line of the log. */
export type DrillEvent =
  | { readonly kind: 'drillStarted'; readonly mode: DrillMode; readonly seat: SeatId }
  | {
      readonly kind: 'pageRaised'
      readonly pageId: string
      readonly alertId: string
      readonly title: string
      readonly detail: string
      readonly team: string
      readonly urgency: 'high' | 'low'
      readonly runbook: string | null
    }
  | { readonly kind: 'pageAcknowledged'; readonly pageId: string }
  | { readonly kind: 'pageEscalated'; readonly pageId: string; readonly to: string }
  | { readonly kind: 'alertCleared'; readonly alertId: string; readonly title: string }
  | {
      readonly kind: 'incidentDeclared'
      readonly number: string
      readonly severity: SeverityNumber
      readonly summary: string
    }
  | {
      readonly kind: 'severityChanged'
      readonly from: SeverityNumber
      readonly to: SeverityNumber
      readonly reason: string
    }
  | { readonly kind: 'bridgeOpened' }
  | { readonly kind: 'commandTaken'; readonly announcement: string }
  | { readonly kind: 'roleAssigned'; readonly personId: string; readonly role: IncidentRole }
  | {
      readonly kind: 'roleAccepted'
      readonly personId: string
      readonly role: IncidentRole
      readonly text: string
    }
  | { readonly kind: 'handoverOffered'; readonly to: string; readonly brief: string }
  | { readonly kind: 'handoverAccepted'; readonly by: string; readonly text: string }
  | { readonly kind: 'commandTransferred'; readonly from: string; readonly to: string; readonly text: string }
  | { readonly kind: 'personRelieved'; readonly personId: string; readonly reason: string }
  | { readonly kind: 'personPaged'; readonly personId: string; readonly reason: string }
  | { readonly kind: 'personJoined'; readonly personId: string; readonly text: string }
  | { readonly kind: 'pageUnanswered'; readonly personId: string }
  | { readonly kind: 'peopleStoodDown'; readonly personIds: readonly string[]; readonly staying: string }
  | { readonly kind: 'reportRequested'; readonly personId: string; readonly question: string }
  | {
      readonly kind: 'reportGiven'
      readonly personId: string
      readonly condition: string
      readonly actions: string
      readonly needs: string
    }
  | {
      readonly kind: 'taskAssigned'
      readonly taskId: string
      readonly personId: string
      readonly investigationId: string
      readonly label: string
      readonly outcome: string
      readonly timeBoxMinutes: number | null
    }
  | {
      readonly kind: 'taskAccepted'
      readonly taskId: string
      readonly personId: string
      readonly text: string
    }
  | {
      readonly kind: 'taskReported'
      readonly taskId: string
      readonly personId: string
      readonly investigationId: string
      readonly text: string
      readonly needs: string | null
      readonly confidence: 'sure' | 'likely' | 'guess'
    }
  | { readonly kind: 'taskBoxExpired'; readonly taskId: string; readonly personId: string }
  | { readonly kind: 'taskChecked'; readonly taskId: string; readonly text: string }
  | {
      readonly kind: 'hypothesisStated'
      readonly text: string
      readonly confidence: 'low' | 'medium' | 'high'
      readonly suspects: readonly string[]
    }
  | { readonly kind: 'optionsListed'; readonly options: readonly string[] }
  | { readonly kind: 'objectionsAsked'; readonly proposal: string; readonly actionId: string | null }
  | {
      readonly kind: 'objectionRaised'
      readonly personId: string
      readonly text: string
      readonly strong: boolean
    }
  | { readonly kind: 'noObjections'; readonly asked: number }
  | {
      readonly kind: 'actionApproved'
      readonly executionId: string
      readonly actionId: string
      readonly label: string
      readonly parameters: ActionParameters
      readonly executor: string
      readonly card: DecisionCard | null
    }
  | {
      readonly kind: 'actionRefused'
      readonly actionId: string
      readonly label: string
      readonly executor: string
      readonly reason: string
    }
  | {
      readonly kind: 'actionStarted'
      readonly executionId: string
      readonly actionId: string
      readonly label: string
    }
  | {
      readonly kind: 'actionTookEffect'
      readonly executionId: string
      readonly actionId: string
      readonly label: string
    }
  | {
      readonly kind: 'actionFailed'
      readonly executionId: string
      readonly actionId: string
      readonly label: string
      readonly reason: string
    }
  | {
      readonly kind: 'actionUndone'
      readonly executionId: string
      readonly actionId: string
      readonly label: string
      readonly reason: string
    }
  | {
      readonly kind: 'predictionJudged'
      readonly executionId: string
      readonly met: boolean
      readonly expected: ExpectedSignal
      readonly observed: number | null
    }
  | { readonly kind: 'internalUpdatePosted'; readonly text: string }
  | {
      readonly kind: 'statusPosted'
      readonly phase: PublicPhase
      readonly text: string
      readonly nextUpdateMinutes: number | null
    }
  | { readonly kind: 'executivesBriefed'; readonly text: string }
  | { readonly kind: 'documentEdited'; readonly section: DocumentSection; readonly text: string }
  | {
      readonly kind: 'ticketCreated'
      readonly ticketId: string
      readonly title: string
      readonly type: TicketType
      readonly ownerRole: string
    }
  | {
      readonly kind: 'reminderSet'
      readonly reminderId: string
      readonly dueAt: number
      readonly text: string
    }
  | { readonly kind: 'reminderFired'; readonly reminderId: string; readonly text: string }
  | {
      readonly kind: 'triggerSet'
      readonly triggerId: string
      readonly expected: ExpectedSignal
      readonly thenText: string
      readonly bySecond: number
    }
  | {
      readonly kind: 'triggerFired'
      readonly triggerId: string
      readonly met: boolean
      readonly thenText: string
      readonly observed: number | null
    }
  /** From the cast, the vendor or customers. `asks` says that an answer is waited for (not which one is right). */
  | {
      readonly kind: 'messagePosted'
      readonly messageId: string
      readonly from: string
      readonly channel: 'incident' | 'direct' | 'executive' | 'support'
      readonly text: string
      readonly asks: boolean
      readonly injectId: string | null
    }
  | {
      readonly kind: 'replied'
      readonly messageId: string
      readonly stance: ReplyStance
      readonly text: string
    }
  | { readonly kind: 'said'; readonly text: string; readonly to: string | null }
  | { readonly kind: 'lookedAt'; readonly source: string; readonly subject: string }
  | {
      readonly kind: 'verificationAsked'
      readonly checkId: string
      readonly label: string
      readonly personId: string
    }
  | {
      readonly kind: 'verificationReported'
      readonly checkId: string
      readonly personId: string
      readonly passed: boolean
      readonly text: string
    }
  | { readonly kind: 'incidentMitigated'; readonly text: string }
  | { readonly kind: 'incidentResolved'; readonly text: string }
  | { readonly kind: 'incidentClosed'; readonly text: string }
  | { readonly kind: 'postmortemOwnerNamed'; readonly personId: string; readonly dueDays: number }
  | {
      readonly kind: 'vendorPosted'
      readonly postId: string
      readonly state: 'operational' | 'informational' | 'degraded' | 'resolved'
      readonly text: string
    }
  | { readonly kind: 'mentorAsked'; readonly topic: string }
  | { readonly kind: 'chiefAnswered'; readonly questionId: string; readonly text: string }
  | {
      readonly kind: 'chiefSpoke'
      readonly tone: ChiefTone
      readonly text: string
      readonly cites: readonly string[]
      readonly questionId: string | null
    }
  | {
      readonly kind: 'selfRated'
      readonly ratings: Readonly<Record<string, number>>
      readonly wentWell: string
      readonly wasHard: string
      readonly wouldChange: string
    }
  | { readonly kind: 'drillEnded'; readonly outcome: DrillOutcome; readonly reason: string }
  /** A change that was made while the drill ran, by somebody else or by automation: trackers show it from now on. */
  | { readonly kind: 'changeMade'; readonly changeId: string; readonly title: string }
  // Hidden from every seat until the drill has ended:
  | { readonly kind: 'faultStarted'; readonly faultId: string }
  | { readonly kind: 'faultEnded'; readonly faultId: string }
  | { readonly kind: 'machineEntered'; readonly state: string }
  | { readonly kind: 'worldObserved'; readonly event: string }
  | { readonly kind: 'leverPulled'; readonly lever: string }
  | { readonly kind: 'evidenceReached'; readonly clueId: string; readonly via: string }

export type DrillOutcome = 'resolved' | 'handedOver' | 'resolvedTooEarly' | 'abandoned' | 'overtaken'

export type DrillEventKind = DrillEvent['kind']
export type EventOf<K extends DrillEventKind> = Extract<DrillEvent, { readonly kind: K }>

/** One line of the log. `id` is `e1`, `e2` … in order; everything the drill claims cites these. */
export interface LogEntry {
  readonly id: string
  readonly at: number
  readonly by: Actor
  readonly event: DrillEvent
  readonly hidden: boolean
  /** The log entry that led to this one, if any. */
  readonly because: string | null
}
