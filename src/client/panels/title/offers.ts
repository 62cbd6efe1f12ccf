import { drawVariant, type ScenarioCard } from '../../../core/scenario/index.ts'
import type { KeptScenario } from '../../../core/table/index.ts'

/** A scenario as the first screen offers it: one that came with the page, or one the player brought. */
export interface Offer {
  /** Different for each, even where two scenarios have the same id. */
  readonly key: string
  readonly card: ScenarioCard
  /** Hash of a scenario that the player brought. */
  readonly own: string | null
}

/** The easiest first: what a new player meets at the top is the one to begin with. The player's own stand last. */
export function offersOf(
  scenarios: readonly ScenarioCard[],
  kept: readonly KeptScenario[],
): readonly Offer[] {
  const builtIn = scenarios
    .map((card, index) => ({ card, index }))
    .sort((a, b) => a.card.difficulty - b.card.difficulty || a.index - b.index)
    .map(({ card }): Offer => ({ key: card.id, card, own: null }))
  const brought = kept
    .filter((each) => each.listed)
    .map((each): Offer => ({ key: `own:${each.hash}`, card: each.card, own: each.hash }))
  return [...builtIn, ...brought]
}

/** The name under which an offer is played: itself, or what the seed draws from it and its variants. */
export function playedName({ card }: Offer, surprise: boolean, seed: number): string {
  return surprise ? drawVariant(card, seed) : card.id
}
