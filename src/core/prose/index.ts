/**
 * Reads text, and knows nothing of the world. Promises that every finding and every yes quotes the text at its
 * offsets, that no text makes it throw, that its time grows in line with the length, and that a text which asks for a
 * mark, or lists the words a mark needs, gains nothing by it. English only.
 */
export { checkClosingNote } from './check-closing-note.ts'
export { checkObjectionPoll, checkTakingCommand, checkTaskAssignment } from './check-command.ts'
export { checkHandoverBrief, checkInternalUpdate } from './check-internal-update.ts'
export { checkReadBack } from './check-listening.ts'
export { checkStatusUpdate } from './check-status-update.ts'
export { checkHypothesis, checkTrigger } from './check-thinking.ts'
export { checkExecutiveAnswer, checkTone } from './check-tone.ts'
export type { NamedPerson } from './find-names.ts'
export type { BlamelessOptions } from './lint-blameless.ts'
export { lintBlameless } from './lint-blameless.ts'
export type { LintFinding } from './lint-finding.ts'
export { lintPostmortem } from './lint-postmortem.ts'
export { namesSeveralOwners } from './owner-count.ts'
export { type PostmortemReading, type ReadLine, readPostmortem } from './read-postmortem.ts'
export type { TextCheck } from './text-check.ts'
