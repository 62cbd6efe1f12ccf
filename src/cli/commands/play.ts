import { playDrill, playerIds, playerNamed } from '../../core/crew/index.ts'
import { type Drill, type DrillMode, recordOf } from '../../core/drill/index.ts'
import { gradeProfileAndOutcome } from '../../core/grading/index.ts'
import { cardOf, drawVariant, type Policy, type Scenario } from '../../core/scenario/index.ts'
import { badOption } from '../bad-input.ts'
import type { CliCommand, Given } from '../cli-command.ts'
import { writeText } from '../files.ts'
import { openPolicy, policyOption } from '../policies.ts'
import { openScenario } from '../scenarios.ts'
import { parseSeeds } from '../seeds.ts'
import { playTextGame } from '../text-game/play-text-game.ts'

const MODES: readonly DrillMode[] = ['shadow', 'assist', 'command', 'exam']

export const play: CliCommand = {
  name: 'play',
  usage:
    'play <scenario> [--mode M] [--seed N] [--surprise] [--policy FILE] [--out FILE] | play <scenario> --bot NAME [--seed N|A..B] [--out FILE] [--json]',
  summary: 'Plays a scenario: as a text game, or by a bot for machines.',
  words: [1, 1],
  options: {
    bot: { type: 'string', help: `Lets a bot play: ${playerIds.join(', ')}.` },
    policy: policyOption,
    seed: {
      type: 'string',
      help: 'The luck of the drill; the same seed is the same drill. For a bot also a range, 1..10. Default 1.',
    },
    mode: { type: 'string', help: `How much the Fire Chief helps: ${MODES.join(', ')}. Default command.` },
    surprise: { type: 'boolean', help: 'Plays the scenario or one of its variants, drawn from the seed.' },
    out: {
      type: 'string',
      help: 'Keeps the drill in a file; with a range of seeds, "{seed}" in the name stands for the seed.',
    },
    json: { type: 'boolean', help: 'The result as JSON (bots only).' },
  },
  async run(given) {
    const scenario = await openScenario(given.words[0] as string)
    if (given.flag('surprise')) return surprise(given, scenario)
    const bot = given.text('bot')
    const policy = openPolicy(given.text('policy'))
    return bot === null ? playByHand(given, scenario, policy) : playByBot(given, scenario, policy, bot)
  },
}

/** What is drawn is said by its neutral name only. */
async function surprise(given: Given, scenario: Scenario): Promise<number> {
  if (given.text('bot') !== null)
    throw badOption('--surprise', 'Bots are not surprised.', 'Name the variant: <scenario>@<variant>.')
  const [seed = 1] = parseSeeds(given.text('seed'), '1')
  const drawn = drawVariant(cardOf(scenario), seed)
  return playByHand(
    given,
    drawn === scenario.id
      ? scenario
      : await openScenario(`${given.words[0]}${drawn.slice(scenario.id.length)}`),
    openPolicy(given.text('policy')),
  )
}

async function playByHand(given: Given, scenario: Scenario, policy: Policy): Promise<number> {
  const mode = (given.text('mode') ?? 'command') as DrillMode
  if (!MODES.includes(mode))
    throw badOption('--mode', `There is no mode "${mode}".`, `Use one of: ${MODES.join(', ')}.`)
  if (given.flag('json'))
    throw badOption('--json', 'The text game has no JSON.', 'Add --bot NAME, or leave --json out.')
  const [seed = 1, ...more] = parseSeeds(given.text('seed'), '1')
  if (more.length > 0)
    throw badOption('--seed', 'One drill at a time.', 'Give one seed; ranges are for bots.')
  return playTextGame({ scenario, policy, seed, mode, seat: seatOf(mode) }, given.text('out'), given)
}

const seatOf = (mode: DrillMode) =>
  mode === 'shadow' ? 'observer' : mode === 'assist' ? 'deputy' : 'commander'

function playByBot(given: Given, scenario: Scenario, policy: Policy, bot: string): number {
  const player = playerNamed(scenario, bot)
  if (player === null)
    throw badOption('--bot', `There is no bot "${bot}".`, `Use one of: ${playerIds.join(', ')}.`)
  const mode = given.text('mode')
  if (mode !== null && mode !== 'command')
    throw badOption('--mode', `Bots do not play in "${mode}".`, 'Leave --mode out: bots play in command.')
  const seeds = parseSeeds(given.text('seed'), '1')
  const out = given.text('out')
  if (out !== null && seeds.length > 1 && !out.includes('{seed}'))
    throw badOption(
      '--out',
      'One file cannot hold several drills.',
      'Put {seed} into the name, e.g. run-{seed}.json.',
    )
  const results = seeds.map((seed) => {
    const drill = playDrill({ scenario, policy, seed, mode: 'command', seat: 'commander' }, player)
    if (out !== null) writeText(out.replace('{seed}', String(seed)), `${JSON.stringify(recordOf(drill))}\n`)
    return summary(drill, scenario, bot)
  })
  if (given.flag('json')) given.print(JSON.stringify(seeds.length === 1 ? results[0] : results, null, 2))
  else
    for (const each of results)
      given.print(
        `seed ${each.seed}: ${each.outcome} at ${each.endedAt} s; ${Math.round(each.customerMinutes)} customer-minutes (par ${Math.round(each.parCustomerMinutes)}, doing nothing ${Math.round(each.nothingCustomerMinutes)}); profile ${each.profile}`,
      )
  return 0
}

function summary(drill: Drill, scenario: Scenario, bot: string) {
  const record = recordOf(drill)
  const { profile, outcome } = gradeProfileAndOutcome(record, scenario, drill)
  return {
    scenario: scenario.id,
    bot,
    seed: drill.setup.seed,
    outcome: outcome.ended,
    withinPar: outcome.customerMinutes <= outcome.par.customerMinutes,
    endedAt: record.playedTo,
    customerMinutes: outcome.customerMinutes,
    parCustomerMinutes: outcome.par.customerMinutes,
    nothingCustomerMinutes: outcome.doingNothing.customerMinutes,
    moneyUsd: outcome.moneyUsd,
    profile: profile.skills.map((skill) => `${skill.skill}${skill.rating ?? '–'}`).join(' '),
    commands: record.commands.length,
    checkpoints: record.checkpoints.length,
  }
}
