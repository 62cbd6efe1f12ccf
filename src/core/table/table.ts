import { type ChiefMemory, freshChief } from '../chief/index.ts'
import type { CommandEntry, SeatId } from '../command/index.ts'
import type { PlayerMemory } from '../crew/index.ts'
import { createDrill, type Drill, type DrillSetup } from '../drill/index.ts'
import { whyNotSeated } from './known-players.ts'
import type { Pace } from './pace.ts'

/** A drill with those who sit around it: what every host needs beside a clock, a wire and an archive. */
export interface Table {
  readonly drill: Drill
  readonly state: TableState
}

/** Plain JSON. Only the functions of core/table change it. */
export interface TableState {
  chief: ChiefMemory
  /** What players of the game remember, by the seat they hold. */
  players: Partial<Record<SeatId, PlayerMemory>>
  pace: Pace
  /** In Shadow the clock waits for the answer to this question of the Chief's, then goes on at the pace before it. */
  awaited: { readonly questionId: string; readonly paceBefore: Pace } | null
  /** While a facilitator has stopped time: how fast it is to pass when it goes on. */
  paceAfterPause: Pace
  /** From where "until something happens" looks: a length of the log, and the second. */
  watchedFrom: number
  watchedSince: number
  /** Counts whatever could be seen to change: a feed with the same number has nothing new. */
  revision: number
  /** Lines that were given other words, in the order in which that came. */
  reworded: string[]
  /** What the game itself asked for and was refused: a fault of a playbook, for checks and tests. */
  gameRefused: string[]
  /** While a record is played again; null at a table that is played live. */
  replay: TableReplaying | null
}

/** A record that is being played again. */
export interface TableReplaying {
  /** What is left of its commands. */
  readonly script: CommandEntry[]
  /** As far as it goes: in this second the record may have been cut before the game's own commands. */
  readonly toSecond: number
  /** The first thing that the game does otherwise than in the record; null while all is the same. */
  strayed: { readonly at: number; readonly problem: string } | null
}

/** Throws where a seat is given to a player that does not exist. */
export function openTable(setup: DrillSetup): Table {
  const unknown = whyNotSeated(setup.seats ?? {})
  if (unknown !== null) throw new Error(unknown)
  return tableOf(createDrill(setup))
}

/** A table around a drill at its second 0. */
export function tableOf(drill: Drill): Table {
  return {
    drill,
    state: {
      chief: freshChief,
      players: {},
      pace: 'paused',
      awaited: null,
      paceAfterPause: 'paused',
      watchedFrom: drill.state.log.length,
      watchedSince: drill.state.second,
      revision: 0,
      reworded: [],
      gameRefused: [],
      replay: null,
    },
  }
}
