import type { Scenario } from '../scenario/index.ts'
import { type BotCheck, check, unswayed } from './discriminates.ts'
import { type BotRow, type BotRun, wonBy } from './rank-bots.ts'

const RASH = ['restartEverything', 'scaleUp', 'overEscalator'] as const
/** Doing nothing may cost this much more than the expert leaves, in share and in customer-minutes: noise of the day. */
const ABOUT_PAR_SHARE = 0.1
const ABOUT_PAR_MINUTES = 50
/** A rash bot must cost at least this much more than the expert, in harm or in money. */
const COSTS_MORE_SHARE = 0.02

/**
 * Judges a scenario in which the right answer is to do little: the expert brings it to an end with a light hand, nobody
 * is hurt by waiting, and doing much costs and stands lower.
 */
export function checkRestraint(
  rows: readonly BotRow[],
  runs: readonly BotRun[],
  scenario: Scenario,
): readonly BotCheck[] {
  return [winnable(runs, scenario), harmless(runs), costly(rows, runs), unswayed(runs)]
}

function winnable(runs: readonly BotRun[], scenario: Scenario): BotCheck {
  const problems: string[] = []
  for (const run of runs) {
    if (run.player !== 'expert') continue
    if (!wonBy(run)) problems.push(`Seed ${run.seed}: the expert's drill ended "${run.ended}".`)
    const heavy = approvals(run).find((actionId) => isConsequential(scenario, actionId))
    if (heavy !== undefined)
      problems.push(
        `Seed ${run.seed}: the expert does "${heavy}", although the right answer is to do little.`,
      )
  }
  return check('winnable', problems)
}

function harmless(runs: readonly BotRun[]): BotCheck {
  return check(
    'harmless',
    pairs(runs, 'nothing').flatMap(({ run, expert }) => {
      const most = expert.customerMinutes * (1 + ABOUT_PAR_SHARE) + ABOUT_PAR_MINUTES
      return run.customerMinutes <= most
        ? []
        : [
            `Seed ${run.seed}: doing nothing costs ${Math.round(run.customerMinutes)} customer-minutes, the expert leaves ${Math.round(expert.customerMinutes)}: restraint would be wrong here.`,
          ]
    }),
  )
}

function costly(rows: readonly BotRow[], runs: readonly BotRun[]): BotCheck {
  const problems: string[] = []
  const standing = (id: string) => rows.find((row) => row.player === id)?.standing ?? 0
  for (const id of RASH) {
    if (standing(id) >= standing('expert')) problems.push(`${id} should stand below the expert.`)
    for (const { run, expert } of pairs(runs, id)) {
      const more = (own: number, least: number) => own > least * (1 + COSTS_MORE_SHARE)
      const costs = more(run.customerMinutes, expert.customerMinutes) || more(run.moneyUsd, expert.moneyUsd)
      if (approvals(run).length > 0 && !costs)
        problems.push(`Seed ${run.seed}: ${id} acts and leaves no more harm or cost than the expert.`)
    }
  }
  return check('discriminating', problems)
}

function pairs(runs: readonly BotRun[], player: string) {
  return runs.flatMap((run) => {
    const expert = runs.find((each) => each.player === 'expert' && each.seed === run.seed)
    return run.player === player && expert !== undefined ? [{ run, expert }] : []
  })
}

function approvals(run: BotRun): readonly string[] {
  return run.record.commands.flatMap(({ command }) =>
    command.kind === 'approveAction' ? [command.actionId] : [],
  )
}

/** Beyond one service, not to be taken back, or a known wrong turn. */
function isConsequential(scenario: Scenario, actionId: string): boolean {
  const action = scenario.actions.find(({ id }) => id === actionId)
  if (action === undefined) return false
  return !action.reversible || action.blastRadius !== 'service' || action.tempting === true
}
