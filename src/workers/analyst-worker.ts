import { parseScenario } from '../core/scenario/index.ts'
import type { FromAnalyst, ToAnalyst } from '../protocol/analysis.ts'
import { firstIssue, recordSchema } from '../protocol/message-schema.ts'
import { analyseRecord } from './analyse-record.ts'
import { fetchedScenarios } from './fetched-scenarios.ts'

const library = fetchedScenarios(new URL(`${import.meta.env.BASE_URL}scenarios/`, self.location.origin))

addEventListener('message', (event: MessageEvent<ToAnalyst>) => {
  analyse(event.data.record).catch((error: unknown) =>
    problem(error instanceof Error ? error.message : String(error), 'Export the save file and try again.'),
  )
})

async function analyse(raw: unknown): Promise<void> {
  const record = recordSchema.safeParse(raw)
  if (!record.success) {
    return problem(`The record is damaged: ${firstIssue(record.error)}.`, 'Start a new drill.')
  }
  const scenario = parseScenario(await library.load(record.data.scenarioId))
  if (!scenario.ok) {
    return problem(`The scenario is not valid: ${scenario.problems[0]?.message ?? ''}`, 'Reload the page.')
  }
  for (const message of analyseRecord(record.data, scenario.scenario)) postMessage(message)
}

function problem(message: string, mend: string): void {
  const said: FromAnalyst = { kind: 'problem', message, mend }
  postMessage(said)
}
