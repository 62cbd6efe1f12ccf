import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenario as latencySpike } from '../../../scenarios/us-east-1-latency/scenario.ts'
import type { Command, CommandEntry } from '../../../src/core/command/index.ts'
import {
  checkpointHash,
  type DrillMode,
  type DrillRecord,
  recordOf,
  replayRecord,
} from '../../../src/core/drill/index.ts'
import { applyUpdate, feed, fileOf, replayTable, reword, submit } from '../../../src/core/table/index.ts'
import { toldLog } from '../../../src/core/view/index.ts'
import { anyCommand } from '../../properties/arbitrary-commands.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'
import { tinyIncident } from '../crew/tiny-incident.ts'
import { sitAtTable, tableDriver } from './sit-at-table.ts'

const copy = (record: DrillRecord): DrillRecord => JSON.parse(JSON.stringify(record))
const SEAT: Readonly<Record<DrillMode, 'observer' | 'deputy' | 'commander'>> = {
  shadow: 'observer',
  assist: 'deputy',
  command: 'commander',
  exam: 'commander',
}

describe('a table that is played again', () => {
  it('is the same in every mode, whatever the trainee did and when it was broken off', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DrillMode>('shadow', 'assist', 'command', 'exam'),
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), anyCommand), { maxLength: 15 }),
        (mode, seed, steps) => {
          const seat = SEAT[mode]
          const live = sitAtTable({ scenario: tinyScenario, mode, seat, seed })
          for (const [wait, command] of steps) {
            live.waits(wait)
            live.attempts(seat, command)
            if (wait % 7 === 0) live.attempts(seat, { kind: 'askMentor', topic: 'what now?' })
          }
          const again = replayTable(copy(recordOf(live.drill)), tinyScenario)
          expect(again.ok ? '' : again.problem).toBe('')
          if (!again.ok) return
          expect(checkpointHash(again.table.drill)).toBe(checkpointHash(live.drill))
          expect(again.table.drill.state.log).toEqual(live.drill.state.log)
          expect(again.table.drill.state.commands).toEqual(live.drill.state.commands)
          expect(again.table.state.chief).toEqual(live.table.state.chief)
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)

  it('goes on as if it had never been left', () => {
    const through = sitAtTable({ scenario: tinyIncident, mode: 'shadow', seat: 'observer' }).waits(900)
    const left = sitAtTable({ scenario: tinyIncident, mode: 'shadow', seat: 'observer' }).waits(333)
    const back = replayTable(copy(recordOf(left.drill)), tinyIncident)
    if (!back.ok) throw new Error(back.problem)
    const { drill } = tableDriver(back.table).waits(900 - 333)
    expect(checkpointHash(drill)).toBe(checkpointHash(through.drill))
    expect(drill.state.log).toEqual(through.drill.state.log)
  })
})

