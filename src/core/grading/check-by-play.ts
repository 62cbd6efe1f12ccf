import { viewFor } from '../consoles/index.ts'
import { playDrill, playerNamed } from '../crew/index.ts'
import type { Drill, DrillSetup } from '../drill/index.ts'
import type { Policy, Problem, Scenario } from '../scenario/index.ts'
import { toldLog } from '../view/index.ts'
import { checkLooks } from './check-looks.ts'
import { checkBots } from './discriminates.ts'
import { type CardEstimate, checkCard, estimateCard } from './estimate-card.ts'
import { leaks } from './leaks.ts'
import { checkSight } from './observable-faults.ts'
import { harmOfNothing } from './outcome.ts'
import { type BotRow, type BotRun, playBots, tableOf } from './rank-bots.ts'
import { checkRestraint } from './restrained.ts'

const SECRECY_EVERY_SECONDS = 60
/** Their views are read for secrets; the first two also say how long and how hard it is. */
const WATCHED_BOTS = ['expert', 'talker', 'restartEverything'] as const

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
  readonly estimate: CardEstimate
}

const MEND: Readonly<Record<string, string>> = {
  winnable: 'Change the playbook or the faults until the expert resolves it on every seed.',
  losable: 'Make the faults hurt more, or last until somebody acts.',
  harmless: 'Take the faults out that hurt customers, or drop "restraint".',
  discriminating: 'See which skills of the table are too alike; add what tells these players apart.',
  unswayed: 'This is a fault of the graders: report it with the seed.',
}

/**
 * Proves by playing: winnable, losable (or, where restraint is right, harmless), discriminating, unswayed by pleas,
 * every fault and clue to be seen, no secret in a view, and the card's claims. For a variant, give its original.
 */
export function checkByPlay(
  scenario: Scenario,
  policy: Policy,
  seeds: readonly number[],
  original: Scenario | null = null,
): PlayCheck {
  const runs = [...playBots(scenario, policy, seeds)]
  const rows = tableOf(runs, scenario)
  const seed = seeds[0] ?? 1
  const setup: DrillSetup = { scenario, policy, seed, mode: 'command', seat: 'commander' }
  const checks = scenario.restraint === true ? checkRestraint(rows, runs, scenario) : checkBots(rows, runs)
  const byBots = checks.flatMap((check) =>
    check.problems.map((message) => ({ path: `play.${check.id}`, message, mend: MEND[check.id] ?? '' })),
  )
  const courses = [[], ...runs.filter((run) => run.seed === seed).map((run) => run.record.commands)]
  const watched = watchedRuns(setup)
  const estimate = estimateOf(scenario, watched.drills, runs, seed)
  return {
    problems: [
      ...byBots,
      ...checkLooks(setup),
      ...checkSight(setup, courses, original),
      ...watched.problems,
      ...(original === null ? checkCard(scenario, estimate) : []),
    ],
    table: rows.map(lineOf),
    estimate,
  }
}

function watchedRuns(setup: DrillSetup): {
  readonly problems: readonly Problem[]
  readonly drills: readonly Drill[]
} {
  const found = new Set<string>()
  const seen = new Set<string>()
  const drills = WATCHED_BOTS.flatMap((id) => {
    const player = playerNamed(setup.scenario, id)
    if (player === null) return []
    return playDrill(setup, player, {
      watch: (drill) => {
        if (drill.state.second % SECRECY_EVERY_SECONDS !== 0 || drill.state.ended !== null) return
        const fresh = newTexts(viewFor(drill, setup.seat), seen)
        if (fresh !== '') for (const word of leaks(fresh, setup.scenario)) found.add(word)
      },
    })
  })
  const problems = [...found]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((word) => ({
      path: '$.secrets',
      message: `A view of the commander's seat contains "${word}" before the end.`,
      mend: 'Rename the fault, or rewrite the text that gives it away.',
    }))
  return { problems, drills }
}

/** All keys and strings of a view that no view before had, one a line: most of a view has been read already. */
function newTexts(view: unknown, seen: Set<string>): string {
  const fresh: string[] = []
  const pending: unknown[] = [view]
  const take = (text: string) => {
    if (seen.has(text)) return
    seen.add(text)
    fresh.push(text)
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') take(next)
    else if (Array.isArray(next)) for (const member of next) pending.push(member ?? null)
    else if (typeof next === 'object' && next !== null)
      for (const [key, member] of Object.entries(next)) {
        take(key)
        pending.push(member ?? null)
      }
  }
  return fresh.join('\n')
}

function estimateOf(
  scenario: Scenario,
  drills: readonly Drill[],
  runs: readonly BotRun[],
  seed: number,
): CardEstimate {
  const [expert, talker] = drills.map((drill) => ({
    log: toldLog(drill),
    seconds: drill.state.second,
  }))
  const record = runs.find((run) => run.seed === seed)?.record
  if (expert === undefined || talker === undefined || record === undefined)
    throw new Error('the roster has no expert or no talker')
  // The talker is watched only as long as the expert needs: then whoever has not solved it has lost.
  const asLong = {
    ...talker,
    log: talker.log.filter(({ at }) => at <= expert.seconds),
    seconds: expert.seconds,
  }
  const { customerMinutes } = harmOfNothing(record, scenario)
  const total = customerMinutes.at(-1) ?? 0
  const half = customerMinutes.findIndex((minutes) => minutes >= total / 2)
  const hurts = scenario.restraint !== true && total > 0
  return estimateCard(scenario, expert, asLong, hurts ? half + 1 : scenario.endsAtSecond / 60)
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
