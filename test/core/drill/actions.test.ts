import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settingsNow, zoneWeight } from '../../../src/core/drill/index.ts'
import { OWN_HANDS_FACTOR } from '../../../src/core/drill/people/human-timings.ts'
import type { Scenario } from '../../../src/core/scenario/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { approve, busyShop, busyShopWith, ring } from './busy-shop.ts'

type Driver = ReturnType<typeof driveDrill>
const withWeb = (scenario: Scenario = busyShop, seed = 1) =>
  driveDrill({ scenario, seed }).does(ring('web')).does(ring('slow-web')).waits(60)
const drain = (executor = 'web-oncall') => approve('drain', { zone: 'east-b' }, executor)
const grow = (executor = 'web-oncall') => approve('grow', { instances: 40 }, executor)
const undo = (executionId = 'x1') =>
  ({ kind: 'undoAction', executionId, reason: 'It does not help.' }) as const
const secondsUntil = (drill: Driver, kind: Parameters<Driver['waitsFor']>[0]): number => {
  const from = drill.drill.state.second
  return drill.waitsFor(kind).drill.state.second - from
}
const hands = (drill: Driver, id = 'web-oncall') => {
  const person = drill.view().people.find((each) => each.id === id)
  return [person?.status, person?.busyWith]
}

describe('an action', () => {
  it('is approved, begun and in effect, in that order and by whom', () => {
    const drill = withWeb().does(drain())
    expect(hands(drill)).toEqual(['working', 'Drain a zone'])
    drill.waitsFor('actionTookEffect')
    const story = drill.drill.state.log.filter(({ event }) => event.kind.startsWith('action'))
    expect(story.map(({ by, event }) => [by.kind, event.kind])).toEqual([
      ['seat', 'actionApproved'],
      ['person', 'actionStarted'],
      ['person', 'actionTookEffect'],
    ])
    expect(hands(drill)).toEqual(['onBridge', null])
    expect(zoneWeight(drill.drill, 'east-b')).toBe(0)
  })

  it('changes the world at the second at which it takes effect and not before', () => {
    const drill = withWeb().does(drain())
    while (drill.all('actionTookEffect').length === 0) {
      expect(zoneWeight(drill.drill, 'east-b')).toBe(1)
      drill.waits(1)
    }
    expect(zoneWeight(drill.drill, 'east-b')).toBe(0)
  })

  it('in steps takes them in order, and the first is when it is in effect', () => {
    const drill = withWeb().does(approve('ease', { zone: 'east-b' }, 'web-oncall'))
    drill.waitsFor('actionTookEffect')
    expect(zoneWeight(drill.drill, 'east-b')).toBe(0.5)
    drill.waits(59)
    expect(zoneWeight(drill.drill, 'east-b')).toBe(0.5)
    drill.waits(1)
    expect(zoneWeight(drill.drill, 'east-b')).toBe(0.1)
    expect(drill.all('actionTookEffect').length).toBe(1)
  })

  it('by own hands takes so many times what it says, and by the slow longer than by others', () => {
    expect(secondsUntil(withWeb().does(drain('self')), 'actionTookEffect')).toBe(30 * OWN_HANDS_FACTOR)
    const seeds = [1, 2, 3, 4, 5, 6]
    const mean = (who: string) =>
      seeds.reduce(
        (sum, seed) => sum + secondsUntil(withWeb(busyShop, seed).does(drain(who)), 'actionTookEffect'),
        0,
      )
    expect(mean('slow-web') / mean('web-oncall')).toBeGreaterThan(1.5)
  })

  it('is expected in effect when it is, as far as the view can know', () => {
    const drill = withWeb().does(drain())
    const [expected] = drill.view().executions
    expect(expected?.status).toBe('underWay')
    drill.waitsFor('actionTookEffect')
    expect(Math.abs((expected?.expectedEffectAt ?? 0) - drill.drill.state.second)).toBeLessThan(2)
    expect(drill.view().executions[0]).toMatchObject({
      status: 'inEffect',
      canUndo: true,
      expectedEffectAt: drill.drill.state.second,
    })
  })
})

