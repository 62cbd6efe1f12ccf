import type {
  ActionParameters,
  CommandEntry,
  DecisionCard,
  DocumentSection,
  ExpectedSignal,
  Holder,
  IncidentRole,
  PartyId,
  PublicPhase,
  ReplyStance,
  SeatId,
  Seats,
  SeverityNumber,
  Words,
} from '../command/index.ts'
import type { MachineState, PersonStatus, Policy, Scenario } from '../scenario/index.ts'
import type { WorldModel, WorldState } from '../world/index.ts'
import type { Baseline } from './baseline.ts'
import type { Checkpoint, DrillMode } from './drill-record.ts'
import type { DrillOutcome, LogEntry } from './event.ts'

/** What is the same for every fork of a drill. */
export interface DrillSetup {
  readonly scenario: Scenario
  readonly policy: Policy
  readonly seed: number
  readonly mode: DrillMode
  /** The seat that is trained: the drill is graded from it. */
  readonly seat: SeatId
  /** Who sits where at the start; by default as `seatsAtStart` has it for one person. */
  readonly seats?: Partial<Seats>
}

/** A drill in progress: the setup, the compiled world and the state. `forkDrill` copies the state only. */
export interface Drill {
  readonly setup: DrillSetup
  readonly model: WorldModel
  readonly baseline: Baseline
  readonly state: DrillState
}

/** Plain data (the world's numbers are a typed array). Only the functions of core/drill change it. */
export interface DrillState {
  second: number
  world: WorldState
  machine: MachineState
  /** Future happenings in simulated time, ordered by (at, sequence). */
  queue: ScheduledItem[]
  nextSequence: number
  people: Record<string, PersonState>
  seats: Record<SeatId, Holder>
  /** Roles given to seats; a seat has what its role may do when it has accepted. */
  seatRoles: Partial<Record<SeatId, { readonly role: IncidentRole; acceptedAt: number | null }>>
  /** A facilitator has stopped the time. */
  paused: boolean
  incident: IncidentState
  pages: PageState[]
  tasks: TaskState[]
  executions: ExecutionState[]
  messages: MessageState[]
  reminders: ReminderState[]
  triggers: TriggerState[]
  monitors: Record<string, MonitorState>
  injectsSent: Record<string, number>
  clues: Record<string, ClueState>
  vendorPosted: Record<string, number>
  /** Changes made by others while the drill ran, by id. */
  changesMade: Record<string, number>
  verified: Record<string, number>
  statusPosts: StatusPost[]
  document: Record<DocumentSection, Words>
  /** What each seat has open now, one subject for each source: `metrics:service/checkout`. Charts are sent for these only. */
  open: Record<string, string[]>
  /** Everything each seat has ever opened. */
  looked: Record<string, string[]>
  /** Recent true values, newest last, of the series that conditions ask to hold for a while. */
  truthPast: Record<string, number[]>
  log: LogEntry[]
  /** Hash chain over the log, for checkpoints. */
  logHash: string
  commands: CommandEntry[]
  checkpoints: Checkpoint[]
  ended: DrillOutcome | null
}

