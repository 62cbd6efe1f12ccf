import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordOf, replayRecord } from '../../../src/core/drill/index.ts'
import type { Scenario, ScenarioMachine } from '../../../src/core/scenario/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'
import { approve, ring } from './busy-shop.ts'

const END = { type: 'endDrill' } as const
const murk = { type: 'injectFault', params: { faultId: 'murk' } } as const
const calm = { type: 'clearFault', params: { faultId: 'murk' } } as const
const withMachine = (states: ScenarioMachine['states'], more: Partial<Scenario> = {}): Scenario => ({
  ...tinyScenario,
  ...more,
  machine: { id: 'm', initial: Object.keys(states)[0] ?? '', states },
})
const driveMachine = (states: ScenarioMachine['states'], more: Partial<Scenario> = {}) =>
  driveDrill({ scenario: withMachine(states, more) })
const inSeconds = (seconds: number, target: string) => ({ [String(seconds * 1000)]: { target } })
const entered = (drill: ReturnType<typeof driveDrill>) =>
  drill.all('machineEntered').map(({ at, event }) => `${at} ${event.state}`)

describe('an end in the statechart', () => {
  const over = (first: Partial<ScenarioMachine['states'][string]> = {}) => ({
    a: { ...first, after: inSeconds(120, 'over') },
    over: { entry: [END], type: 'final' as const },
  })

  it('ends the drill at that second, and the world says what came of it', () => {
    const declared = { kind: 'declareIncident', severity: 2, summary: 's' } as const
    const resolved = { kind: 'resolveIncident', text: 'Over.' } as const
    const well = driveMachine(over()).does(declared).does(resolved).waits(200)
    expect([well.drill.state.second, well.drill.state.ended]).toEqual([120, 'resolved'])
    const ill = driveMachine(over({ entry: [murk] }))
      .does(declared)
      .does(resolved)
      .waits(200)
    expect([ill.drill.state.second, ill.drill.state.ended]).toEqual([120, 'overtaken'])
    const unresolved = driveMachine(over()).does(declared).waits(200)
    expect(unresolved.drill.state.ended).toBe('overtaken')
    expect(well.last('drillEnded').reason).toMatch(/end/)
  })

  it('needs no resolving where the right answer was to leave it, if nobody declared', () => {
    const quiet = driveMachine(over(), { restraint: true }).waits(200)
    expect(quiet.drill.state.ended).toBe('resolved')
    const declared = driveMachine(over(), { restraint: true })
      .does({ kind: 'declareIncident', severity: 3, summary: 's' })
      .waits(200)
    expect(declared.drill.state.ended).toBe('overtaken')
  })

  it('is the last thing that happens: nothing is logged after it, whatever was due in that second', () => {
    for (const second of [120, 121, 125, 130]) {
      const scenario = withMachine(
        {
          a: { entry: [murk], after: inSeconds(second, 'over') },
          over: {
            entry: [END, calm, murk, { type: 'pageTeam', params: { id: 'x', teamId: 'web', title: 'x' } }],
          },
        },
        {
          injects: [
            { id: 'late', from: 'cto', channel: 'direct', texts: ['?'], when: { afterSecond: second } },
          ],
        },
      )
      const drill = driveDrill({ scenario })
        .does({ kind: 'setReminder', inSeconds: second, text: 'x' })
        .does(approve('drain', { zone: 'east-b' }, 'self'))
        .waits(400)
      expect(drill.drill.state.second).toBe(second)
      expect(drill.drill.state.log.at(-1)?.event.kind, `at ${second}`).toBe('drillEnded')
      expect(drill.drill.state.queue).toEqual([])
    }
  })

  it('that the world brings about is the last thing as well', () => {
    const always = { when: { always: true }, forSeconds: 20 } as const
    const drill = driveMachine(
      { a: { on: { first: { target: 'over' } } }, over: { entry: [END], type: 'final' } },
      {
        monitors: [
          { id: 'first', event: 'first', ...always },
          { id: 'second', event: 'second', ...always },
        ],
      },
    ).waits(100)
    expect(drill.all('worldObserved').map(({ event }) => event.event)).toEqual(['first'])
    expect(drill.drill.state.log.at(-1)?.event.kind).toBe('drillEnded')
  })

  it('can be brought about by a command, and the command is still the record’s', () => {
    const drill = driveMachine({
      a: { on: { 'command.openBridge': { target: 'over' } } },
      over: { entry: [END], type: 'final' },
    })
    drill.waits(77).does({ kind: 'openBridge' })
    expect(drill.drill.state.ended).toBe('overtaken')
    const again = replayRecord(recordOf(drill.drill), drill.drill.setup.scenario, { verify: true })
    expect(again.ok && again.drill.state.log).toEqual(drill.drill.state.log)
  })
})

