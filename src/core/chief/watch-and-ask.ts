import type { ChiefMemory } from './chief-memory.ts'
import { ACTION_MOMENTS } from './moments/action-moments.ts'
import { CLOSING_MOMENTS } from './moments/closing-moments.ts'
import type { Moment, Watch } from './moments/moment.ts'
import { OPENING_MOMENTS } from './moments/opening-moments.ts'
import { PEOPLE_MOMENTS } from './moments/people-moments.ts'
import { type Act, chiefPhrase, chiefSays } from './says.ts'

const MOST_TIMES = 2
/** A question is for thinking: there must be room between two. */
const REST_BETWEEN_QUESTIONS_SECONDS = 100

/** In the order in which they matter when several hold at once. */
export const MOMENTS: readonly Moment[] = [
  ...OPENING_MOMENTS,
  ...ACTION_MOMENTS,
  ...PEOPLE_MOMENTS,
  ...CLOSING_MOMENTS,
]

/** The most pressing question that the state raises now, or null. */
export function pressingMoment(
  watch: Watch,
  memory: ChiefMemory,
): { moment: Moment; seen: NonNullable<ReturnType<Moment['sees']>> } | null {
  for (const moment of MOMENTS) {
    const before = memory.asked[moment.id]
    if (
      before !== undefined &&
      (before.count >= MOST_TIMES || watch.senses.second - before.at < moment.restSeconds)
    )
      continue
    const seen = moment.sees(watch)
    if (seen !== null) return { moment, seen }
  }
  return null
}

/** Watching in Command: asks one question when a moment holds and the last one has had time to sink in. */
export function watchAndAsk(
  watch: Watch,
  memory: ChiefMemory,
): { readonly acts: readonly Act[]; readonly memory: ChiefMemory } {
  const { senses } = watch
  if (senses.second - memory.lastAskedAt < REST_BETWEEN_QUESTIONS_SECONDS) return { acts: [], memory }
  const pressing = pressingMoment(watch, memory)
  if (pressing === null) return { acts: [], memory }
  const { moment, seen } = pressing
  const count = (memory.asked[moment.id]?.count ?? 0) + 1
  const question = chiefPhrase(moment.id, seen.facts, count - 1)
  return {
    acts: [chiefSays('question', question, seen.cites, `q-${moment.id}-${count}`)],
    memory: {
      ...memory,
      lastAskedAt: senses.second,
      asked: { ...memory.asked, [moment.id]: { at: senses.second, count } },
      spoken: memory.spoken + 1,
    },
  }
}