export interface ScheduledItem {
  readonly at: number
  readonly sequence: number
  readonly item:
    | { readonly kind: 'machineDelay'; readonly eventType: string; readonly sendId: string }
    | { readonly kind: 'inject'; readonly injectId: string }
    | { readonly kind: 'reaction'; readonly messageId: string; readonly stance: ReplyStance | 'silence' }
    | { readonly kind: 'vendorPost'; readonly postId: string }
    | { readonly kind: 'personJoins'; readonly personId: string }
    | { readonly kind: 'personMisses'; readonly personId: string }
    | {
        readonly kind: 'personSays'
        readonly personId: string
        readonly event: LogEntry['event']
        readonly because: string
      }
    | { readonly kind: 'taskReports'; readonly taskId: string }
    | { readonly kind: 'taskBoxExpires'; readonly taskId: string }
    | { readonly kind: 'actionStarts'; readonly executionId: string }
    | {
        readonly kind: 'actionEffect'
        readonly executionId: string
        readonly effectIndex: number
        readonly undo: boolean
      }
    | { readonly kind: 'predictionDue'; readonly executionId: string }
    | { readonly kind: 'pageEscalates'; readonly pageId: string; readonly step: number }
    | { readonly kind: 'reminderDue'; readonly reminderId: string }
    | { readonly kind: 'triggerDue'; readonly triggerId: string }
    | {
        readonly kind: 'verificationReports'
        readonly checkId: string
        readonly personId: string
        readonly because: string
      }
    | { readonly kind: 'objectionsClose'; readonly because: string }
    | { readonly kind: 'reliefArrives'; readonly personId: string }
}

export interface PersonState {
  status: PersonStatus
  role: IncidentRole | null
  /** Task, action or check they are busy with. */
  busyWith: string | null
  pagedAt: number | null
  joinedAt: number | null
  pagesMissed: number
  lastReportAt: number | null
}

export interface IncidentState {
  number: string | null
  declaredAt: number | null
  severity: SeverityNumber | null
  bridgeOpenedAt: number | null
  /** A seat or a member of the cast. */
  commander: PartyId | null
  commandTakenAt: number | null
  handover: { to: PartyId; brief: Words; acceptedAt: number | null } | null
  mitigatedAt: number | null
  resolvedAt: number | null
  closedAt: number | null
  postmortemOwner: PartyId | null
  hypothesis: Words | null
}

export interface PageState {
  readonly pageId: string
  readonly alertId: string
  readonly raisedAt: number
  acknowledgedAt: number | null
  escalatedAt: number | null
  clearedAt: number | null
}

export interface TaskState {
  readonly taskId: string
  readonly personId: PartyId
  readonly investigationId: string
  readonly outcome: Words
  readonly assignedAt: number
  readonly timeBoxMinutes: number | null
  acceptedAt: number | null
  reportedAt: number | null
  boxExpiredAt: number | null
  checkedAt: number | null
  /** Who had it has left. */
  handedBackAt: number | null
}

export interface ExecutionState {
  readonly executionId: string
  readonly actionId: string
  readonly parameters: ActionParameters
  readonly executor: string
  readonly card: DecisionCard | null
  readonly approvedAt: number
  readonly approvedBy: SeatId
  /** When it should be there, as far as could be told when it was approved. */
  plannedEffectAt: number
  effectAt: number | null
  undoneAt: number | null
  failedAt: number | null
  /** Who was to do it has left before it was done. */
  handedBackAt: number | null
  predictionMet: boolean | null
}

export interface MessageState {
  readonly messageId: string
  readonly from: string
  readonly injectId: string | null
  readonly at: number
  answeredAt: number | null
  stance: ReplyStance | null
}

export interface ReminderState {
  readonly reminderId: string
  readonly seat: SeatId
  readonly setAt: number
  readonly dueAt: number
  readonly text: Words
  firedAt: number | null
}

export interface TriggerState {
  readonly triggerId: string
  readonly setAt: number
  readonly expected: ExpectedSignal
  readonly bySecond: number
  readonly thenText: Words
  /** The signal was there already when this was set: then what counts is whether it still is at the end. */
  readonly holdsAlready: boolean
  firedAt: number | null
}

export interface MonitorState {
  since: number | null
  sentAt: number | null
}

export interface ClueState {
  /** First second at which some screen would have shown it. */
  availableAt: number | null
  /** By seat: the first second at which it reached that seat, and the log entry it came with. */
  readonly reached: Partial<Record<SeatId, { readonly at: number; readonly via: string }>>
}

export interface StatusPost {
  readonly at: number
  readonly phase: PublicPhase
  readonly text: Words
  readonly nextUpdateMinutes: number | null
  readonly entryId: string
}
