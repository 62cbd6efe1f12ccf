import type { SeatId } from '../../src/core/command/index.ts'
import type { DrillMode, DrillSetup } from '../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario } from '../../src/core/scenario/index.ts'
import { type Table, trainedSeats } from '../../src/core/table/index.ts'
import { createTextGame } from '../../src/hosts/text/text-game.ts'
import { tinyScenario } from '../support/tiny-scenario.ts'

/** How somebody sits down to a text game. */
export function setupOf(mode: DrillMode, scenario: Scenario = tinyScenario): DrillSetup {
  return { scenario, policy: defaultPolicy, seed: 1, mode, seat: trainedSeats[mode][0] as SeatId }
}

/** A text game in this process: what is typed, and all that is printed for it. */
export function atATextGame(given: DrillSetup | Table) {
  const printed: string[] = []
  const game = createTextGame(given, { print: (text) => printed.push(text) })
  const types = (line: string): string => {
    printed.length = 0
    const answer = game.obey(line)
    return [...printed, ...(answer === null ? [] : [answer])].join('\n')
  }
  return { game, types, typesAll: (lines: readonly string[]) => lines.map(types).join('\n') }
}
