import { describe, expect, it } from 'vitest'
import { scenario } from '../../../scenarios/us-east-1-latency/scenario.ts'
import { playDrill, playerNamed } from '../../../src/core/crew/index.ts'
import { defaultPolicy } from '../../../src/core/scenario/index.ts'

describe('what the expert says in numbers', () => {
  const expert = playerNamed(scenario, 'expert')
  if (expert === null) throw new Error('no expert')
  const setup = { scenario, policy: defaultPolicy, seed: 1, mode: 'command', seat: 'commander' } as const
  const said = playDrill(setup, expert, { untilSecond: 1000 }).state.log.flatMap(({ by, event }) =>
    by.kind === 'seat' && 'text' in event && typeof event.text === 'string' ? [event.text] : [],
  )

  it('names no share of zero and no latency in thousands of milliseconds', () => {
    expect(said.length).toBeGreaterThan(10)
    expect(said.filter((text) => /(?<![\d.])0 %|\d{4,} ?ms|\bless than 1 \w/.test(text))).toEqual([])
    expect(said.filter((text) => /p99 (?:is )?\d/.test(text)).length).toBeGreaterThan(1)
  })

  it('leaves no placeholder unfilled', () => {
    expect(said.filter((text) => /[{}]/.test(text))).toEqual([])
  })
})
