import type { LookSource, ReplyStance } from '../scenario/index.ts'

/** The places at the table. Solo is a room of one; the Fire Chief holds a seat like anyone else. */
export type SeatId =
  | 'commander'
  | 'deputy'
  | 'scribe'
  | 'commsLead'
  | 'operationsLead'
  | 'observer'
  | 'facilitator'
  | 'chief'

export type SeverityNumber = 1 | 2 | 3 | 4 | 5

/** Roles that a commander gives to people of the cast. */
export type IncidentRole = 'deputy' | 'scribe' | 'commsLead' | 'operationsLead'

/** Before a consequential action: what is it for, what should be seen and by when, what is the worst that can happen. */
export interface DecisionCard {
  readonly goal: string
  readonly expected: ExpectedSignal | null
  readonly worstCase: string
}

export interface ExpectedSignal {
  readonly series: string
  readonly direction: 'below' | 'above'
  readonly value: number
  readonly withinSeconds: number
}

export type ActionParameters = Readonly<Record<string, string | number>>

/** What a seat can ask for. Imperative; whether it happens is the drill's to say. */
export type Command =
  | { readonly kind: 'acknowledgePage'; readonly pageId: string }
  | { readonly kind: 'declareIncident'; readonly severity: SeverityNumber; readonly summary: string }
  | { readonly kind: 'setSeverity'; readonly severity: SeverityNumber; readonly reason: string }
  | { readonly kind: 'openBridge' }
  | { readonly kind: 'takeCommand'; readonly announcement: string }
  | { readonly kind: 'assignRole'; readonly personId: string; readonly role: IncidentRole }
  /** Brief first; the other acknowledges after a while; then `announceHandover` moves command. */
  | { readonly kind: 'handOverCommand'; readonly to: string; readonly brief: string }
  | { readonly kind: 'announceHandover'; readonly text: string }
  | { readonly kind: 'acceptCommand'; readonly readBack: string }
  | { readonly kind: 'relievePerson'; readonly personId: string; readonly reason: string }
  | { readonly kind: 'askReport'; readonly personId: string; readonly question: string }
  | {
      readonly kind: 'assignTask'
      readonly personId: string
      readonly investigationId: string
      readonly outcome: string
      readonly timeBoxMinutes: number | null
    }
  | { readonly kind: 'checkTask'; readonly taskId: string }
  /** A person, a team's on-call, or a group (`vendor`, `executives`, `legal`, `security`). */
  | { readonly kind: 'page'; readonly target: string; readonly reason: string }
  | { readonly kind: 'standDown'; readonly personIds: readonly string[]; readonly staying: string }
  | {
      readonly kind: 'stateHypothesis'
      readonly text: string
      readonly confidence: 'low' | 'medium' | 'high'
      /** Services or zones suspected. */
      readonly suspects: readonly string[]
    }
  | { readonly kind: 'listOptions'; readonly options: readonly string[] }
  | { readonly kind: 'askForObjections'; readonly proposal: string; readonly actionId: string | null }
  | {
      readonly kind: 'approveAction'
      readonly actionId: string
      readonly parameters: ActionParameters
      /** A cast member, or `self`: hands on the keyboard. */
      readonly executor: string
      readonly card: DecisionCard | null
    }
  | { readonly kind: 'undoAction'; readonly executionId: string; readonly reason: string }
  | { readonly kind: 'postInternalUpdate'; readonly text: string }
  | {
      readonly kind: 'postStatus'
      readonly phase: PublicPhase
      readonly text: string
      readonly nextUpdateMinutes: number | null
    }
  | { readonly kind: 'briefExecutives'; readonly text: string }
  | { readonly kind: 'editDocument'; readonly section: DocumentSection; readonly text: string }
  /** A ticket on the board, for work that outlasts the incident or is nobody's yet. `ownerRole` may be empty. */
  | {
      readonly kind: 'createTicket'
      readonly title: string
      readonly type: TicketType
      readonly ownerRole: string
    }
  | { readonly kind: 'setReminder'; readonly inSeconds: number; readonly text: string }
  | { readonly kind: 'setTrigger'; readonly expected: ExpectedSignal; readonly thenText: string }
  | {
      readonly kind: 'reply'
      readonly messageId: string
      readonly stance: ReplyStance
      readonly text: string
    }
  | { readonly kind: 'say'; readonly text: string; readonly to: string | null }
  | { readonly kind: 'lookAt'; readonly source: LookSource; readonly subject: string }
  | { readonly kind: 'askVerification'; readonly checkId: string; readonly personId: string }
  | { readonly kind: 'markMitigated'; readonly text: string }
  | { readonly kind: 'resolveIncident'; readonly text: string }
  | { readonly kind: 'closeIncident'; readonly text: string }
  | { readonly kind: 'namePostmortemOwner'; readonly personId: string; readonly dueDays: number }
  | { readonly kind: 'askMentor'; readonly topic: string }
  | { readonly kind: 'answerChief'; readonly questionId: string; readonly text: string }
  /** Only from the chief's seat: what he says, in words already chosen, citing log ids. */
  | {
      readonly kind: 'chiefSays'
      readonly tone: ChiefTone
      readonly text: string
      readonly cites: readonly string[]
      readonly questionId: string | null
    }
  /** Gives up or leaves: the drill ends here and is graded as it stands. */
  | { readonly kind: 'endDrill'; readonly reason: string }
  /** After the end: the trainee's own rating, 1 to 4 by skill letter, and the three sentences of the hot debrief. */
  | {
      readonly kind: 'rateSelf'
      readonly ratings: Readonly<Record<string, number>>
      readonly wentWell: string
      readonly wasHard: string
      readonly wouldChange: string
    }

export type PublicPhase = 'investigating' | 'identified' | 'monitoring' | 'resolved'
export type TicketType = 'bug' | 'task' | 'followUp'
export type DocumentSection = 'summary' | 'impact' | 'hypotheses' | 'decisions' | 'notes'
export type ChiefTone = 'thinking' | 'question' | 'observation' | 'teaching' | 'handover' | 'debrief'

export type CommandKind = Command['kind']

export interface CommandEntry {
  /** Simulated second in which it takes effect. */
  readonly at: number
  readonly seat: SeatId
  readonly command: Command
}
