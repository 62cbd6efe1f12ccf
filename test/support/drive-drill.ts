import { expect } from 'vitest'
import type { Command, SeatId, Seats } from '../../src/core/command/index.ts'
import { viewFor } from '../../src/core/consoles/index.ts'
import {
  advanceDrill,
  createDrill,
  type Drill,
  type DrillEventKind,
  type DrillMode,
  recordOf,
  submitCommand,
  type ToldEntry,
  type ToldOf,
} from '../../src/core/drill/index.ts'
import { defaultPolicy, type Policy, type Scenario } from '../../src/core/scenario/index.ts'
import { toldLog } from '../../src/core/view/index.ts'
import { tinyScenario } from './tiny-scenario.ts'

/** Plays a drill in sentences: what the commander does, how time passes, what the log then says. */
export function driveDrill(
  options: {
    readonly scenario?: Scenario
    readonly seed?: number
    readonly mode?: DrillMode
    readonly seat?: SeatId
    readonly policy?: Policy
    /** Who sits where, beside the trained seat. */
    readonly seats?: Partial<Seats>
  } = {},
) {
  const { scenario = tinyScenario, seed = 1, mode = 'command', seat = 'commander' } = options
  const { policy = defaultPolicy, seats } = options
  const drill = createDrill({ scenario, policy, seed, mode, seat, ...(seats && { seats }) })
  return driverOf(drill)
}

export function driverOf(drill: Drill) {
  const { seat } = drill.setup
  const all = <K extends DrillEventKind>(kind: K): readonly (ToldEntry & { readonly event: ToldOf<K> })[] =>
    toldLog(drill).filter((entry) => entry.event.kind === kind) as never
  const driver = {
    drill,
    /** Gives a command that must be possible. */
    does(command: Command, from: SeatId = seat) {
      const result = submitCommand(drill, from, command)
      expect(result).toMatchObject({ ok: true })
      return driver
    },
    /** Gives a command that must be refused, and returns the reason. */
    isRefused(command: Command, from: SeatId = seat): string {
      const before = drill.state.log.length
      const result = submitCommand(drill, from, command)
      expect(result.ok).toBe(false)
      expect(drill.state.log.length).toBe(before)
      return result.ok ? '' : result.problem
    },
    /** Gives a command, possible or not. */
    attempts(command: Command, from: SeatId = seat) {
      submitCommand(drill, from, command)
      return driver
    },
    waits(seconds: number) {
      advanceDrill(drill, drill.state.second + seconds)
      return driver
    },
    /** Lets time pass until the log has such an event; fails when the drill ends without. */
    waitsFor(kind: DrillEventKind) {
      const from = drill.state.log.length
      while (!drill.state.log.slice(from).some((entry) => entry.event.kind === kind)) {
        if (drill.state.ended !== null) throw new Error(`the drill ended without ${kind}`)
        advanceDrill(drill, drill.state.second + 1)
      }
      return driver
    },
    all,
    last<K extends DrillEventKind>(kind: K): ToldOf<K> {
      const found = all(kind).at(-1)
      if (found === undefined) throw new Error(`the log has no ${kind}`)
      return found.event
    },
    view: (of: SeatId = seat) => viewFor(drill, of),
    /** Clues that have reached a seat by now. */
    clues: (of: SeatId = seat) =>
      all('clueReached')
        .filter(({ event }) => event.seat === of)
        .map(({ event }) => event.clueId),
    record: () => recordOf(drill),
  }
  return driver
}
