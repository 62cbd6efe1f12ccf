import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenario } from '../../../scenarios/us-east-1-latency/scenario.ts'
import {
  parseScenario,
  parseWorldFile,
  type Scenario,
  validateScenario,
} from '../../../src/core/scenario/index.ts'
import { nearestWord } from '../../../src/core/scenario/nearest-word.ts'

type Draft = Record<string, unknown>
const fresh = (): Draft => JSON.parse(JSON.stringify(scenario))

/** The object at the end of a way through a draft. */
function part(raw: unknown, ...keys: readonly (string | number)[]): Draft {
  let value = raw
  for (const key of keys) value = (value as Record<string | number, unknown>)[key]
  return value as Draft
}

/** As problems write a key: a name after a dot, anything else in brackets. */
const step = (key: string): string => (/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`)

/** Everything in a JSON value that has keys, with the way to it. */
function objectsIn(value: unknown, path = '$'): { path: string; object: Record<string, unknown> }[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, member]) =>
    objectsIn(member, `${path}${Array.isArray(value) ? `[${key}]` : step(key)}`),
  )
  return Array.isArray(value) ? inner : [{ path, object: value as Record<string, unknown> }, ...inner]
}

function problemsAfter(change: (raw: Draft) => void) {
  const raw = fresh()
  change(raw)
  const answer = parseScenario(raw)
  return answer.ok ? [] : answer.problems
}

describe('reading a scenario', () => {
  it('gives back what was written, whole', () => {
    const answer = parseScenario(fresh())
    expect(answer.ok && answer.scenario).toEqual(JSON.parse(JSON.stringify(scenario)))
  })

  it('says where an unknown key is, anywhere in the file', () => {
    const free =
      /^\$\.variants\[\d+\]\.changes|\.command|\.instances|\.regionWeights|\.parameters\.|\.with$|reactions$|\.states$|\.on$|\.after$/
    const closed = (raw: Draft) => objectsIn(raw).filter(({ path }) => !free.test(path))
    fc.assert(
      fc.property(fc.nat({ max: closed(fresh()).length - 1 }), (nth) => {
        const raw = fresh()
        const place = closed(raw)[nth]
        if (place === undefined) throw new Error('no such place')
        place.object.surprise = 1
        const answer = parseScenario(raw)
        if (answer.ok) throw new Error(`accepted an unknown key at ${place.path}`)
        expect(answer.problems.map((problem) => problem.path)).toContain(`${place.path}.surprise`)
        for (const problem of answer.problems) expect(problem.mend.length).toBeGreaterThan(3)
      }),
      { numRuns: 25 },
    )
  })

  it('says what is missing and what to add', () => {
    const [problem] = problemsAfter((raw) => {
      delete part(raw, 'topology').zones
    })
    expect(problem).toEqual({ path: '$.topology.zones', message: 'missing', mend: 'add "zones" (an array)' })
  })

  it('guesses the word that was meant', () => {
    const mends = [
      problemsAfter((raw) => Object.assign(part(raw, 'faults', 0), { zone: 'us-east-1d' })),
      problemsAfter((raw) => Object.assign(part(raw, 'alerts', 0, 'rule'), { kind: 'treshold' })),
      problemsAfter((raw) => Object.assign(part(raw, 'playbook', 1), { when: { inciden: 'paged' } })),
      problemsAfter((raw) => Object.assign(part(raw, 'topology', 'links', 0), { to: 'identiti' })),
    ].map((problems) => problems.map((problem) => problem.mend).join())
    expect(mends[0]).toContain("did you mean 'us-east-1")
    expect(mends[1]).toContain("did you mean 'threshold'?")
    expect(mends[2]).toContain("did you mean 'incident'?")
    expect(mends[3]).toContain("did you mean 'identity'?")
  })

  it('points at a nested condition, not at the union around it', () => {
    const problems = problemsAfter((raw) =>
      Object.assign(part(raw, 'playbook', 1), {
        when: { all: [{ signal: 'customers/all/p99Ms', is: 'abov', value: 1 }] },
      }),
    )
    expect(problems.map((problem) => problem.path)).toEqual(['$.playbook[1].when.all[0].is'])
  })

  it('never throws on anything', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        expect(parseScenario(raw).ok).toBe(false)
        expect(parseWorldFile(raw).ok).toBe(false)
      }),
    )
  })
})

describe('reading a world file', () => {
  const world = () => ({
    topology: fresh().topology,
    faults: [{ at: 60, fault: part(fresh(), 'faults', 0) }],
  })

  it('takes a topology with faults by time', () => {
    expect(parseWorldFile(world()).ok).toBe(true)
  })

  it('refuses callers that call each other in a circle', () => {
    const raw = JSON.parse(JSON.stringify(world()))
    raw.topology.links.push({ ...raw.topology.links[0], id: 'back', from: 'identity', to: 'gateway' })
    const answer = parseWorldFile(raw)
    expect(answer.ok ? '' : answer.problems[0]?.message).toContain('circle')
  })

  it('names the place of a wrong intervention', () => {
    const raw = {
      ...world(),
      interventions: [{ at: 5, intervention: { kind: 'setZoneWeight', zone: 'us-east-1x', weight: 0 } }],
    }
    const answer = parseWorldFile(raw)
    expect(answer.ok ? '' : answer.problems[0]?.path).toBe('$.interventions[0].intervention.zone')
  })
})

describe('checking a scenario without playing it', () => {
  const wrong = (change: (raw: Draft) => void) => {
    const raw = fresh()
    change(raw)
    return validateScenario(raw as unknown as Scenario).map((problem) => `${problem.path} ${problem.message}`)
  }

  it('finds nothing in the one that ships', () => {
    expect(validateScenario(scenario)).toEqual([])
  })

  it('finds a state that nothing leads to, and one that leads nowhere', () => {
    const found = wrong((raw) => Object.assign(part(raw, 'machine', 'states'), { lost: {} })).join('\n')
    expect(found).toContain('nothing leads to "lost"')
    expect(found).toContain('"lost" is a dead end')
  })

  it('finds a secret in a text that is read during the drill', () => {
    const found = wrong((raw) =>
      Object.assign(part(raw, 'runbooks', 0), { markdown: 'A grey failure, perhaps.' }),
    )
    expect(found).toEqual(['$.runbooks[0].markdown contains the secret "grey failure"'])
  })

  it('finds a play that asks for the truth', () => {
    const found = wrong((raw) =>
      Object.assign(part(raw, 'playbook', 0), { when: { faultActive: 'grey-1b' } }),
    ).join()
    expect(found).toContain('$.playbook[0].when asks for what no seat can know')
  })

  it('finds findings that may run out, blame, and far-reaching actions without a reason', () => {
    const found = wrong((raw) => {
      const findings = part(raw, 'investigations', 0).findings as unknown[]
      findings.pop()
      Object.assign(part(raw, 'factors', 0), {
        text: 'The engineer was careless and should have known better.',
      })
      const actions = raw.actions as Draft[]
      for (const action of actions) if (action.id === 'failover-all') action.tempting = false
    }).join('\n')
    expect(found).toContain('$.investigations[0].findings[1].when the last finding may not hold')
    expect(found).toContain('$.factors[0].text')
    expect(found).toContain('nothing warrants this far-reaching action')
  })
})

describe('the nearest word', () => {
  it('is the word itself, and one that differs by a letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,10}$/), fc.nat(9), (word, at) => {
        const known = ['zzzzzzzzzzzzzz', word]
        expect(nearestWord(word, known)).toBe(word)
        const cut = word.slice(0, at % word.length) + word.slice((at % word.length) + 1)
        expect(nearestWord(cut, known)).toBe(word)
      }),
    )
  })
})
