import { replayRecord } from '../../core/drill/index.ts'
import type { CliCommand } from '../cli-command.ts'
import { openRecord, scenarioOption } from '../records.ts'

export const replay: CliCommand = {
  name: 'replay',
  usage: 'replay FILE [--scenario FILE] [--json]',
  summary: 'Plays a kept drill again and compares every checkpoint. Ends with 1 at the first that differs.',
  words: [1, 1],
  options: { scenario: scenarioOption, json: { type: 'boolean', help: 'The comparison as JSON.' } },
  async run({ words, text, flag, print, note }) {
    const { record, scenario } = await openRecord(words[0] as string, text('scenario'))
    const result = replayRecord(record, scenario, { verify: true })
    const equal = result.ok
      ? record.checkpoints.length
      : record.checkpoints.filter(({ at }) => at < result.at).length
    const report = {
      scenario: scenario.id,
      seed: record.seed,
      checkpoints: record.checkpoints.length,
      equal,
      ok: result.ok,
      problem: result.ok ? null : result.problem,
    }
    if (flag('json')) print(JSON.stringify(report, null, 2))
    else if (result.ok) print(`${equal} of ${record.checkpoints.length} checkpoints equal.`)
    if (!result.ok) note(`${words[0]}: second ${result.at}: ${result.problem}`)
    return result.ok ? 0 : 1
  },
}
