import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SeatId } from '../../../src/core/command/index.ts'
import { viewFor } from '../../../src/core/consoles/index.ts'
import { checkpointHash, forkDrill } from '../../../src/core/drill/index.ts'
import { sensesOf, slicesFor } from '../../../src/core/view/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { anySteps } from '../drill/any-seat-command.ts'
import { approve, busyShop, commandTaken, ring, sendTo } from '../drill/busy-shop.ts'

const person = (id: string) => ({ kind: 'person', id }) as const
const seats = { deputy: person('two'), facilitator: person('fay') }
const shop = () => driveDrill({ scenario: busyShop, seats })
const look = (source: 'metrics' | 'logs' | 'traces' | 'runbook' | 'changes', subject: string) =>
  ({ kind: 'lookAt', source, subject }) as const

describe('a view', () => {
  it('remembers nothing that is out of date: it is what would be worked out anew, at every step', () => {
    fc.assert(
      fc.property(
        anySteps({ seat: fc.constantFrom<SeatId[]>('commander', 'commander', 'deputy', 'facilitator') }),
        (steps) => {
          const drill = shop().does(ring('web')).does(ring('data')).waits(60)
          for (const { wait, seat, command } of steps) {
            drill.waits(wait)
            viewFor(drill.drill, 'commander')
            drill.attempts(command, seat)
            for (const of of ['commander', 'deputy'] as const)
              expect(slicesFor(drill.drill, of)).toEqual(slicesFor(forkDrill(drill.drill), of))
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('changes nothing by being made, for whichever seat', () => {
    const drill = shop().does(look('metrics', 'zones')).waits(200)
    const before = checkpointHash(drill.drill)
    for (const seat of ['commander', 'deputy', 'observer', 'facilitator', 'chief'] as const)
      JSON.stringify(viewFor(drill.drill, seat))
    expect(checkpointHash(drill.drill)).toBe(before)
  })

  it('is plain JSON: nothing is lost on a wire', () => {
    const drill = shop().does(look('metrics', 'zones')).does(look('logs', 'web')).waits(200)
    const view = viewFor(drill.drill, 'commander')
    expect(JSON.parse(JSON.stringify(view))).toEqual(view)
  })

  it('has no clue of anybody, no right answer and no truth in it', () => {
    const drill = shop().waitsFor('pageRaised').does(look('metrics', 'zones')).does(ring('web')).waits(60)
    drill.does(sendTo('web-oncall')).waitsFor('taskReported').waits(120)
    const text = JSON.stringify(drill.view())
    for (const secret of [
      'zone-slow',
      'soundStances',
      'holdTheLine',
      'warrantedBy',
      'errorShare":0}',
      'murk',
    ])
      expect(text).not.toContain(`"${secret}"`)
    for (const { hidden } of drill.view().log) expect(hidden).toBe(false)
  })
})

describe('what a view shows of work', () => {
  it('people: where they are, what they are at, and how they look', () => {
    const drill = shop().does(ring('web'))
    const of = (id: string) => drill.view().people.find((each) => each.id === id)
    expect(of('web-oncall')).toMatchObject({ status: 'paged', pagedAt: 0, joinedAt: null, busyWith: null })
    drill.waitsFor('personJoined').does(sendTo('web-oncall'))
    expect(of('web-oncall')).toMatchObject({ status: 'working', busyWith: 'Which zone is slow?' })
    drill.waitsFor('taskReported')
    expect(of('web-oncall')).toMatchObject({ status: 'onBridge', lastReportAt: drill.drill.state.second })
    drill.does({ kind: 'askVerification', checkId: 'buy', personId: 'web-oncall' })
    expect(of('web-oncall')?.busyWith).toBe('Buy something')
    expect(of('cto')).toMatchObject({ status: 'away', kind: 'stakeholder' })
  })

  it('pages: what rang, who has it, and whether it is quiet again', () => {
    const drill = shop().waitsFor('pageRaised')
    const [page] = drill.view().pages
    expect(page).toMatchObject({
      title: 'Visits are failing',
      team: 'web',
      acknowledgedAt: null,
      clearedAt: null,
    })
    drill.does({ kind: 'acknowledgePage', pageId: page?.pageId ?? '' }, 'deputy')
    expect(drill.isRefused({ kind: 'acknowledgePage', pageId: page?.pageId ?? '' })).toMatch(/already/)
    drill.does(approve('drain', { zone: 'east-b' }, 'self')).waitsFor('alertCleared')
    expect(drill.view().pages[0]?.clearedAt).toBe(drill.drill.state.second)
  })

  it('messages: those that want an answer, and how they were answered', () => {
    const drill = shop()
      .does({ kind: 'sendInject', injectId: 'spare' }, 'facilitator')
      .waitsFor('messagePosted')
    expect(drill.view().inbox.map(({ messageId, answered }) => [messageId, answered])).toEqual([['m1', null]])
    drill.does({ kind: 'reply', messageId: 'm1', stance: 'defer', text: 'Later.' })
    expect(drill.view('deputy').inbox[0]?.answered).toBe('defer')
    expect(drill.isRefused({ kind: 'reply', messageId: 'm1', stance: 'thank', text: 'x' })).toMatch(
      /answered/,
    )
    drill.does({ kind: 'reply', messageId: 'm3', stance: 'thank', text: 'Noted.' })
  })

  it('changes: of others as they were made, our own when they take effect, oldest first', () => {
    const drill = shop().does(
      approve('drain', { zone: 'east-b' }, 'self', {
        card: { goal: 'Calm.', worstCase: 'Hot.', expected: null },
      }),
    )
    expect(drill.view().changes.map(({ id }) => id)).toEqual(['banner'])
    drill.waitsFor('actionTookEffect').does(look('changes', 'x1'))
    expect(drill.view().changes.map(({ id, title }) => [id, title])).toEqual([
      ['banner', 'New banner'],
      ['x1', 'Drain a zone: east-b'],
    ])
    expect(drill.view().reading?.markdown).toMatch(/Goal: Calm\..*Way back: Undo\./s)
    drill.does(look('runbook', 'slow'))
    expect(drill.view().reading).toMatchObject({ source: 'runbook', title: 'Slow shop' })
    expect(drill.view('deputy').reading).toBeNull()
  })

  it('the status page: each note with the time of the next as it was promised', () => {
    const drill = shop().waits(30)
    drill.does({ kind: 'postStatus', phase: 'investigating', text: 'Bad.', nextUpdateMinutes: 15 })
    drill.does({ kind: 'postStatus', phase: 'identified', text: 'Known.', nextUpdateMinutes: null })
    expect(drill.view().statusPage).toEqual([
      { at: 30, phase: 'investigating', text: 'Bad.', nextUpdateAt: 930 },
      { at: 30, phase: 'identified', text: 'Known.', nextUpdateAt: null },
    ])
  })

  it('the provider’s page: what it has said, since when', () => {
    const drill = shop().waits(120)
    expect(drill.view().vendor).toEqual([])
    drill.waitsFor('vendorPosted')
    expect(drill.view().vendor).toMatchObject([{ at: 660, state: 'degraded' }])
  })

  it('the incident: its number, its severity, who commands, and what is believed, for every seat the same', () => {
    const drill = shop()
      .does({ kind: 'declareIncident', severity: 2, summary: 'Bad.' })
      .does(commandTaken)
      .does({ kind: 'stateHypothesis', text: 'One zone.', confidence: 'low', suspects: ['east-b'] })
      .does({ kind: 'namePostmortemOwner', personId: 'deputy', dueDays: 3 })
    for (const seat of ['commander', 'deputy', 'observer'] as const)
      expect(drill.view(seat).incident).toMatchObject({
        number: expect.stringMatching(/^INC-\d{4}$/),
        severity: 2,
        commander: 'commander',
        hypothesis: 'One zone.',
        postmortemOwner: 'deputy',
      })
  })
})

describe('what a view shows of screens', () => {
  it('only what the seat has open: charts, logs and traces of one are not in another’s view', () => {
    const drill = shop().does(look('metrics', 'zones')).does(look('logs', 'web')).does(look('traces', 'all'))
    drill.waits(150)
    const [own, other] = [drill.view('commander'), drill.view('deputy')]
    expect(Object.keys(own.charts).length).toBeGreaterThan(4)
    expect([own.logs.length > 0, own.traces.length > 0]).toEqual([true, true])
    expect([other.charts, other.logs, other.traces]).toEqual([{}, [], []])
  })

  it('five gauges on the wall for everybody, through telemetry and its lag', () => {
    const drill = shop().waits(100)
    expect(drill.view('deputy').wall).toEqual(drill.view('commander').wall)
    expect(
      drill
        .view()
        .wall.map(({ value }) => value)
        .every((value) => value !== null),
    ).toBe(true)
  })

  it('a chart that ends before now by the lag of telemetry, and only ever grows', () => {
    const drill = shop().does(look('metrics', 'customers')).waits(60)
    const id = 'customers/all/successShare'
    const before = drill.view().charts[id]
    expect(before?.at.at(-1)).toBeLessThanOrEqual(60 - 20)
    const after = drill.waits(60).view().charts[id]
    const shared = before?.at.filter((at) => after?.at.includes(at)) ?? []
    for (const at of shared)
      expect(after?.values[after.at.indexOf(at)]).toBe(before?.values[before.at.indexOf(at)])
    expect(after?.at.length).toBeGreaterThanOrEqual(before?.at.length ?? 0)
  })
})

describe('senses', () => {
  it('find the message that an inject became, and the lines since a place in the log', () => {
    const drill = shop().waitsFor('messagePosted')
    const senses = sensesOf(drill.drill, 'commander')
    expect([senses.messageOf('eta'), senses.messageOf('pleads')]).toEqual(['m1', null])
    const from = senses.logLength
    drill.does({ kind: 'say', text: 'Hello.', to: null })
    expect(senses.logSince(from).map(({ event }) => event.kind)).toEqual(['said'])
    expect(senses.second).toBe(drill.drill.state.second)
  })

  it('read off a console what it shows, for the seat that opened it', () => {
    const series = 'service/web/east-a/instances'
    const drill = shop().waits(60)
    const signal = (seat: SeatId) => sensesOf(drill.drill, seat).facts.signal(series, 0)
    expect(signal('commander')).toBeNaN()
    drill.does({ kind: 'lookAt', source: 'console', subject: 'aws/ec2' })
    expect(signal('commander')).toBeGreaterThan(0)
    expect(signal('deputy')).toBeNaN()
  })
})
