import { type DrillRecord, replayRecord } from '../core/drill/index.ts'
import type { Scenario } from '../core/scenario/index.ts'
import { firstIssue, recordSchema } from '../protocol/message-schema.ts'
import { BadInput } from './bad-input.ts'
import { readJson } from './files.ts'
import { openScenario } from './scenarios.ts'

export interface OpenedRecord {
  readonly record: DrillRecord
  readonly scenario: Scenario
}

/** A drill that was saved with --out, or exported from the page. */
export async function openRecord(file: string): Promise<OpenedRecord> {
  const parsed = recordSchema.safeParse(readJson(file))
  if (!parsed.success)
    throw new BadInput({
      file,
      place: parsed.error.issues[0]?.path.join('.') || 'top',
      message: `This is not a drill record: ${firstIssue(parsed.error)}.`,
      mend: 'Give a file that "drill play … --out FILE" or the export button of the page wrote.',
    })
  const record: DrillRecord = parsed.data
  return { record, scenario: await openScenario(record.scenarioId) }
}

/** The drill of a record, played again; a record that does not fit this scenario or core is bad input. */
export function replayed(file: string, { record, scenario }: OpenedRecord) {
  const result = replayRecord(record, scenario, { verify: true })
  if (result.ok) return result.drill
  throw new BadInput({
    file,
    place: `second ${result.at}`,
    message: result.problem,
    mend: `Use the scenario and the core build ("${record.coreBuild}") it was played on.`,
  })
}
