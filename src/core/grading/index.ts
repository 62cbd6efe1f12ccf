/**
 * Grades a drill: how it was commanded, what it came to, and what each decision was worth. Promises that the same record
 * gives the same grade byte for byte, that every item cites log entries and every quote stands in one of them, that
 * nothing is judged by what could not be known, and that no text can talk its way to a mark.
 */
export type {
  CommandProfile,
  DecisionAnalysis,
  DecisionWeighed,
  Grade,
  MarkerItem,
  MarkerMark,
  Outcome,
  OutcomeReference,
  Rating,
  SkillLetter,
  SkillMark,
} from './grade.ts'
export { calibrateScenario } from './calibrate-scenario.ts'
export { calibrateWorld } from './calibrate-world.ts'
export type { CaseFile } from './case-file.ts'
export { type BotLine, checkByPlay, type PlayCheck } from './check-by-play.ts'
export { commandProfile, markerRules } from './command-profile.ts'
export { type BotCheck, checkBots } from './discriminates.ts'
export type { CardEstimate } from './estimate-card.ts'
export { gradeDrill, gradeProfileAndOutcome } from './grade-drill.ts'
export {
  type CalibrationReport,
  HELD_OUT_WITHIN,
  type LandmarkRow,
  TUNED_WITHIN,
} from './landmark-row.ts'
export { leaks } from './leaks.ts'
export { type MarkerRule, markOf } from './marker-rule.ts'
export { type BotRow, type BotRun, playBots, tableOf } from './rank-bots.ts'
export { textOf } from './trainee-text.ts'
export { weighDecisions } from './weigh-decisions.ts'
