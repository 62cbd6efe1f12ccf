import { expect } from 'vitest'
import type { Command, SeatId, Seats } from '../../../src/core/command/index.ts'
import { type SeatView, viewFor } from '../../../src/core/consoles/index.ts'
import type { DrillMode } from '../../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario } from '../../../src/core/scenario/index.ts'
import {
  openTable,
  type Pace,
  type StopReason,
  second,
  setPace,
  submit,
  type Table,
} from '../../../src/core/table/index.ts'
import { toldLog } from '../../../src/core/view/index.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'

export interface Around {
  readonly scenario?: Scenario
  readonly mode?: DrillMode
  readonly seat?: SeatId
  readonly seed?: number
  readonly seats?: Partial<Seats>
}

/** Several people at one table, in sentences. */
export function sitAtTable(around: Around = {}) {
  const { scenario = tinyScenario, mode = 'command', seat = 'commander', seed = 1, seats } = around
  return tableDriver(
    openTable({ scenario, policy: defaultPolicy, seed, mode, seat, ...(seats && { seats }) }),
  )
}

export function tableDriver(table: Table) {
  const { drill } = table
  const driver = {
    table,
    drill,
    /** Gives a command that must be possible. */
    gives(seat: SeatId, command: Command) {
      expect(submit(table, seat, command)).toMatchObject({ ok: true })
      return driver
    },
    /** Gives a command, possible or not. */
    attempts(seat: SeatId, command: Command) {
      submit(table, seat, command)
      return driver
    },
    isRefused(seat: SeatId, command: Command): string {
      const result = submit(table, seat, command)
      expect(result.ok).toBe(false)
      return result.ok ? '' : result.problem
    },
    /** Seconds pass, whatever would stop them. */
    waits(seconds: number) {
      for (let passed = 0; passed < seconds && drill.state.ended === null; passed += 1) second(table)
      return driver
    },
    /** Lets time pass at a pace until something stops it; returns why and when, or null after `most` seconds. */
    runs(pace: Pace, most = 2000): { readonly why: StopReason; readonly at: number } | null {
      setPace(table, pace)
      for (let passed = 0; passed < most; passed += 1) {
        const why = second(table)
        if (why !== null) return { why, at: drill.state.second }
      }
      return null
    },
    view: (seat: SeatId): SeatView => viewFor(drill, seat),
    log: () => toldLog(drill),
    kinds: () => drill.state.log.map(({ event }) => event.kind),
    cluesOf: (seat: SeatId) =>
      drill.state.log.flatMap(({ event }) =>
        event.kind === 'clueReached' && event.seat === seat ? [event.clueId] : [],
      ),
  }
  return driver
}
