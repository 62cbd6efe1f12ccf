import type { Scenario } from '../scenario/index.ts'
import type { Player } from './player.ts'
import { restartEverything, scaleUp } from './players/catalogue-bots.ts'
import { expert } from './players/expert.ts'
import { nothing } from './players/nothing.ts'
import { overEscalator } from './players/over-escalator.ts'
import { silentFixer } from './players/silent-fixer.ts'
import { injectionTalker, talker } from './players/talker.ts'

/** Every player, the best expected first. */
const roster: ReadonlyMap<string, (scenario: Scenario) => Player> = new Map<
  string,
  (scenario: Scenario) => Player
>([
  ['expert', expert],
  ['silentFixer', silentFixer],
  ['talker', talker],
  ['injectionTalker', injectionTalker],
  ['overEscalator', overEscalator],
  ['scaleUp', scaleUp],
  ['restartEverything', restartEverything],
  ['nothing', () => nothing],
])

export const playerIds: readonly string[] = [...roster.keys()]

/** All players of a scenario, the best expected first. */
export function playersOf(scenario: Scenario): readonly Player[] {
  return [...roster.values()].map((create) => create(scenario))
}

/** The player with that id, for this scenario; null when there is none. */
export function playerNamed(scenario: Scenario, id: string): Player | null {
  return roster.get(id)?.(scenario) ?? null
}
