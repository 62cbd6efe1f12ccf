// Scenarios as plain data: their vocabulary, the schema that reads them, the pure runner of their statechart and the
// checks that need no play. Promises that a parsed `Scenario` names only things that exist.
export { cardOf } from './card-of.ts'
export type { CastMember, Personality, Team } from './cast.ts'
export type { Condition, ConditionFacts, IncidentMoment, PersonStatus } from './condition.ts'
export { conditionHolds } from './condition-holds.ts'
export { defaultPolicy } from './default-policy.ts'
export type { MachineAction, ScenarioMachine, ScenarioState, ScenarioTransition } from './machine.ts'
export {
  isInState,
  type MachineState,
  type MachineStep,
  sendToMachine,
  startMachine,
} from './machine-runner.ts'
export { parseScenario } from './parse-scenario.ts'
export { parseWorldFile, type WorldFile } from './parse-world-file.ts'
export type { Play } from './playbook.ts'
export type { Policy, PolicyWindows, SeverityLevel } from './policy.ts'
export type { Problem } from './problem.ts'
export { resolveTemplate } from './resolve-template.ts'
export type {
  ActionGroup,
  ActionSpec,
  Briefing,
  Clue,
  ContributingFactor,
  Finding,
  Inject,
  InjectExpectation,
  Investigation,
  LookSource,
  Monitor,
  RecentChange,
  Remedy,
  ReplyStance,
  Runbook,
  Scenario,
  ScenarioAlert,
  ScenarioCard,
  Source,
  VendorPost,
  VerificationCheck,
} from './scenario.ts'
export type { ScenarioLibrary } from './scenario-library.ts'
export { validateScenario } from './validate-scenario.ts'
