import { describe, expect, it } from 'vitest'
import { playerNamed } from '../../src/core/crew/index.ts'
import { advanceDrill, createDrill, impactOf, submitCommand } from '../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario } from '../../src/core/scenario/index.ts'
import { sensesOf } from '../../src/core/view/index.ts'
import { markAllChanged } from '../../src/core/world/steady-state.ts'
import { builtInScenarios } from '../support/built-in-scenarios.ts'

const UNTIL = 4500
/** A world that skips what has settled may differ by this share from one that works out every second. */
const BOUND = 0.005

function harmOf(scenario: Scenario, bot: string, everySecond: boolean): number {
  const drill = createDrill({ scenario, policy: defaultPolicy, seed: 1, mode: 'command', seat: 'commander' })
  const player = playerNamed(scenario, bot)
  let memory = { noticedAt: {}, playedAt: {} }
  while (drill.state.second < UNTIL && drill.state.ended === null) {
    if (everySecond) markAllChanged(drill.state.world)
    advanceDrill(drill, drill.state.second + 1, false)
    const decision = player?.decide(sensesOf(drill, 'commander'), memory)
    memory = (decision?.memory ?? memory) as typeof memory
    for (const { command } of decision?.commands ?? []) submitCommand(drill, 'commander', command)
  }
  return impactOf(drill).customerMinutes
}

describe.each((await builtInScenarios()).map((scenario) => [scenario.id, scenario] as const))(
  'in %s',
  (_, scenario) => {
    it.each(['nothing', 'expert'])('the short way agrees with every second in full when %s plays', (bot) => {
      const full = harmOf(scenario, bot, true)
      expect(full).toBeGreaterThan(0)
      expect(Math.abs(harmOf(scenario, bot, false) / full - 1)).toBeLessThan(BOUND)
    })
  },
)
