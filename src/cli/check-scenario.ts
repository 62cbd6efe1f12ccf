import { type BotLine, type CardEstimate, checkByPlay } from '../core/grading/index.ts'
import {
  type Policy,
  type Problem,
  scenarioVariant,
  splitScenarioName,
  validateScenario,
} from '../core/scenario/index.ts'
import { openScenario, readScenario } from './scenarios.ts'

/** One scenario or variant to prove; plain data, so that it can be given to a worker thread. */
export interface CheckJob {
  /** As on the command line: id or file, with `@variant` behind it. */
  readonly name: string
  readonly seeds: readonly number[]
  readonly policy: Policy
}

export interface CheckReport {
  readonly scenario: string
  readonly problems: readonly Problem[]
  /** Empty when the scenario cannot be played. */
  readonly bots: readonly BotLine[]
  /** What the runs say about length and difficulty; null when it cannot be played. */
  readonly estimate: CardEstimate | null
}

/** What a thread says about one job. */
export type CheckAnswer =
  | { readonly ok: true; readonly report: CheckReport }
  | {
      readonly ok: false
      readonly failure: {
        readonly file: string
        readonly place: string
        readonly message: string
        readonly mend: string
      }
    }

/** Everything that can be said about one scenario, statically and by play. */
export async function checkScenario({ name, seeds, policy }: CheckJob): Promise<CheckReport> {
  const { base, variant } = splitScenarioName(name)
  const original = variant === null ? null : await openScenario(base)
  const parsed =
    original === null || variant === null ? await readScenario(name) : scenarioVariant(original, variant)
  if (!parsed.ok) return { scenario: name, problems: parsed.problems, bots: [], estimate: null }
  // Each variant is proven as a scenario of its own.
  const { variants: _, ...scenario } = parsed.scenario
  const played = checkByPlay(parsed.scenario, policy, seeds, original)
  return {
    scenario: scenario.id,
    problems: [...validateScenario(scenario, original), ...played.problems],
    bots: played.table,
    estimate: played.estimate,
  }
}
