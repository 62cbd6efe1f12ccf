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

/** For commands that read a kept drill of a scenario which did not come with the tower. */
export const scenarioOption = {
  type: 'string',
  help: 'The scenario file, if the drill was not of a built-in scenario.',
} as const

/** A drill that was saved with --out, or exported from the page; `scenario`: its file, if it is not a built-in one. */
export async function openRecord(file: string, scenario: string | null): Promise<OpenedRecord> {
  const parsed = recordSchema.safeParse(readJson(file))
  if (!parsed.success)
    throw new BadInput({
      file,
      place: parsed.error.issues[0]?.path.join('.') || 'top',
      message: `This is not a drill record: ${firstIssue(parsed.error)}.`,
      mend: 'Give a file that "drill play … --out FILE" or the export button of the page wrote.',
    })
  const record: DrillRecord = parsed.data
  const opened = await openScenario(scenario ?? record.scenarioId).catch((failure: unknown) => {
    if (scenario !== null || !(failure instanceof BadInput)) throw failure
    throw new BadInput({
      file,
      place: 'scenarioId',
      message: failure.message,
      mend: 'Give the file of that scenario with --scenario FILE.',
    })
  })
  return { record, scenario: opened }
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
