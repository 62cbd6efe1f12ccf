import type { LookSource, ReplyStance } from '../command/index.ts'
import type { AlertRule, Fault, Intervention, Topology } from '../world/index.ts'
import type { Calibration } from './calibration.ts'
import type { CastMember, Team } from './cast.ts'
import type { Condition } from './condition.ts'
import type { ScenarioMachine } from './machine.ts'
import type { Play } from './playbook.ts'
import type { Variant } from './variant.ts'

/**
 * An authored incident as plain data: what the cloud is, what goes wrong in it, who is there and what they know, and
 * what an expert would do. Nothing in it decides an outcome: outcomes come from the world. JSON-serialisable.
 */
export interface Scenario {
  readonly format: 1
  readonly id: string
  readonly title: string
  readonly oneLine: string
  /** 1 (first drill) to 5. */
  readonly difficulty: number
  /** Real minutes a good player needs, from and to. */
  readonly expectedMinutes: readonly [number, number]
  /** Fictional date of the drill, for documents. The time of day is `topology.startsAtUtcSecond`. */
  readonly date: string
  readonly briefing: Briefing
  readonly topology: Topology
  /** The world runs this long before second 0, so that charts have a past. */
  readonly warmUpSeconds: number
  /** The drill ends by itself at this second at the latest. */
  readonly endsAtSecond: number
  readonly faults: readonly Fault[]
  readonly machine: ScenarioMachine
  readonly monitors: readonly Monitor[]
  readonly alerts: readonly ScenarioAlert[]
  readonly runbooks: readonly Runbook[]
  readonly changes: readonly RecentChange[]
  readonly teams: readonly Team[]
  readonly cast: readonly CastMember[]
  readonly actions: readonly ActionSpec[]
  readonly investigations: readonly Investigation[]
  readonly clues: readonly Clue[]
  readonly injects: readonly Inject[]
  readonly vendorPosts: readonly VendorPost[]
  readonly verifications: readonly VerificationCheck[]
  readonly playbook: readonly Play[]
  readonly factors: readonly ContributingFactor[]
  readonly remedies: readonly Remedy[]
  /** What must hold in the world for the incident to be over; the drill never shows it. */
  readonly recovered: Condition
  /** Words that give the cause away; no view may contain them before the end. */
  readonly secrets: readonly string[]
  readonly sources: readonly Source[]
  /** The same incident with a difference, so that nobody can play from memory. */
  readonly variants?: readonly Variant[]
  /** The right answer is to do little: nothing has to be repaired by us, and doing much makes it worse. */
  readonly restraint?: boolean
  /** When the commander's duty ends and who relieves: the incident may outlast it. */
  readonly shift?: CommandShift
  /** What is managed as code, as last applied. */
  readonly terraform?: readonly TerraformResource[]
  /** What public reports say about the real event, and how the model is held against it. */
  readonly calibration?: Calibration
}

/** A drill ends well, too, when command was handed over in time and the world was by then as `readyWhen` says. */
export interface CommandShift {
  readonly endsAtSecond: number
  /** Cast member who takes the next shift; reaches the bridge before it. */
  readonly relief: string
  readonly readyWhen: Condition
}

/** One resource of the infrastructure code: its address, and attributes as in the state file. */
export interface TerraformResource {
  readonly address: string
  readonly attributes: Readonly<Record<string, string | number | boolean>>
  /** Series whose reading is the attribute in the real world: what a plan compares for drift. */
  readonly observed?: Readonly<Record<string, string>>
}

export interface Briefing {
  readonly company: string
  readonly situation: string
  readonly yourRole: string
  readonly goodToKnow: readonly string[]
}

/** Watches the true world and tells the machine: the event is sent when the condition has held for `forSeconds`. */
export interface Monitor {
  readonly id: string
  readonly event: string
  readonly when: Condition
  readonly forSeconds?: number
  /** Sent again after it has been false; otherwise once. */
  readonly repeats?: boolean
}

export interface ScenarioAlert {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly team: string
  readonly urgency: 'high' | 'low'
  /** Evaluated on telemetry, by the world. */
  readonly rule: AlertRule
  readonly runbook?: string
}

export interface Runbook {
  readonly id: string
  readonly title: string
  readonly service?: string
  readonly markdown: string
}

export interface RecentChange {
  readonly id: string
  /** Seconds from the start of the drill; negative is before it. */
  readonly at: number
  readonly service: string
  readonly title: string
  readonly detail: string
  readonly byRole: string
  /** What kind of event the trackers show; a plain entry when absent. */
  readonly kind?: 'deploy' | 'terraform' | 'config' | 'flag' | 'console'
  /** Infrastructure addresses it touched. */
  readonly resources?: readonly string[]
}

/**
 * Something an operations person can do. `effects` are interventions in which strings like "$zone" stand for a
 * parameter. People take `durationSeconds` from the approval until the effect reaches the world.
 */
export interface ActionSpec {
  readonly id: string
  readonly label: string
  readonly group: ActionGroup
  readonly description: string
  readonly parameters: readonly ActionParameter[]
  readonly durationSeconds: number
  /** Control-plane actions may be slow or fail when the control plane is hurt. */
  readonly plane: 'data' | 'control'
  /** Control plane of the provider it goes through: slow or failing when that is hurt. */
  readonly controlPlane?: string
  /** The command of the trade that does it, with "$parameter" places, and the tool it belongs to. */
  readonly console?: { readonly tool: 'aws' | 'terraform' | 'kubectl' | 'flags'; readonly command: string }
  readonly costUsd: number
  readonly risk: string
  readonly wayBack: string
  readonly reversible: boolean
  readonly blastRadius: 'service' | 'zone' | 'region' | 'global'
  readonly performedByTeams: readonly string[]
  readonly precondition?: { readonly when: Condition; readonly refusal: string }
  readonly effects: readonly ActionEffect[]
  /** Interventions that take it back, if it can be taken back. */
  readonly undo?: readonly ActionEffect[]
  /** Sets of clues, any one of which makes the action a reasoned one. Empty = needs none (cheap and reversible). */
  readonly warrantedBy: readonly (readonly string[])[]
  /** Does it help, for parameter values that match? Never shown; used by validation only. */
  readonly tempting?: boolean
}