describe('a record that was forged', () => {
  const inExam = () =>
    sitAtTable({ mode: 'exam', seat: 'observer', seats: { commander: { kind: 'person', id: 'ana' } } }).waits(
      200,
    )
  const approve: Command = {
    kind: 'approveAction',
    actionId: 'drain',
    parameters: { zone: 'east-b' },
    executor: 'self',
    card: null,
  }
  const withEntry = (record: DrillRecord, entry: CommandEntry): DrillRecord => ({
    ...record,
    commands: [...record.commands, entry].sort((a, b) => a.at - b.at),
  })

  it.each([
    ['an approval by an observer', { at: 100, seat: 'observer', command: approve }],
    ['help in an exam', { at: 100, seat: 'commander', command: { kind: 'askMentor', topic: 'x' } }],
    ['a command of an empty seat', { at: 100, seat: 'scribe', command: { kind: 'openBridge' } }],
    ['words of the Chief in an exam', { at: 100, seat: 'chief', command: says('You did well.') }],
  ] as const)('with %s no longer verifies, and says at which second', (_, entry) => {
    const record = withEntry(copy(recordOf(inExam().drill)), entry)
    for (const replay of [
      replayRecord(record, tinyScenario, { verify: true }),
      replayTable(record, tinyScenario),
    ])
      expect(replay).toMatchObject({ ok: false, at: 100 })
  })

  it('with other words of the Chief than he says does not sit down again', () => {
    const record = copy(recordOf(sitAtTable().waits(200).drill))
    const forged = withEntry(record, { at: 100, seat: 'chief', command: says('Drain east-b.') })
    expect(replayTable(forged, tinyScenario)).toMatchObject({ ok: false, at: 100 })
  })

  it('with an act in Shadow that the Chief did not do does not sit down again', () => {
    const record = copy(recordOf(sitAtTable({ mode: 'shadow', seat: 'observer' }).waits(300).drill))
    const forged = withEntry(record, { at: 200, seat: 'commander', command: { kind: 'openBridge' } })
    expect(replayTable(forged, tinyScenario).ok).toBe(false)
  })

  it('without something that he did does not either', () => {
    const record = copy(recordOf(sitAtTable().waits(300).drill))
    const [first] = record.commands
    expect(first?.seat).toBe('chief')
    const thinned = { ...record, commands: record.commands.slice(1) }
    expect(replayTable(thinned, tinyScenario).ok).toBe(false)
  })
})

describe('a record that was changed by hand', () => {
  const played = () =>
    copy(
      recordOf(
        sitAtTable()
          .waits(100)
          .gives('commander', { kind: 'say', text: 'Hello.', to: null })
          .gives('commander', { kind: 'setReminder', inSeconds: 60, text: 'Look.' })
          .waits(200).drill,
      ),
    )
  const own = { kind: 'say', text: 'Later.', to: null } as const
  const began = ({ commands }: DrillRecord, id: string | undefined) =>
    commands.map(({ began: _, ...entry }) =>
      entry.command.kind === 'setReminder' && id !== undefined ? { ...entry, began: id } : entry,
    )
  const CHANGES: readonly (readonly [string, (record: DrillRecord) => Partial<DrillRecord>, RegExp])[] = [
    [
      'a command after the last second',
      (r) => ({ commands: [...r.commands, { at: 301, seat: 'commander', command: own }] }),
      /later than the last second/,
    ],
    [
      'commands out of their order',
      (r) => ({ commands: [...r.commands, { at: 5, seat: 'commander', command: own }] }),
      /stands behind/,
    ],
    ['no checkpoints', () => ({ checkpoints: [] }), /no checkpoint of 60 s/],
    [
      'its last checkpoint missing',
      (r) => ({ checkpoints: r.checkpoints.slice(0, -1) }),
      /no checkpoint of 300 s/,
    ],
    [
      'a checkpoint too many',
      (r) => ({ checkpoints: [...r.checkpoints, { at: 400, hash: 'x' }] }),
      /later than the last second/,
    ],
    ['an end that did not come', () => ({ ended: true }), /goes on at 300 s/],
    ['another id for what was begun', (r) => ({ commands: began(r, 'r7') }), /differs from the record/],
    ['no id for what was begun', (r) => ({ commands: began(r, undefined) }), /begins r1/],
    [
      "somebody in the Chief's own seat",
      (r) => ({ seats: { ...r.seats, chief: { kind: 'person', id: 'eve' } } }),
      /Chief's own seat/,
    ],
    [
      'nobody at the table',
      (r) => ({
        seats: Object.fromEntries(
          Object.keys(r.seats).map((id) => [id, { kind: 'nobody' }]),
        ) as unknown as DrillRecord['seats'],
      }),
      /Nobody sits/,
    ],
    [
      "none of the Chief's words",
      (r) => ({ commands: r.commands.filter(({ seat }) => seat !== 'chief') }),
      /not in the record/,
    ],
  ]

  it('is fine as it was', () => {
    expect(replayTable(played(), tinyScenario)).toMatchObject({ ok: true })
    expect(replayRecord(played(), tinyScenario, { verify: true })).toMatchObject({ ok: true })
  })

  it.each(CHANGES)('to have %s does not sit down again, and says why', (_, change, why) => {
    const record = played()
    const again = replayTable({ ...record, ...change(record) }, tinyScenario)
    expect(again.ok ? 'it did' : again.problem).toMatch(why)
  })

  it.each(['x1e+21', 'x01', 'x', 'x1.5', 'x99999999', 'y2'])(
    'to begin %s is told the id that it has',
    (id) => {
      const table = sitAtTable().waits(10)
      const remind = { kind: 'setReminder', inSeconds: 60, text: 'Look.' } as const
      for (const _ of [1, 2]) submit(table.table, 'commander', remind, id.replace('x', 'r'))
      expect(table.drill.state.reminders.map(({ reminderId }) => reminderId)).toEqual(['r1', 'r2'])
    },
  )
})

