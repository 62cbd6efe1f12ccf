import { type ChiefMemory, chiefTurn, freshChief } from '../core/chief/index.ts'
import { type Drill, submitCommand } from '../core/drill/index.ts'

/** Takes the Fire Chief's turns in a drill: once in every simulated second, and when he was spoken to. */
export interface ChiefHand {
  turn(): void
}

/** `memory`: where he was, when a drill is resumed. */
export function createChiefHand(drill: Drill, memory: ChiefMemory = freshChief): ChiefHand {
  let known = memory
  return {
    turn() {
      const turn = chiefTurn(drill, known)
      known = turn.memory
      for (const act of turn.acts) {
        if (drill.state.ended !== null) return
        submitCommand(drill, act.seat, act.command)
      }
    },
  }
}
