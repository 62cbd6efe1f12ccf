import type { Command, LogEntry } from '../drill/index.ts'
import type { ChiefMemory } from './chief-memory.ts'
import { topicFor } from './mentor-topics.ts'
import type { Watch } from './moments/moment.ts'
import type { Voice } from './voice/voice.ts'
import { pressingMoment } from './watch-and-ask.ts'

/** Answers every question to the Mentor since the last turn: about the craft, or with what is open now; never the cause. */
export function answerMentor(
  watch: Watch,
  memory: ChiefMemory,
  voice: Voice,
): { commands: readonly Command[]; memory: ChiefMemory } {
  const { senses } = watch
  const asked = senses.logSince(memory.readTo).filter((entry) => entry.event.kind === 'mentorAsked')
  const commands = asked.map((entry, nth) => answer(entry, watch, memory, voice, nth))
  return {
    commands,
    memory: { ...memory, readTo: senses.logLength, spoken: memory.spoken + commands.length },
  }
}

function answer(entry: LogEntry, watch: Watch, memory: ChiefMemory, voice: Voice, nth: number): Command {
  const question = entry.event.kind === 'mentorAsked' ? entry.event.topic : ''
  const topic = topicFor(question)
  const { seed } = watch.senses.drill
  const at = { seed, nth: memory.spoken + nth }
  // For a hint, moments count as never asked: the Mentor may repeat himself when he is asked to.
  const pressing = pressingMoment(watch, { ...memory, asked: {} })
  const hint =
    pressing === null ? null : voice.say({ ...at, occasion: pressing.moment.id, facts: pressing.seen.facts })
  const cites = [entry.id, ...(pressing?.seen.cites ?? [])]
  const says = (text: string): Command => ({
    kind: 'chiefSays',
    tone: 'teaching',
    text,
    cites,
    questionId: null,
  })
  if (topic !== null) return says(topic.text)
  if (hint === null) return says(voice.say({ ...at, occasion: 'mentorNothingOpen', facts: {} }))
  return says(voice.say({ ...at, occasion: 'mentorHint', facts: { hint } }))
}
