// Scenarios as plain data: their vocabulary, the schema that reads them, the pure runner of their statechart and the
// checks that need no play. Promises that a parsed `Scenario` names only things that exist.
export { cardOf } from './card-of.ts'
export type { CastMember, Personality } from './cast.ts'
export type { Condition, ConditionFacts, IncidentMoment, PersonStatus } from './condition.ts'
export { conditionHolds } from './condition-holds.ts'
export { defaultPolicy } from './default-policy.ts'
export type { ScenarioMachine } from './machine.ts'
export { isInState, sendToMachine, startMachine } from './machine-runner.ts'
export type { MachineState, MachineStep } from './machine-runner.ts'
export { parseScenario } from './parse-scenario.ts'
export { parseWorldFile, type WorldFile } from './parse-world-file.ts'
export type { Play } from './playbook.ts'
export type { Policy } from './policy.ts'
export type { Problem } from './problem.ts'
export { resolveTemplate } from './resolve-template.ts'
export type {
  ActionGroup,
  ActionSpec,
  Briefing,
  ContributingFactor,
  Finding,
  Inject,
  Investigation,
  LookSource,
  Remedy,
  ReplyStance,
  Scenario,
  ScenarioAlert,
  ScenarioCard,
} from './scenario.ts'
export type { ScenarioLibrary } from './scenario-library.ts'
export { validateScenario } from './validate-scenario.ts'
