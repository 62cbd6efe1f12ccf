import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../../src/core/scenario/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { approve, busyShop, ring, sendTo } from './busy-shop.ts'

/** `pleads` comes at second 500 and asks to drain east-b; so does the finding of `what-helps`. */
const shop = (scenario: Scenario = busyShop) =>
  driveDrill({ scenario }).does(ring('web')).does(ring('slow-web')).does(ring('tired-web')).waits(60)
type Shop = ReturnType<typeof shop>
const drain = (zone: string, executor = 'web-oncall') => approve('drain', { zone }, executor)
const undone = { kind: 'undoAction', executionId: 'x1', reason: 'Too early.' } as const
const relieved = { kind: 'relievePerson', personId: 'web-oncall', reason: 'Rest.' } as const
const failing: Scenario = {
  ...busyShop,
  actions: busyShop.actions.map((action) =>
    action.id === 'drain' ? { ...action, controlPlane: 'launches' } : action,
  ),
  machine: {
    id: 'm',
    initial: 'down',
    states: { down: { entry: [{ type: 'injectFault', params: { faultId: 'apiDown' } }] } },
  },
}

const CASES: readonly (readonly [string, boolean, () => Shop])[] = [
  ['nothing was done', true, () => shop()],
  ['it is in effect', false, () => shop().does(drain('east-b')).waits(120)],
  ['it was approved a moment ago', false, () => shop().waits(430).does(drain('east-b', 'slow-web'))],
  ['it was done to another zone', true, () => shop().does(drain('east-a')).waits(120)],
  [
    'something else was done',
    true,
    () =>
      shop()
        .does(approve('restart', {}, 'self'))
        .waits(120),
  ],
  ['it was undone', true, () => shop().does(drain('east-b')).waits(120).does(undone)],
  [
    'it was undone and done again',
    false,
    () => shop().does(drain('east-b')).waits(90).does(undone).does(drain('east-b')),
  ],
  ['it failed', true, () => shop(failing).does(drain('east-b')).waits(120)],
  ['it was handed back', true, () => shop().does(drain('east-b')).waits(5).does(relieved)],
]

describe('what asks for an action', () => {
  it.each(CASES)('as a message: when %s, is it sent? %s', (_, asked, play) => {
    const drill = play()
    drill.waits(540 - drill.drill.state.second)
    const pleas = drill.all('messagePosted').filter(({ event }) => event.from === 'web-oncall')
    expect(pleas.length).toBe(asked ? 1 : 0)
  })

  it.each(CASES)('as the need of a finding: when %s, is it said? %s', (_, asked, play) => {
    const drill = play().does(sendTo('tired-web', 'what-helps')).waitsFor('taskReported')
    expect(drill.last('taskReported').text).toBe('Calls to east-b hang.')
    expect(drill.last('taskReported').needs).toBe(asked ? 'Drain east-b, please.' : null)
  })

  it('is looked at anew when somebody reports later: what is done by then is needed no more', () => {
    const drill = shop().does(sendTo('tired-web', 'what-helps')).waitsFor('taskReported')
    const report = () =>
      drill
        .does({ kind: 'askReport', personId: 'tired-web', question: 'CAN?' })
        .waitsFor('reportGiven')
        .last('reportGiven').needs
    expect(report()).toBe('Drain east-b, please.')
    drill.does(drain('east-b')).waitsFor('actionTookEffect')
    expect(report()).not.toMatch(/Drain/)
    drill.does(undone)
    expect(report()).toBe('Drain east-b, please.')
  })

  it('is not sent five seconds after it took effect, nor ever again while it stands', () => {
    const drill = shop().waits(435).does(drain('east-b')).waitsFor('actionTookEffect').waits(600)
    expect(drill.all('messagePosted').filter(({ event }) => event.from === 'web-oncall')).toEqual([])
  })

  it('comes late when what stood is taken back later', () => {
    const drill = shop().does(drain('east-b')).waits(600).does(undone).waits(20)
    expect(drill.all('messagePosted').filter(({ event }) => event.from === 'web-oncall').length).toBe(1)
  })
})
