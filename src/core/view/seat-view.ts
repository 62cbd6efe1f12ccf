import type {
  ActionParameters,
  CommandKind,
  DocumentSection,
  ExpectedSignal,
  IncidentRole,
  LookSource,
  PartyId,
  PublicPhase,
  ReplyStance,
  SeatId,
  SeverityNumber,
} from '../command/index.ts'
import type {
  Dashboard,
  DrillMode,
  DrillOutcome,
  LogLineView,
  Situation,
  ToldEntry,
  TraceView,
} from '../drill/index.ts'
import type { Briefing, Personality, PersonStatus } from '../scenario/index.ts'

/**
 * What a seat can see: never the fault list, the machine, clue ids, right answers or hidden log lines. Plain JSON, cut
 * into slices so that a host can send only those that changed; `log` and the points of `charts` only ever grow.
 */
export interface SeatSlices {
  readonly drill: DrillSlice
  readonly incident: IncidentSlice
  /** What this seat may give now; whether it then works is another question. */
  readonly may: readonly CommandKind[]
  readonly pages: readonly PageView[]
  readonly people: readonly PersonView[]
  readonly tasks: readonly TaskView[]
  readonly executions: readonly ExecutionView[]
  readonly inbox: readonly InboxItem[]
  readonly timers: readonly TimerView[]
  readonly statusPage: readonly StatusPostView[]
  readonly vendor: readonly VendorPostView[]
  /** Change events, newest last: of before the drill, by others, and what the incident's own actions changed. */
  readonly changes: readonly ChangeView[]
  readonly document: Readonly<Record<DocumentSection, string>>
  readonly wall: readonly GaugeView[]
  readonly map: MapView
  readonly charts: Readonly<Record<string, ChartView>>
  readonly logs: readonly LogLineView[]
  readonly traces: readonly TraceView[]
  readonly reading: ReadingView | null
  readonly log: readonly ToldEntry[]
  /** Never changes during a drill. */
  readonly handbook: HandbookView
}

export interface DrillSlice {
  readonly scenarioId: string
  readonly title: string
  readonly mode: DrillMode
  readonly seat: SeatId
  readonly seed: number
  readonly second: number
  readonly startsAtUtcSecond: number
  readonly date: string
  readonly ended: DrillOutcome | null
  /** A facilitator has stopped the time. */
  readonly paused: boolean
  readonly seats: Situation['seats']
  readonly roles: Situation['roles']
}

export interface IncidentSlice {
  readonly number: string | null
  readonly severity: SeverityNumber | null
  readonly declaredAt: number | null
  readonly bridgeOpenedAt: number | null
  /** A seat or a member of the cast. */
  readonly commander: PartyId | null
  readonly commandTakenAt: number | null
  readonly handoverTo: PartyId | null
  readonly handoverAccepted: boolean
  readonly mitigatedAt: number | null
  readonly resolvedAt: number | null
  readonly closedAt: number | null
  readonly postmortemOwner: string | null
  readonly hypothesis: string | null
}

export interface PageView {
  readonly pageId: string
  readonly title: string
  readonly detail: string
  readonly team: string
  readonly urgency: 'high' | 'low'
  readonly raisedAt: number
  readonly acknowledgedAt: number | null
  readonly clearedAt: number | null
  readonly runbook: string | null
}

export interface PersonView {
  readonly id: string
  readonly role: string
  readonly shortRole: string
  readonly team: string
  readonly kind: 'responder' | 'stakeholder' | 'vendor' | 'customer'
  readonly personality: Personality
  readonly bio: string
  readonly status: PersonStatus
  readonly incidentRole: IncidentRole | null
  readonly busyWith: string | null
  readonly pagedAt: number | null
  readonly joinedAt: number | null
  readonly lastReportAt: number | null
  readonly looks: 'fresh' | 'tired' | 'spent'
}

export interface TaskView {
  readonly taskId: string
  readonly personId: string
  readonly label: string
  readonly outcome: string
  readonly assignedAt: number
  readonly dueAt: number | null
  readonly reportedAt: number | null
  /** Who had it has left: it is nobody's. */
  readonly handedBackAt: number | null
  readonly overdue: boolean
}

export interface ExecutionView {
  readonly executionId: string
  readonly actionId: string
  readonly label: string
  readonly parameters: ActionParameters
  readonly executor: string
  readonly approvedAt: number
  readonly expectedEffectAt: number
  readonly status: 'underWay' | 'inEffect' | 'failed' | 'undone' | 'handedBack'
  readonly prediction: { readonly expected: ExpectedSignal; readonly met: boolean | null } | null
  readonly canUndo: boolean
}

