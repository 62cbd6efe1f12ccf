import { type CommandKind, type Drill, sensesOf } from '../drill/index.ts'
import { answerMentor } from './answer-mentor.ts'
import type { ChiefMemory } from './chief-memory.ts'
import { handOver } from './hand-over.ts'
import { type Act, leadAloud } from './lead-aloud.ts'
import { embeddedVoice } from './voice/embedded-voice.ts'
import type { Voice } from './voice/voice.ts'
import { watchAndAsk } from './watch-and-ask.ts'

export interface ChiefTurn {
  /** To be submitted by the host in this order, each from its seat. */
  readonly acts: readonly Act[]
  readonly memory: ChiefMemory
}

/** These want an answer even while the clock stands still: the host gives the Chief a turn after each. */
export const speaksToChief = (kind: CommandKind): boolean => kind === 'askMentor' || kind === 'answerChief'

/**
 * One turn of the Chief, once in every simulated second and when he was spoken to: commands in Shadow, hands over in Assist, watches in Command,
 * is silent in Exam. He sees what the seats see and decides from state; the voice only finds the words.
 */
export function chiefTurn(drill: Drill, memory: ChiefMemory, voice: Voice = embeddedVoice): ChiefTurn {
  const { mode, seat, policy } = drill.setup
  if (mode === 'exam' || drill.state.ended !== null) return { acts: [], memory }
  const senses = sensesOf(drill, seat)
  if (!memory.welcomed) return welcome(drill, memory, voice)
  const watch = { senses, policy, log: senses.logSince(0) }
  const mentor = answerMentor(watch, memory, voice)
  const taught: readonly Act[] = mentor.commands.map((command) => ({ seat: 'chief', command }))
  const commandsHimself = mode === 'shadow' || (mode === 'assist' && mentor.memory.handover !== 'done')
  if (!commandsHimself) {
    const asked = watchAndAsk(watch, mentor.memory, voice)
    return {
      acts: [...taught, ...asked.commands.map((command): Act => ({ seat: 'chief', command }))],
      memory: asked.memory,
    }
  }
  const own = sensesOf(drill, 'commander')
  if (mode === 'assist') {
    const handed = handOver(own, mentor.memory, voice)
    if (handed !== null && handed.acts.length > 0)
      return { acts: [...taught, ...handed.acts], memory: handed.memory }
  }
  const led = leadAloud(drill.setup, own, mentor.memory, voice)
  return { acts: [...taught, ...led.acts], memory: led.memory }
}

function welcome(drill: Drill, memory: ChiefMemory, voice: Voice): ChiefTurn {
  const { mode, seed } = drill.setup
  const occasion =
    mode === 'shadow' ? 'welcomeShadow' : mode === 'assist' ? 'welcomeAssist' : 'welcomeCommand'
  const text = voice.say({ occasion, facts: {}, seed, nth: 0 })
  return {
    acts: [
      { seat: 'chief', command: { kind: 'chiefSays', tone: 'teaching', text, cites: [], questionId: null } },
    ],
    memory: { ...memory, welcomed: true },
  }
}
