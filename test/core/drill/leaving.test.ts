import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/core/command/index.ts'
import type { LogEntry } from '../../../src/core/drill/index.ts'
import { zoneWeight } from '../../../src/core/drill/index.ts'
import type { Scenario } from '../../../src/core/scenario/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { approve, busyShop, commandTaken, ring, sendTo } from './busy-shop.ts'

const relieve = (personId: string) => ({ kind: 'relievePerson', personId, reason: 'Rest.' }) as const
const standDown = (...personIds: string[]) =>
  ({ kind: 'standDown', personIds, staying: 'The rest.' }) as const
const HOMEWARDS = [
  ['relieved', relieve('web-oncall')],
  ['stood down', standDown('web-oncall')],
] as const
const drain = approve('drain', { zone: 'east-b' }, 'web-oncall')
/** Of the cast, command is offered to the relief only. */
const relieved: Scenario = {
  ...busyShop,
  shift: { endsAtSecond: 100_000, relief: 'web-oncall', readyWhen: { always: true } },
}
const withWeb = () => driveDrill({ scenario: busyShop }).does(ring('web')).waitsFor('personJoined')
const handedBack = (drill: ReturnType<typeof withWeb>) =>
  drill.all('workHandedBack').map(({ event }) => `${event.personId} ${event.work} ${event.workId}`)

describe.each(HOMEWARDS)('somebody who is %s', (_, home) => {
  it('hands back an action that runs, and it does not take effect', () => {
    const drill = withWeb().does(drain).waits(15).does(home)
    expect(handedBack(drill)).toEqual(['web-oncall action x1'])
    expect(drill.last('workHandedBack').label).toBe('Drain a zone: east-b')
    drill.waits(300)
    expect(drill.all('actionTookEffect')).toEqual([])
    expect(zoneWeight(drill.drill, 'east-b')).toBe(1)
    expect(drill.view().executions.map(({ status, canUndo }) => [status, canUndo])).toEqual([
      ['handedBack', false],
    ])
    expect(drill.isRefused({ kind: 'undoAction', executionId: 'x1', reason: 'r' })).toMatch(/handed back/)
  })

  it('hands back open tasks and checks, and nobody reports them', () => {
    const drill = withWeb()
      .does(sendTo('web-oncall', 'which-zone', 3))
      .does({ kind: 'askVerification', checkId: 'buy', personId: 'web-oncall' })
      .waits(20)
      .does(home)
    expect(handedBack(drill)).toEqual(['web-oncall task t1', 'web-oncall check buy'])
    drill.waits(600)
    for (const kind of ['taskReported', 'verificationReported', 'taskBoxExpired'] as const)
      expect(drill.all(kind)).toEqual([])
    expect(drill.view().tasks[0]).toMatchObject({ overdue: false, reportedAt: null })
    expect(drill.view().tasks[0]?.handedBackAt).not.toBeNull()
    expect(drill.isRefused({ kind: 'checkTask', taskId: 't1' })).toMatch(/nobody/)
  })

  it('leaves what had taken effect as it is, and gives up nothing that is done', () => {
    const drill = withWeb().does(drain).waitsFor('actionTookEffect')
    drill.does(sendTo('web-oncall')).waitsFor('taskReported').does(home).waits(120)
    expect(handedBack(drill)).toEqual([])
    expect(zoneWeight(drill.drill, 'east-b')).toBe(0)
    expect(drill.view().executions[0]?.status).toBe('inEffect')
    drill.does({ kind: 'undoAction', executionId: 'x1', reason: 'The zone is well.' }).waits(60)
    expect(zoneWeight(drill.drill, 'east-b')).toBe(1)
  })

  it('says nothing more that was about to be said', () => {
    const drill = withWeb()
      .does({ kind: 'askReport', personId: 'web-oncall', question: 'CAN?' })
      .does({ kind: 'assignRole', personId: 'web-oncall', role: 'scribe' })
      .does(home)
      .waits(120)
    expect([...drill.all('reportGiven'), ...drill.all('roleAccepted')]).toEqual([])
    expect(drill.view().people.find(({ id }) => id === 'web-oncall')).toMatchObject({
      status: 'stoodDown',
      incidentRole: null,
      busyWith: null,
    })
  })

  it('withdraws from a handover that was offered, so that it can be offered to somebody else', () => {
    const seats = { deputy: { kind: 'person', id: 'ben' } } as const
    const drill = driveDrill({ scenario: relieved, seats })
      .does(ring('web'))
      .waitsFor('personJoined')
      .does(commandTaken)
      .does({ kind: 'handOverCommand', to: 'web-oncall', brief: 'Take over.' })
      .waitsFor('handoverAccepted')
      .does(home)
    expect(drill.last('handoverWithdrawn')).toEqual({ kind: 'handoverWithdrawn', to: 'web-oncall' })
    expect(drill.isRefused({ kind: 'announceHandover', text: 'Go.' })).toMatch(/no handover/)
    drill.does({ kind: 'handOverCommand', to: 'deputy', brief: 'Then you.' })
    drill.does({ kind: 'acceptCommand', readBack: 'Mine.' }, 'deputy')
    drill.does({ kind: 'announceHandover', text: 'Go.' })
    expect(drill.drill.state.incident.commander).toBe('deputy')
  })

  it('is not there any more: nothing can be asked of them until they are paged again', () => {
    const drill = withWeb().does(home)
    for (const command of [
      home,
      drain,
      sendTo('web-oncall'),
      { kind: 'askReport', personId: 'web-oncall', question: 'q' } as const,
      { kind: 'assignRole', personId: 'web-oncall', role: 'scribe' } as const,
    ])
      expect(drill.isRefused(command)).toMatch(/on the bridge/)
    drill.does(ring('web-oncall')).waitsFor('personJoined').does(drain).waitsFor('actionTookEffect')
  })
})

