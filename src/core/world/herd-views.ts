import type { WorldModel } from './world-model.ts'

/** Requests of a visit that are told apart: of longer visits the last one stands for those that follow. */
export const HERD_STAGES = 8

/** Visits of a herd by market, and by how many of their requests are served: how many, and sums of their times and squares. */
export function viewHerds<Place>(model: WorldModel, take: (length: number) => Place) {
  const markets = model.topology.markets.length
  const stages = markets * HERD_STAGES
  return {
    about: take(markets),
    starting: take(markets),
    next: take(markets),
    answerS: take(markets),
    open: take(stages),
    openS: take(stages),
    openSquare: take(stages),
    between: take(stages),
    betweenS: take(stages),
    betweenSquare: take(stages),
  }
}