export type ActionGroup =
  | 'traffic'
  | 'retries'
  | 'capacity'
  | 'automation'
  | 'restart'
  | 'change'
  | 'failover'
  | 'degrade'
  | 'access'

export interface ActionParameter {
  readonly id: string
  readonly label: string
  readonly options: readonly { readonly value: string | number; readonly label: string }[]
}

export interface ActionEffect {
  readonly afterSeconds: number
  /** An intervention with "$parameter" placeholders in any field. */
  readonly intervention: Templated<Intervention>
}

/** The same shape with "$parameter" allowed in place of any leaf but the kind. */
export type Templated<T> = T extends unknown
  ? { readonly [K in keyof T]: K extends 'kind' ? T[K] : T[K] | `$${string}` }
  : never

/** A question somebody can be sent to answer. The finding depends on the world when they look. */
export interface Investigation {
  readonly id: string
  readonly label: string
  /** Teams whose people know where to look; others take longer and find the last, vague finding. */
  readonly teams: readonly string[]
  readonly service?: string
  readonly minutes: number
  /** The first whose condition holds is reported. The last must hold always. */
  readonly findings: readonly Finding[]
}

export interface Finding {
  readonly when: Condition
  /** Ways to say it; one is drawn. May contain "{series:…}" readings, formatted as the drill does. */
  readonly texts: readonly string[]
  /** What they ask for; not said once it was approved or is in effect: see `asksFor`. */
  readonly needs?: string
  /** The actions that `needs` asks for, any one of which answers it. */
  readonly asksFor?: readonly AskedAction[]
  readonly confidence: 'sure' | 'likely' | 'guess'
  readonly clues: readonly string[]
}

/** A piece of evidence that can reach a seat; `seenAt` says which screens show it while `when` holds in telemetry. */
export interface Clue {
  readonly id: string
  readonly says: string
  /** What it tells about the severity beyond what the wall screens show; for the policy's matrix. */
  readonly tells?: 'redundancyLost' | 'dataLost'
  readonly seenAt: readonly {
    readonly source: LookSource
    readonly subject: string
    readonly when: Condition
  }[]
}

/** A message from the cast or a customer, and what an answer to it should be. */
export interface Inject {
  readonly id: string
  readonly from: string
  readonly channel: 'incident' | 'direct' | 'executive' | 'support'
  readonly texts: readonly string[]
  /** Sent when this holds (checked every second), at most once; or by the machine's `scheduleInject`. */
  readonly when?: Condition
  /** The actions that it asks for: not sent any more when one of them was approved or is in effect. */
  readonly asksFor?: readonly AskedAction[]
  readonly expects?: InjectExpectation
}

/** An action that somebody wants; with the parameters that matter to them, any choice of the others will do. */
export interface AskedAction {
  readonly actionId: string
  readonly parameters?: Readonly<Record<string, string | number>>
}

export interface InjectExpectation {
  readonly kind:
    | 'etaRequest'
    | 'override'
    | 'severityChallenge'
    | 'costObjection'
    | 'wrongRemedy'
    | 'criticalInformation'
    | 'distress'
    | 'customerQuestion'
    | 'dataRequest'
  readonly answerWithinSeconds: number
  readonly soundStances: readonly ReplyStance[]
  readonly importance: 'critical' | 'normal' | 'noise'
  /** Said by the sender after an answer, by stance; or after silence. */
  readonly reactions?: Readonly<Partial<Record<ReplyStance | 'silence', readonly string[]>>>
}

export interface VendorPost {
  readonly id: string
  readonly state: 'operational' | 'informational' | 'degraded' | 'resolved'
  readonly text: string
}

/** A way to prove recovery: somebody walks the customer's path, or a signal has been clear for a while. */
export interface VerificationCheck {
  readonly id: string
  readonly label: string
  readonly teams: readonly string[]
  readonly minutes: number
  readonly passes: Condition
  readonly passText: readonly string[]
  readonly failText: readonly string[]
}

export interface ContributingFactor {
  readonly id: string
  readonly kind: 'trigger' | 'amplifier' | 'latent' | 'detection' | 'response'
  /** Systemic, blameless, in the past tense. */
  readonly text: string
  /** Shown only if this held at the end of the drill (e.g. an action was taken). Absent = always. */
  readonly when?: Condition
}

/** A worthwhile action item for the post-mortem. */
export interface Remedy {
  readonly id: string
  readonly kind: 'prevent' | 'detect' | 'mitigate' | 'process'
  readonly text: string
  readonly ownerRole: string
  readonly priority: 'P0' | 'P1' | 'P2'
  readonly dueDays: number
  readonly doneWhen: string
  readonly when?: Condition
}

export interface Source {
  readonly title: string
  readonly url: string
  readonly usedFor: string
}

/** What may be said of a scenario before it is played. */
export interface ScenarioCard {
  readonly id: string
  readonly title: string
  readonly oneLine: string
  readonly difficulty: number
  readonly expectedMinutes: readonly [number, number]
  readonly briefing: Briefing
  /** Ids of its variants, neutral as they are; `id@variant` names one. */
  readonly variants?: readonly string[]
}
