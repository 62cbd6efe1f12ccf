import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import { defaultPolicy, type Policy, parsePolicy } from '../../../src/core/scenario/index.ts'
import type { policySchema } from '../../../src/core/scenario/schema/policy-schema.ts'

type Frozen<T> = T extends readonly unknown[]
  ? { readonly [K in keyof T]: Frozen<T[K]> }
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

const copy = (): Record<string, never> => JSON.parse(JSON.stringify(defaultPolicy))

/** The default with one thing made wrong. */
function broken(change: (policy: ReturnType<typeof loose>) => void): readonly string[] {
  const policy = loose()
  change(policy)
  const answer = parsePolicy(policy)
  return answer.ok ? [] : answer.problems.map(({ path, message, mend }) => `${path}: ${message}: ${mend}`)
}
// biome-ignore lint/suspicious/noExplicitAny: a policy file may hold anything
const loose = (): any => copy()

describe('reading a policy', () => {
  it('the default is valid, and stays what it was', () => {
    expect(parsePolicy(copy())).toEqual({ ok: true, policy: defaultPolicy })
  })

  it('a file may name its JSON Schema, which is no part of the policy', () => {
    expect(parsePolicy({ $schema: './policy.schema.json', ...copy() })).toEqual({
      ok: true,
      policy: defaultPolicy,
    })
  })

  it('the schema reads exactly what the interface promises (checked by the compiler)', () => {
    type Read = Omit<z.infer<typeof policySchema>, '$schema'>
    expectTypeOf<Frozen<Read>>().toEqualTypeOf<Frozen<Policy>>()
    expect(parsePolicy({}).ok).toBe(false)
  })

  const mistakes: readonly (readonly [string, (policy: ReturnType<typeof loose>) => void, RegExp])[] = [
    ['a misspelt window', (p) => (p.windows.acknowlege = 300), /windows\.acknowlege.*did you mean/],
    ['a missing window', (p) => delete p.windows.declare, /windows\.declare: missing/],
    ['a share in percent', (p) => (p.severities[0].whenFailedShareAbove = 25), /less than or equal to 1/],
    ['levels out of order', (p) => p.severities.reverse(), /severities\[1\]\.level.*most severe/],
    ['one level twice', (p) => (p.severities[1].level = 1), /severities\[1\]\.level/],
    [
      'a milder level with the higher share',
      (p) => (p.severities[1].whenFailedShareAbove = 0.5),
      /severities\[1\]\.whenFailedShareAbove.*below 0\.25/,
    ],
    [
      'a burn rate no level could be told apart by',
      (p) => (p.severities[3].whenBurnRateAbove = 6),
      /severities\[3\]\.whenBurnRateAbove/,
    ],
    ['two levels of one name', (p) => (p.severities[1].label = 'SEV-1'), /names two levels/],
    ['a commander for the milder only', (p) => (p.severities[0].needsCommander = false), /commander/],
    [
      'no commander at all',
      (p) => {
        for (const row of p.severities) row.needsCommander = false
      },
      /no level has a commander/,
    ],
    ['a director before the manager', (p) => p.escalation.reverse(), /escalation\[1\]\.afterSeconds/],
    ['an escalation before the page is due', (p) => (p.escalation[0].afterSeconds = 60), /at least 300/],
    ['minutes and seconds mixed up', (p) => (p.windows.reliefAfter = 14_400_000), /more than a day/],
    ['scope before the first post', (p) => (p.windows.scopePublicPost = 100), /scopePublicPost/],
    ['a cadence upside down', (p) => (p.windows.executiveCadenceTo = 60), /executiveCadenceTo/],
  ]
  for (const [what, change, said] of mistakes)
    it(`names ${what}, where it is and what to do`, () => {
      const problems = broken(change)
      expect(problems.join('\n')).toMatch(said)
    })

  it('answers whatever it is given, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(parsePolicy(raw).ok).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})
