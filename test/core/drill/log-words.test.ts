import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SeatId } from '../../../src/core/command/index.ts'
import {
  advanceDrill,
  checkpointHash,
  createDrill,
  type Drill,
  reading,
  submitCommand,
} from '../../../src/core/drill/index.ts'
import { english, type Language, type Teller, tellAll } from '../../../src/core/messages/index.ts'
import { defaultPolicy, withOtherProse } from '../../../src/core/scenario/index.ts'
import { anySteps, type Step } from './any-seat-command.ts'
import { busyShop, busyShopWith, ring } from './busy-shop.ts'

const person = (id: string) => ({ kind: 'person', id }) as const
const seats = { deputy: person('two'), facilitator: person('fay') }
const giving = fc.constantFrom<SeatId[]>('commander', 'commander', 'deputy', 'facilitator')
const start = (scenario = busyShop) =>
  createDrill({ scenario, policy: defaultPolicy, seed: 5, mode: 'command', seat: 'commander', seats })

/** Plays steps; `each` is called after every one. */
function play(drill: Drill, steps: readonly Step[], each: () => void = () => undefined): Drill {
  for (const target of ['web', 'data', 'slow-web'])
    submitCommand(drill, 'commander', { ...ring(target), reason: 'Help' })
  advanceDrill(drill, 60)
  for (const { wait, seat, command } of steps) {
    advanceDrill(drill, drill.state.second + wait)
    submitCommand(drill, seat, command)
    each()
  }
  advanceDrill(drill, drill.state.second + 120)
  return drill
}

/** Every string that stands anywhere in a value. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** A language in which everything is said in one word. */
const terse: Language = {
  ...english,
  phrases: Object.fromEntries(
    Object.keys(english.phrases).map((key) => [key, ['Hm.']]),
  ) as unknown as Language['phrases'],
  coloured: {},
}

describe('what the game says', () => {
  it('stands in the log as a key and what it is about: no words but those that people wrote', () => {
    const oneWord = fc.constantFrom('Yes', 'Bad', 'Drain')
    fc.assert(
      fc.property(anySteps({ text: oneWord, seat: giving, most: 40 }), (steps) => {
        const { log } = play(start(), steps).state
        for (const entry of log) for (const text of stringsIn(entry)) expect(text).not.toMatch(/\s/)
      }),
      { numRuns: 50 },
    )
  })

  it('does so when APIs fail and nothing is to be had as well', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('apiDown', 'noRoom', 'murk'),
        anySteps({
          kinds: ['approveAction', 'assignTask', 'askVerification', 'askReport', 'undoAction'],
          text: fc.constant('Go'),
          seat: fc.constant<SeatId>('commander'),
        }),
        (fault, steps) => {
          const { log } = play(start(busyShopWith(fault)), steps).state
          for (const entry of log) for (const text of stringsIn(entry)) expect(text).not.toMatch(/\s/)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('has no part in any hash: telling it in other words, or not at all, changes no bit', () => {
    fc.assert(
      fc.property(anySteps({ seat: giving }), (steps) => {
        const silent = play(start(), steps)
        const told = start()
        const teller: Teller = {
          scenario: withOtherProse(busyShop, (text) => `${text} And so on.`),
          policy: defaultPolicy,
          seed: 77,
          language: terse,
          reading: (series, second) => reading(told, series, told.state.second - second),
        }
        play(told, steps, () => {
          for (const { event, at } of told.state.log) tellAll(event, at, teller)
        })
        expect(told.state.logHash).toBe(silent.state.logHash)
        expect(told.state.checkpoints).toEqual(silent.state.checkpoints)
        expect(checkpointHash(told)).toBe(checkpointHash(silent))
      }),
      { numRuns: 25 },
    )
  })

  it('has no part in what happens: with every text of the scenario rewritten, ids, seconds and bits are the same', () => {
    const rewritten = withOtherProse(busyShop, (text) => `x${text.length} {series:slo/burnRate5m}`)
    fc.assert(
      fc.property(anySteps({ seat: giving }), (steps) => {
        const [plain, other] = [play(start(), steps), play(start(rewritten), steps)]
        expect(other.state.log).toEqual(plain.state.log)
        expect(other.state.commands).toEqual(plain.state.commands)
        expect(checkpointHash(other)).toBe(checkpointHash(plain))
      }),
      { numRuns: 25 },
    )
  })

  it('may be said in other words beside the key, which are no part of the hash', () => {
    const says = (words?: string) => {
      const drill = start()
      const text = { key: 'end.closed', params: {}, ...(words !== undefined && { words }) } as const
      submitCommand(drill, 'chief', {
        kind: 'chiefSays',
        tone: 'teaching',
        text,
        cites: [],
        questionId: null,
      })
      return drill
    }
    expect(says('Well then.').state.logHash).toBe(says().state.logHash)
    expect(says('Well then.').state.log).not.toEqual(says().state.log)
  })

  it('is not the same as what a person writes: other texts of a person are another log', () => {
    const says = (text: string) => {
      const drill = start()
      submitCommand(drill, 'commander', { kind: 'say', text, to: null })
      return drill.state.logHash
    }
    expect(says('Yes.')).not.toBe(says('No.'))
  })
})