describe('a statechart', () => {
  it('does nothing after its final state, whatever the world and the commander do', () => {
    const drill = driveMachine({
      a: { entry: [murk], after: inSeconds(30, 'over') },
      over: {
        type: 'final',
        on: {
          failing: { target: 'a' },
          'command.openBridge': { actions: [calm] },
        },
        after: inSeconds(40, 'a'),
      },
    })
    drill.waits(60).does({ kind: 'openBridge' }).waits(400)
    expect(entered(drill)).toEqual(['0 a', '30 over'])
    expect(drill.all('faultEnded')).toEqual([])
    expect(drill.drill.state.machine.done).toBe(true)
    expect(drill.all('worldObserved').length).toBeGreaterThan(0)
    expect(drill.drill.state.ended).toBeNull()
  })

  it('forgets a delay of a state that was left', () => {
    const drill = driveMachine({
      a: { on: { 'command.openBridge': { target: 'b' } }, after: inSeconds(60, 'late') },
      b: { after: inSeconds(100, 'c') },
      c: {},
      late: { entry: [murk] },
    })
    drill.waits(20).does({ kind: 'openBridge' }).waits(300)
    expect(entered(drill)).toEqual(['0 a', '20 b', '120 c'])
    expect(drill.all('faultStarted')).toEqual([])
  })

  it('counts a delay anew when a state is entered again', () => {
    const drill = driveMachine({
      a: { on: { 'command.openBridge': { target: 'b' } }, after: inSeconds(60, 'late') },
      b: { after: inSeconds(20, 'a') },
      late: {},
    })
    drill.waits(20).does({ kind: 'openBridge' }).waits(200)
    expect(entered(drill)).toEqual(['0 a', '20 b', '40 a', '100 late'])
    expect(drill.drill.state.queue.filter(({ item }) => item.kind === 'machineDelay')).toEqual([])
  })

  it('goes by conditions of the world and of what was done', () => {
    const guarded = (condition: unknown) => ({
      '60000': { target: 'b', guard: { type: 'holds', params: { condition } } },
      '61000': { target: 'c' },
    })
    const states = (condition: unknown) => ({ a: { after: guarded(condition) }, b: {}, c: {} }) as never
    const zone = { action: 'drain', is: 'inEffect', with: { zone: 'east-b' } }
    expect(entered(driveMachine(states(zone)).waits(100))).toEqual(['0 a', '61 c'])
    const drained = driveMachine(states(zone))
      .does(approve('drain', { zone: 'east-b' }, 'self'))
      .waits(100)
    expect(entered(drained)).toEqual(['0 a', '60 b'])
    const other = driveMachine(states(zone))
      .does(approve('drain', { zone: 'east-a' }, 'self'))
      .waits(100)
    expect(entered(other)).toEqual(['0 a', '61 c'])
  })

  it('rings pages of its own: an id that is not made of words, an end of their own, up the path of the policy', () => {
    const paging = (title: string) =>
      driveMachine({
        a: { after: inSeconds(30, 'b') },
        b: { entry: [{ type: 'pageTeam', params: { id: 'odd', teamId: 'web', title } }] },
      })
    const drills = ['Something is odd.', 'Etwas ist anders, bitte nachsehen!'].map((title) =>
      paging(title).waits(400),
    )
    for (const drill of drills) {
      expect(drill.all('pageRaised').map(({ at, event }) => [at, event.pageId, event.alertId])).toEqual([
        [30, 'p2', 'machine:odd'],
      ])
      expect(drill.all('pageEscalated').length).toBeGreaterThan(0)
      drill.does({ kind: 'acknowledgePage', pageId: 'p2' })
      expect(drill.view().pages[0]).toMatchObject({ team: 'web', urgency: 'high', clearedAt: null })
    }
    expect(drills[0]?.view().pages[0]?.title).toBe('Something is odd.')
    const [one, other] = drills.map(({ drill }) => drill.state.checkpoints.at(-1)?.hash)
    expect(one).toBe(other)
  })

  it('makes others act, hidden, and shows what they changed from then on', () => {
    const change = {
      id: 'vendor-fix',
      at: 0,
      service: 'web',
      title: 'Provider drained east-b',
      detail: 'For us.',
      byRole: 'Provider',
    }
    const intervention = { kind: 'setZoneWeight', zone: 'east-b', weight: 0 } as const
    const drill = driveMachine(
      {
        a: { after: inSeconds(60, 'b') },
        b: { entry: [{ type: 'someoneActs', params: { intervention, changeId: 'vendor-fix' } }] },
      },
      { changes: [change] },
    ).waits(59)
    expect(drill.view().changes).toEqual([])
    drill.waits(1)
    expect(drill.view().changes.map(({ id, at }) => [id, at])).toEqual([['vendor-fix', 60]])
    expect(drill.last('changeMade').title).toBe('Provider drained east-b')
    expect(drill.last('interventionMade').intervention).toBe('setZoneWeight')
    expect(drill.view().log.map(({ event }) => event.kind)).not.toContain('interventionMade')
    expect(drill.view().map.zones.find(({ id }) => id === 'east-b')?.weight).toBe(0)
  })

  it('is never seen: neither its states nor its faults are in any view', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (seconds) => {
        const drill = driveDrill().does(ring('web')).waits(seconds)
        const text = JSON.stringify(drill.view())
        for (const secret of ['murky', 'murk', 'faultStarted', 'machineEntered', 'zone-slow'])
          expect(text).not.toContain(`"${secret}"`)
      }),
      { numRuns: 15 },
    )
  })
})

