import type { Intervention } from '../world/index.ts'
import type { Condition } from './condition.ts'

/**
 * The incident's statechart: an XState configuration as data. Guards and actions are names of this vocabulary with
 * typed parameters. Delays (`after`, keys in milliseconds as XState has them) become entries in the drill's queue.
 */
export interface ScenarioMachine {
  readonly id: string
  readonly initial: string
  readonly states: Readonly<Record<string, ScenarioState>>
}

export interface ScenarioState {
  readonly description?: string
  readonly entry?: readonly MachineAction[]
  readonly exit?: readonly MachineAction[]
  readonly on?: Readonly<Record<string, ScenarioTransition | readonly ScenarioTransition[]>>
  readonly after?: Readonly<Record<string, ScenarioTransition | readonly ScenarioTransition[]>>
  readonly initial?: string
  readonly states?: Readonly<Record<string, ScenarioState>>
  readonly type?: 'parallel' | 'final'
}

export interface ScenarioTransition {
  readonly target?: string
  readonly guard?: { readonly type: 'holds'; readonly params: { readonly condition: Condition } }
  readonly actions?: readonly MachineAction[]
}

export type MachineAction =
  | { readonly type: 'injectFault'; readonly params: { readonly faultId: string } }
  | { readonly type: 'clearFault'; readonly params: { readonly faultId: string } }
  | {
      readonly type: 'scheduleInject'
      readonly params: { readonly injectId: string; readonly afterSeconds: number }
    }
  | {
      readonly type: 'vendorPosts'
      readonly params: { readonly postId: string; readonly afterSeconds: number }
    }
  /** Somebody outside the trainee's command, or automation, intervenes; `changeId` shows it among the changes from then on. */
  | {
      readonly type: 'someoneActs'
      readonly params: { readonly intervention: Intervention; readonly changeId?: string }
    }
  /** `id` is the page's own, once in a machine. */
  | {
      readonly type: 'pageTeam'
      readonly params: { readonly id: string; readonly teamId: string; readonly title: string }
    }
  /** What came of it is not for the machine to say. */
  | { readonly type: 'endDrill' }
