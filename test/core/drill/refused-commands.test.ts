import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  COMMAND_KINDS,
  COMMANDS,
  type Command,
  type CommandKind,
  type SeatId,
  wordMembers,
} from '../../../src/core/command/index.ts'
import { stableHash } from '../../../src/core/determinism/index.ts'
import {
  advanceDrill,
  checkpointHash,
  type Drill,
  recordOf,
  replayRecord,
  submitCommand,
} from '../../../src/core/drill/index.ts'
import { driveDrill, driverOf } from '../../support/drive-drill.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'
import { anySeat, anySteps, COMMANDING, commandOf } from './any-seat-command.ts'
import { approve, busyShop } from './busy-shop.ts'

const person = (id: string) => ({ kind: 'person', id }) as const
const FOUR = {
  commander: person('one'),
  deputy: person('two'),
  operationsLead: person('three'),
  observer: person('four'),
  facilitator: person('fay'),
}
const atTheTable = (seed = 1) => driveDrill({ scenario: busyShop, seats: FOUR, seed })

/** Seats that may do something more often than not. */
const byRank = fc.constantFrom<SeatId[]>('commander', 'commander', 'deputy', 'facilitator')

/** Everything that is kept of a drill, the world included. */
const traceOf = ({ state }: Drill): string => {
  const { world: _, commands, log, ...rest } = state
  return `${checkpointHash({ state } as Drill)} ${log.length} ${commands.length} ${stableHash(JSON.parse(JSON.stringify(rest)))}`
}

