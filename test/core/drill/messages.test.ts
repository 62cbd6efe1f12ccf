import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REACTION_SECONDS } from '../../../src/core/drill/people/human-timings.ts'
import type { Scenario } from '../../../src/core/scenario/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'
import { busyShop } from './busy-shop.ts'

/** The tiny scenario's message comes at once; its sender waits two minutes for an answer. */
const asking: Scenario = {
  ...tinyScenario,
  injects: tinyScenario.injects.map((inject) => ({ ...inject, when: { afterSecond: 10 } })),
}
const WAITS = 120
const asked = (scenario = asking) => driveDrill({ scenario }).waitsFor('messagePosted')
const reply = (stance: 'holdTheLine' | 'defer', messageId = 'm1') =>
  ({ kind: 'reply', messageId, stance, text: 'At ten.' }) as const
const textsOf = (drill: ReturnType<typeof asked>) => drill.all('messagePosted').map(({ event }) => event.text)

describe('a message that wants an answer', () => {
  it('comes once, in one of its ways, the same on the same seed', () => {
    const first = (seed: number) =>
      driveDrill({ scenario: asking, seed }).waitsFor('messagePosted').last('messagePosted').text
    const seeds = Array.from({ length: 12 }, (_, index) => index + 1)
    expect(new Set(seeds.map(first)).size).toBe(2)
    expect(seeds.map(first)).toEqual(seeds.map(first))
    expect(textsOf(asked().waits(1500)).filter((text) => text !== 'Hello?').length).toBe(1)
  })

  it('is answered once, and its sender answers back to the stance, not to the words', () => {
    const drill = asked().does(reply('holdTheLine'))
    const from = drill.drill.state.second
    expect(drill.isRefused(reply('defer'))).toMatch(/answered that already/)
    drill.waitsFor('messagePosted')
    expect(drill.drill.state.second - from).toBe(REACTION_SECONDS)
    expect(textsOf(drill).slice(1)).toEqual(['Fair enough.'])
    expect(textsOf(asked().does(reply('defer')).waits(600)).length).toBe(1)
  })

  it('is asked again into silence, once, when the sender has waited long enough', () => {
    const drill = asked()
    const from = drill.drill.state.second
    drill.waitsFor('messagePosted')
    expect(drill.last('messagePosted').text).toBe('Hello?')
    expect(drill.drill.state.second - from).toBeGreaterThanOrEqual(WAITS)
    expect(drill.drill.state.second - from).toBeLessThanOrEqual(WAITS + 10 + REACTION_SECONDS)
    expect(textsOf(drill.waits(900)).length).toBe(2)
    drill.does(reply('holdTheLine')).waits(60)
    expect(textsOf(drill).slice(1)).toEqual(['Hello?', 'Fair enough.'])
  })

  it('is never called unanswered after it was answered, however late that was', () => {
    for (let late = WAITS - 10; late <= WAITS + 30; late += 1) {
      const drill = asked().waits(late)
      const silent = textsOf(drill).includes('Hello?')
      drill.does(reply('holdTheLine')).waits(120)
      expect(textsOf(drill).slice(1), `answered after ${late} s`).toEqual(
        silent ? ['Hello?', 'Fair enough.'] : ['Fair enough.'],
      )
    }
  })

  it('that nobody sent cannot be answered', () => {
    const drill = driveDrill({ scenario: asking })
    for (const messageId of ['m1', 'm9', 's1', ''])
      expect(drill.isRefused(reply('defer', messageId))).toMatch(/no message/)
  })
})

describe('every message', () => {
  it('has an id of its own', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 150 }), fc.constantFrom('eta', 'spare', 'pleads')), {
          maxLength: 5,
        }),
        fc.integer({ min: 0, max: 300 }),
        (sent, late) => {
          const drill = driveDrill({
            scenario: busyShop,
            seats: { facilitator: { kind: 'person', id: 'fay' } },
          })
          for (const [wait, injectId] of sent)
            drill.waits(wait).attempts({ kind: 'sendInject', injectId }, 'facilitator')
          drill.does({ kind: 'speakAs', personId: 'cto', text: 'Well?' }, 'facilitator').waits(late)
          for (const messageId of ['m1', 'm2', 'm3']) drill.attempts(reply('holdTheLine', messageId))
          drill.waits(300)
          const ids = drill.all('messagePosted').map(({ event }) => event.messageId)
          expect(new Set(ids).size).toBe(ids.length)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('of the provider comes once, late, and stays on its page', () => {
    const drill = driveDrill().waitsFor('vendorPosted')
    expect(drill.drill.state.second).toBe(660)
    drill.waits(900)
    expect(drill.all('vendorPosted').length).toBe(1)
    expect(drill.all('vendorPosted')[0]?.by).toEqual({ kind: 'system', name: 'vendor' })
    expect(drill.view().vendor.length).toBe(1)
  })

  it('is not asked again by somebody who was sent home', () => {
    const from = asking.injects[0]?.from ?? ''
    const drill = driveDrill({ scenario: asking }).does({ kind: 'page', target: from, reason: 'Come.' })
    drill.waitsFor('personJoined')
    if (drill.all('messagePosted').length === 0) drill.waitsFor('messagePosted')
    drill.does({ kind: 'relievePerson', personId: from, reason: 'Go and sleep.' }).waits(600)
    expect(textsOf(drill)).not.toContain('Hello?')
  })
})
