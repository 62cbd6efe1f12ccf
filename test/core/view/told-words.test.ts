import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SeatId } from '../../../src/core/command/index.ts'
import {
  advanceDrill,
  createDrill,
  type Drill,
  forkDrill,
  reading,
  submitCommand,
  type ToldEntry,
} from '../../../src/core/drill/index.ts'
import { formatReading } from '../../../src/core/messages/index.ts'
import { defaultPolicy, type Scenario } from '../../../src/core/scenario/index.ts'
import { tellEntry, toldLog, visibleLog } from '../../../src/core/view/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { anySteps, COMMANDING, type Step } from '../drill/any-seat-command.ts'
import { approve, busyShop, ring, sendTo } from '../drill/busy-shop.ts'

const SERIES = 'service/web/east-b/p99Ms'
/** Figures stand in whatever may hold them: findings, messages, checks, reports. */
const figured: Scenario = {
  ...busyShop,
  injects: busyShop.injects.map((inject) => ({ ...inject, texts: [`Is {series:${SERIES}} bad?`] })),
  verifications: busyShop.verifications.map((check) => ({
    ...check,
    passText: [`Bought a hat at {series:${SERIES}}.`],
    failText: [`No hat at {series:${SERIES}}.`],
  })),
}
const start = (seed: number): Drill =>
  createDrill({ scenario: figured, policy: defaultPolicy, seed, mode: 'command', seat: 'commander' })

function play(drill: Drill, steps: readonly Step[], eachSecond: () => void): void {
  const second = () => {
    advanceDrill(drill, drill.state.second + 1)
    eachSecond()
  }
  for (const target of ['web', 'data', 'cto']) submitCommand(drill, 'commander', ring(target))
  for (let passed = 0; passed < 90; passed += 1) second()
  for (const { wait, seat, command } of steps) {
    for (let passed = 0; passed < wait; passed += 1) second()
    submitCommand(drill, seat, command)
    eachSecond()
  }
  for (let passed = 0; passed < 200; passed += 1) second()
}
const steps = anySteps({ kinds: COMMANDING, seat: fc.constant<SeatId>('commander'), most: 40 })

describe('a line of the log', () => {
  it('says the same whenever it is told: at once, or hours later', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 30 }), (given, seed) => {
        const early = start(seed)
        const atOnce: ToldEntry[] = []
        play(early, given, () => {
          for (const entry of early.state.log.slice(atOnce.length)) atOnce.push(tellEntry(early, entry))
        })
        const late = start(seed)
        play(late, given, () => undefined)
        expect(toldLog(late)).toEqual(atOnce)
      }),
      { numRuns: 20 },
    )
  })

  it('says the same a long night later, with the figures of its second', () => {
    const play = () => {
      const drill = driveDrill({ scenario: { ...figured, endsAtSecond: 20_000 } })
        .waitsFor('pageRaised')
        .does(ring('web'))
      return drill.waitsFor('personJoined').does(sendTo('web-oncall')).waitsFor('taskReported')
    }
    const early = play()
    const then = formatReading('p99Ms', reading(early.drill, SERIES, 0))
    expect(early.last('taskReported').text).toBe(`Slow calls end in east-b: p99 ${then}.`)
    const late = play()
      .does(approve('drain', { zone: 'east-b' }, 'self'))
      .waits(15_000)
    expect(late.all('taskReported')[0]?.event.text).toBe(early.last('taskReported').text)
    expect(formatReading('p99Ms', reading(late.drill, SERIES, 0))).not.toBe(then)
  })

  it('leaves no blank open, whatever is commanded', () => {
    fc.assert(
      fc.property(
        anySteps({ kinds: COMMANDING, text: fc.constant('Go.'), seat: fc.constant<SeatId>('commander') }),
        (given) => {
          const drill = start(3)
          play(drill, given, () => undefined)
          const words = JSON.stringify(toldLog(drill).map(({ event }) => event))
          expect(words).not.toMatch(/\{series|\{\w+\}|undefined|NaN|\[object/)
          expect(words).not.toContain('"params"')
        },
      ),
      { numRuns: 20 },
    )
  })

  it('is told once: the same line is the same object, in a fork as well', () => {
    const { drill } = driveDrill({ scenario: figured }).waits(200)
    const fork = forkDrill(drill)
    toldLog(drill).forEach((line, index) => {
      expect(toldLog(drill)[index]).toBe(line)
      expect(toldLog(fork)[index]).toBe(line)
    })
  })

  it('keeps what a person wrote as it was written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const drill = driveDrill({ scenario: figured })
          .does({ kind: 'say', text, to: null })
          .does({ kind: 'stateHypothesis', text, confidence: 'low', suspects: ['web'] })
          .does({ kind: 'editDocument', section: 'notes', text })
          .does({ kind: 'postStatus', phase: 'investigating', text, nextUpdateMinutes: 10 })
          .does({ kind: 'setReminder', inSeconds: 60, text })
          .does(ring('web'))
          .waits(60)
        drill.does({ ...sendTo('web-oncall', 'which-zone', 5), outcome: text })
        const view = drill.view()
        expect(drill.last('said').text).toBe(text)
        expect(view.incident.hypothesis).toBe(text)
        expect(view.document.notes).toBe(text)
        expect(view.statusPage[0]?.text).toBe(text)
        expect(view.tasks[0]?.outcome).toBe(text)
        expect(drill.last('reminderFired').text).toBe(text)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the log that a seat may read', () => {
  it('is the whole log without its hidden lines, from any index on', () => {
    const { drill } = driveDrill({ scenario: figured }).waits(300)
    const visible = toldLog(drill).filter(({ hidden }) => !hidden)
    expect(visibleLog(drill)).toEqual(visible)
    expect(visible.length).toBeLessThan(drill.state.log.length)
    for (let from = 0; from <= drill.state.log.length; from += 1) {
      const ids = drill.state.log.slice(from).map(({ id }) => id)
      expect(visibleLog(drill, from)).toEqual(visible.filter(({ id }) => ids.includes(id)))
    }
  })
})
