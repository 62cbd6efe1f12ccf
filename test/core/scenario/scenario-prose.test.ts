import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenario as keyExpiry } from '../../../scenarios/key-expiry/scenario.ts'
import { type Scenario, scenarioHash, withOtherProse } from '../../../src/core/scenario/index.ts'
import { jsonPath } from '../../../src/core/scenario/problem.ts'
import { builtInScenarios } from '../../support/built-in-scenarios.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'

type Key = string | number
type Leaf = { readonly keys: readonly Key[]; readonly value: unknown }

const copy = (scenario: Scenario): Scenario => JSON.parse(JSON.stringify(scenario))

/** Everything in JSON data that holds nothing else. */
function leavesOf(value: unknown, keys: readonly Key[] = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => leavesOf(each, [...keys, index]))
  if (typeof value !== 'object' || value === null) return [{ keys, value }]
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...keys, key]))
}

function prosePaths(scenario: Scenario): ReadonlySet<string> {
  const paths = new Set<string>()
  withOtherProse(scenario, (text, path) => {
    paths.add(path)
    return text
  })
  return paths
}

const readByTheEngine = (scenario: Scenario): readonly Leaf[] => {
  const paths = prosePaths(scenario)
  return leavesOf(scenario).filter(({ keys }) => !paths.has(jsonPath(keys)))
}

/** The scenario with one leaf another one of its kind. */
function withOther(scenario: Scenario, { keys, value }: Leaf): Scenario {
  const changed = copy(scenario)
  const last = keys.at(-1) as Key
  let holder = changed as unknown as Record<Key, unknown>
  for (const key of keys.slice(0, -1)) holder = holder[key] as Record<Key, unknown>
  holder[last] =
    typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value ?? ''}x`
  return changed
}

const changesTheHash = (scenario: Scenario, leaf: Leaf): void => {
  expect(scenarioHash(withOther(scenario, leaf)), jsonPath(leaf.keys)).not.toBe(scenarioHash(scenario))
}

describe('the hash of a scenario', () => {
  it('is the same whatever is said in its texts, as TypeScript and as JSON', async () => {
    for (const scenario of [tinyScenario, keyExpiry, ...(await builtInScenarios())]) {
      const hash = scenarioHash(scenario)
      expect(scenarioHash(copy(scenario))).toBe(hash)
      expect(scenarioHash(withOtherProse(scenario, () => 'x'))).toBe(hash)
      expect(scenarioHash(withOtherProse(scenario, (text) => text + text))).toBe(hash)
    }
  })

  it('is the same in whatever order the members stand', () => {
    const turned = Object.fromEntries(Object.entries(keyExpiry).reverse()) as unknown as Scenario
    expect(scenarioHash(turned)).toBe(scenarioHash(keyExpiry))
  })

  it('changes with every single thing that is no prose: all of a tiny scenario', () => {
    const leaves = readByTheEngine(tinyScenario)
    expect(leaves.length).toBeGreaterThan(200)
    for (const leaf of leaves) changesTheHash(tinyScenario, leaf)
  })

  it('changes with every single thing that is no prose: drawn from a large one with its variants', () => {
    const leaves = readByTheEngine(keyExpiry)
    fc.assert(
      fc.property(fc.constantFrom(...leaves), (leaf) => {
        changesTheHash(keyExpiry, leaf)
      }),
      { numRuns: 150 },
    )
  })

  it('does not count the ways to say the same, and counts whether there are any', () => {
    const once = (texts: readonly string[]) => texts.slice(0, 1)
    const { playbook, injects } = tinyScenario
    const [play] = playbook
    const [inject] = injects
    const thinking = (own: readonly string[]): string =>
      scenarioHash({
        ...tinyScenario,
        playbook: [{ ...play, thinking: own } as never, ...playbook.slice(1)],
      })
    expect(thinking(['a', 'b', 'c'])).toBe(thinking(once(['d'])))
    expect(thinking([])).not.toBe(thinking(['a']))
    const reacting = (reactions: object): string =>
      scenarioHash({
        ...tinyScenario,
        injects: [{ ...inject, expects: { ...inject?.expects, reactions } } as never, ...injects.slice(1)],
      })
    expect(reacting({ comply: ['a'] })).toBe(reacting({ comply: ['b', 'c'] }))
    expect(reacting({ comply: ['a'] })).not.toBe(reacting({ decline: ['a'] }))
    expect(reacting({ comply: ['a'] })).not.toBe(reacting({}))
  })

  it('counts whether a finding says what it needs, and not in which words', () => {
    const needing = (needs: object): string => {
      const [investigation, ...others] = tinyScenario.investigations
      const [finding, ...later] = investigation?.findings ?? []
      const findings = [{ ...finding, ...needs }, ...later]
      return scenarioHash({
        ...tinyScenario,
        investigations: [{ ...investigation, findings } as never, ...others],
      })
    }
    expect(needing({ needs: 'A rollback.' })).toBe(needing({ needs: 'Somebody who may roll back.' }))
    expect(needing({ needs: 'A rollback.' })).not.toBe(needing({}))
  })
})

describe('other prose', () => {
  it('names each text by its place, in variants too, and touches nothing else', () => {
    const paths = prosePaths(keyExpiry)
    for (const path of [
      '$.title',
      '$.briefing.goodToKnow[0]',
      '$.topology.services[0].label',
      '$.topology.platform.controlPlanes[0].label',
      '$.cast[0].openingReports[0]',
      '$.variants[0].difference',
    ])
      expect([...paths]).toContain(path)
    expect([...paths].some((path) => path.startsWith('$.variants[0].changes.'))).toBe(true)
    const other = withOtherProse(keyExpiry, (_, path) => `at ${path}`)
    const differing = leavesOf(other).filter(({ keys, value }) => value === `at ${jsonPath(keys)}`)
    expect(differing.map(({ keys }) => jsonPath(keys)).sort()).toEqual([...paths].sort())
    expect(readByTheEngine(other)).toEqual(readByTheEngine(copy(keyExpiry)))
  })

  it('leaves alone what a variant takes away or puts in place', () => {
    const scenario = {
      ...tinyScenario,
      variants: [
        {
          id: 'b',
          difference: 'Quieter.',
          changes: {
            oneLine: 'Other.',
            cast: [
              { id: 'web-oncall', $remove: true },
              { id: 'new', $replace: true, bio: 'New.' },
            ],
            topology: { services: [{ id: 'web', label: 'Front', autoscaler: null }] },
          },
        },
      ],
    }
    expect(withOtherProse(scenario, () => '…').variants).toEqual([
      {
        id: 'b',
        difference: '…',
        changes: {
          oneLine: '…',
          cast: [
            { id: 'web-oncall', $remove: true },
            { id: 'new', $replace: true, bio: '…' },
          ],
          topology: { services: [{ id: 'web', label: '…', autoscaler: null }] },
        },
      },
    ])
  })
})