describe('who commands', () => {
  it('cannot be sent home before command has passed', () => {
    const drill = driveDrill({ seats: { deputy: { kind: 'person', id: 'ben' } } })
      .does(commandTaken, 'deputy')
      .does({ kind: 'setReminder', inSeconds: 5, text: 'Still here.' }, 'deputy')
    expect(drill.isRefused(relieve('deputy'), 'deputy')).toMatch(/handed over first/)
    expect(drill.isRefused(relieve('deputy'), 'commander')).toMatch(/has command/)
    expect(drill.drill.state.incident.commander).toBe('deputy')
  })

  it('cannot relieve themselves of it in their own seat', () => {
    const drill = driveDrill().does(commandTaken)
    expect(drill.isRefused(relieve('commander'))).toMatch(/handed over first/)
  })
})

describe('people who leave together', () => {
  it('leave in one line that names those who were there, each with their own work handed back', () => {
    const drill = withWeb().does(ring('data')).waitsFor('personJoined')
    drill.does(drain).does(sendTo('data-oncall'))
    drill.does(standDown('web-oncall', 'data-oncall', 'slow-web', 'noSuchPerson'))
    expect(drill.last('peopleStoodDown').personIds).toEqual(['web-oncall', 'data-oncall'])
    expect(handedBack(drill)).toEqual(['web-oncall action x1', 'data-oncall task t1'])
    expect(drill.isRefused(standDown('web-oncall'))).toMatch(/None of them/)
  })
})

describe('an action in steps', () => {
  it('goes on by itself when its first step is done: the rest is the system’s own doing', () => {
    const drill = withWeb().does(approve('ease', { zone: 'east-b' }, 'web-oncall'))
    drill.waitsFor('actionTookEffect').does(relieve('web-oncall'))
    expect(handedBack(drill)).toEqual([])
    expect(zoneWeight(drill.drill, 'east-b')).toBe(0.5)
    drill.waits(90)
    expect(zoneWeight(drill.drill, 'east-b')).toBe(0.1)
  })

  it('that fails after they have left fails by nobody’s hand', () => {
    const scenario: Scenario = {
      ...busyShop,
      machine: {
        id: 'm',
        initial: 'well',
        states: {
          well: { after: { '200000': { target: 'down' } } },
          down: { entry: [{ type: 'injectFault', params: { faultId: 'apiDown' } }] },
        },
      },
    }
    const drill = driveDrill({ scenario }).does(ring('web')).waitsFor('personJoined')
    drill.does(approve('grow', { instances: 40 }, 'web-oncall')).waitsFor('actionTookEffect')
    drill.does(relieve('web-oncall')).waits(210)
    drill.does({ kind: 'undoAction', executionId: 'x1', reason: 'Too dear.' }).waitsFor('actionFailed')
    expect(drill.all('actionFailed')[0]?.by.kind).toBe('system')
  })
})

