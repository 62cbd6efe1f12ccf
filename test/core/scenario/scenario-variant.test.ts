import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cardOf,
  drawVariant,
  loadByName,
  parseScenario,
  type Scenario,
  scenarioVariant,
  splitScenarioName,
  validateScenario,
} from '../../../src/core/scenario/index.ts'
import { mergeChanges } from '../../../src/core/scenario/merge-changes.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'

/** The tiny scenario with what a file must have beside it. */
const original: Scenario = {
  ...tinyScenario,
  teams: [...tinyScenario.teams, { id: 'board', label: 'Board', services: [], onCall: 'cto' }],
  playbook: [
    {
      id: 'ack',
      when: { incident: 'paged' },
      reactionSeconds: 5,
      command: { kind: 'acknowledgePage', pageId: '{page}' },
      thinking: [],
      marker: '',
    },
  ],
}
const calibration: NonNullable<Scenario['calibration']> = {
  report: { title: 'A report', url: 'https://example.org/report' },
  courses: [{ id: 'nothing', label: 'Nobody acts', steps: [] }],
  landmarks: [],
}
const withChanges = (changes: Readonly<Record<string, unknown>>): Scenario => ({
  ...original,
  calibration,
  variants: [{ id: 'b', difference: 'the other zone', changes }],
})
const played = (changes: Readonly<Record<string, unknown>>): Scenario => {
  const answer = scenarioVariant(withChanges(changes), 'b')
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
  return answer.scenario
}
const problems = (changes: Readonly<Record<string, unknown>>, id = 'b') => {
  const answer = scenarioVariant(withChanges(changes), id)
  return answer.ok ? [] : answer.problems
}

describe('a variant', () => {
  it('is a scenario of its own, with its own name and nothing of what made it', () => {
    const variant = played({ title: 'Tiny, at night' })
    expect(variant).toEqual({ ...original, id: 'tiny@b', title: 'Tiny, at night' })
    expect(parseScenario(JSON.parse(JSON.stringify(variant))).ok).toBe(true)
  })

  it('changes one member of one thing, and leaves the rest alone', () => {
    const variant = played({
      faults: [{ id: 'murk', zone: 'east-a' }],
      topology: { slo: { objective: 0.99 } },
    })
    expect(variant.faults).toEqual([{ ...tinyScenario.faults[0], zone: 'east-a' }])
    expect(variant.topology).toEqual({
      ...tinyScenario.topology,
      slo: { ...tinyScenario.topology.slo, objective: 0.99 },
    })
  })

  it('adds things at the end, takes things out, and replaces lists of anything else', () => {
    const news = { id: 'news', at: -60, service: 'web', title: 'News', detail: 'A text.', byRole: 'Writer' }
    const variant = played({
      changes: [{ id: 'banner', $remove: true }, news],
      runbooks: [{ id: 'slow', $remove: true }],
      secrets: ['another'],
    })
    expect(variant.changes).toEqual([news])
    expect(variant.runbooks).toEqual([])
    expect(variant.secrets).toEqual(['another'])
  })

  it('takes an optional member away with null, and replaces a condition whole when told to', () => {
    const variant = played({
      actions: [{ id: 'restart', precondition: null, tempting: null }],
      recovered: { $replace: true, truth: 'customers/all/failedShare', is: 'below', value: 0.1 },
    })
    const restart = variant.actions.find((action) => action.id === 'restart')
    expect(restart).not.toHaveProperty('precondition')
    expect(restart).not.toHaveProperty('tempting')
    expect(variant.recovered).not.toHaveProperty('forSeconds')
  })

  it('puts a fault of another kind and a condition of another sort in place of the old one', () => {
    const lost = { id: 'murk', kind: 'zoneCapacity', zone: 'east-b', lostShare: 0.5 }
    const variant = played({ faults: [lost], recovered: { all: [{ afterSecond: 90 }] } })
    expect(variant.faults).toEqual([lost])
    expect(variant.recovered).toEqual({ all: [{ afterSecond: 90 }] })
  })

  it('leaves the original as it was', () => {
    const author = withChanges({ faults: [{ id: 'murk', zone: 'east-a' }], secrets: ['x'] })
    const before = JSON.stringify(author)
    scenarioVariant(author, 'b')
    expect(JSON.stringify(author)).toBe(before)
  })
})

