import { describe, expect, it } from 'vitest'
import {
  COMMAND_KINDS,
  COMMANDS,
  type CommandKind,
  commandsOf,
  SEAT_IDS,
  type SeatId,
  seatDuties,
} from '../../../src/core/command/index.ts'
import { MAY } from './who-may-what.ts'

const seatsFor = (kind: CommandKind): readonly SeatId[] =>
  SEAT_IDS.filter((seat) => commandsOf(seatDuties[seat]).includes(kind))

describe('the duties of the seats', () => {
  it.each(COMMAND_KINDS)('give %s to these seats and to no other', (kind) => {
    expect(seatsFor(kind)).toEqual(SEAT_IDS.filter((seat) => MAY[kind].includes(seat)))
  })

  it('leave no command that nobody could ever give', () => {
    for (const kind of COMMAND_KINDS) expect(seatsFor(kind).length, kind).toBeGreaterThan(0)
  })

  it('let the commander do all that any other player may', () => {
    const commander = seatDuties.commander
    for (const seat of SEAT_IDS)
      if (seat !== 'facilitator' && seat !== 'chief')
        for (const duty of seatDuties[seat]) expect(commander.has(duty), `${seat}: ${duty}`).toBe(true)
  })

  it('keep production out of reach of everybody but the commander and operations', () => {
    const changing = COMMAND_KINDS.filter((kind) => COMMANDS[kind].duty === 'change')
    expect(changing).toEqual(['approveAction', 'undoAction'])
    for (const kind of changing) expect(seatsFor(kind)).toEqual(['commander', 'operationsLead'])
  })

  it('keep what a facilitator does away from everybody who plays, and the incident away from the facilitator', () => {
    for (const kind of COMMAND_KINDS)
      if (COMMANDS[kind].duty === 'facilitate') expect(seatsFor(kind), kind).toEqual(['facilitator'])
    expect([...seatDuties.facilitator].sort((a, b) => (a < b ? -1 : 1))).toEqual([
      'facilitate',
      'leave',
      'look',
    ])
  })
})
