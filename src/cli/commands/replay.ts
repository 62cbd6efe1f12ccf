import { replayTable } from '../../core/table/index.ts'
import type { CliCommand } from '../cli-command.ts'
import { type OpenedRecord, openRecord, scenarioOption } from '../records.ts'

export const replay: CliCommand = {
  name: 'replay',
  usage: 'replay FILE [--scenario FILE] [--json]',
  summary:
    'Plays a kept drill again and compares every checkpoint. Ends with 1 at the first that differs, and where the file cannot be played here.',
  words: [1, 1],
  options: { scenario: scenarioOption, json: { type: 'boolean', help: 'The comparison as JSON.' } },
  async run({ words, text, flag, print, note }) {
    const opened = await openRecord(words[0] as string, text('scenario'))
    const { place, ...report } = comparison(opened)
    if (flag('json')) print(JSON.stringify(report, null, 2))
    else if (report.ok) print(`${report.equal} of ${report.checkpoints} checkpoints equal.`)
    if (!report.ok) note(`${words[0]}: ${place}: ${report.problem}`)
    return report.ok ? 0 : 1
  },
}

function comparison(opened: OpenedRecord) {
  if (opened.kind === 'readOnly') {
    const { kept, place, why } = opened
    const { scenarioId: scenario, seed } = kept
    return { place, scenario, seed, checkpoints: 0, equal: 0, ok: false, problem: why }
  }
  const { record, scenario } = opened
  const result = replayTable(record, scenario)
  const checkpoints = record.checkpoints.length
  const common = { scenario: scenario.id, seed: record.seed, checkpoints }
  if (result.ok) return { place: '', ...common, equal: checkpoints, ok: true, problem: null }
  const { at, problem } = result
  const equal = record.checkpoints.filter((checkpoint) => checkpoint.at < at).length
  return { place: `second ${at}`, ...common, equal, ok: false, problem }
}
