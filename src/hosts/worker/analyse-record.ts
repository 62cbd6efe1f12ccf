import { debrief } from '../../core/chief/index.ts'
import type { DrillRecord } from '../../core/drill/index.ts'
import { gradeProfileAndOutcome, weighDecisions } from '../../core/grading/index.ts'
import {
  actionItemsToCsv,
  postmortemFacts,
  postmortemToHtml,
  postmortemToJson,
  postmortemToMarkdown,
  writePostmortem,
} from '../../core/postmortem/index.ts'
import type { Scenario } from '../../core/scenario/index.ts'
import { replayTable } from '../../core/table/index.ts'
import { toldLog } from '../../core/view/index.ts'
import type { FromAnalyst, Twist } from '../../protocol/analysis.ts'
import { replayFrames } from './replay-frames.ts'

/** Everything the analyst has to say about an ended drill, in the order in which it is ready. */
export function* analyseRecord(
  record: DrillRecord,
  scenario: Scenario,
  twist: Twist | null = null,
): Generator<FromAnalyst> {
  const replay = replayTable(record, scenario)
  if (!replay.ok) {
    yield {
      kind: 'problem',
      message: `This drill cannot be analysed: ${replay.problem}`,
      mend: `It was played on build ${record.coreBuild}; analyse it with that build.`,
    }
    return
  }
  const { drill } = replay.table
  const log = toldLog(drill)
  const grade = gradeProfileAndOutcome(record, scenario, drill)
  yield { kind: 'grade', grade, log, debrief: debrief(grade, log, record.seed), twist }
  yield { kind: 'replay', frames: replayFrames(drill, grade.outcome.curve) }
  const document = writePostmortem(postmortemFacts(drill))
  yield {
    kind: 'postmortem',
    document,
    markdown: postmortemToMarkdown(document),
    html: postmortemToHtml(document),
    json: postmortemToJson(document),
    csv: actionItemsToCsv(document),
  }
  for (const decision of weighDecisions(record, scenario, drill)) yield { kind: 'decision', decision }
  yield { kind: 'done' }
}
