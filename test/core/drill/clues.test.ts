import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEAT_IDS, type SeatId } from '../../../src/core/command/index.ts'
import { firstReached, reachedAt } from '../../../src/core/drill/index.ts'
import type { Scenario } from '../../../src/core/scenario/index.ts'
import { sensesOf } from '../../../src/core/view/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'
import { anySteps } from './any-seat-command.ts'
import { busyShop, ring, sendTo } from './busy-shop.ts'

const person = (id: string) => ({ kind: 'person', id }) as const
const seats = { deputy: person('two'), observer: person('three') }
const SITTING: readonly SeatId[] = ['commander', 'deputy', 'observer']
const zones = { kind: 'lookAt', source: 'metrics', subject: 'zones' } as const
const customers = { ...zones, subject: 'customers' } as const
const table = (scenario: Scenario = tinyScenario) => driveDrill({ scenario, seats })
const inTrouble = (scenario?: Scenario) => table(scenario).waitsFor('pageRaised')

/** The clue is on the screens that are always in sight, or on the provider's page. */
const seenAt = (source: 'metrics' | 'vendorPage', subject: string): Scenario => ({
  ...tinyScenario,
  clues: [
    {
      id: 'zone-slow',
      says: 'Something is wrong.',
      seenAt: [
        {
          source,
          subject,
          when:
            source === 'metrics'
              ? { signal: 'customers/all/successShare', is: 'below', value: 0.97 }
              : { vendorPosted: 'late' },
        },
      ],
    },
  ],
})

describe('a screen', () => {
  it('reaches who looked, at that second, with the look as its source', () => {
    const drill = inTrouble().does(zones, 'deputy')
    expect(drill.clues('deputy')).toEqual(['zone-slow'])
    expect(drill.clues('commander')).toEqual([])
    const { second } = drill.drill.state
    expect(reachedAt(drill.drill, 'deputy', 'zone-slow')).toBe(second)
    expect(reachedAt(drill.drill, 'commander', 'zone-slow')).toBeNull()
    const look = drill.all('lookedAt').at(-1)
    expect(drill.last('clueReached')).toMatchObject({ seat: 'deputy', via: look?.id })
    expect(drill.all('clueReached').at(-1)?.because).toBe(look?.id)
  })

  it('that stays open shows it later as well, to those who have it open', () => {
    const drill = table().does(zones, 'deputy').does(customers, 'commander')
    expect(drill.clues('deputy')).toEqual([])
    drill.waits(250)
    expect(drill.clues('deputy')).toEqual(['zone-slow'])
    expect(drill.clues('commander')).toEqual([])
    expect(drill.clues('observer')).toEqual([])
  })

  it('that was left for another of the same tool shows nothing more', () => {
    const drill = table().does(zones, 'deputy').does(customers, 'deputy').waits(250)
    expect(drill.clues('deputy')).toEqual([])
  })

  it('reaches a seat once, however often it looks', () => {
    const drill = inTrouble().does(zones, 'deputy').does(zones, 'deputy').waits(60).does(zones, 'deputy')
    expect(drill.clues('deputy')).toEqual(['zone-slow'])
  })

  it('on the wall reaches all who sit there, when it shows it', () => {
    const drill = table(seenAt('metrics', 'wall')).waitsFor('pageRaised').waits(30)
    for (const seat of SITTING) expect(drill.clues(seat)).toEqual(['zone-slow'])
  })

  it('of the provider reaches who opens it, under whichever name it is asked for', () => {
    for (const subject of ['all', 'status']) {
      const drill = table(seenAt('vendorPage', 'status')).waitsFor('vendorPosted')
      expect(drill.clues('deputy')).toEqual([])
      drill.does({ kind: 'lookAt', source: 'vendorPage', subject }, 'deputy')
      expect(drill.clues('deputy')).toEqual(['zone-slow'])
      expect(drill.last('lookedAt').subject).toBe('status')
    }
    const health = table(seenAt('vendorPage', 'status')).waitsFor('vendorPosted')
    health.does({ kind: 'lookAt', source: 'console', subject: 'aws/health' }, 'observer')
    expect(health.clues('observer')).toEqual(['zone-slow'])
  })
})

