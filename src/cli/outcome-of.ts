import { type Drill, recordOf } from '../core/drill/index.ts'
import { gradeProfileAndOutcome } from '../core/grading/index.ts'
import { postmortemFacts, postmortemToMarkdown, writePostmortem } from '../core/postmortem/index.ts'
import type { KeptOutcome } from '../core/table/index.ts'

/** What is kept beside the record of an ended drill: its grade, and the post-mortem as Markdown. */
export function outcomeOf(drill: Drill, grade: KeptOutcome['grade'] = gradeOf(drill)): KeptOutcome {
  return { grade, report: postmortemToMarkdown(writePostmortem(postmortemFacts(drill))) }
}

export const gradeOf = (drill: Drill): KeptOutcome['grade'] =>
  gradeProfileAndOutcome(recordOf(drill), drill.setup.scenario, drill)