describe('other words beside a key', () => {
  it('are shown, kept in the record and in the file, and change no id, no hash and no memory', () => {
    const plain = sitAtTable().waits(200)
    const voiced = sitAtTable().waits(2)
    const said = voiced.drill.state.log.find(({ event }) => event.kind === 'chiefSpoke')
    expect(reword(voiced.table, said?.id ?? '', 'Welcome to your watch.')).toBe(true)
    voiced.waits(198)
    expect(checkpointHash(voiced.drill)).toBe(checkpointHash(plain.drill))
    const text = (table: typeof plain) =>
      toldLog(table.drill).find(({ id }) => id === said?.id)?.event as { readonly text: string }
    expect(text(voiced).text).toBe('Welcome to your watch.')
    expect(text(plain).text).not.toBe('Welcome to your watch.')
    const again = replayTable(copy(recordOf(voiced.drill)), tinyScenario)
    if (!again.ok) throw new Error(again.problem)
    expect(toldLog(again.table.drill)).toEqual(toldLog(voiced.drill))
    expect(again.table.state.chief).toEqual(plain.table.state.chief)
    expect(JSON.stringify(fileOf(voiced.drill).log)).toContain('Welcome to your watch.')
  })

  it('are kept for whoever speaks, and a feed sends them wherever the line is shown', () => {
    const table = sitAtTable({ scenario: latencySpike, mode: 'shadow', seat: 'observer' }).waits(1200)
    expect(table.view('observer').inbox.length).toBeGreaterThan(0)
    const first = feed(table.table, 'observer', null)
    const ids = table.drill.state.log.flatMap(({ id }) =>
      reword(table.table, id, `Other ${id}.`) ? [id] : [],
    )
    const speakers = new Set(
      table.drill.state.log.flatMap(({ id, event }) => (ids.includes(id) ? [event.kind] : [])),
    )
    expect([...speakers]).toEqual(expect.arrayContaining(['chiefSpoke', 'messagePosted']))
    const { update } = feed(table.table, 'observer', first.cursor)
    if (first.update === null || update === null) throw new Error('nothing was sent')
    const { chartShelf: _, ...seen } = applyUpdate(applyUpdate(null, first.update), update)
    expect(seen).toEqual(table.view('observer'))
    const again = replayTable(copy(recordOf(table.drill)), latencySpike)
    if (!again.ok) throw new Error(again.problem)
    expect(toldLog(again.table.drill)).toEqual(toldLog(table.drill))
  })

  it('are refused for what a person wrote, and for a line that is not there', () => {
    const table = sitAtTable().waits(5).gives('commander', { kind: 'say', text: 'Hello.', to: null })
    const said = table.drill.state.log.findLast(({ event }) => event.kind === 'said')
    expect(reword(table.table, said?.id ?? '', 'Goodbye.')).toBe(false)
    expect(reword(table.table, 'e999', 'Goodbye.')).toBe(false)
  })
})

function says(text: string): Command {
  return { kind: 'chiefSays', tone: 'observation', text, cites: [], questionId: null }
}