describe('a broken variant', () => {
  it('names a thing that is nowhere, once, where it is written, and guesses what was meant', () => {
    expect(problems({ faults: [{ id: 'mruk', zone: 'east-a' }] })).toEqual([
      {
        path: '$.variants[0].changes.faults[0]',
        message: 'there is no "mruk" to change, and for a new one too much is missing',
        mend: "did you mean 'murk'?",
      },
    ])
  })

  it('is told what it takes out that is not there', () => {
    expect(problems({ runbooks: [{ id: 'slwo', $remove: true }] })).toEqual([
      {
        path: '$.variants[0].changes.runbooks[0].id',
        message: 'there is no "slwo" to take out',
        mend: "did you mean 'slow'?",
      },
    ])
    expect(problems({ topology: { platfrom: null } })[0]?.path).toBe(
      '$.variants[0].changes.topology.platfrom',
    )
  })

  it.each([
    ['an empty list', { runbooks: [] }, '$.variants[0].changes.runbooks'],
    ['its own id', { id: 'tiny2' }, '$.variants[0].changes.id'],
    ['a member nobody knows', { fautls: [] }, '$.fautls'],
    ['a name that leads nowhere', { faults: [{ id: 'murk', zone: 'east-z' }] }, '$.faults[0].zone'],
    ['half a condition', { recovered: { is: 'over' } }, '$.recovered.is'],
  ])('is refused for %s, with the place', (_, changes, path) => {
    const found = problems(changes)
    expect(found.map((problem) => problem.path)).toContain(path)
    for (const problem of found) expect(problem.mend).not.toBe('')
  })

  it('that does not exist is refused with the ones that do', () => {
    expect(problems({}, 'c')).toEqual([
      { path: '$.variants', message: 'there is no variant "c"', mend: expect.stringContaining('b') },
    ])
  })

  it('makes its scenario unsound', () => {
    const broken = withChanges({ faults: [{ id: 'mruk' }] })
    expect(validateScenario(broken).map((problem) => problem.path)).toContain(
      '$.variants[0].changes.faults[0]',
    )
  })
})

describe('merging changes', () => {
  it('with nothing to change gives what there was, whatever that is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const { result, problems: found } = mergeChanges(data, {}, [])
        expect(JSON.stringify(result)).toBe(JSON.stringify(data))
        expect(found).toEqual([])
      }),
    )
  })

  it('with everything in them gives everything back, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (data, changes) => {
        expect(JSON.stringify(mergeChanges(undefined, changes, []).result)).toBe(JSON.stringify(changes))
        expect(mergeChanges(data, changes, []).problems.length).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('names', () => {
  it('take the variant from the end', () => {
    expect(splitScenarioName('dynamodb-outage@b')).toEqual({ base: 'dynamodb-outage', variant: 'b' })
    expect(splitScenarioName('./a@b/scenario.json')).toEqual({ base: './a@b/scenario.json', variant: null })
    expect(splitScenarioName('my.json@night')).toEqual({ base: 'my.json', variant: 'night' })
    expect(splitScenarioName('plain')).toEqual({ base: 'plain', variant: null })
  })

  it('load the variant through any loader of whole scenarios', async () => {
    const load = async (id: string) => (id === 'tiny' ? withChanges({ title: 'Night' }) : null)
    expect(await loadByName('tiny@b', load)).toMatchObject({ id: 'tiny@b', title: 'Night' })
    await expect(loadByName('tiny@z', load)).rejects.toThrow('there is no variant "z"')
    await expect(loadByName('gone@b', load)).rejects.toThrow('there is no variant "b"')
  })

  it('are on the card, and nothing that gives the difference away', () => {
    const card = cardOf(withChanges({ title: 'Night' }))
    expect(card.variants).toEqual(['b'])
    expect(JSON.stringify(card)).not.toContain('other zone')
    expect(cardOf(tinyScenario)).not.toHaveProperty('variants')
  })
})

describe('a surprise', () => {
  const card = { id: 'tiny', variants: ['b', 'c', 'd'] }

  it('is the same for the same seed, and over many seeds everything comes up about as often', () => {
    const counts = new Map<string, number>()
    for (let seed = 1; seed <= 400; seed += 1) {
      const drawn = drawVariant(card, seed)
      expect(drawVariant(card, seed)).toBe(drawn)
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['tiny', 'tiny@b', 'tiny@c', 'tiny@d'])
    for (const count of counts.values()) expect(count).toBeGreaterThan(60)
  })

  it('is the scenario itself when it has no variants', () => {
    expect(drawVariant({ id: 'tiny' }, 7)).toBe('tiny')
  })
})
