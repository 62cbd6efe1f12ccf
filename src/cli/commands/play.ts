import { isSeatId, NOBODY, type SeatId } from '../../core/command/index.ts'
import { playDrill, playerIds, playerNamed } from '../../core/crew/index.ts'
import type { Drill, DrillMode } from '../../core/drill/index.ts'
import { cardOf, drawVariant, type Policy, type Scenario } from '../../core/scenario/index.ts'
import { fileOf, type KeptOutcome, trainedSeats, whyNotTrained } from '../../core/table/index.ts'
import { badOption } from '../bad-input.ts'
import type { CliCommand, Given } from '../cli-command.ts'
import { writeText } from '../files.ts'
import { gradeOf, outcomeOf } from '../outcome-of.ts'
import { playAtTerminal } from '../play-at-terminal.ts'
import { openPolicy, policyOption } from '../policies.ts'
import { openScenario } from '../scenarios.ts'
import { parseSeeds } from '../seeds.ts'

const MODES = Object.keys(trainedSeats) as readonly DrillMode[]

export const play: CliCommand = {
  name: 'play',
  usage:
    'play <scenario> [--mode M] [--seat S] [--seed N] [--surprise] [--policy FILE] [--out FILE] | play <scenario> --bot NAME [--seed N|A..B] [--out FILE] [--json]',
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
    seat: { type: 'string', help: 'Where you sit, among the seats that the mode trains. Default its first.' },
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
  return playAtTerminal(
    { scenario, policy, seed, mode, seat: seatOf(mode, given.text('seat')) },
    given.text('out'),
    given,
  )
}

/** The seat that was asked for, if the mode trains it; by default the first that it trains. */
function seatOf(mode: DrillMode, asked: string | null): SeatId {
  const seats = trainedSeats[mode]
  const seat = asked ?? (seats[0] as SeatId)
  const mend = `Use one of: ${seats.join(', ')}.`
  if (!isSeatId(seat)) throw badOption('--seat', `There is no seat "${seat}".`, mend)
  if (whyNotTrained(mode, seat) !== null)
    throw badOption('--seat', `The mode "${mode}" does not train the seat "${seat}".`, mend)
  return seat
}

function playByBot(given: Given, scenario: Scenario, policy: Policy, bot: string): number {
  const player = playerNamed(scenario, bot)
  if (player === null)
    throw badOption('--bot', `There is no bot "${bot}".`, `Use one of: ${playerIds.join(', ')}.`)
  const mode = given.text('mode')
  if (mode !== null && mode !== 'command')
    throw badOption('--mode', `Bots do not play in "${mode}".`, 'Leave --mode out: bots play in command.')
  if (given.text('seat') !== null)
    throw badOption('--seat', 'Bots do not choose a seat.', 'Leave --seat out: bots sit in command.')
  const seeds = parseSeeds(given.text('seed'), '1')
  const out = given.text('out')
  if (out !== null && seeds.length > 1 && !out.includes('{seed}'))
    throw badOption(
      '--out',
      'One file cannot hold several drills.',
      'Put {seed} into the name, e.g. run-{seed}.json.',
    )
  const results = seeds.map((seed) => {
    // No Chief speaks while a bot plays: with his seat empty, a table can sit down at the record again.
    const seats = { chief: NOBODY }
    const drill = playDrill({ scenario, policy, seed, mode: 'command', seat: 'commander', seats }, player)
    const grade = gradeOf(drill)
    if (out !== null) {
      const file = fileOf(drill, drill.state.ended === null ? null : outcomeOf(drill, grade))
      writeText(out.replace('{seed}', String(seed)), `${JSON.stringify(file)}\n`)
    }
    return summary(drill, grade, bot)
  })
  if (given.flag('json')) given.print(JSON.stringify(seeds.length === 1 ? results[0] : results, null, 2))
  else
    for (const each of results)
      given.print(
        `seed ${each.seed}: ${each.outcome} at ${each.endedAt} s; ${Math.round(each.customerMinutes)} customer-minutes (par ${Math.round(each.parCustomerMinutes)}, doing nothing ${Math.round(each.nothingCustomerMinutes)}); profile ${each.profile}`,
      )
  return 0
}

function summary(drill: Drill, { profile, outcome }: KeptOutcome['grade'], bot: string) {
  const { setup, state } = drill
  return {
    scenario: setup.scenario.id,
    bot,
    seed: setup.seed,
    outcome: outcome.ended,
    withinPar: outcome.customerMinutes <= outcome.par.customerMinutes,
    endedAt: state.second,
    customerMinutes: outcome.customerMinutes,
    parCustomerMinutes: outcome.par.customerMinutes,
    nothingCustomerMinutes: outcome.doingNothing.customerMinutes,
    moneyUsd: outcome.moneyUsd,
    profile: profile.skills.map((skill) => `${skill.skill}${skill.rating ?? '–'}`).join(' '),
    commands: state.commands.length,
    checkpoints: state.checkpoints.length,
  }
}