/** A message that somebody wants an answer to. */
export interface InboxItem {
  readonly messageId: string
  readonly from: string
  readonly channel: 'incident' | 'direct' | 'executive' | 'support'
  readonly text: string
  readonly at: number
  readonly answered: ReplyStance | null
}

export interface TimerView {
  readonly id: string
  readonly kind:
    | 'reminder'
    | 'trigger'
    | 'publicUpdate'
    | 'executiveUpdate'
    | 'internalUpdate'
    | 'timeBox'
    | 'prediction'
    | 'shiftEnd'
  readonly label: string
  readonly dueAt: number
  readonly overdue: boolean
  /** We said so ourselves; otherwise the policy asks for it. */
  readonly promised: boolean
}

export interface StatusPostView {
  readonly at: number
  readonly phase: PublicPhase
  readonly text: string
  readonly nextUpdateAt: number | null
}

export interface VendorPostView {
  readonly at: number
  readonly state: 'operational' | 'informational' | 'degraded' | 'resolved'
  readonly text: string
}

export interface ChangeView {
  readonly id: string
  readonly at: number
  readonly service: string
  readonly title: string
  readonly byRole: string
  readonly kind: 'deploy' | 'terraform' | 'config' | 'flag' | 'console'
  readonly resources: readonly string[]
}

/** A headline number of the wall screen, through telemetry. */
export interface GaugeView {
  readonly id: string
  readonly label: string
  readonly unit: 'percent' | 'milliseconds' | 'perSecond' | 'ratio' | 'count'
  readonly value: number | null
  readonly good: boolean | null
  readonly spark: readonly number[]
}

export interface MapView {
  readonly zones: readonly { readonly id: string; readonly region: string; readonly weight: number }[]
  readonly cells: readonly MapCell[]
  readonly links: readonly MapLink[]
}

export interface MapCell {
  readonly service: string
  readonly zone: string
  readonly requestRate: number | null
  readonly errorShare: number | null
  readonly p99Ms: number | null
  readonly cpu: number | null
  readonly threadsBusy: number | null
  readonly instances: number
  readonly weight: number
}

export interface MapLink {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Calls a second that travel: not those that a cache answers. */
  readonly rate: number | null
  /** Of all attempts, those that fail: late, refused, not let in or answered with an error. */
  readonly errorShare: number | null
  readonly retryShare: number | null
}

export interface ChartView {
  readonly series: string
  readonly label: string
  readonly unit: string
  readonly at: readonly number[]
  readonly values: readonly (number | null)[]
}

/** The document, runbook or change that is open. */
export interface ReadingView {
  readonly source: LookSource
  readonly subject: string
  readonly title: string
  readonly markdown: string
}

export interface HandbookView {
  readonly briefing: Briefing
  /** Who takes over when the shift ends; null where it does not end in this drill. */
  readonly relief: string | null
  readonly services: readonly { readonly id: string; readonly label: string; readonly team: string }[]
  readonly teams: readonly { readonly id: string; readonly label: string; readonly onCall: string }[]
  readonly dashboards: readonly Dashboard[]
  readonly series: readonly { readonly id: string; readonly label: string; readonly unit: string }[]
  readonly runbooks: readonly { readonly id: string; readonly title: string }[]
  /** Pages of the tools' consoles, tool by tool; `items` is what a page can be opened for. */
  readonly consoles: readonly {
    readonly tool: string
    readonly subject: string
    readonly label: string
    readonly items: readonly { readonly id: string; readonly label: string }[]
  }[]
  readonly investigations: readonly {
    readonly id: string
    readonly label: string
    readonly teams: readonly string[]
    readonly minutes: number
  }[]
  readonly actions: readonly ActionCardView[]
  readonly verifications: readonly {
    readonly id: string
    readonly label: string
    readonly teams: readonly string[]
    readonly minutes: number
  }[]
  readonly severities: readonly {
    readonly level: SeverityNumber
    readonly label: string
    readonly meaning: string
  }[]
  readonly policyTitle: string
}

export interface ActionCardView {
  readonly id: string
  readonly label: string
  readonly group: string
  readonly description: string
  readonly parameters: readonly {
    readonly id: string
    readonly label: string
    readonly options: readonly { readonly value: string | number; readonly label: string }[]
  }[]
  readonly durationSeconds: number
  readonly plane: 'data' | 'control'
  /** The command of the trade that does it, with `$parameter` places. */
  readonly console: { readonly tool: string; readonly command: string } | null
  readonly costUsd: number
  readonly risk: string
  readonly wayBack: string
  readonly reversible: boolean
  readonly blastRadius: string
  readonly performedByTeams: readonly string[]
}
