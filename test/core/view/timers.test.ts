import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicy, type Scenario } from '../../../src/core/scenario/index.ts'
import { openTable, second, submit } from '../../../src/core/table/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'
import { approve, busyShop, ring, sendTo } from '../drill/busy-shop.ts'

const { windows } = defaultPolicy
const WHO = 'About 30% of customers in Europe cannot check out. We are working on it.'
const VAGUE = 'We are looking into a problem.'
const post = (text: string, nextUpdateMinutes: number | null) =>
  ({ kind: 'postStatus', phase: 'investigating', text, nextUpdateMinutes }) as const
const declared = (severity: 1 | 2 | 3 = 2) =>
  driveDrill().does({ kind: 'declareIncident', severity, summary: 'Visits fail.' })
type Driver = ReturnType<typeof driveDrill>
const timer = (drill: Driver, id: string, seat: Parameters<Driver['view']>[0] = 'commander') =>
  drill.view(seat).timers.find((each) => each.id === id)
const dueIn = (drill: Driver, id: string) =>
  (timer(drill, id)?.dueAt ?? Number.NaN) - drill.drill.state.second

describe('the next public update', () => {
  it('is due by the policy before the first, counted from the declaration', () => {
    const drill = declared().waits(100)
    expect(timer(drill, 'public')).toMatchObject({ promised: false, dueAt: windows.firstPublicPost })
    expect(timer(drill.waits(windows.firstPublicPost - 101), 'public')?.overdue).toBe(false)
    expect(timer(drill.waits(1), 'public')?.overdue).toBe(true)
  })

  it('is due after twenty minutes when the first promised twenty and said who is affected', () => {
    const drill = declared().waits(60).does(post(WHO, 20))
    expect(dueIn(drill, 'public')).toBe(1200)
    expect(timer(drill, 'public')?.promised).toBe(true)
  })

  it('is due after the scope window when the first did not say who is affected, whatever it promised', () => {
    const wait = windows.scopePublicPost - windows.firstPublicPost
    for (const minutes of [20, 30, null]) {
      const drill = declared().waits(60).does(post(VAGUE, minutes))
      expect(dueIn(drill, 'public')).toBe(wait)
      expect(timer(drill, 'public')?.promised).toBe(false)
    }
  })

  it('is due as promised where that is sooner, and by the policy where it is later or was not said', () => {
    const afterSecond = (minutes: number | null) => {
      const drill = declared().waits(60).does(post(WHO, 5)).waits(60).does(post(VAGUE, minutes))
      return [dueIn(drill, 'public'), timer(drill, 'public')?.promised]
    }
    expect(afterSecond(10)).toEqual([600, true])
    expect(afterSecond(45)).toEqual([windows.publicCadence, false])
    expect(afterSecond(null)).toEqual([windows.publicCadence, false])
  })

  it('is not due where the severity needs none, nor before the declaration, nor once it is resolved', () => {
    expect(timer(declared(3), 'public')).toBeUndefined()
    expect(timer(driveDrill().waits(600), 'public')).toBeUndefined()
    const resolved = declared().does({ kind: 'resolveIncident', text: 'Over.' })
    expect(resolved.view().timers).toEqual([])
  })

  it('is never later than the policy allows, whatever was promised', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 200 }),
            fc.constantFrom(WHO, VAGUE),
            fc.option(fc.integer({ min: 0, max: 60 })),
          ),
          { maxLength: 5 },
        ),
        (posts) => {
          const drill = declared()
          for (const [wait, text, minutes] of posts) drill.waits(wait).does(post(text, minutes))
          const last = drill.drill.state.statusPosts.at(-1)?.at ?? 0
          const due = timer(drill, 'public')
          expect(due?.dueAt ?? Infinity).toBeLessThanOrEqual(last + windows.publicCadence)
          const promise = posts.at(-1)?.[2]
          if (due?.promised === true) expect(due.dueAt).toBe(last + (promise ?? Number.NaN) * 60)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('the Chief', () => {
  const OVERDUE = 'chief.publicPostOverdue'

  /** What he says by its key, with what was promised by then. */
  function play(posts: readonly (readonly [number, string, number | null])[], until: number) {
    const scenario: Scenario = { ...tinyScenario, endsAtSecond: 4000 }
    const table = openTable({ scenario, policy: defaultPolicy, seed: 1, mode: 'command', seat: 'commander' })
    submit(table, 'commander', { kind: 'declareIncident', severity: 2, summary: 'Visits fail.' })
    const said: { readonly key: string; readonly at: number }[] = []
    let from = 0
    while (table.drill.state.second < until) {
      second(table)
      for (const [at, text, minutes] of posts)
        if (at === table.drill.state.second) submit(table, 'commander', post(text, minutes))
      const { log } = table.drill.state
      for (const { at, event } of log.slice(from))
        if (event.kind === 'chiefSpoke' && typeof event.text !== 'string')
          said.push({ key: event.text.key, at })
      from = log.length
    }
    return said
  }

  it('never says that a promise is overdue that was never made', () => {
    for (const posts of [[], [[60, VAGUE, null]], [[60, WHO, null]], [[60, VAGUE, 30]]] as const)
      expect(play(posts, 2000).filter(({ key }) => key === OVERDUE)).toEqual([])
  })

  it('says so of one that was made and is past, and not before it is', () => {
    const [first] = play([[60, WHO, 10]], 2000).filter(({ key }) => key === OVERDUE)
    expect(first?.at).toBeGreaterThanOrEqual(60 + 600)
    const kept = play(
      [
        [60, WHO, 10],
        [600, WHO, 10],
        [1150, WHO, 20],
      ],
      2000,
    )
    expect(kept.filter(({ key }) => key === OVERDUE)).toEqual([])
  })

  it('does not count a promise of twenty minutes as late after five', () => {
    const said = play([[60, WHO, 20]], 60 + 1200)
    expect(said.filter(({ key }) => key === OVERDUE || key === 'chief.publicPostDue')).toEqual([])
  })
})

describe('what else is due', () => {
  it('the brief of the executives and the internal report, from the declaration or the last one on', () => {
    const drill = declared(1).waits(100)
    expect(timer(drill, 'executives')?.dueAt).toBe(windows.executiveCadenceTo)
    expect(timer(drill, 'internal')?.dueAt).toBe(windows.internalCadence)
    drill.does({ kind: 'briefExecutives', text: 'Bad.' }).does({ kind: 'postInternalUpdate', text: 'Bad.' })
    expect([dueIn(drill, 'executives'), dueIn(drill, 'internal')]).toEqual([
      windows.executiveCadenceTo,
      windows.internalCadence,
    ])
    expect(timer(declared(3), 'executives')).toBeUndefined()
  })

  it('a reminder, for the seat that set it alone, until it has fired', () => {
    const drill = driveDrill({ seats: { deputy: { kind: 'person', id: 'two' } } })
      .waits(10)
      .does({ kind: 'setReminder', inSeconds: 90, text: 'Post.' }, 'deputy')
    expect(timer(drill, 'r1', 'deputy')).toMatchObject({ kind: 'reminder', label: 'Post.', dueAt: 100 })
    expect(timer(drill, 'r1', 'commander')).toBeUndefined()
    expect(timer(drill.waits(90), 'r1', 'deputy')).toBeUndefined()
    expect(drill.last('reminderFired').text).toBe('Post.')
  })

  it('a trigger, for everybody, until it is judged', () => {
    const expected = {
      series: 'customers/all/successShare',
      direction: 'below',
      value: 0.1,
      withinSeconds: 60,
    } as const
    const drill = driveDrill({ seats: { deputy: { kind: 'person', id: 'two' } } })
    drill.does({ kind: 'setTrigger', expected, thenText: 'Fail over.' })
    for (const seat of ['commander', 'deputy'] as const)
      expect(timer(drill, 'g1', seat)).toMatchObject({ kind: 'trigger', label: 'Fail over.', dueAt: 60 })
    expect(timer(drill.waits(60), 'g1')).toBeUndefined()
  })

  it('the time box of a task, until it is reported', () => {
    const drill = driveDrill({ scenario: busyShop }).does(ring('web')).waitsFor('personJoined')
    drill.does(sendTo('web-oncall', 'which-zone', 1))
    expect(dueIn(drill, 't1')).toBe(60)
    expect(timer(drill.waits(60), 't1')?.overdue).toBe(true)
    expect(timer(drill.waitsFor('taskReported'), 't1')).toBeUndefined()
  })

  it('nothing of what was handed back: neither its time box nor its prediction', () => {
    const drill = driveDrill({ scenario: busyShop }).does(ring('web')).waitsFor('personJoined')
    const expected = {
      series: 'customers/all/successShare',
      direction: 'above',
      value: 0.9,
      withinSeconds: 300,
    } as const
    drill.does(sendTo('web-oncall', 'which-zone', 4)).does(
      approve('drain', { zone: 'east-b' }, 'web-oncall', {
        card: { goal: 'Calm.', worstCase: 'None.', expected },
      }),
    )
    expect(drill.view().timers.map(({ id }) => id)).toEqual(['t1', 'x1'])
    drill.does({ kind: 'relievePerson', personId: 'web-oncall', reason: 'Rest.' })
    expect(drill.view().timers).toEqual([])
    expect(drill.waits(600).all('predictionJudged')).toEqual([])
  })

  it('the end of the shift, in its last hour, with whom to hand over to', () => {
    const shift = { endsAtSecond: 5000, relief: 'data-oncall', readyWhen: { always: true } } as const
    const drill = driveDrill({ scenario: { ...tinyScenario, endsAtSecond: 6000, shift } }).waits(1399)
    expect(timer(drill, 'shift')).toBeUndefined()
    expect(timer(drill.waits(1), 'shift')).toMatchObject({ kind: 'shiftEnd', dueAt: 5000 })
    expect(timer(drill, 'shift')?.label).toMatch(/data on-call engineer/)
  })

  it('comes in order of time', () => {
    const drill = declared(1)
      .does({ kind: 'setReminder', inSeconds: 500, text: 'b' })
      .does({ kind: 'setReminder', inSeconds: 20, text: 'a' })
    const dues = drill.view().timers.map(({ dueAt }) => dueAt)
    expect(dues).toEqual([...dues].sort((a, b) => a - b))
    expect(dues.length).toBe(5)
  })
})
