import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playDrill, playerNamed } from '../../../src/core/crew/index.ts'
import { checkByPlay } from '../../../src/core/grading/index.ts'
import { defaultPolicy, draftScenario, validateScenario } from '../../../src/core/scenario/index.ts'

const postmortem = (name: string): string =>
  readFileSync(resolve(import.meta.dirname, '../../cli/fixtures', `${name}.md`), 'utf8')

function drafted(id: string, text: string | null) {
  const draft = draftScenario(id, text)
  if (!draft.ok) throw new Error(JSON.stringify(draft.problems))
  return draft
}

describe('a drafted scenario', () => {
  it('from nothing is sound: won by the expert, lost by doing nothing, and all bots told apart', () => {
    const { scenario } = drafted('my-drill', null)
    expect(validateScenario(scenario)).toEqual([])
    expect(checkByPlay(scenario, defaultPolicy, [1]).problems).toEqual([])
  })

  it.each([
    ['a table of a failed release', 'checkout-errors', 'serviceErrors'],
    ['a list with AM and PM over midnight', 'slow-database', 'serviceSlow'],
    ['offsets and a provider', 'zone-network', 'zoneNetwork'],
  ])('from %s has that kind of fault, is valid, and is won by the expert only', (_, name, fault) => {
    const { scenario } = drafted('my-drill', postmortem(name))
    expect(scenario.faults[0]?.kind).toBe(fault)
    expect(validateScenario(scenario)).toEqual([])
    const setup = { scenario, policy: defaultPolicy, seed: 1, mode: 'command', seat: 'commander' } as const
    const endOf = (id: string) => {
      const player = playerNamed(scenario, id)
      return player === null ? null : playDrill(setup, player).state.ended
    }
    expect([endOf('expert'), endOf('nothing')]).toEqual(['resolved', 'overtaken'])
  })

  it('takes the figures, factors and action items of the post-mortem, and leaves out what blames', () => {
    const { scenario, notes } = drafted('checkout-errors', postmortem('checkout-errors'))
    expect(scenario.date).toBe('2025-11-14')
    expect(scenario.factors.map((factor) => factor.id)).toEqual(['line-31', 'line-32', 'line-34'])
    expect(scenario.remedies.map(({ kind, priority, ownerRole }) => [kind, priority, ownerRole])).toEqual([
      ['prevent', 'P1', 'Release lead'],
      ['detect', 'P1', 'Owner of the service'],
      ['prevent', 'P2', 'Basket team'],
    ])
    expect(scenario.sources.map((source) => source.url)).toEqual(['https://example.org/releases/812'])
    expect(notes).toContain('42 % (line 11)')
    expect(notes).toMatch(/line 33.*careless/)
  })

  it('lets people and the provider speak when they spoke, in the order of the timeline', () => {
    const { scenario } = drafted('zone', postmortem('zone-network'))
    const told = JSON.stringify(scenario.machine)
    const [customers, provider] = [told.indexOf('customers-ask'), told.indexOf('post-looking')]
    expect(customers).toBeGreaterThan(0)
    expect(provider).toBeGreaterThan(customers)
    expect(scenario.injects.find((inject) => inject.id === 'customers-ask')).not.toHaveProperty('when')
    // 14 and then 25 minutes after the onset, which is at second 60.
    expect(told).toContain('"480000"')
    expect(told).toContain('"660000"')
  })

  it.each(['checkout-errors', 'slow-database'])('names nobody of %s, anywhere', (name) => {
    const draft = drafted('my-drill', postmortem(name))
    for (const person of ['Rhiannon', 'Vale', 'rvale', 'Deepa', 'Rao', 'Priya'])
      expect(JSON.stringify(draft)).not.toMatch(new RegExp(`\\b${person}\\b`))
  })

  it('begins at the hour of the incident', () => {
    expect(drafted('night', postmortem('slow-database')).scenario.topology.startsAtUtcSecond).toBe(
      (23 * 60 + 50) * 60,
    )
  })

  it.each([
    ['nothing', '', 'is empty'],
    ['no post-mortem', '# Lunch\n\nSoup.', 'has no timeline'],
    ['no text', 'PK\0\0', 'is not text'],
  ])('refuses %s, and says what to give', (_, text, message) => {
    const draft = draftScenario('my-drill', text)
    const [problem] = draft.ok ? [] : draft.problems
    expect(problem?.message).toContain(message)
    expect(problem?.mend).not.toBe('')
  })

  it.each(['My Drill', '../up', 'a@b', ''])('refuses the name "%s"', (name) => {
    expect(draftScenario(name, null).ok).toBe(false)
  })

  it('is valid whatever the timeline says, and never throws', () => {
    const words = fc.constantFrom(
      'Release deployed to all zones',
      'Errors rise',
      'Customers complain to support',
      'The provider posts about network errors',
      'Mara Lind restarted the database',
      'Second wave',
      'Resolved',
      '**bold** `code` <b>',
    )
    const row = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), words)
    const time = (hour: number, minute: number) => `${hour}:${String(minute).padStart(2, '0')}`
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.string(), (rows, more) => {
        const list = rows.map(([hour, minute, text]) => `- ${time(hour, minute)} ${text}`).join('\n')
        const { scenario } = drafted(
          'my-drill',
          `# Review\n\n## Timeline\n\n${list}\n\n## Impact\n\n${more}\n`,
        )
        expect(validateScenario(scenario)).toEqual([])
        expect(JSON.stringify(scenario).includes('Lind')).toBe(false)
      }),
      { numRuns: 8 },
    )
  })

  it('reads any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const draft = draftScenario('my-drill', text)
        if (!draft.ok) expect(draft.problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 25 },
    )
  })
})