const actorOf = ({ by }: LogEntry): string | null => (by.kind === 'person' ? by.personId : null)
/** What comes by post, and not from the bridge. */
const POST = new Set(['messagePosted'])

/** What may be going on at a bridge, thick enough that a few dozen steps meet each other. */
const WORKERS = ['web-oncall', 'slow-web'] as const
const anything: fc.Arbitrary<Command> = fc.oneof(
  fc
    .constantFrom(...WORKERS)
    .chain((who) =>
      fc.constantFrom<Command[]>(
        approve('drain', { zone: 'east-b' }, who),
        approve('grow', { instances: 40 }, who),
        approve('ease', { zone: 'east-a' }, who),
        sendTo(who, 'which-zone', 2),
        sendTo(who, 'what-helps'),
        { kind: 'askVerification', checkId: 'buy', personId: who },
        { kind: 'askReport', personId: who, question: 'CAN?' },
        { kind: 'assignRole', personId: who, role: 'scribe' },
        { kind: 'handOverCommand', to: who, brief: 'Yours.' },
        relieve(who),
        standDown(who),
        ring(who),
        ring(who),
      ),
    ),
  fc
    .integer({ min: 1, max: 5 })
    .map((number): Command => ({ kind: 'undoAction', executionId: `x${number}`, reason: 'Back.' })),
)
const story = fc.array(fc.tuple(anything, fc.integer({ min: 0, max: 25 })), { minLength: 10, maxLength: 50 })
const played = (steps: readonly (readonly [Command, number])[], seed: number) => {
  const drill = driveDrill({ scenario: relieved, seed }).does(commandTaken).does(ring('data'))
  for (const who of WORKERS) drill.does(ring(who))
  drill.waits(45)
  for (const [command, wait] of steps) drill.attempts(command).waits(wait)
  return drill
}

describe('whatever was under way', () => {
  it('after somebody has left, nothing is by them but what they hand back, until they are there again', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 50 }), (steps, seed) => {
        const drill = played(steps, seed).waits(300)
        const gone = new Map<string, number>()
        const { log, executions, tasks, people } = drill.drill.state
        for (const entry of log) {
          const { event, at } = entry
          if (event.kind === 'personRelieved') gone.set(event.personId, at)
          if (event.kind === 'peopleStoodDown') for (const id of event.personIds) gone.set(id, at)
          if (event.kind === 'personJoined') gone.delete(event.personId)
          const who = actorOf(entry)
          if (who === null || !gone.has(who) || POST.has(event.kind)) continue
          expect(['workHandedBack', 'handoverWithdrawn'], `${who} ${entry.id}`).toContain(event.kind)
          expect(at).toBe(gone.get(who))
        }
        for (const { handedBackAt, effectAt } of executions)
          expect(handedBackAt === null || effectAt === null).toBe(true)
        for (const { handedBackAt, reportedAt } of tasks)
          expect(handedBackAt === null || reportedAt === null).toBe(true)
        for (const { status, busyWith, role } of Object.values(people))
          if (status === 'stoodDown') expect([busyWith, role]).toEqual([null, null])
      }),
      { numRuns: 60 },
    )
  })

  it('nobody stays busy with what is over', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 50 }), (steps, seed) => {
        const drill = played(steps, seed).waits(900)
        for (const [id, { busyWith, status }] of Object.entries(drill.drill.state.people)) {
          expect(busyWith, id).toBeNull()
          expect(status, id).not.toBe('working')
        }
      }),
      { numRuns: 60 },
    )
  })

  it('production changes only by what was approved, is not handed back and not taken back before', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 50 }), (steps, seed) => {
        const drill = played(steps, seed).waits(300)
        for (const { event, at } of drill.all('actionTookEffect')) {
          const execution = drill.drill.state.executions.find(
            ({ executionId }) => executionId === event.executionId,
          )
          expect(execution?.handedBackAt).toBeNull()
          expect(execution?.undoneAt ?? at).toBeGreaterThanOrEqual(at)
        }
        const inEffect = drill.all('actionTookEffect').length
        expect(drill.drill.state.executions.filter(({ effectAt }) => effectAt !== null).length).toBe(inEffect)
      }),
      { numRuns: 40 },
    )
  })
})
