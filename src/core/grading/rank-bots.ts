import { type Player, playDrill, playersOf } from '../crew/index.ts'
import { type Drill, type DrillRecord, type ImpactReading, impactOf, recordOf } from '../drill/index.ts'
import type { Policy, Scenario } from '../scenario/index.ts'
import { commandProfile, markerRules } from './command-profile.ts'
import type { CommandProfile, SkillLetter } from './grade.ts'
import { holdsBack } from './marker-rule.ts'
import { openCaseFile } from './open-case-file.ts'
import { harmOf, shareSaved } from './outcome.ts'
import { median } from './pace.ts'

/** One bot on one seed. */
export interface BotRun {
  readonly player: string
  readonly seed: number
  readonly ended: string
  readonly customerMinutes: number
  readonly moneyUsd: number
  readonly shareOfParSaved: number
  readonly profile: CommandProfile
  readonly record: DrillRecord
}

/** Did the run end as a drill should? */
export const wonBy = (run: Pick<BotRun, 'ended'>): boolean =>
  run.ended === 'resolved' || run.ended === 'handedOver'

/** One bot over all seeds. */
export interface BotRow {
  readonly player: string
  readonly label: string
  readonly runs: number
  readonly resolved: number
  /** Median over the seeds. */
  readonly customerMinutes: number
  /** Customer-minutes over the expert's on the same seed, median. */
  readonly parRatio: number
  readonly shareOfParSaved: number
  readonly skills: Readonly<Record<SkillLetter, number | null>>
  readonly standing: number
}

const SKILLS: readonly SkillLetter[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G']
/** What one safety-critical failure costs in the order of bots. */
const SAFETY_WEIGHT = 0.1
const NO_RESPONSE_WEIGHT = 0.5

/** Plays every bot on every seed. A generator, so that a host can show progress: one run at a time. */
export function* playBots(scenario: Scenario, policy: Policy, seeds: readonly number[]): Generator<BotRun> {
  const players = playersOf(scenario)
  for (const seed of seeds) {
    const played = players.map((player) => playOne(scenario, policy, seed, player))
    const harm = played.map(({ drill, record }) => wholeHarm(drill, record))
    const minutesOf = (id: string) =>
      harm[players.findIndex((player) => player.id === id)]?.customerMinutes ?? 0
    for (const [index, { player, drill, record }] of played.entries()) {
      const own = harm[index]
      if (own === undefined) continue
      yield {
        player: player.id,
        seed,
        ended: drill.state.ended ?? 'unfinished',
        customerMinutes: own.customerMinutes,
        moneyUsd: own.moneyUsd,
        shareOfParSaved: shareSaved(own.customerMinutes, minutesOf('expert'), minutesOf('nothing')),
        profile: commandProfile(openCaseFile(drill)),
        record,
      }
    }
  }
}

/** Whoever plays to the last second has done their harm already; the others are run on to it. */
function wholeHarm(drill: Drill, record: DrillRecord): ImpactReading {
  const { scenario } = drill.setup
  if (drill.state.second >= scenario.endsAtSecond) return impactOf(drill)
  return harmOf(record, scenario, drill.state.log).final
}

function playOne(
  scenario: Scenario,
  policy: Policy,
  seed: number,
  player: Player,
): { readonly player: Player; readonly drill: Drill; readonly record: DrillRecord } {
  const drill = playDrill({ scenario, policy, seed, mode: 'command', seat: 'commander' }, player)
  return { player, drill, record: recordOf(drill) }
}

/**
 * The one number by which bots are put in order, to see whether a scenario tells good play from bad. It is never a
 * player's score. Half is what was shown of command (each marker from 0 to 1, unobserved shows nothing), half the share
 * of the harm saved; each safety-critical failure takes a tenth, and no response at all (nothing declared, nothing
 * changed) takes a half: whoever tries stands above whoever lets it ring.
 */
export function standingOf(run: Pick<BotRun, 'profile' | 'shareOfParSaved'>): number {
  const { markers } = run.profile
  const shown = markers.reduce((sum, mark) => sum + (mark.rating === null ? 0 : (mark.rating - 1) / 3), 0)
  const failures = markers.filter((mark) =>
    markerRules.some((rule) => rule.marker === mark.marker && holdsBack(rule, mark)),
  )
  const responded = answeredYes(run.profile, 'C1', 'declared') || answeredYes(run.profile, 'C4', 'decided')
  const lost = SAFETY_WEIGHT * failures.length + (responded ? 0 : NO_RESPONSE_WEIGHT)
  return shown / markers.length / 2 + run.shareOfParSaved / 2 - lost
}

function answeredYes(profile: CommandProfile, marker: string, itemId: string): boolean {
  const mark = profile.markers.find((each) => each.marker === marker)
  return mark?.items.some((each) => each.id === itemId && each.answer === 'yes') === true
}

/** The table over all runs, best standing first. */
export function tableOf(runs: readonly BotRun[], scenario: Scenario): readonly BotRow[] {
  const rows = playersOf(scenario).map((player) => rowOf(player, runs))
  return rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => b.row.standing - a.row.standing || a.index - b.index)
    .map(({ row }) => row)
}

function rowOf(player: Player, runs: readonly BotRun[]): BotRow {
  const own = runs.filter((run) => run.player === player.id)
  const middle = (values: readonly number[]) => median(values) ?? 0
  const expertOn = (seed: number) =>
    runs.find((run) => run.player === 'expert' && run.seed === seed)?.customerMinutes ?? 0
  const skills = SKILLS.map((letter) => {
    const ratings = own.map(
      (run) => run.profile.skills.find((skill) => skill.skill === letter)?.rating ?? null,
    )
    return [letter, median(ratings.filter((rating) => rating !== null))] as const
  })
  return {
    player: player.id,
    label: player.label,
    runs: own.length,
    resolved: own.filter((run) => wonBy(run)).length,
    customerMinutes: middle(own.map((run) => run.customerMinutes)),
    parRatio: middle(own.map((run) => ratio(run.customerMinutes, expertOn(run.seed)))),
    shareOfParSaved: middle(own.map((run) => run.shareOfParSaved)),
    skills: Object.fromEntries(skills) as Record<SkillLetter, number | null>,
    standing: middle(own.map(standingOf)),
  }
}

/** Where next to nothing is left, less than this is all the same. */
const LEAST_MINUTES = 1

function ratio(minutes: number, par: number): number {
  return Math.max(LEAST_MINUTES, minutes) / Math.max(LEAST_MINUTES, par)
}
