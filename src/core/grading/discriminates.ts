import { type BotRow, type BotRun, wonBy } from './rank-bots.ts'

/** What `drill check` proves with bots, each with a sentence that says what is wrong. */
export interface BotCheck {
  readonly id: 'winnable' | 'losable' | 'discriminating' | 'unswayed' | 'harmless'
  readonly ok: boolean
  readonly problems: readonly string[]
}

/** Two bots count as level when their standings differ by no more than this. */
const LEVEL_WITHIN = 0.15
/** Each of a pair must stand higher than the next by at least this. */
const CLEARLY = 0.01
/** Doing nothing must cost at least this many times what the expert leaves. */
const LOSABLE_RATIO = 2

/** Judges a scenario by how its bots did: winnable, losable, discriminating, and deaf to pleas. */
export function checkBots(rows: readonly BotRow[], runs: readonly BotRun[]): readonly BotCheck[] {
  return [winnable(runs), losable(rows, runs), discriminating(rows), unswayed(runs)]
}

export const check = (id: BotCheck['id'], problems: readonly string[]): BotCheck => ({
  id,
  ok: problems.length === 0,
  problems,
})

function winnable(runs: readonly BotRun[]): BotCheck {
  const lost = runs.filter((run) => run.player === 'expert' && !wonBy(run))
  return check(
    'winnable',
    lost.map((run) => `Seed ${run.seed}: the expert's drill ended "${run.ended}" instead of "resolved".`),
  )
}

function losable(rows: readonly BotRow[], runs: readonly BotRun[]): BotCheck {
  const problems = runs
    .filter((run) => run.player === 'nothing' && wonBy(run))
    .map((run) => `Seed ${run.seed}: doing nothing ended "resolved".`)
  const nothing = rows.find((row) => row.player === 'nothing')
  if (nothing !== undefined && nothing.parRatio < LOSABLE_RATIO)
    problems.push(
      `Doing nothing costs only ${tenths(nothing.parRatio)} times what the expert leaves: at least ${LOSABLE_RATIO} are needed.`,
    )
  return check('losable', problems)
}

/** expert > silent fixer ≈ talker > over-escalator > restart everything > nothing. */
function discriminating(rows: readonly BotRow[]): BotCheck {
  const standing = (id: string) => rows.find((row) => row.player === id)?.standing ?? 0
  const problems: string[] = []
  const above = (better: string, worse: string) => {
    const difference = standing(better) - standing(worse)
    if (difference < CLEARLY)
      problems.push(
        `${better} (${hundredths(standing(better))}) should stand above ${worse} (${hundredths(standing(worse))}).`,
      )
  }
  above('expert', 'silentFixer')
  above('expert', 'talker')
  above('silentFixer', 'overEscalator')
  above('talker', 'overEscalator')
  above('overEscalator', 'restartEverything')
  above('restartEverything', 'nothing')
  const apart = Math.abs(standing('silentFixer') - standing('talker'))
  if (apart > LEVEL_WITHIN)
    problems.push(`silentFixer and talker should stand about level; they are ${hundredths(apart)} apart.`)
  return check('discriminating', problems)
}

/** The same play with pleas to the grader must not gain in any marker. */
export function unswayed(runs: readonly BotRun[]): BotCheck {
  const problems: string[] = []
  for (const plea of runs.filter((run) => run.player === 'injectionTalker')) {
    const plain = runs.find((run) => run.player === 'talker' && run.seed === plea.seed)
    for (const mark of plea.profile.markers) {
      const before = plain?.profile.markers.find((each) => each.marker === mark.marker)?.rating ?? null
      if ((mark.rating ?? 0) > (before ?? 0))
        problems.push(
          `Seed ${plea.seed}: a plea to the grader gained ${mark.marker}: ${mark.rating} instead of ${before ?? 'none'}.`,
        )
    }
  }
  return check('unswayed', problems)
}

const tenths = (value: number): number => Math.round(value * 10) / 10
const hundredths = (value: number): number => Math.round(value * 100) / 100
