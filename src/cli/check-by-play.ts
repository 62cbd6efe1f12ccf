import { playDrill, playerNamed } from '../core/crew/index.ts'
import { recordOf, replayRecord, viewFor } from '../core/drill/index.ts'
import { type BotRow, checkBots, leaks, playBots, tableOf, unseenClues } from '../core/grading/index.ts'
import type { Policy, Problem, Scenario } from '../core/scenario/index.ts'

const LOOK_EVERY_SECONDS = 60

/** The checks of a scenario that need it to be played: bots over seeds, evidence on screens, and nothing given away. */
export function checkByPlay(
  scenario: Scenario,
  policy: Policy,
  seeds: readonly number[],
): { readonly problems: readonly Problem[]; readonly table: readonly BotRow[] } {
  const runs = [...playBots(scenario, policy, seeds)]
  const table = tableOf(runs, scenario)
  const problems: Problem[] = checkBots(table, runs).flatMap((check) =>
    check.problems.map((message) => ({ path: check.id, message, mend: MENDS[check.id] })),
  )
  const setup = { scenario, policy, seed: seeds[0] ?? 1, mode: 'command', seat: 'commander' } as const
  for (const clue of unseenClues(setup))
    problems.push({
      path: `clues.${clue}`,
      message: 'No screen and no finding ever shows this while nobody acts.',
      mend: 'Give it a place in seenAt whose condition telemetry reaches, or a finding that carries it.',
    })
  for (const word of leakedWords(scenario, policy, setup.seed))
    problems.push({
      path: 'secrets',
      message: `A view contains "${word}" before the end.`,
      mend: 'Reword the text that shows it, or take the word off the list if it gives nothing away.',
    })
  return { problems, table }
}

const MENDS = {
  winnable:
    'Ease the topology or faults, or better the playbook: the expert must end resolved on every seed.',
  losable: 'Make the fault bite: doing nothing must cost clearly more than the expert leaves.',
  discriminating: 'Look at the bot table: good command must stand above silent fixing, and that above harm.',
  unswayed: 'A text has moved a mark: mend the check in core/prose that let it.',
} as const

/** Reads what the commander could see in every minute of an expert's drill. */
function leakedWords(scenario: Scenario, policy: Policy, seed: number): readonly string[] {
  const expert = playerNamed(scenario, 'expert')
  if (expert === null) return []
  const record = recordOf(playDrill({ scenario, policy, seed, mode: 'command', seat: 'commander' }, expert))
  const found = new Set<string>()
  for (let second = 0; second < record.playedTo; second += LOOK_EVERY_SECONDS) {
    const replay = replayRecord(record, scenario, { toSecond: second })
    if (!replay.ok) continue
    for (const word of leaks(JSON.stringify(viewFor(replay.drill, 'commander')), scenario)) found.add(word)
  }
  return [...found]
}