describe('what cannot be done', () => {
  it('for want of a precondition is refused by whom it was asked of, in the words of the scenario', () => {
    const drill = withWeb()
      .does({ kind: 'declareIncident', severity: 2, summary: 's' })
      .does({ kind: 'resolveIncident', text: 'Over.' })
      .does(approve('restart', {}, 'web-oncall'))
    expect(drill.last('actionRefused')).toMatchObject({
      reason: 'It is over: why restart?',
      label: 'Restart the shop front',
    })
    expect(drill.all('actionRefused')[0]?.by).toEqual({ kind: 'person', personId: 'web-oncall' })
    expect(drill.view().executions).toEqual([])
    expect(hands(drill)).toEqual(['onBridge', null])
  })

  it('for want of access is refused in their words', () => {
    const drill = withWeb().does(ring('data')).waits(60).does(drain('data-oncall'))
    expect(drill.last('actionRefused').reason).toMatch(/no access/)
    expect(drill.waits(200).all('actionTookEffect')).toEqual([])
  })

  it('because it is wrongly asked for is said to who asked, with what would be right', () => {
    const drill = withWeb()
    expect(drill.isRefused(approve('fly', {}, 'self'))).toMatch(/no action "fly"/)
    expect(drill.isRefused(approve('drain', {}, 'self'))).toMatch(/needs zone: one of east-a, east-b\.$/)
    expect(drill.isRefused(approve('grow', { instances: '40' }, 'self'))).toMatch(/one of 8, 40\.$/)
    for (const more of ['actionId', 'nonsense', '__proto__'])
      expect(
        drill.isRefused(
          approve(
            'drain',
            Object.fromEntries([
              ['zone', 'east-b'],
              [more, 'restart'],
            ]),
            'self',
          ),
        ),
      ).toBe(`"Drain a zone" asks for no "${more}".`)
    expect(drill.isRefused(drain('noSuchPerson'))).toMatch(/nobody called noSuchPerson/)
    expect(drill.isRefused(drain('tired-web'))).toMatch(/page them first/)
  })
})

describe('the provider’s API', () => {
  it('that fails makes the action fail, in words, with the hands free again', () => {
    const drill = withWeb(busyShopWith('apiDown')).does(grow()).waitsFor('actionFailed')
    expect(drill.last('actionFailed').reason).toMatch(/\w.*[.]$/)
    expect(drill.view().executions[0]).toMatchObject({ status: 'failed', canUndo: false })
    expect(hands(drill)).toEqual(['onBridge', null])
    expect(drill.waits(200).all('actionTookEffect')).toEqual([])
  })

  it('that fails at the first step keeps the later ones from being tried', () => {
    const scenario: Scenario = {
      ...busyShopWith('apiDown'),
      actions: busyShop.actions.map((action) =>
        action.id === 'ease' ? { ...action, controlPlane: 'launches' } : action,
      ),
    }
    const drill = withWeb(scenario)
      .does(approve('ease', { zone: 'east-b' }, 'web-oncall'))
      .waits(300)
    expect(drill.all('actionFailed').length).toBe(1)
    expect(zoneWeight(drill.drill, 'east-b')).toBe(1)
  })

  it('that has no room says so in words that name the place', () => {
    const drill = withWeb(busyShopWith('noRoom')).does(grow()).waitsFor('actionFailed')
    expect(drill.last('actionFailed').reason).toMatch(/east/)
    expect(drill.last('actionFailed').reason).not.toMatch(/[{}]|undefined|noCapacity/)
  })

  it('that is slow makes everything through it slow, and nothing else', () => {
    const time = (scenario: Scenario, command = grow('self')) =>
      secondsUntil(withWeb(scenario).does(command), 'actionTookEffect')
    expect(time(busyShopWith('apiSlow'))).toBe(3 * time(busyShop))
    expect(time(busyShopWith('apiSlow'), drain('self'))).toBe(time(busyShop, drain('self')))
    expect(time(busyShopWith('apiDown'), drain('self'))).toBe(time(busyShop, drain('self')))
  })
})

