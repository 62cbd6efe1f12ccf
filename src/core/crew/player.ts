import type { Command } from '../command/index.ts'
import type { Play } from '../scenario/index.ts'
import type { SeatSenses } from '../view/index.ts'
import type { Pen } from './pen.ts'

/** Plays a drill from a seat, knowing only what that seat can sense. Same senses and memory, same decision. */
export interface Player {
  readonly id: string
  readonly label: string
  /** One sentence: what this player does and what it leaves out. */
  readonly describe: string
  /** `pen`: how the player's texts are written; in own words when absent. */
  readonly decide: (senses: SeatSenses, memory: PlayerMemory, pen?: Pen) => Decision
  /** What the player says in the hot debrief, when the drill has ended. */
  readonly debrief: (senses: SeatSenses) => Command | null
}

export interface Decision {
  readonly commands: readonly PlayedCommand[]
  readonly memory: PlayerMemory
}

/** A command and the play it comes from: the play says how an expert thinks about it. */
export interface PlayedCommand {
  readonly command: Command
  readonly play: Play
}

/** Plain JSON: seconds at which each play's occasion was first noticed, and at which it was last played. */
export interface PlayerMemory {
  readonly noticedAt: Readonly<Record<string, number>>
  readonly playedAt: Readonly<Record<string, number>>
}

export const freshMemory: PlayerMemory = { noticedAt: {}, playedAt: {} }
