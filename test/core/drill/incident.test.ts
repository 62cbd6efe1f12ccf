import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SeatId } from '../../../src/core/command/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { anySteps, COMMANDING } from './any-seat-command.ts'
import { approve, busyShop, ring } from './busy-shop.ts'

const shop = () => driveDrill({ scenario: busyShop })
const declare = { kind: 'declareIncident', severity: 2, summary: 'Visits fail.' } as const
const resolve = { kind: 'resolveIncident', text: 'It is over.' } as const
const close = { kind: 'closeIncident', text: 'Thank you.' } as const

describe('the life of an incident', () => {
  it('has an order: nothing is mitigated, resolved or closed that was not declared', () => {
    const drill = shop()
    expect(drill.isRefused({ kind: 'markMitigated', text: 'Better.' })).toMatch(/declare it first/)
    expect(drill.isRefused(resolve)).toMatch(/declare it first/)
    expect(drill.isRefused({ kind: 'setSeverity', severity: 1, reason: 'r' })).toMatch(/declare it first/)
    expect(drill.isRefused(close)).toMatch(/Resolve it before/)
    drill.does(declare)
    expect(drill.isRefused({ kind: 'setSeverity', severity: 2, reason: 'r' })).toMatch(/SEV-2 already/)
    drill.does({ kind: 'markMitigated', text: 'Better.' }).does(resolve)
    expect(drill.isRefused({ kind: 'markMitigated', text: 'Better.' })).toMatch(/already/)
    expect(drill.isRefused(resolve)).toMatch(/already/)
    drill.does(close)
    expect(drill.isRefused(close)).toMatch(/has ended/)
  })

  it('ends as the world has it: closed while customers still fail is closed too early', () => {
    const early = shop().waitsFor('pageRaised').does(declare).does(resolve).does(close)
    expect(early.drill.state.ended).toBe('resolvedTooEarly')
    const late = shop().waitsFor('pageRaised').does(declare)
    late
      .does(approve('drain', { zone: 'east-b' }, 'self'))
      .waits(400)
      .does(resolve)
      .does(close)
    expect(late.drill.state.ended).toBe('resolved')
    expect(late.last('drillEnded').reason).toBe('The incident was closed.')
  })

  it('is left with what stands: resolved and recovered is resolved, anything else is abandoned', () => {
    const leave = { kind: 'endDrill', reason: 'I have to go.' } as const
    expect(shop().does(declare).does(leave).drill.state.ended).toBe('abandoned')
    const well = shop()
      .does(approve('drain', { zone: 'east-b' }, 'self'))
      .does(declare)
    well.waits(300).does(resolve).does(leave)
    expect(well.drill.state.ended).toBe('resolved')
    expect(well.last('said').text).toBe('I have to go.')
  })

  it('ends by itself at the scenario’s last second, with a word on why', () => {
    const drill = shop().waits(5000)
    expect(drill.drill.state.second).toBe(busyShop.endsAtSecond)
    expect(drill.last('drillEnded')).toMatchObject({
      outcome: 'overtaken',
      reason: expect.stringMatching(/time/),
    })
  })

  it('stands still after the end: no second passes', () => {
    const drill = shop().waits(100).does({ kind: 'endDrill', reason: 'r' }).waits(500)
    expect(drill.drill.state.second).toBe(100)
  })

  it('has a post-mortem owner who exists', () => {
    const owner = (personId: string) => ({ kind: 'namePostmortemOwner', personId, dueDays: 5 }) as const
    const drill = shop()
    expect(drill.isRefused(owner('noSuchPerson'))).toMatch(/nobody called/)
    expect(drill.isRefused(owner('scribe'))).toMatch(/Nobody sits/)
    drill.does(owner('data-oncall')).does(owner('commander'))
    expect(drill.view().incident.postmortemOwner).toBe('commander')
  })
})

describe('the log', () => {
  it('is numbered in order, never goes back in time, and names causes that came before', () => {
    fc.assert(
      fc.property(
        anySteps({
          kinds: COMMANDING,
          seat: fc.constantFrom<SeatId[]>('commander', 'commander', 'deputy', 'facilitator'),
        }),
        (steps) => {
          const drill = driveDrill({
            scenario: busyShop,
            seats: { deputy: { kind: 'person', id: 'two' }, facilitator: { kind: 'person', id: 'fay' } },
          })
          drill.does(ring('web')).does(ring('data'))
          for (const { wait, seat, command } of steps) drill.waits(wait).attempts(command, seat)
          const { log } = drill.waits(200).drill.state
          log.forEach((entry, index) => {
            expect(entry.id).toBe(`e${index + 1}`)
            expect(entry.at).toBeGreaterThanOrEqual(log[index - 1]?.at ?? 0)
            if (entry.because !== null)
              expect(Number(entry.because.slice(1)), entry.event.kind).toBeLessThan(index + 1)
          })
        },
      ),
      { numRuns: 25 },
    )
  })

  it('is never rewritten: what stood there stands there', () => {
    const drill = shop().does(ring('web')).waits(120)
    const before = structuredClone(drill.drill.state.log)
    drill
      .does(declare)
      .does(approve('drain', { zone: 'east-b' }, 'web-oncall'))
      .waits(300)
    expect(drill.drill.state.log.slice(0, before.length)).toEqual(before)
  })
})

describe('what is noted', () => {
  const expected = {
    series: 'customers/all/successShare',
    direction: 'below',
    value: 0.9,
    withinSeconds: 600,
  } as const

  it('a trigger fires once: when its signal comes, or when its time is up', () => {
    const comes = shop().does({ kind: 'setTrigger', expected, thenText: 'Page the store.' })
    comes.waitsFor('triggerFired').waits(900)
    expect(comes.all('triggerFired').map(({ event }) => event.met)).toEqual([true])
    const never = shop().does({
      kind: 'setTrigger',
      expected: { ...expected, value: 0, withinSeconds: 90 },
      thenText: 'Go on.',
    })
    never.waits(900)
    expect(never.all('triggerFired').map(({ at, event }) => [at, event.met])).toEqual([[90, false]])
    expect(
      shop().isRefused({ kind: 'setTrigger', expected: { ...expected, series: 'x' }, thenText: 't' }),
    ).toMatch(/no signal "x"/)
  })

  it('a ticket has a title and a number of its own; options are at least one', () => {
    const ticket = (title: string) => ({ kind: 'createTicket', title, type: 'bug', ownerRole: '' }) as const
    const drill = shop().does(ticket('One.')).does(ticket('Two.'))
    expect(drill.all('ticketCreated').map(({ event }) => event.ticketId)).toEqual(['OPS-1', 'OPS-2'])
    expect(drill.isRefused(ticket('  '))).toMatch(/title/)
    expect(drill.isRefused({ kind: 'listOptions', options: [] })).toMatch(/at least one/)
  })

  it('the document keeps the last version of each section', () => {
    const edit = (section: 'summary' | 'impact', text: string) =>
      ({ kind: 'editDocument', section, text }) as const
    const drill = shop()
      .does(edit('summary', 'One.'))
      .does(edit('impact', 'Bad.'))
      .does(edit('summary', 'Two.'))
    expect(drill.view().document).toMatchObject({ summary: 'Two.', impact: 'Bad.', notes: '' })
  })
})