describe('a shift', () => {
  const shifted = (ready: boolean): Scenario => ({
    ...tinyScenario,
    endsAtSecond: 1000,
    shift: {
      endsAtSecond: 900,
      relief: 'data-oncall',
      readyWhen: ready ? { always: true } : { not: { always: true } },
    },
  })
  const handOver = (scenario: Scenario) =>
    driveDrill({ scenario })
      .does({ kind: 'takeCommand', announcement: 'Mine.' })
      .waitsFor('personJoined')
      .does({ kind: 'handOverCommand', to: 'data-oncall', brief: 'All known.' })
      .waitsFor('handoverAccepted')
      .does({ kind: 'announceHandover', text: 'The next shift has it.' })

  it('ends with the handover to the relief, who comes by themselves; the scenario says whether it was ready', () => {
    expect(handOver(shifted(true)).drill.state.ended).toBe('handedOver')
    expect(handOver(shifted(false)).drill.state.ended).toBe('overtaken')
  })

  it('goes on after a handover to anybody else', () => {
    const drill = driveDrill({ scenario: shifted(true), seats: { deputy: { kind: 'person', id: 'ben' } } })
      .does({ kind: 'takeCommand', announcement: 'Mine.' })
      .does({ kind: 'handOverCommand', to: 'deputy', brief: 'All known.' })
      .does({ kind: 'acceptCommand', readBack: 'Mine.' }, 'deputy')
      .does({ kind: 'announceHandover', text: 'They have it.' })
    expect(drill.drill.state.ended).toBeNull()
  })
})
