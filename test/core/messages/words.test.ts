import { describe, expect, it } from 'vitest'
import { MENTOR_TOPICS } from '../../../src/core/chief/index.ts'
import { MOMENTS } from '../../../src/core/chief/watch-and-ask.ts'
import { PHRASE_KEYS, type PhraseKey, phrase } from '../../../src/core/command/index.ts'
import { english, type Teller, tell } from '../../../src/core/messages/index.ts'
import { defaultPolicy } from '../../../src/core/scenario/index.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'

const seeds = Array.from({ length: 40 }, (_, index) => index + 1)
const teller = (seed: number): Teller => ({
  scenario: tinyScenario,
  policy: defaultPolicy,
  seed,
  language: english,
  reading: () => 0.5,
})
const params = new Proxy<Record<string, string>>({}, { get: (_, name) => `<${String(name)}>` })
const say = (key: PhraseKey, seed: number, nth = 0) => tell(phrase(key, params, nth), 60, teller(seed))
const spoken = PHRASE_KEYS.filter((key) => !key.startsWith('scenario.'))
const waysOf = (key: PhraseKey) => english.phrases[key as keyof typeof english.phrases]

describe('the words of the game', () => {
  it('are there for every key, every moment of the Chief and every topic of the Mentor', () => {
    for (const key of spoken) expect(waysOf(key).length, key).toBeGreaterThan(0)
    for (const { id } of MOMENTS) expect(spoken).toContain(`chief.${id}`)
    for (const { id } of MENTOR_TOPICS) expect(english.topics[id]).toMatch(/[.”"]$/)
  })

  it('leave no place open', () => {
    for (const key of spoken)
      for (const seed of seeds.slice(0, 5)) expect(say(key, seed), key).not.toMatch(/[{}]| {2}|undefined/)
  })

  it('begin no sentence with a duration, which is written small', () => {
    for (const ways of Object.values(english.phrases))
      for (const text of ways) expect(text).not.toMatch(/[.?!] \{\w+:duration\}/)
  })

  it('open every occasion of the Chief in at least three ways over seeds', () => {
    for (const { id } of MOMENTS) {
      const key: PhraseKey = `chief.${id}`
      expect(new Set(seeds.map((seed) => say(key, seed))).size, key).toBe(waysOf(key).length)
      expect(waysOf(key).length, key).toBeGreaterThanOrEqual(3)
    }
  })

  it('go round all ways before one comes again, and are the same for the same seed', () => {
    for (const { id } of MOMENTS) {
      const key: PhraseKey = `chief.${id}`
      const round = waysOf(key).map((_, nth) => say(key, 5, nth))
      expect(new Set(round).size).toBe(round.length)
      expect(round[0]).toBe(say(key, 5, round.length))
    }
  })

  it('leave no hole where nothing is known', () => {
    for (const seed of seeds)
      expect(tell(phrase('chief.whatWouldYouDo', { why: '' }), 0, teller(seed))).not.toMatch(/ {2}|^ | $/)
  })

  it('are another for the one line to which a host gave others', () => {
    const own = phrase('chief.afterHandover')
    expect(tell({ ...own, words: 'Yours.' }, 0, teller(1))).toBe('Yours.')
  })
})
