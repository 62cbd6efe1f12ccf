import { expect, test } from 'vitest'
import { offersOf, playedName } from '../../../src/client/panels/title/offers.ts'
import { cardOf, type ScenarioCard } from '../../../src/core/scenario/index.ts'
import type { KeptScenario } from '../../../src/core/table/index.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'

const card = (id: string, difficulty: number, variants: readonly string[] = []): ScenarioCard => ({
  ...cardOf(tinyScenario),
  id,
  difficulty,
  ...(variants.length === 0 ? {} : { variants }),
})
const kept = (id: string, listed = true): KeptScenario => ({
  hash: `hash-${id}`,
  hashes: [`hash-${id}`],
  card: card(id, 1),
  listed,
  savedAtEpochMs: 1,
})

test('the easiest stands first, the own ones last, and what was put away not at all', () => {
  const offers = offersOf(
    [card('hard', 4), card('easy', 1), card('easy-too', 1)],
    [kept('ours'), kept('gone', false)],
  )
  expect(offers.map((offer) => offer.card.id)).toEqual(['easy', 'easy-too', 'hard', 'ours'])
  expect(offers.at(-1)?.own).toBe('hash-ours')
})

test('two scenarios of one id are two offers', () => {
  const offers = offersOf([card('same', 1)], [kept('same')])
  expect(new Set(offers.map((offer) => offer.key)).size).toBe(2)
})

test('without a surprise it is the scenario as written; with one, every variant and itself come up by seed', () => {
  const [offer] = offersOf([card('storm', 3, ['b', 'c'])], [])
  if (offer === undefined) throw new Error('no offer')
  const seeds = Array.from({ length: 60 }, (_, index) => index + 1)
  expect(new Set(seeds.map((seed) => playedName(offer, false, seed)))).toEqual(new Set(['storm']))
  expect(new Set(seeds.map((seed) => playedName(offer, true, seed)))).toEqual(
    new Set(['storm', 'storm@b', 'storm@c']),
  )
  expect(playedName(offer, true, 7)).toBe(playedName(offer, true, 7))
})
