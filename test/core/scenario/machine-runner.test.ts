import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createActor, createMachine } from 'xstate'
import {
  type MachineStep,
  type ScenarioMachine,
  sendToMachine,
  startMachine,
} from '../../../src/core/scenario/index.ts'
import { factsWith } from './facts.ts'

const late = { type: 'holds', params: { condition: { afterSecond: 50 } } } as const
const machine: ScenarioMachine = {
  id: 'test',
  initial: 'quiet',
  states: {
    quiet: { on: { GO: { target: 'live' } }, after: { '60000': { target: 'live' } } },
    live: {
      entry: [{ type: 'injectFault', params: { faultId: 'f' } }],
      exit: [{ type: 'clearFault', params: { faultId: 'f' } }],
      type: 'parallel',
      on: { STOP: { target: 'over' } },
      states: {
        left: {
          initial: 'calm',
          states: {
            calm: { on: { HURT: [{ target: 'bad', guard: late }, { target: 'odd' }] } },
            odd: { on: { HURT: { target: 'bad' }, HEAL: { target: 'calm' } } },
            bad: { on: { HEAL: { target: 'calm' } }, after: { '1500': { target: 'odd' } } },
          },
        },
        right: {
          initial: 'one',
          states: { one: { on: { NEXT: { target: 'two' } } }, two: { on: { NEXT: { target: 'one' } } } },
        },
      },
    },
    over: { type: 'final', entry: [{ type: 'endDrill' }] },
  },
}

/** The same chart, with a way out of the whole that a final state does not close. */
const again: ScenarioMachine = {
  ...machine,
  states: { ...machine.states, over: { ...machine.states.over, on: { GO: { target: 'live' } } } },
}

const events = ['GO', 'HURT', 'HEAL', 'NEXT', 'STOP', 'UNKNOWN'] as const
const throughJson = (step: MachineStep): MachineStep['state'] => JSON.parse(JSON.stringify(step.state))

describe('the machine runner', () => {
  it('walks as a live actor of the same configuration does, through JSON after every step', () => {
    const guards = { holds: ({ event }: { event: { second?: number } }) => (event.second ?? 0) >= 50 }
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...events), fc.integer({ min: 0, max: 100 })), { maxLength: 25 }),
        (walk) => {
          const actor = createActor(createMachine(machine as never, { guards } as never)).start()
          let step = startMachine(machine)
          for (const [type, second] of walk) {
            if (!step.state.done) actor.send({ type, second } as never)
            step = sendToMachine(machine, throughJson(step), type, factsWith({ second }))
            expect(step.state.value).toEqual(actor.getSnapshot().value)
            expect(step.state.done).toBe(actor.getSnapshot().status === 'done')
          }
          actor.stop()
        },
      ),
      { numRuns: 60 },
    )
  })

  it('gives delays as data in seconds, and says which no longer count', () => {
    const start = startMachine(machine)
    expect(start.delays).toHaveLength(1)
    expect(start.delays[0]?.afterSeconds).toBe(60)
    const live = sendToMachine(machine, start.state, 'GO', factsWith({}))
    expect(live.cancelled).toContain(start.delays[0]?.sendId)
    const bad = sendToMachine(machine, live.state, 'HURT', factsWith({ second: 60 }))
    expect(bad.delays.map((delay) => delay.afterSeconds)).toEqual([1.5])
    const odd = sendToMachine(machine, bad.state, bad.delays[0]?.eventType ?? '', factsWith({ second: 62 }))
    expect(odd.entered).toEqual(['live.left.odd'])
  })

  it('names what was entered, outermost first, and what is to be done', () => {
    const start = startMachine(machine)
    const live = sendToMachine(machine, start.state, start.delays[0]?.eventType ?? '', factsWith({}))
    expect(live.entered).toEqual(['live', 'live.left', 'live.left.calm', 'live.right', 'live.right.one'])
    expect(live.actions).toEqual([{ type: 'injectFault', params: { faultId: 'f' } }])
    const over = sendToMachine(machine, live.state, 'STOP', factsWith({}))
    expect(over.actions.map((action) => action.type)).toEqual(['clearFault', 'endDrill'])
    expect(over.state.done).toBe(true)
  })

  it('stands still at its end, as a live actor does: an event does nothing there', () => {
    const { state: live } = sendToMachine(machine, startMachine(machine).state, 'GO', factsWith({}))
    const { state: over } = sendToMachine(machine, live, 'STOP', factsWith({}))
    for (const event of events) {
      const still = sendToMachine(again, over, event, factsWith({}))
      expect(still).toEqual({ state: over, entered: [], actions: [], delays: [], cancelled: [] })
    }
  })
})
