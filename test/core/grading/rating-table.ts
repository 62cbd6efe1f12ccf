import { closeRatings } from './ratings/close-ratings.ts'
import { communicateRatings } from './ratings/communicate-ratings.ts'
import { composureRatings } from './ratings/composure-ratings.ts'
import { decideRatings } from './ratings/decide-ratings.ts'
import type { Golden } from './ratings/golden.ts'
import { knowRatings } from './ratings/know-ratings.ts'
import { leadRatings } from './ratings/lead-ratings.ts'
import { teamRatings } from './ratings/team-ratings.ts'

export { richLog } from './ratings/rich-log.ts'

/** Hand-made logs for every rating of every marker. */
export const ratingTable: readonly Golden[] = [
  ...leadRatings,
  ...knowRatings,
  ...decideRatings,
  ...communicateRatings,
  ...teamRatings,
  ...composureRatings,
  ...closeRatings,
]
