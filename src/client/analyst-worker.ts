import { loadByName, parseScenario, splitScenarioName } from '../core/scenario/index.ts'
import { analyseRecord } from '../hosts/worker/analyse-record.ts'
import { fetchedScenarios } from '../hosts/worker/fetched-scenarios.ts'
import { twistOf } from '../hosts/worker/twist-of.ts'
import type { FromAnalyst, ToAnalyst } from '../protocol/analysis.ts'
import { firstIssue, recordSchema } from '../protocol/record-schema.ts'

const library = fetchedScenarios(new URL(`${import.meta.env.BASE_URL}scenarios/`, self.location.origin))

addEventListener('message', (event: MessageEvent<ToAnalyst>) => {
  analyse(event.data).catch((error: unknown) =>
    problem(error instanceof Error ? error.message : String(error), 'Export the save file and try again.'),
  )
})

async function analyse(asked: ToAnalyst): Promise<void> {
  const record = recordSchema.safeParse(asked.record)
  if (!record.success) {
    return problem(`The record is damaged: ${firstIssue(record.error)}.`, 'Start a new drill.')
  }
  const name = record.data.scenarioId
  const { base } = splitScenarioName(name)
  const whole = asked.scenario ?? (await library.load(base))
  const scenario = parseScenario(await loadByName(name, async () => whole))
  if (!scenario.ok) {
    return problem(`The scenario is not valid: ${scenario.problems[0]?.message ?? ''}`, 'Reload the page.')
  }
  for (const message of analyseRecord(record.data, scenario.scenario, twistOf(name, whole)))
    postMessage(message)
}

function problem(message: string, mend: string): void {
  const said: FromAnalyst = { kind: 'problem', message, mend }
  postMessage(said)
}
