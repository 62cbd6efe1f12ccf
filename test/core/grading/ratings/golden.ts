import type { Rating } from '../../../../src/core/grading/index.ts'
import type { Line, Setting } from '../story.ts'

/** A hand-made log and the rating it must get. `null`: not observed. */
export interface Golden {
  readonly marker: string
  readonly rating: Rating | null
  readonly when: string
  readonly log: readonly Line[]
  readonly setting?: Setting
}
