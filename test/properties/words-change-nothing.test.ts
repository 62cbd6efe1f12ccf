import { describe, expect, it } from 'vitest'
import { playDrill, playerNamed } from '../../src/core/crew/index.ts'
import { type Drill, recordOf, replayRecord } from '../../src/core/drill/index.ts'
import { gradeProfileAndOutcome } from '../../src/core/grading/index.ts'
import { defaultPolicy, type Scenario, scenarioHash, withOtherProse } from '../../src/core/scenario/index.ts'
import { fileOf, replayTable, reword } from '../../src/core/table/index.ts'
import { toldLog } from '../../src/core/view/index.ts'
import { sitAtTable } from '../core/table/sit-at-table.ts'
import { builtInScenarios } from '../support/built-in-scenarios.ts'

const scenarios = await builtInScenarios()

/** Every word that people read, longer; and every word, one letter. */
const OTHERS: readonly (readonly [string, (text: string) => string])[] = [
  ['twice as long', (text) => `${text} ${text}`],
  ['one letter', () => 'x'],
]

function playedByExpert(scenario: Scenario): Drill {
  const expert = playerNamed(scenario, 'expert')
  if (expert === null) throw new Error('no expert')
  const setup = { scenario, policy: defaultPolicy, seed: 3, mode: 'command', seat: 'commander' } as const
  return playDrill(setup, expert, { untilSecond: 3000 })
}

const cluesOf = (drill: Drill) =>
  drill.state.log.flatMap(({ at, event }) => (event.kind === 'clueReached' ? [`${at} ${event.clueId}`] : []))

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
  'with every text of %s',
  (_, scenario) => {
    it.each(OTHERS)(
      '%s, a kept drill plays again to the same bits, evidence, ids and seconds',
      (_name, change) => {
        const reworded = withOtherProse(scenario, change)
        expect(reworded.briefing).not.toEqual(scenario.briefing)
        expect(scenarioHash(reworded)).toBe(scenarioHash(scenario))
        const played = playedByExpert(scenario)
        const again = replayRecord(recordOf(played), reworded, { verify: true })
        expect(again.ok ? '' : again.problem).toBe('')
        if (!again.ok) return
        expect(again.drill.state.log).toEqual(played.state.log)
        expect(cluesOf(again.drill)).toEqual(cluesOf(played))
        expect(again.drill.state.checkpoints.length).toBeGreaterThan(20)
      },
    )

    it.each(OTHERS)('%s, the Chief in Shadow does and says the same by its key', (_name, change) => {
      const shadow = (of: Scenario) =>
        sitAtTable({ scenario: of, mode: 'shadow', seat: 'observer', seed: 2 }).waits(1500)
      const [plain, other] = [shadow(scenario), shadow(withOtherProse(scenario, change))]
      expect(other.drill.state.checkpoints).toEqual(plain.drill.state.checkpoints)
      expect(other.drill.state.commands).toEqual(plain.drill.state.commands)
      expect(replayTable(recordOf(plain.drill), other.drill.setup.scenario)).toMatchObject({ ok: true })
      expect(toldLog(other.drill)).not.toEqual(toldLog(plain.drill))
    })

    it.each(OTHERS)(
      '%s, a person in Assist is offered command, and time stops, in the same seconds',
      (_n, change) => {
        const assisted = (of: Scenario) => {
          const table = sitAtTable({ scenario: of, mode: 'assist', seat: 'deputy', seed: 1 })
          const stops: string[] = []
          while (table.drill.state.second < 1500) {
            const stopped = table.runs('untilSomethingHappens', 400)
            if (stopped === null) break
            stops.push(`${stopped.at} ${stopped.why}`)
            table.attempts('deputy', { kind: 'acceptRole', text: 'Mine.' })
            table.attempts('deputy', { kind: 'acceptCommand', readBack: 'I have it.' })
          }
          return { table, stops }
        }
        const [plain, other] = [assisted(scenario), assisted(withOtherProse(scenario, change))]
        expect(other.stops).toEqual(plain.stops)
        expect(plain.stops.length).toBeGreaterThan(10)
        expect(other.table.drill.state.commands).toEqual(plain.table.drill.state.commands)
        const again = replayTable(recordOf(plain.table.drill), other.table.drill.setup.scenario)
        expect(again.ok ? '' : again.problem).toBe('')
      },
    )
  },
)

describe('marks', () => {
  it.each(OTHERS)('are the same when the game says everything %s: what was said stays said', (_, change) => {
    for (const scenario of scenarios) {
      const played = playedByExpert(scenario)
      const file = fileOf(played)
      const reworded = withOtherProse(scenario, change)
      const again = replayRecord(file, reworded, { verify: true })
      if (!again.ok) throw new Error(again.problem)
      const ratings = (of: Scenario, drill: Drill) =>
        gradeProfileAndOutcome(file, of, drill).profile.markers.map(({ marker, rating }) => [marker, rating])
      expect({ id: scenario.id, marks: ratings(reworded, again.drill) }).toEqual({
        id: scenario.id,
        marks: ratings(scenario, played),
      })
    }
  })

  it('do not move when a host gives the lines of a seat that the game plays other words', () => {
    const table = sitAtTable({ scenario: scenarios[0] as Scenario, mode: 'shadow', seat: 'observer' }).waits(
      1500,
    )
    const marks = () => {
      const record = { ...recordOf(table.drill), seat: 'commander' } as const
      return gradeProfileAndOutcome(record, table.drill.setup.scenario, {
        ...table.drill,
        setup: { ...table.drill.setup, seat: 'commander' },
      }).profile.markers.map(({ marker, rating }) => [marker, rating])
    }
    const before = marks()
    for (const { id, by } of [...table.drill.state.log])
      if (by.kind === 'seat' && by.seat === 'commander') reword(table.table, id, 'x')
    expect(marks()).toEqual(before)
  })
})
