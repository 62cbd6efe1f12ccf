// Scenarios as plain data: their vocabulary, the schema that reads them, the pure runner of their statechart and the
// checks that need no play. Promises that a parsed `Scenario` names only things that exist.
export { cardOf } from './card-of.ts'
export type { Course, Landmark } from './calibration.ts'
export type { CastMember, Personality, Team } from './cast.ts'
export type { Condition, ConditionFacts, IncidentMoment, PersonStatus } from './condition.ts'
export { conditionHolds } from './condition-holds.ts'
export { defaultPolicy } from './default-policy.ts'
export { type ScenarioDraft, draftScenario } from './draft-scenario.ts'
export type { ScenarioMachine } from './machine.ts'
export { isInState, sendToMachine, startMachine } from './machine-runner.ts'
export type { MachineState, MachineStep } from './machine-runner.ts'
export { parsePolicy } from './parse-policy.ts'
export { parseScenario } from './parse-scenario.ts'
export { parseWorldFile, type WorldFile } from './parse-world-file.ts'
export { parseWorldReport } from './parse-world-report.ts'
export { placeOfJsonError } from './place-of-json-error.ts'
export type { Play } from './playbook.ts'
export { type EscalationStep, type Policy, type SeverityLevel, severityLabel } from './policy.ts'
export { policyJsonSchema } from './policy-json-schema.ts'
export type { Problem } from './problem.ts'
export { resolveTemplate } from './resolve-template.ts'
export type {
  ActionGroup,
  ActionSpec,
  AskedAction,
  Briefing,
  ContributingFactor,
  Finding,
} from './scenario.ts'
export type { Inject, Investigation, Remedy, Scenario } from './scenario.ts'
export type { ScenarioAlert, ScenarioCard, TerraformResource } from './scenario.ts'
export type { ScenarioLibrary } from './scenario-library.ts'
export { scenarioHash, withOtherProse } from './scenario-prose.ts'
export { scenarioJsonSchema } from './scenario-json-schema.ts'
export { drawVariant, loadByName, scenarioVariant, splitScenarioName } from './scenario-variant.ts'
export { validateScenario } from './validate-scenario.ts'
export type { WorldCourse, WorldReport, WorldStep } from './world-report.ts'
