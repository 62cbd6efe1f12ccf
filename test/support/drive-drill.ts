import { expect } from 'vitest'
import {
  advanceDrill,
  type Command,
  createDrill,
  type Drill,
  type DrillEventKind,
  type DrillMode,
  type EventOf,
  type LogEntry,
  recordOf,
  type SeatId,
  submitCommand,
  viewFor,
} from '../../src/core/drill/index.ts'
import { defaultPolicy, type Policy, type Scenario } from '../../src/core/scenario/index.ts'
import { tinyScenario } from './tiny-scenario.ts'

/** Plays a drill in sentences: what the commander does, how time passes, what the log then says. */
export function driveDrill(
  options: {
    readonly scenario?: Scenario
    readonly seed?: number
    readonly mode?: DrillMode
    readonly seat?: SeatId
    readonly policy?: Policy
  } = {},
) {
  const { scenario = tinyScenario, seed = 1, mode = 'command', seat = 'commander' } = options
  const { policy = defaultPolicy } = options
  const drill = createDrill({ scenario, policy, seed, mode, seat })
  return driverOf(drill)
}

export function driverOf(drill: Drill) {
  const { seat } = drill.setup
  const all = <K extends DrillEventKind>(kind: K): readonly (LogEntry & { readonly event: EventOf<K> })[] =>
    drill.state.log.filter((entry) => entry.event.kind === kind) as never
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
    last<K extends DrillEventKind>(kind: K): EventOf<K> {
      const found = all(kind).at(-1)
      if (found === undefined) throw new Error(`the log has no ${kind}`)
      return found.event
    },
    view: () => viewFor(drill, seat),
    record: () => recordOf(drill),
  }
  return driver
}
