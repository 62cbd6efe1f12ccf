import type { CommandKind } from '../command/index.ts'
import type { Drill } from '../drill/index.ts'
import { sensesOf } from '../view/index.ts'
import { answerMentor } from './answer-mentor.ts'
import type { ChiefMemory } from './chief-memory.ts'
import { handOver } from './hand-over.ts'
import { leadAloud } from './lead-aloud.ts'
import { type Act, chiefPhrase, chiefSays } from './says.ts'
import { watchAndAsk } from './watch-and-ask.ts'

export interface ChiefTurn {
  /** To be submitted by the table in this order, each from its seat. */
  readonly acts: readonly Act[]
  readonly memory: ChiefMemory
}

/** These want an answer even while the clock stands still: the table gives the Chief a turn after each. */
export const speaksToChief = (kind: CommandKind): boolean => kind === 'askMentor' || kind === 'answerChief'

/**
 * One turn of the Chief, once in every simulated second and when he was spoken to: commands in Shadow where he holds the
 * commander's seat, hands over in Assist, watches in Command, is silent in Exam. He sees what the seats see and decides from state; he says by keys.
 */
export function chiefTurn(drill: Drill, memory: ChiefMemory): ChiefTurn {
  const { mode, seat, policy } = drill.setup
  const { seats, ended } = drill.state
  if (mode === 'exam' || ended !== null || seats.chief.kind !== 'chief') return { acts: [], memory }
  if (!memory.welcomed) return { acts: [welcome(mode)], memory: { ...memory, welcomed: true } }
  const senses = sensesOf(drill, seat)
  const watch = { senses, policy, log: senses.logSince(0) }
  const mentor = answerMentor(watch, memory)
  const commandsHimself =
    seats.commander.kind === 'chief' &&
    (mode === 'shadow' || (mode === 'assist' && mentor.memory.handover !== 'done'))
  if (!commandsHimself) return after(mentor.acts, watchAndAsk(watch, mentor.memory))
  const own = sensesOf(drill, 'commander')
  if (mode === 'assist') {
    const handed = handOver(drill, own, mentor.memory)
    if (handed !== null && handed.acts.length > 0) return after(mentor.acts, handed)
  }
  return after(mentor.acts, leadAloud(drill.setup, own, mentor.memory))
}

const after = (before: readonly Act[], turn: ChiefTurn): ChiefTurn => ({
  acts: [...before, ...turn.acts],
  memory: turn.memory,
})

function welcome(mode: Drill['setup']['mode']): Act {
  const id = mode === 'shadow' ? 'welcomeShadow' : mode === 'assist' ? 'welcomeAssist' : 'welcomeCommand'
  return chiefSays('teaching', chiefPhrase(id))
}
