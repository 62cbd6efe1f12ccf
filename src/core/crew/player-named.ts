import type { Scenario } from '../scenario/index.ts'
import type { Player } from './player.ts'
import { restartEverything, scaleUp } from './players/catalogue-bots.ts'
import { expert } from './players/expert.ts'
import { nothing } from './players/nothing.ts'
import { overEscalator } from './players/over-escalator.ts'
import { silentFixer } from './players/silent-fixer.ts'
import { injectionTalker, talker } from './players/talker.ts'

/** All players of a scenario, the best expected first. */
export function playersOf(scenario: Scenario): readonly Player[] {
  return [
    expert(scenario),
    silentFixer(scenario),
    talker(scenario),
    injectionTalker(scenario),
    overEscalator(scenario),
    scaleUp(scenario),
    restartEverything(scenario),
    nothing,
  ]
}

export const playerIds: readonly string[] = [
  'expert',
  'silentFixer',
  'talker',
  'injectionTalker',
  'overEscalator',
  'scaleUp',
  'restartEverything',
  'nothing',
]

/** The player with that id, for this scenario; null when there is none. */
export function playerNamed(scenario: Scenario, id: string): Player | null {
  return playersOf(scenario).find((player) => player.id === id) ?? null
}
