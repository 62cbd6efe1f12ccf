import { type BotLine, checkByPlay } from '../../core/grading/index.ts'
import { defaultPolicy, type Problem, validateScenario } from '../../core/scenario/index.ts'
import type { CliCommand } from '../cli-command.ts'
import { listScenarios, readScenario } from '../scenarios.ts'
import { parseSeeds } from '../seeds.ts'

export const check: CliCommand = {
  name: 'check',
  usage: 'check [<scenario or FILE> …] [--seed A..B] [--json]',
  summary:
    'Proves a scenario: valid, reachable, observable, winnable, losable, discriminating, secret. Prints the bot table.',
  words: [0, 50],
  options: {
    seed: { type: 'string', help: 'Seeds the bots play. Default 1..10.' },
    json: { type: 'boolean', help: 'Findings and bot table as JSON.' },
  },
  async run({ words, text, flag, print, note }) {
    const seeds = parseSeeds(text('seed'), '1..10')
    const names = words.length > 0 ? words : (await listScenarios()).map((card) => card.id)
    const reports: Report[] = []
    for (const name of names) {
      const parsed = await readScenario(name)
      if (!parsed.ok) {
        reports.push({ scenario: name, problems: parsed.problems, bots: [] })
        continue
      }
      const { scenario } = parsed
      if (!flag('json')) note(`${scenario.id}: playing ${seeds.length} seeds …`)
      const played = checkByPlay(scenario, defaultPolicy, seeds)
      const problems = [...validateScenario(scenario), ...played.problems]
      reports.push({ scenario: scenario.id, problems, bots: played.table })
    }
    const found = reports.reduce((sum, report) => sum + report.problems.length, 0)
    if (flag('json')) print(JSON.stringify(reports, null, 2))
    else
      for (const report of reports) {
        print(
          `${report.scenario}: ${report.problems.length === 0 ? 'sound' : `${report.problems.length} to mend`}`,
        )
        for (const problem of report.problems)
          print(`  ${problem.path}: ${problem.message}\n    mend: ${problem.mend}`)
        print(tableText(report.bots))
      }
    return found === 0 ? 0 : 1
  },
}

interface Report {
  readonly scenario: string
  readonly problems: readonly Problem[]
  /** Empty when the scenario cannot be played. */
  readonly bots: readonly BotLine[]
}

/** Columns as wide as their widest cell. */
function tableText(rows: readonly object[]): string {
  const [first] = rows
  if (first === undefined) return ''
  const heads = Object.keys(first)
  const cell = (value: unknown): string =>
    typeof value === 'number' ? String(Math.round(value * 100) / 100) : value === null ? '–' : String(value)
  const lines = [heads, ...rows.map((row) => Object.values(row).map(cell))]
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  return lines
    .map((line) => `  ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`)
    .join('\n')
}
