import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { playDrill, playerNamed } from '../../src/core/crew/index.ts'
import { type Drill, reading } from '../../src/core/drill/index.ts'
import { defaultPolicy, parseScenario, validateScenario } from '../../src/core/scenario/index.ts'

const file = resolve(import.meta.dirname, '../../scenarios/slow-menus/scenario.json')
const answer = parseScenario(JSON.parse(readFileSync(file, 'utf8')))
if (!answer.ok) throw new Error(JSON.stringify(answer.problems[0]))
const { scenario } = answer

function played(who: string, seed: number): Drill {
  const player = playerNamed(scenario, who)
  if (player === null) throw new Error(`no player ${who}`)
  return playDrill({ scenario, policy: defaultPolicy, seed, mode: 'command', seat: 'commander' }, player)
}
const remembered = (drill: Drill, agoSeconds = 0) =>
  reading(drill, 'link/menu-store/cacheHitShare', agoSeconds)

test('it is valid, and nothing is left to mend', () => {
  expect(validateScenario(scenario)).toEqual([])
})

test('the fault is over after two minutes, and what it set off holds itself up for an hour', () => {
  const drill = played('nothing', 1)
  const faults = drill.state.log.filter((entry) => /^fault(Started|Ended)$/.test(entry.event.kind))
  expect(faults.map((entry) => [entry.event.kind, entry.at])).toEqual([
    ['faultStarted', 60],
    ['faultEnded', 105],
  ])
  expect(remembered(drill)).toBeLessThan(0.1)
  expect(drill.state.ended).toBe('overtaken')
})

test('letting fewer customers in fills the memory again, and then everybody can come back', () => {
  for (const seed of [1, 2, 3]) {
    const drill = played('expert', seed)
    expect(drill.state.ended).toBe('resolved')
    expect(remembered(drill)).toBeGreaterThan(0.85)
    expect(drill.state.second).toBeLessThan(30 * 60)
  }
})

test('restarting, which looks like the quick way out, leaves it as it is', () => {
  const drill = played('restartEverything', 1)
  expect(remembered(drill)).toBeLessThan(0.1)
})

test('the director asks once when it will be over, and a page says that the store is full', () => {
  const events = played('nothing', 1).state.log.map(({ event }) => event)
  const asked = events.filter((event) => event.kind === 'messagePosted' && event.messageId === 'm1')
  expect(JSON.stringify(asked)).toContain('eta')
  expect(asked).toHaveLength(1)
  expect(events.some((event) => event.kind === 'pageRaised' && event.alertId === 'store-busy')).toBe(true)
})