describe('what is said on the bridge', () => {
  it('reaches everybody who sits at the table, and nobody who does not', () => {
    const drill = inTrouble().does(ring('web')).waitsFor('personJoined').does(sendTo('web-oncall'))
    drill.waitsFor('taskReported')
    for (const seat of SEAT_IDS)
      expect(drill.clues(seat), seat).toEqual(SITTING.includes(seat) ? ['zone-slow'] : [])
  })

  it('does not reach a seat that is filled later; who sits down has to look or ask', () => {
    const drill = driveDrill({ seats: { ...seats, facilitator: person('fay') } })
    drill.waitsFor('pageRaised').does(ring('web')).waitsFor('personJoined').does(sendTo('web-oncall'))
    drill.waitsFor('taskReported')
    drill.does({ kind: 'handSeat', seat: 'scribe', to: person('late') }, 'facilitator').waits(60)
    expect(drill.clues('scribe')).toEqual([])
    drill.does(zones, 'scribe')
    expect(drill.clues('scribe')).toEqual(['zone-slow'])
  })

  it('is remembered with who heard it first', () => {
    const drill = inTrouble().does(zones, 'deputy')
    const at = drill.drill.state.second
    drill.waits(30).does(zones, 'commander')
    expect(firstReached(drill.drill.state.clues['zone-slow'])?.at).toBe(at)
    expect(firstReached(undefined)).toBeNull()
  })
})

describe('a clue', () => {
  it('of one seat is not in the senses of another', () => {
    const drill = inTrouble().does(zones, 'deputy').does(customers, 'commander')
    const [own, other] = [sensesOf(drill.drill, 'deputy'), sensesOf(drill.drill, 'commander')]
    expect([own.facts.clueReached('zone-slow'), other.facts.clueReached('zone-slow')]).toEqual([true, false])
    const series = 'service/web/east-b/p99Ms'
    expect(own.facts.signal(series, 0)).toBeGreaterThan(400)
    expect(other.facts.signal(series, 0)).toBeNaN()
    expect(other.facts.signal('customers/all/successShare', 0)).toBeGreaterThan(0)
  })

  it('is never in the senses as truth: no fault, no statechart, no true figure', () => {
    const { facts } = sensesOf(inTrouble().does(zones).drill, 'commander')
    expect(facts.truth('customers/all/failedShare', 0)).toBeNaN()
    expect([facts.inState('murky'), facts.faultActive('murk')]).toEqual([false, false])
  })

  it('does not gather in the Chief’s own seat when he looks over a shoulder', () => {
    const drill = inTrouble().does(zones, 'chief').waits(60)
    expect(drill.clues('chief')).toEqual([])
  })

  it('is held by no seat that is empty and never by the Chief’s own, whatever everybody does', () => {
    fc.assert(
      fc.property(
        anySteps({
          kinds: ['lookAt', 'page', 'assignTask', 'askReport', 'acknowledgePage', 'approveAction'],
          seat: fc.constantFrom<SeatId[]>('commander', 'deputy', 'observer', 'chief'),
        }),
        (steps) => {
          const drill = driveDrill({ scenario: busyShop, seats }).waits(120)
          for (const { wait, seat, command } of steps) drill.waits(wait).attempts(command, seat)
          drill.waits(120)
          for (const seat of SEAT_IDS)
            if (!SITTING.includes(seat)) expect(drill.clues(seat), seat).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })

  it('and the log agree: each that reached a seat has one line, at that second, with a source before it', () => {
    fc.assert(
      fc.property(
        anySteps({ kinds: ['lookAt', 'page', 'assignTask'], seat: fc.constantFrom<SeatId[]>(...SITTING) }),
        (steps) => {
          const drill = driveDrill({ scenario: busyShop, seats }).waits(150)
          for (const { wait, seat, command } of steps) drill.waits(wait).attempts(command, seat)
          const lines = drill.all('clueReached')
          const kept = Object.entries(drill.drill.state.clues).flatMap(([clueId, { reached }]) =>
            Object.entries(reached).map(([seat, { at, via }]) => `${clueId} ${seat} ${at} ${via}`),
          )
          const told = lines.map(({ at, event }) => `${event.clueId} ${event.seat} ${at} ${event.via}`)
          expect([...told].sort((a, b) => (a < b ? -1 : 1))).toEqual(kept.sort((a, b) => (a < b ? -1 : 1)))
          const { log } = drill.drill.state
          for (const { event, id, hidden } of lines) {
            expect(hidden).toBe(true)
            const source = log.findIndex((entry) => entry.id === event.via)
            expect(source).toBeGreaterThanOrEqual(0)
            expect(source).toBeLessThan(log.findIndex((entry) => entry.id === id))
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})
