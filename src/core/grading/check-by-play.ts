import { playDrill, playerNamed } from '../crew/index.ts'
import { type DrillSetup, viewFor } from '../drill/index.ts'
import type { Policy, Problem, Scenario } from '../scenario/index.ts'
import { checkBots } from './discriminates.ts'
import { leaks } from './leaks.ts'
import { unseenClues } from './observable-faults.ts'
import { type BotRow, playBots, tableOf } from './rank-bots.ts'

const SECRECY_EVERY_SECONDS = 60
const SECRECY_BOTS = ['expert', 'restartEverything'] as const

/** A line of the bot table, flat, for printing. */
export interface BotLine {
  readonly bot: string
  readonly standing: number
  readonly resolved: string
  readonly customerMinutes: number
  readonly timesPar: number
  readonly saved: number
  readonly [skill: string]: string | number | null
}

export interface PlayCheck {
  readonly problems: readonly Problem[]
  readonly table: readonly BotLine[]
}

const MEND: Readonly<Record<string, string>> = {
  winnable: 'Change the playbook or the faults until the expert resolves it on every seed.',
  losable: 'Make the faults hurt more, or last until somebody acts.',
  discriminating: 'See which skills of the table are too alike; add what tells these players apart.',
  unswayed: 'This is a fault of the graders: report it with the seed.',
}

/** Proves by playing: winnable, losable, discriminating, unswayed by pleas, observable and secret. */
export function checkByPlay(scenario: Scenario, policy: Policy, seeds: readonly number[]): PlayCheck {
  const runs = [...playBots(scenario, policy, seeds)]
  const rows = tableOf(runs, scenario)
  const setup: DrillSetup = { scenario, policy, seed: seeds[0] ?? 1, mode: 'command', seat: 'commander' }
  const byBots = checkBots(rows, runs).flatMap((check) =>
    check.problems.map((message) => ({ path: `play.${check.id}`, message, mend: MEND[check.id] ?? '' })),
  )
  const unseen = unseenClues(setup).map((clue) => ({
    path: `clues.${clue}`,
    message: 'While nobody acts, no screen ever shows this clue and no investigation finds it.',
    mend: 'Loosen its condition, or let an investigation report it.',
  }))
  return { problems: [...byBots, ...unseen, ...secretProblems(setup)], table: rows.map(lineOf) }
}

function secretProblems(setup: DrillSetup): readonly Problem[] {
  const found = new Set<string>()
  for (const id of SECRECY_BOTS) {
    const player = playerNamed(setup.scenario, id)
    if (player === null) continue
    playDrill(setup, player, {
      watch: (drill) => {
        if (drill.state.second % SECRECY_EVERY_SECONDS !== 0 || drill.state.ended !== null) return
        for (const word of leaks(JSON.stringify(viewFor(drill, setup.seat)), setup.scenario)) found.add(word)
      },
    })
  }
  return [...found]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((word) => ({
      path: 'secrets',
      message: `A view of the commander's seat contains "${word}" before the end.`,
      mend: 'Rename the fault, or rewrite the text that gives it away.',
    }))
}

function lineOf(row: BotRow): BotLine {
  return {
    bot: row.player,
    standing: row.standing,
    resolved: `${row.resolved}/${row.runs}`,
    customerMinutes: Math.round(row.customerMinutes),
    timesPar: row.parRatio,
    saved: row.shareOfParSaved,
    ...row.skills,
  }
}
