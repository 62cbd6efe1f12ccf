import { describe, expect, it } from 'vitest'
import * as content from '../../../scenarios/us-east-1-latency/scenario.ts'
import { playDrill, playerNamed } from '../../../src/core/crew/index.ts'
import { impactOf, recordOf } from '../../../src/core/drill/index.ts'
import { checkBots, playBots, tableOf, textOf, weighDecisions } from '../../../src/core/grading/index.ts'
import { defaultPolicy, type Scenario } from '../../../src/core/scenario/index.ts'
import { toldLog } from '../../../src/core/view/index.ts'

const scenario = Object.values(content)[0] as Scenario

/** The harm is done by then, whoever plays well. */
const SETTLED_SECOND = 620

describe('bots on the us-east-1 latency spike', () => {
  const runs = [...playBots(scenario, defaultPolicy, [1])]
  const rows = tableOf(runs, scenario)

  it('are told apart in the order that good command asks for', () => {
    expect(checkBots(rows, runs).flatMap((check) => check.problems)).toEqual([])
  })

  it.each([1, 6])('leave nobody better than the expert, whose play is par (seed %i)', (seed) => {
    const setup = { scenario, policy: defaultPolicy, seed, mode: 'command', seat: 'commander' } as const
    const minutes = (id: string): number => {
      const player = playerNamed(scenario, id)
      if (player === null) throw new Error(`no ${id}`)
      return impactOf(playDrill(setup, player, { untilSecond: SETTLED_SECOND })).customerMinutes
    }
    expect(minutes('expert')).toBeLessThan(minutes('silentFixer'))
  })

  it('show every marker of solo play in one of them, and each unobserved one has a reason', () => {
    const seen = new Set<string>()
    for (const run of runs)
      for (const mark of run.profile.markers) {
        if (mark.rating !== null) seen.add(mark.marker)
        else expect(mark.reason.length).toBeGreaterThan(15)
      }
    expect(seen.size).toBe(23)
  })

  it('are graded on quotes that stand in the entries they cite', () => {
    const expert = playerNamed(scenario, 'expert')
    if (expert === null) throw new Error('no expert')
    const drill = playDrill(
      { scenario, policy: defaultPolicy, seed: 1, mode: 'command', seat: 'commander' },
      expert,
    )
    const profile = runs.find((run) => run.player === 'expert')?.profile
    for (const item of profile?.markers.flatMap((mark) => mark.items) ?? []) {
      const cited = toldLog(drill).filter((entry) => item.cites.includes(entry.id))
      expect(cited).toHaveLength(item.cites.length)
      if (item.quote !== null)
        expect(cited.some((entry) => textOf(entry).includes(item.quote ?? '?'))).toBe(true)
    }
    const draining = [...weighDecisions(recordOf(drill), scenario, drill)].find((decision) =>
      decision.label.startsWith('Drain'),
    )
    expect(draining?.judgement).toBe('reasoned')
    expect(draining?.savedCustomerMinutes).toBeGreaterThan(0)
  })
})
