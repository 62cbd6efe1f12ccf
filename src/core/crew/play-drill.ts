import { advanceDrill, createDrill, type Drill, type DrillSetup, submitCommand } from '../drill/index.ts'
import { sensesOf } from '../view/index.ts'
import { freshMemory, type Player } from './player.ts'

const DECIDES_EVERY_SECONDS = 5

export interface PlayDrillOptions {
  /** Stops here if the drill has not ended by then. Default: the scenario's own end. */
  readonly untilSecond?: number
  /** Called before each decision, e.g. to read what the seat is shown. Must not change the drill. */
  readonly watch?: (drill: Drill) => void
}

/** Plays a drill headless: the player senses and decides every five simulated seconds, and once more when it has ended. */
export function playDrill(setup: DrillSetup, player: Player, options: PlayDrillOptions = {}): Drill {
  const drill = createDrill(setup)
  const untilSecond = options.untilSecond ?? setup.scenario.endsAtSecond
  let memory = freshMemory
  while (drill.state.ended === null && drill.state.second < untilSecond) {
    options.watch?.(drill)
    const decision = player.decide(sensesOf(drill, setup.seat), memory)
    memory = decision.memory
    for (const { command } of decision.commands) {
      if (drill.state.ended !== null) break
      submitCommand(drill, setup.seat, command)
    }
    if (drill.state.ended !== null) break
    advanceDrill(drill, Math.min(untilSecond, drill.state.second + DECIDES_EVERY_SECONDS))
  }
  if (drill.state.ended !== null) {
    const words = player.debrief(sensesOf(drill, setup.seat))
    if (words !== null) submitCommand(drill, setup.seat, words)
  }
  return drill
}
