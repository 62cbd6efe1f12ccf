import { describe, expect, it } from 'vitest'
import {
  COMMAND_KINDS,
  COMMANDS,
  type CommandKind,
  type IncidentRole,
  NOBODY,
  SEAT_IDS,
  type SeatId,
  type Seats,
} from '../../../src/core/command/index.ts'
import {
  type DrillMode,
  mayCommand,
  type Situation,
  seatsAtStart,
  situationOf,
} from '../../../src/core/drill/index.ts'
import { situationSeen } from '../../../src/core/view/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { MAY } from '../command/who-may-what.ts'

const MODES: readonly DrillMode[] = ['shadow', 'assist', 'command', 'exam']
const ROLES: readonly (IncidentRole | null)[] = [null, 'deputy', 'scribe', 'commsLead', 'operationsLead']
const person = (id: string) => ({ kind: 'person', id }) as const
const FULL = Object.fromEntries(SEAT_IDS.map((seat) => [seat, person(seat)])) as unknown as Seats
const NO_HANDOVER = { handoverTo: null, handoverAccepted: false }
/** Their order is asked for below, in the table of the handover. */
const STEPS: readonly CommandKind[] = ['takeCommand', 'handOverCommand', 'acceptCommand', 'announceHandover']
const free = (kind: CommandKind): boolean => !STEPS.includes(kind)

const running = (more: Partial<Situation> = {}): Situation => ({
  mode: 'command',
  ended: false,
  seats: FULL,
  roles: {},
  incident: { commander: null, ...NO_HANDOVER },
  ...more,
})

/** Every seat and kind in every situation that matters. */
function* everything() {
  for (const seat of SEAT_IDS)
    for (const kind of COMMAND_KINDS)
      for (const mode of MODES)
        for (const ended of [false, true])
          for (const role of ROLES)
            for (const commander of [null, seat, 'somebodyElse'])
              for (const chiefCommands of [false, true])
                yield {
                  seat,
                  kind,
                  role,
                  situation: running({
                    mode,
                    ended,
                    roles: role === null ? {} : { [seat]: role },
                    seats: chiefCommands ? { ...FULL, commander: { kind: 'chief' } } : FULL,
                    incident: { commander, ...NO_HANDOVER },
                  }),
                }
}

/** Written anew from the rules as a person would tell them. */
function expectedToBeAllowed(
  seat: SeatId,
  kind: CommandKind,
  role: IncidentRole | null,
  situation: Situation,
): boolean {
  const { ended, mode, incident, seats } = situation
  const commands = incident.commander === seat
  const theirs = [seat, ...(role === null ? [] : [role]), ...(commands ? (['commander'] as const) : [])]
  if (!theirs.some((each) => MAY[kind].includes(each))) return false
  if (ended) return ['rateSelf', 'overrideMark'].includes(kind) || (kind === 'chiefSays' && mode !== 'exam')
  if (kind === 'rateSelf') return false
  if (mode === 'exam' && (kind === 'askMentor' || kind === 'chiefSays')) return false
  if (COMMANDS[kind].duty === 'command' && incident.commander !== null && !commands) return false
  const standsIn = COMMANDS[kind].duty === 'standIn'
  return !(standsIn && seats.commander.kind === 'chief' && !commands && seat !== 'commander')
}

const named = ({ seat, kind, role, situation: { mode, ended, seats, incident } }: Each): string =>
  `${seat} ${kind} in ${mode}${ended ? ', ended' : ''}, role ${role}, ${String(incident.commander)} commands, ${seats.commander.kind} sits there`
type Each = ReturnType<typeof everything> extends Generator<infer T> ? T : never