describe('taking back', () => {
  it('restores what was before, after half of the time, and the view says undone', () => {
    const drill = withWeb().does(drain()).waitsFor('actionTookEffect').does(undo())
    expect(drill.view().executions[0]).toMatchObject({ status: 'undone', canUndo: false })
    drill.waits(14)
    expect(zoneWeight(drill.drill, 'east-b')).toBe(0)
    drill.waits(1)
    expect(zoneWeight(drill.drill, 'east-b')).toBe(1)
  })

  it('of what has not been done yet keeps it from being done, and frees the hands at once', () => {
    const drill = withWeb().does(drain()).waits(2).does(undo())
    expect(hands(drill)).toEqual(['onBridge', null])
    drill.waits(200)
    expect(drill.all('actionTookEffect')).toEqual([])
    expect(zoneWeight(drill.drill, 'east-b')).toBe(1)
  })

  it('of what has not been done yet leaves what others have done as it is', () => {
    const drill = withWeb().does(drain('self')).waitsFor('actionTookEffect').does(drain()).does(undo('x2'))
    drill.waits(200)
    expect(zoneWeight(drill.drill, 'east-b')).toBe(0)
  })

  it('of an action in steps keeps the later ones from coming', () => {
    const scenario: Scenario = {
      ...busyShop,
      actions: busyShop.actions.map((action) =>
        action.id === 'ease' ? { ...action, durationSeconds: 20 } : action,
      ),
    }
    const drill = withWeb(scenario).does(approve('ease', { zone: 'east-b' }, 'web-oncall'))
    drill.waitsFor('actionTookEffect').does(undo()).waits(200)
    expect(zoneWeight(drill.drill, 'east-b')).toBe(1)
  })

  it('is refused where there is no way back, nothing to take back, or it was taken back before', () => {
    const drill = withWeb()
      .does(approve('restart', {}, 'self'))
      .does(drain())
      .waits(120)
    expect(drill.isRefused(undo('x1'))).toMatch(/no way back/)
    expect(drill.isRefused(undo('x9'))).toMatch(/x9/)
    drill.does(undo('x2'))
    expect(drill.isRefused(undo('x2'))).toMatch(/already/)
  })

  it('of what failed is refused: there is nothing to take back', () => {
    const drill = withWeb(busyShopWith('apiDown')).does(grow()).waitsFor('actionFailed')
    expect(drill.isRefused(undo())).toMatch(/failed/)
  })

  it('leaves the zones as they were, whatever was drained and taken back in which order', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom('east-a', 'east-b'), fc.boolean()),
          { minLength: 1, maxLength: 6 },
        ),
        (steps) => {
          const drill = withWeb()
          for (const [wait, zone, own] of steps)
            drill.does(approve('drain', { zone }, own ? 'self' : 'web-oncall')).waits(wait)
          drill.waits(120)
          for (const { executionId } of drill.drill.state.executions) drill.does(undo(executionId))
          drill.waits(60)
          const [weights] = settingsNow(drill.drill)
          expect([...weights].every((weight) => weight === 1)).toBe(true)
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('a prediction', () => {
  const card = (direction: 'above' | 'below', withinSeconds = 120) => ({
    goal: 'No calls there.',
    worstCase: 'east-a runs hot.',
    expected: { series: 'customers/all/successShare', direction, value: 0.5, withinSeconds },
  })

  it('is judged once, when its time is up, on what telemetry shows then', () => {
    for (const [direction, met] of [
      ['above', true],
      ['below', false],
    ] as const) {
      const drill = withWeb().does({ ...drain(), card: card(direction) })
      expect(drill.view().executions[0]?.prediction).toMatchObject({ met: null })
      expect(secondsUntil(drill, 'predictionJudged')).toBe(120)
      expect(drill.last('predictionJudged')).toMatchObject({ executionId: 'x1', met })
      expect(drill.last('predictionJudged').observed).toBeGreaterThan(0.5)
      expect(drill.view().executions[0]?.prediction).toMatchObject({ met })
      expect(drill.waits(300).all('predictionJudged').length).toBe(1)
    }
  })

  it('of what nobody measures is not met', () => {
    const nothing = { ...card('above'), expected: { ...card('above').expected, series: 'no/such/series' } }
    const drill = withWeb()
      .does({ ...drain(), card: nothing })
      .waitsFor('predictionJudged')
    expect(drill.last('predictionJudged')).toMatchObject({ met: false, observed: null })
  })

  it('of what was taken back before it took effect is not judged', () => {
    const drill = withWeb()
      .does({ ...drain(), card: card('above') })
      .waits(2)
      .does(undo())
      .waits(300)
    expect(drill.all('predictionJudged')).toEqual([])
    const later = withWeb().does({ ...drain(), card: card('above') })
    later.waitsFor('actionTookEffect').does(undo()).waits(300)
    expect(later.all('predictionJudged').length).toBe(1)
  })

  it('of what failed is not judged', () => {
    const drill = withWeb(busyShopWith('apiDown')).does({ ...grow(), card: card('above', 300) })
    drill.waitsFor('actionFailed').waits(400)
    expect(drill.all('predictionJudged')).toEqual([])
  })

  it('is none where the card has none', () => {
    const drill = withWeb()
      .does({ ...drain(), card: { ...card('above'), expected: null } })
      .waits(300)
    expect(drill.all('predictionJudged')).toEqual([])
  })
})