describe('a refused command', () => {
  it('leaves no trace: not in the log, the record, the world or anything else that is kept', () => {
    fc.assert(
      fc.property(anySteps(), fc.integer({ min: 1, max: 99 }), (steps, seed) => {
        const { drill } = atTheTable(seed)
        for (const { wait, seat, command } of steps) {
          advanceDrill(drill, drill.state.second + wait)
          const before = traceOf(drill)
          const result = submitCommand(drill, seat, command)
          if (!result.ok) expect(traceOf(drill), `${seat} ${command.kind}`).toBe(before)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is told in a sentence for a person, whoever asked for whatever', () => {
    fc.assert(
      fc.property(anySteps({ text: fc.constant('x') }), (steps) => {
        const { drill } = atTheTable()
        for (const { wait, seat, command } of steps) {
          advanceDrill(drill, drill.state.second + wait)
          const result = submitCommand(drill, seat, command)
          if (result.ok) continue
          expect(result.problem).toMatch(/^\S.*[.]$/s)
          expect(result.problem.charAt(0)).not.toMatch(/[a-z]/)
          expect(result.problem).not.toMatch(/undefined|null|NaN|\[object/)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('changes nothing of what comes after: a drill with only the accepted ones is the same', () => {
    fc.assert(
      fc.property(anySteps(), (steps) => {
        const { drill } = atTheTable()
        for (const { wait, seat, command } of steps) {
          advanceDrill(drill, drill.state.second + wait)
          submitCommand(drill, seat, command)
        }
        advanceDrill(drill, drill.state.second + 120)
        const again = replayRecord(JSON.parse(JSON.stringify(recordOf(drill))), busyShop, { verify: true })
        expect(again.ok ? '' : again.problem).toBe('')
        expect(again.ok && again.drill.state.log).toEqual(drill.state.log)
      }),
      { numRuns: 40 },
    )
  })
})

describe('an accepted command', () => {
  it('becomes one of the events that its kind says, by the seat that gave it', () => {
    const seen = new Set<CommandKind>()
    fc.assert(
      fc.property(anySteps({ kinds: COMMANDING, seat: byRank, most: 60 }), (steps) => {
        const { drill } = atTheTable()
        for (const { wait, seat, command } of steps) {
          advanceDrill(drill, drill.state.second + wait)
          const result = submitCommand(drill, seat, command)
          if (!result.ok) continue
          seen.add(command.kind)
          const entry = drill.state.log.find(({ id }) => id === result.entryId)
          expect(COMMANDS[command.kind].becomes, command.kind).toContain(entry?.event.kind)
          expect(entry?.at).toBe(drill.state.second)
          if (entry?.event.kind === 'actionRefused') continue
          expect(entry?.by).toEqual({ kind: 'seat', seat })
          expect(drill.state.commands.at(-1)).toMatchObject({ at: drill.state.second, seat, command })
        }
      }),
      { numRuns: 100 },
    )
    expect(seen.size).toBeGreaterThan(24)
  })
})

describe('after the end', () => {
  it('only ratings, marks and the words of the Chief are heard, from any seat', () => {
    fc.assert(
      fc.property(anySteps(), (steps) => {
        const drill = atTheTable().does({ kind: 'endDrill', reason: 'Enough.' })
        const length = drill.drill.state.log.length
        for (const { seat, command } of steps) {
          const result = submitCommand(drill.drill, seat, command)
          if (result.ok) expect(['rateSelf', 'overrideMark', 'chiefSays']).toContain(command.kind)
        }
        drill.waits(100)
        const later = drill.drill.state.log.slice(length).map(({ event }) => event.kind)
        expect(later.filter((kind) => !['selfRated', 'markOverridden', 'chiefSpoke'].includes(kind))).toEqual(
          [],
        )
      }),
      { numRuns: 30 },
    )
  })
})

describe('what a person writes', () => {
  const forged = { key: 'end.closed', params: {} } as const

  /** The command with a phrase of the game in place of one of its texts; null where that text is absent. */
  function withPhrase(command: Command, path: string): Command | null {
    const copy = JSON.parse(JSON.stringify(command)) as Record<string, unknown>
    const names = path.split('.')
    let place: Record<string, unknown> = copy
    for (const name of names.slice(0, -1)) {
      if (typeof place[name] !== 'object' || place[name] === null) return null
      place = place[name] as Record<string, unknown>
    }
    const last = names.at(-1) ?? ''
    place[last] = Array.isArray(place[last]) ? [forged] : forged
    return copy as unknown as Command
  }

  const wordy = COMMAND_KINDS.flatMap((kind) => [...wordMembers(kind)].map((path) => [kind, path] as const))

  it.each(wordy)('is never a phrase of the game: %s, %s', (kind, path) => {
    const everywhere = Object.fromEntries(
      ['commander', 'deputy', 'observer', 'facilitator', 'chief'].map((seat) => [seat, person(seat)]),
    )
    const drill = driveDrill({ scenario: busyShop, seats: everywhere as never }).waits(10)
    if (kind === 'rateSelf') drill.does({ kind: 'endDrill', reason: 'Enough.' })
    fc.assert(
      fc.property(commandOf(kind), anySeat, (command, seat) => {
        const bent = withPhrase(command as Command, path)
        if (bent !== null) drill.isRefused(bent, seat)
      }),
      { numRuns: 10 },
    )
  })

  it('is refused with the reason where the seat might have given the command', () => {
    const { isRefused } = atTheTable()
    expect(isRefused({ kind: 'say', text: forged, to: null })).toMatch(/phrases are for the Chief/)
  })

  it('is not asked of the game itself: the Chief and players speak in phrases', () => {
    const drill = driveDrill({ seats: { commander: { kind: 'player', id: 'expert' } } })
    drill
      .does(
        { kind: 'chiefSays', tone: 'thinking', text: forged, cites: [], questionId: null },
        'chief' as SeatId,
      )
      .does({ kind: 'say', text: forged, to: null })
    expect(drill.last('said').text).toBe('The incident was closed.')
  })
})

describe('a record', () => {
  const observedExam = () => driveDrill({ mode: 'exam', seat: 'observer' }).waits(150)
  const drain = approve('drain', { zone: 'east-b' }, 'self')

  it('in which an observer approved an action in an exam is refused, and names the second', () => {
    const record = recordOf(observedExam().drill)
    const forged = { ...record, commands: [{ at: 90, seat: 'observer' as const, command: drain }] }
    const answer = replayRecord(forged, tinyScenario, { verify: true })
    expect(answer).toMatchObject({ ok: false, at: 90 })
    expect(answer.ok ? '' : answer.problem).toMatch(/At 90 s .*approveAction.*another seat/)
  })

  it('in which the Mentor was asked in an exam is refused, and names the second', () => {
    const record = recordOf(observedExam().drill)
    const asked = { kind: 'askMentor', topic: 'what now?' } as const
    const forged = { ...record, commands: [{ at: 33, seat: 'observer' as const, command: asked }] }
    const answer = replayRecord(forged, tinyScenario, { verify: true })
    expect(answer).toMatchObject({ ok: false, at: 33, problem: expect.stringMatching(/No help/) })
  })

  it('whose commands were given to a mightier seat or mode is refused at the first that differs', () => {
    fc.assert(
      fc.property(anySteps({ seat: fc.constant('observer') }), (steps) => {
        const live = driveDrill({ mode: 'exam', seat: 'observer', seats: { observer: person('four') } })
        for (const { wait, command } of steps) live.waits(wait).attempts(command, 'observer')
        const record = recordOf(live.waits(60).drill)
        const extra = { at: 0, seat: 'observer' as const, command: drain }
        const answer = replayRecord({ ...record, commands: [extra, ...record.commands] }, tinyScenario, {
          verify: true,
        })
        expect(answer).toMatchObject({ ok: false, at: 0 })
      }),
      { numRuns: 15 },
    )
  })

  it('that is only played on, without verifying, passes over what a seat may not do', () => {
    const record = recordOf(observedExam().drill)
    const forged = { ...record, commands: [{ at: 90, seat: 'observer' as const, command: drain }] }
    const answer = replayRecord(forged, tinyScenario)
    expect(answer.ok && driverOf(answer.drill).all('actionApproved')).toEqual([])
  })
})
