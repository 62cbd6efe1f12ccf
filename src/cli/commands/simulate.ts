import { parseWorldFile } from '../../core/scenario/index.ts'
import { BadInput, badOption } from '../bad-input.ts'
import type { CliCommand } from '../cli-command.ts'
import { readJson } from '../files.ts'
import { EVERY_SECONDS, simulateWorld } from '../simulate-world.ts'

export const simulate: CliCommand = {
  name: 'simulate',
  usage: 'simulate WORLD.json [--seconds N] [--seed N] [--every N] [--json]',
  summary:
    'Runs a bare world (topology, traffic, faults, interventions by time) and prints what each service did.',
  words: [1, 1],
  options: {
    seconds: { type: 'string', help: 'How long, in simulated seconds. Default: what the file says, or 600.' },
    seed: { type: 'string', help: 'Luck of the world and its telemetry. Default: what the file says, or 1.' },
    every: {
      type: 'string',
      help: `Length of an interval of the series, in seconds: it holds means, p50 and p99 weighted by throughput. Default: ${EVERY_SECONDS}.`,
    },
    json: { type: 'boolean', help: 'Series by service and interval, and the summary, as JSON.' },
  },
  async run({ words, text, flag, print }) {
    const file = words[0] as string
    const parsed = parseWorldFile(readJson(file))
    if (!parsed.ok) {
      const [first] = parsed.problems
      throw new BadInput({
        file,
        place: first?.path ?? '',
        message: first?.message ?? 'not a world file',
        mend: first?.mend ?? '',
      })
    }
    const seconds = wholeNumber('--seconds', text('seconds'), parsed.worldFile.seconds ?? 600)
    const seed = wholeNumber('--seed', text('seed'), parsed.worldFile.seed ?? 1)
    const every = wholeNumber('--every', text('every'), EVERY_SECONDS)
    const result = simulateWorld(parsed.worldFile, seconds, seed, every)
    if (flag('json')) print(JSON.stringify(result, null, 2))
    else {
      print('service            offered/s  goodput/s   errors      p50      p99')
      for (const row of result.summary)
        print(
          `${row.service.padEnd(18)} ${row.offeredPerSecond.toFixed(1).padStart(9)} ${row.goodputPerSecond.toFixed(1).padStart(10)} ${(100 * row.errorShare).toFixed(1).padStart(7)} % ${row.p50Ms.toFixed(0).padStart(5)} ms ${row.p99Ms.toFixed(0).padStart(5)} ms`,
        )
      print(
        `customers served: ${(100 * result.customers.servedShare).toFixed(2)} %; kept from their job: ${Math.round(result.customers.impactCustomerMinutes)} customer-minutes`,
      )
    }
    return 0
  },
}

function wholeNumber(option: string, text: string | null, otherwise: number): number {
  if (text === null) return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 1_000_000)
    throw badOption(
      option,
      `"${text}" is not a whole number from 1 to 1000000.`,
      `Give ${option} a whole number.`,
    )
  return value
}
