import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenario as outage } from '../../../scenarios/dynamodb-outage/scenario.ts'
import { type SeatView, viewFor } from '../../../src/core/consoles/index.ts'
import { playerNamed } from '../../../src/core/crew/index.ts'
import type { Scenario } from '../../../src/core/scenario/index.ts'
import {
  applyUpdate,
  type FeedCursor,
  feed,
  reword,
  submit,
  type Table,
} from '../../../src/core/table/index.ts'
import { sensesOf } from '../../../src/core/view/index.ts'
import { anyCommand } from '../../properties/arbitrary-commands.ts'
import { sitAtTable } from './sit-at-table.ts'

/** A reader at the far end of a wire: everything it gets has been text in between. */
function reader(table: Table, seat: 'commander' | 'deputy' = 'commander') {
  let cursor: FeedCursor | null = null
  let view: SeatView | null = null
  let bytes = 0
  return {
    reads() {
      const fed = feed(table, seat, cursor)
      cursor = fed.cursor
      if (fed.update !== null) {
        const wire = JSON.stringify(fed.update)
        bytes += wire.length
        view = applyUpdate(view, JSON.parse(wire))
      }
      return fed.update
    },
    seen(): SeatView | null {
      if (view === null) return null
      const { chartShelf: _, ...seen } = view as SeatView & { readonly chartShelf?: unknown }
      return seen as SeatView
    },
    bytes: () => bytes,
  }
}

const overWire = (view: SeatView): unknown => JSON.parse(JSON.stringify(view))

describe('what a seat is sent', () => {
  it('makes up its whole view at every second, whatever is commanded and however seldom it is read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), anyCommand), { minLength: 5, maxLength: 25 }),
        fc.integer({ min: 1, max: 4 }),
        (seed, steps, every) => {
          const live = sitAtTable({ seed })
          const wire = reader(live.table)
          wire.reads()
          for (const [wait, command] of steps) {
            live.attempts('commander', command)
            for (let passed = 0; passed < wait; passed += 1) {
              live.waits(1)
              if (live.drill.state.second % every !== 0) continue
              wire.reads()
              expect(wire.seen()).toEqual(overWire(viewFor(live.drill, 'commander')))
            }
          }
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)

  it('makes up its whole view through the largest incident as an expert plays it', () => {
    const scenario = outage as Scenario
    const live = sitAtTable({ scenario, mode: 'exam' })
    const expert = playerNamed(scenario, 'expert')
    let memory = { noticedAt: {}, playedAt: {} }
    const wire = reader(live.table)
    while (live.drill.state.second < 2400) {
      live.waits(1)
      const decision = expert?.decide(sensesOf(live.drill, 'commander'), memory)
      memory = (decision?.memory ?? memory) as typeof memory
      for (const { command } of decision?.commands ?? []) submit(live.table, 'commander', command)
      wire.reads()
      if (live.drill.state.second % 13 === 0)
        expect(wire.seen()).toEqual(overWire(viewFor(live.drill, 'commander')))
    }
    expect(live.drill.state.open.commander?.length).toBeGreaterThan(2)
  }, 60_000)

  it('is nothing while nothing has changed', () => {
    const live = sitAtTable().waits(100)
    const wire = reader(live.table)
    expect(wire.reads()).not.toBeNull()
    expect([wire.reads(), wire.reads()]).toEqual([null, null])
    live.waits(1)
    expect(wire.reads()).not.toBeNull()
  })

  it('sends a dashboard that was open before from where it was left', () => {
    const look = (subject: string) => ({ kind: 'lookAt', source: 'metrics', subject }) as const
    const live = sitAtTable().waits(300).gives('commander', look('zones'))
    const wire = reader(live.table)
    wire.reads()
    live.gives('commander', look('customers')).waits(40)
    wire.reads()
    live.gives('commander', look('zones')).waits(1)
    const back = JSON.stringify(wire.reads())
    expect(back.length).toBeLessThan(1500)
    expect(wire.seen()?.charts).toEqual(
      overWire(viewFor(live.drill, 'commander')) && viewFor(live.drill, 'commander').charts,
    )
  })

  it('keeps the views of two seats apart: one has a dashboard open, the other none of its points', () => {
    const live = sitAtTable({ seats: { deputy: { kind: 'person', id: 'ben' } } }).waits(200)
    const [own, other] = [reader(live.table), reader(live.table, 'deputy')]
    own.reads()
    other.reads()
    live.gives('commander', { kind: 'lookAt', source: 'metrics', subject: 'zones' }).waits(30)
    own.reads()
    other.reads()
    expect(Object.keys(own.seen()?.charts ?? {}).length).toBeGreaterThan(0)
    expect(other.seen()?.charts).toEqual({})
    expect(own.bytes()).toBeGreaterThan(other.bytes())
  })

  it('sends a line again that was given other words', () => {
    const live = sitAtTable().waits(10)
    const wire = reader(live.table)
    wire.reads()
    const said = live.drill.state.log.find(({ event }) => event.kind === 'chiefSpoke')
    reword(live.table, said?.id ?? '', 'Good evening.')
    wire.reads()
    expect(wire.seen()?.log).toEqual(
      overWire(viewFor(live.drill, 'commander')) && viewFor(live.drill, 'commander').log,
    )
    expect(JSON.stringify(wire.seen()?.log)).toContain('Good evening.')
  })
})
