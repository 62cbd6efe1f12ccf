import { type Drill, type DrillRecord, replayRecord } from '../drill/index.ts'
import type { Policy, Scenario } from '../scenario/index.ts'
import { commandProfile } from './command-profile.ts'
import type { Grade } from './grade.ts'
import { openCaseFile } from './open-case-file.ts'
import { harmOf, harmOfNothing, parOf, weighOutcome } from './outcome.ts'
import { weighDecisions } from './weigh-decisions.ts'

/**
 * The first two outputs of a grade: command profile and outcome. `played` saves a replay when the drill is at hand;
 * `judgedBy` asks how the same drill stands under other house rules than those it was played by. The third, the decisions, is longer work: see `weighDecisions`.
 */
export function gradeProfileAndOutcome(
  record: DrillRecord,
  scenario: Scenario,
  played?: Drill,
  judgedBy: Policy = record.policy,
): Omit<Grade, 'decisions'> {
  const drill = played ?? replayed(record, scenario)
  const own = harmOf(record, scenario, drill.state.log)
  const par = parOf(scenario, record.policy, record.seed)
  const nothing = harmOfNothing(record, scenario)
  return {
    profile: commandProfile({ ...openCaseFile(drill), policy: judgedBy }),
    outcome: weighOutcome(drill, own, par, nothing),
  }
}

/** The whole grade of a record: the same record gives the same grade, byte for byte. */
export function gradeDrill(record: DrillRecord, scenario: Scenario, played?: Drill): Grade {
  const drill = played ?? replayed(record, scenario)
  return {
    ...gradeProfileAndOutcome(record, scenario, drill),
    decisions: { decisions: [...weighDecisions(record, scenario, drill)] },
  }
}

function replayed(record: DrillRecord, scenario: Scenario): Drill {
  const replay = replayRecord(record, scenario)
  if (!replay.ok) throw new Error(replay.problem)
  return replay.drill
}
