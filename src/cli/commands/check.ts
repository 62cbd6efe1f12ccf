import type { BotLine, CardEstimate } from '../../core/grading/index.ts'
import { splitScenarioName } from '../../core/scenario/index.ts'
import { badOption } from '../bad-input.ts'
import { checkInParallel } from '../check-in-parallel.ts'
import type { CliCommand } from '../cli-command.ts'
import { openPolicy, policyOption } from '../policies.ts'
import { listScenarios, readScenario } from '../scenarios.ts'
import { parseSeeds } from '../seeds.ts'

export const check: CliCommand = {
  name: 'check',
  usage: 'check [<scenario or FILE> …] [--variant ID|none] [--policy FILE] [--seed A..B] [--json]',
  summary:
    'Proves a scenario and its variants: valid, reachable, observable, winnable, losable, discriminating, secret, as long and as hard as its card says. Prints the bot table.',
  words: [0, 50],
  options: {
    variant: {
      type: 'string',
      help: 'Only this variant, or "none" for the scenario alone. Also: <scenario>@ID.',
    },
    policy: policyOption,
    seed: { type: 'string', help: 'Seeds the bots play. Default 1..10.' },
    json: { type: 'boolean', help: 'Findings and bot table as JSON.' },
  },
  async run({ words, text, flag, print, note }) {
    const seeds = parseSeeds(text('seed'), '1..10')
    const policy = openPolicy(text('policy'))
    const given = words.length > 0 ? words : (await listScenarios()).map((card) => card.id)
    const names = (await Promise.all(given.map((name) => withVariants(name, text('variant'))))).flat()
    const jobs = names.map((name) => ({ name, seeds, policy }))
    const reports = await checkInParallel(jobs, ({ name }) => {
      if (!flag('json')) note(`${name}: playing ${seeds.length} seeds …`)
    })
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
        if (report.estimate !== null) print(estimateText(report.estimate))
      }
    return found === 0 ? 0 : 1
  },
}

/** A scenario that can be read is checked with all its variants, unless one of them was asked for. */
async function withVariants(name: string, wanted: string | null): Promise<readonly string[]> {
  if (splitScenarioName(name).variant !== null || wanted === 'none') return [name]
  const parsed = await readScenario(name)
  const known = parsed.ok ? (parsed.scenario.variants ?? []).map((variant) => variant.id) : []
  if (wanted === null) return [name, ...known.map((variant) => `${name}@${variant}`)]
  if (parsed.ok && !known.includes(wanted))
    throw badOption(
      '--variant',
      `${name} has no variant "${wanted}".`,
      known.length === 0 ? 'It has none: leave --variant out.' : `Use one of: ${known.join(', ')}, none.`,
    )
  return [`${name}@${wanted}`]
}

function estimateText({ minutes, difficulty, why }: CardEstimate): string {
  const [from, to] = minutes.map(Math.round)
  return `  about ${from} to ${to} real minutes; difficulty ${Math.round(difficulty * 10) / 10} (${why})`
}

/** Columns as wide as their widest cell. */
function tableText(rows: readonly BotLine[]): string {
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
