import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutWarRoom } from '../../../src/client/scenes/war-room-seats.ts'
import { NOBODY, SEAT_IDS } from '../../../src/core/command/index.ts'
import type { SeatView } from '../../../src/core/consoles/index.ts'
import type { PersonView } from '../../../src/core/view/index.ts'

const statuses = ['away', 'paged', 'onBridge', 'working', 'stoodDown', 'unreachable'] as const

const alone = {
  ...Object.fromEntries(SEAT_IDS.map((id) => [id, NOBODY])),
  deputy: { kind: 'person', id: 'trainee' },
  chief: { kind: 'chief' },
}

const viewWith = (
  people: readonly PersonView['status'][],
  commander: string,
  seats: object = alone,
): SeatView => {
  const cast = people.map((status, index) => ({
    id: `p${index}`,
    shortRole: `Role ${index}`,
    status,
    joinedAt: index,
  }))
  const view = {
    people: cast,
    tasks: [],
    executions: [],
    log: [],
    wall: [],
    drill: { second: 60, seat: 'deputy', seats, roles: {} },
    incident: { commander },
  }
  // Only what the layout reads: the rest of a view says nothing about who sits where.
  return view as unknown as SeatView
}

describe('the seats of the war room', () => {
  it('hold everybody who is there once, and list everybody who is not', () => {
    const casts = fc.array(fc.constantFrom(...statuses), { maxLength: 18 })
    fc.assert(
      fc.property(
        casts,
        fc.constantFrom(389, 900, 1280),
        fc.constantFrom('deputy', 'chief'),
        (people, width, commander) => {
          const { seated, missing } = layOutWarRoom(viewWith(people, commander), width, 400)
          const here = people.flatMap((status, index) =>
            status === 'onBridge' || status === 'working' ? [`p${index}`] : [],
          )
          expect(seated.map((one) => one.id).sort()).toEqual([...here, 'chief', 'deputy'].sort())
          expect(missing).toHaveLength(people.length - here.length)
          for (const { x, y } of seated) {
            expect(x).toBeGreaterThanOrEqual(0)
            expect(x).toBeLessThanOrEqual(width)
            expect(y).toBeGreaterThan(0)
          }
        },
      ),
    )
  })

  it('keep whoever commands at the table', () => {
    fc.assert(
      fc.property(fc.nat(18), fc.constantFrom('deputy', 'chief'), (count, commander) => {
        const view = viewWith(
          Array.from({ length: count }, () => 'onBridge' as const),
          commander,
        )
        const sitting = layOutWarRoom(view, 389, 341).seated.find((one) => one.commands)
        expect(sitting?.id).toBe(commander)
        expect(sitting?.stands).toBe(false)
      }),
    )
  })

  it('have one Chief, wherever he commands from, and everybody else who plays', () => {
    const seats = { ...alone, commander: { kind: 'chief' }, scribe: { kind: 'person', id: 'other' } }
    const { seated } = layOutWarRoom(viewWith([], 'commander', seats), 900, 400)
    expect(seated.map(({ name }) => name).sort()).toEqual(['Fire Chief', 'Scribe', 'You'])
    expect(seated.filter(({ commands }) => commands).map(({ name }) => name)).toEqual(['Fire Chief'])
  })
})