describe('what a seat may do', () => {
  it('is what its duties, its role and command give: no more and no less, in every situation', () => {
    const wrong: string[] = []
    let asked = 0
    for (const each of everything()) {
      if (!free(each.kind)) continue
      asked += 1
      const { seat, kind, role, situation } = each
      if (mayCommand(seat, kind, situation).ok !== expectedToBeAllowed(seat, kind, role, situation))
        wrong.push(named(each))
    }
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(50_000)
  })

  it('is nothing where nobody sits, whatever the seat, role and command', () => {
    for (const { seat, kind, situation } of everything()) {
      const empty = { ...situation, seats: { ...situation.seats, [seat]: NOBODY } }
      if (mayCommand(seat, kind, empty).ok) expect.fail(`an empty ${seat} may ${kind}`)
    }
  })

  it('is refused in a sentence for the person who asked', () => {
    const problems = new Set<string>()
    for (const { seat, kind, situation } of everything()) {
      const answer = mayCommand(seat, kind, situation)
      if (!answer.ok) problems.add(answer.problem)
    }
    expect(problems.size).toBeGreaterThan(5)
    for (const problem of problems) expect(problem).toMatch(/^[A-Z][^{}]*[.]$/)
    expect([...problems].join(' ')).not.toMatch(/undefined|null|Command\b/)
  })

  it('does not depend on who holds the seat: a player of the game may what a person may', () => {
    const players = Object.fromEntries(
      SEAT_IDS.map((seat) => [seat, { kind: 'player', id: 'expert' }]),
    ) as unknown as Seats
    for (const { seat, kind, situation } of everything()) {
      if (situation.seats.commander.kind === 'chief') continue
      if (
        mayCommand(seat, kind, situation).ok !== mayCommand(seat, kind, { ...situation, seats: players }).ok
      )
        expect.fail(`${seat} ${kind}`)
    }
  })

  it('counts a role only once it is accepted', () => {
    const drill = driveDrill({ seats: { scribe: person('two') } })
    drill.does({ kind: 'assignRole', personId: 'scribe', role: 'commsLead' })
    const brief = { kind: 'briefExecutives', text: 'Bad, but known.' } as const
    expect(drill.isRefused(brief, 'scribe')).toMatch(/another seat/)
    drill.does({ kind: 'acceptRole', text: 'Mine.' }, 'scribe').does(brief, 'scribe')
  })

  it('is the same while a facilitator has stopped the time', () => {
    const drill = driveDrill({ seats: { facilitator: person('fay'), deputy: person('two') } }).waits(100)
    const before = situationOf('command', drill.drill.state)
    drill.does({ kind: 'setPause', paused: true }, 'facilitator')
    expect(situationOf('command', drill.drill.state)).toEqual(before)
    drill.does({ kind: 'declareIncident', severity: 2, summary: 'Visits fail.' }, 'deputy')
  })

  it('can be asked of a view with the same answer as of the engine', () => {
    for (const mode of MODES) {
      const drill = driveDrill({ mode, seats: { deputy: person('two'), scribe: person('three') } })
      drill.waits(30).attempts({ kind: 'takeCommand', announcement: 'Mine.' }, 'deputy')
      drill.attempts({ kind: 'assignRole', personId: 'scribe', role: 'operationsLead' }, 'deputy')
      drill.attempts({ kind: 'acceptRole', text: 'Mine.' }, 'scribe')
      for (const seat of SEAT_IDS)
        expect(situationSeen(drill.view(seat))).toMatchObject(situationOf(mode, drill.drill.state))
    }
  })
})

describe('command passes', () => {
  const facts = (commander: string | null, handoverTo: string | null, handoverAccepted = false) =>
    running({ incident: { commander, handoverTo, handoverAccepted } })
  const TABLE = [
    ['nobody commands', facts(null, null)],
    ['the commander commands', facts('commander', null)],
    ['the deputy is offered command', facts('commander', 'deputy')],
    ['the deputy has accepted', facts('commander', 'deputy', true)],
    ['the deputy commands', facts('deputy', null)],
    ['somebody of the cast commands', facts('web-oncall', null)],
  ] as const
  const EXPECTED: Readonly<Record<string, readonly string[]>> = {
    'nobody commands': ['commander takeCommand', 'deputy takeCommand'],
    'the commander commands': ['commander handOverCommand'],
    'the deputy is offered command': ['deputy acceptCommand'],
    'the deputy has accepted': ['commander announceHandover'],
    'the deputy commands': ['deputy handOverCommand'],
    'somebody of the cast commands': [],
  }

  it.each(TABLE)('by brief, read-back and announcement, in that order: when %s', (name, situation) => {
    const possible = SEAT_IDS.flatMap((seat) =>
      STEPS.filter((kind) => mayCommand(seat, kind, situation).ok).map((kind) => `${seat} ${kind}`),
    )
    expect(possible).toEqual(EXPECTED[name])
  })
})

describe('who sits where at the start', () => {
  it.each(MODES)('in %s: the trainee in their seat, the Chief in his, and nobody else', (mode) => {
    for (const seat of ['commander', 'deputy', 'observer'] as const) {
      if (seat === 'commander' && (mode === 'shadow' || mode === 'assist')) continue
      const seats = seatsAtStart({ mode, seat })
      expect(seats[seat]).toEqual(person('trainee'))
      expect(seats.chief).toEqual({ kind: 'chief' })
      const others = SEAT_IDS.filter((each) => !['commander', 'chief', seat].includes(each))
      for (const other of others) expect(seats[other]).toEqual(NOBODY)
      if (seat !== 'commander')
        expect(seats.commander.kind).toBe(mode === 'shadow' || mode === 'assist' ? 'chief' : 'nobody')
    }
  })

  it('lets the Chief command first in Shadow and in Assist: nobody declares, opens the bridge or takes command before', () => {
    for (const mode of ['shadow', 'assist'] as const) {
      const drill = driveDrill({ mode, seat: 'deputy' })
      expect(drill.isRefused({ kind: 'declareIncident', severity: 2, summary: 's' })).toMatch(/Chief/)
      expect(drill.isRefused({ kind: 'openBridge' })).toMatch(/Chief/)
      expect(drill.isRefused({ kind: 'takeCommand', announcement: 'Mine.' })).toMatch(/hands over/)
      drill.does({ kind: 'declareIncident', severity: 2, summary: 's' }, 'commander')
      drill.does({ kind: 'takeCommand', announcement: 'I command.' }, 'commander')
      drill.does({ kind: 'handOverCommand', to: 'deputy', brief: 'All yours.' }, 'commander')
      drill.does({ kind: 'acceptCommand', readBack: 'Mine.' })
      drill.does({ kind: 'announceHandover', text: 'They command.' }, 'commander')
      drill.does({ kind: 'openBridge' }).does({ kind: 'setSeverity', severity: 1, reason: 'Worse.' })
    }
  })
})
