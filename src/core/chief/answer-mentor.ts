import type { Phrase } from '../command/index.ts'
import type { ToldEntry } from '../drill/index.ts'
import { seriesId } from '../world/index.ts'
import type { ChiefMemory } from './chief-memory.ts'
import { topicFor } from './mentor-topics.ts'
import type { Watch } from './moments/moment.ts'
import { type Act, chiefPhrase, chiefSays } from './says.ts'
import { pressingMoment } from './watch-and-ask.ts'

/** Answers every question to the Mentor since the last turn: about the craft, or with what is open now; never the cause. */
export function answerMentor(
  watch: Watch,
  memory: ChiefMemory,
): { readonly acts: readonly Act[]; readonly memory: ChiefMemory } {
  const { senses } = watch
  const asked = senses.logSince(memory.readTo).filter((entry) => entry.event.kind === 'mentorAsked')
  const acts = asked.map((entry, nth) => answer(entry, watch, memory, memory.spoken + nth))
  return { acts, memory: { ...memory, readTo: senses.logLength, spoken: memory.spoken + acts.length } }
}

/** As the wall shows it: below this share, customers are hurt. */
const WELL_SERVED = 0.99

function nothingPressing({ senses }: Watch, nth: number): Phrase {
  const served = senses.facts.signal(seriesId.customers('all', 'successShare'), 0)
  return served < WELL_SERVED
    ? chiefPhrase('mentorStillHurt', { served }, nth)
    : chiefPhrase('mentorNothingOpen', {}, nth)
}

function answer(entry: ToldEntry, watch: Watch, memory: ChiefMemory, nth: number): Act {
  const topic = topicFor(entry.event.kind === 'mentorAsked' ? entry.event.topic : '')
  // For a hint, moments count as never asked: the Mentor may repeat himself when he is asked to.
  const pressing = pressingMoment(watch, { ...memory, asked: {} })
  const cites = [entry.id, ...(pressing?.seen.cites ?? [])]
  if (topic !== null) return chiefSays('teaching', chiefPhrase('mentorTopic', { topic: topic.id }), cites)
  if (pressing === null) return chiefSays('teaching', nothingPressing(watch, nth), cites)
  const hint = chiefPhrase(pressing.moment.id, pressing.seen.facts, nth)
  return chiefSays('teaching', chiefPhrase('mentorHint', { hint }, nth), cites)
}
