import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command, CommandEntry } from '../../../src/core/command/index.ts'
import {
  advanceDrill,
  createDrill,
  type Drill,
  recordOf,
  submitCommand,
} from '../../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario } from '../../../src/core/scenario/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { approve, busyShop, ring, sendTo } from './busy-shop.ts'

/** What an id in a command stands for, at the moment at which the command is given. */
function meaningOf({ state }: Drill, command: Command): string | null {
  switch (command.kind) {
    case 'undoAction': {
      const execution = state.executions.find(({ executionId }) => executionId === command.executionId)
      return execution === undefined
        ? null
        : JSON.stringify([execution.actionId, execution.parameters, execution.executor])
    }
    case 'checkTask': {
      const task = state.tasks.find(({ taskId }) => taskId === command.taskId)
      return task === undefined ? null : `${task.investigationId} by ${task.personId}`
    }
    case 'reply':
      return state.messages.find(({ messageId }) => messageId === command.messageId)?.injectId ?? null
    case 'acknowledgePage':
      return state.pages.find(({ pageId }) => pageId === command.pageId)?.alertId ?? null
    case 'lookAt':
      return command.source === 'changes'
        ? (state.executions.find(({ executionId }) => executionId === command.subject)?.actionId ?? null)
        : null
    default:
      return null
  }
}

/** Two of the statechart's own pages, of which one rings only when nobody has declared; and the usual alert. */
const ringing: Scenario = {
  ...busyShop,
  machine: {
    id: 'm',
    initial: 'quiet',
    states: {
      quiet: {
        after: {
          '60000': { target: 'murky', actions: [{ type: 'injectFault', params: { faultId: 'murk' } }] },
        },
      },
      murky: {
        after: {
          '60000': {
            target: 'later',
            guard: { type: 'holds', params: { condition: { not: { incident: 'declared' } } } },
            actions: [{ type: 'pageTeam', params: { id: 'first', teamId: 'web', title: 'Wake up.' } }],
          },
          '61000': { target: 'later' },
        },
      },
      later: {
        after: {
          '60000': {
            actions: [{ type: 'pageTeam', params: { id: 'second', teamId: 'data', title: 'Store too.' } }],
          },
        },
      },
    },
  },
}

const number = (most: number) => fc.integer({ min: 1, max: most })
const anything: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<Command[]>(
      approve('drain', { zone: 'east-b' }, 'self'),
      approve('drain', { zone: 'east-a' }, 'web-oncall'),
      approve('grow', { instances: 40 }, 'web-oncall'),
      approve('ease', { zone: 'east-b' }, 'data-oncall'),
      approve('restart', {}, 'self'),
      { kind: 'resolveIncident', text: 'Over.' },
      { kind: 'declareIncident', severity: 2, summary: 'Bad.' },
      { kind: 'setReminder', inSeconds: 50, text: 'Look again.' },
      { kind: 'createTicket', title: 'Later.', type: 'task', ownerRole: '' },
      { kind: 'relievePerson', personId: 'web-oncall', reason: 'Rest.' },
      ring('web'),
      ring('data'),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Command[]>(
      sendTo('web-oncall', 'which-zone'),
      sendTo('data-oncall', 'which-zone'),
      sendTo('web-oncall', 'what-helps'),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      number(4).map((n): Command => ({ kind: 'undoAction', executionId: `x${n}`, reason: 'Back.' })),
      number(4).map((n): Command => ({ kind: 'checkTask', taskId: `t${n}` })),
      number(3).map((n): Command => ({ kind: 'reply', messageId: `m${n}`, stance: 'defer', text: 'Later.' })),
      number(4).map((n): Command => ({ kind: 'acknowledgePage', pageId: `p${n}` })),
      number(4).map((n): Command => ({ kind: 'lookAt', source: 'changes', subject: `x${n}` })),
    ),
  },
)

const start = (scenario: Scenario) =>
  createDrill({ scenario, policy: defaultPolicy, seed: 1, mode: 'command', seat: 'commander' })

interface Given {
  readonly meant: string | null
  readonly ok: boolean
}

function give(drill: Drill, { at, seat, command, began }: CommandEntry): Given {
  advanceDrill(drill, at)
  const meant = meaningOf(drill, command)
  return { meant, ok: submitCommand(drill, seat, command, began).ok }
}

/** Plays at random; what was accepted comes back with what its ids meant then. */
function playedAtRandom(steps: readonly (readonly [Command, number])[]) {
  const drill = start(ringing)
  submitCommand(drill, 'commander', ring('web'))
  submitCommand(drill, 'commander', ring('data'))
  advanceDrill(drill, 60)
  const meant = new Map<number, string | null>()
  for (const [command, wait] of steps) {
    const { meant: meaning, ok } = give(drill, { at: drill.state.second + wait, seat: 'commander', command })
    if (ok) meant.set(drill.state.commands.length - 1, meaning)
  }
  return { commands: recordOf(drill).commands, meant }
}

const story = fc.array(fc.tuple(anything, fc.integer({ min: 0, max: 40 })), { minLength: 20, maxLength: 50 })

describe('in a what-if', () => {
  it('what refers to something refers to the same as in the original, or is refused: commands left out', () => {
    let compared = 0
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (steps, keep) => {
        const { commands, meant } = playedAtRandom(steps)
        const other = start(ringing)
        const kept = [...keep.take(commands.length)]
        commands.forEach((entry, index) => {
          if (kept[index] === 0) return
          const now = give(other, entry)
          const then = meant.get(index) ?? null
          if (!now.ok || then === null) return
          compared += 1
          expect(now.meant, `${entry.command.kind} at ${entry.at}`).toBe(then)
        })
      }),
      { numRuns: 150 },
    )
    expect(compared).toBeGreaterThan(150)
  })

  it('… and commands moved, to earlier or to later', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.integer({ min: -90, max: 90 })), (steps, shift) => {
        const { commands, meant } = playedAtRandom(steps)
        const shifts = [...shift.take(commands.length)]
        const moved = commands
          .map((entry, index) => ({ entry, index, at: Math.max(0, entry.at + (shifts[index] ?? 0)) }))
          .sort((a, b) => a.at - b.at || a.index - b.index)
        const other = start(ringing)
        for (const { entry, index, at } of moved) {
          const now = give(other, { ...entry, at })
          const then = meant.get(index) ?? null
          if (now.ok && then !== null && now.meant !== null) expect(now.meant).toBe(then)
        }
      }),
      { numRuns: 80 },
    )
  })
})

describe('an id', () => {
  it('that something once had, it has in every what-if, whatever else is left out', () => {
    const drill = driveDrill()
      .does(approve('drain', { zone: 'east-a' }, 'self'))
      .does(approve('drain', { zone: 'east-b' }, 'self'))
      .does({ kind: 'setReminder', inSeconds: 60, text: 'one' })
      .does({ kind: 'setReminder', inSeconds: 60, text: 'two' })
    const [, second, , reminder] = drill.drill.state.commands
    expect([second?.began, reminder?.began]).toEqual(['x2', 'r2'])
    const other = driveDrill()
    for (const entry of [second, reminder] as CommandEntry[])
      submitCommand(other.drill, entry.seat, entry.command, entry.began)
    expect(other.drill.state.executions.map(({ executionId }) => executionId)).toEqual(['x2'])
    expect(other.drill.state.reminders.map(({ reminderId }) => reminderId)).toEqual(['r2'])
    other.does(approve('drain', { zone: 'east-a' }, 'self'))
    expect(other.drill.state.executions.at(-1)?.executionId).toBe('x3')
  })

  it('of a refused action is not given to another: in a what-if it may be possible', () => {
    const drill = driveDrill({ scenario: busyShop })
      .does({ kind: 'declareIncident', severity: 2, summary: 's' })
      .does({ kind: 'resolveIncident', text: 'Over.' })
      .does(approve('restart', {}, 'self'))
      .does(approve('drain', { zone: 'east-b' }, 'self'))
      .waits(60)
    const { executionId } = drill.last('actionApproved')
    drill.does({ kind: 'undoAction', executionId, reason: 'Back.' })
    const other = driveDrill({ scenario: busyShop })
    for (const { seat, command, began } of drill.drill.state.commands)
      if (command.kind !== 'resolveIncident') submitCommand(other.drill, seat, command, began)
    expect(other.last('actionUndone').label).toBe('Drain a zone: east-b')
  })

  it('of a page is by its alert’s place in the scenario, and by how often it rang', () => {
    const drill = driveDrill().waitsFor('pageRaised')
    drill.does(approve('drain', { zone: 'east-b' }, 'self')).waitsFor('alertCleared')
    drill.does({ kind: 'undoAction', executionId: 'x1', reason: 'r' }).waitsFor('pageRaised')
    expect(drill.all('pageRaised').map(({ event }) => event.pageId)).toEqual(['p1', 'p1.2'])
  })

  it('of a page of the statechart is the same whether or not another one has rung before', () => {
    const silent = driveDrill({ scenario: ringing }).does({
      kind: 'declareIncident',
      severity: 2,
      summary: 's',
    })
    const loud = driveDrill({ scenario: ringing })
    const idOf = (drill: typeof loud) =>
      drill
        .waits(260)
        .all('pageRaised')
        .find(({ event }) => event.alertId === 'machine:second')?.event.pageId
    expect(idOf(loud)).toBe(idOf(silent))
    expect(idOf(loud)).toMatch(/^p\d+$/)
    expect(silent.all('pageRaised').some(({ event }) => event.alertId === 'machine:first')).toBe(false)
  })

  it('that is made up has no effect: a new one is given in its place', () => {
    for (const began of ['x01', 'y1', 'x0', 'x-1', 'x', 'x1.5', '']) {
      const drill = driveDrill()
      submitCommand(drill.drill, 'commander', approve('drain', { zone: 'east-b' }, 'self'), began)
      expect(drill.drill.state.executions[0]?.executionId, began).toBe('x1')
    }
  })
})

describe('luck', () => {
  it('of a task is its own: whatever else was given out before, the same one slips or does not', () => {
    const careless: Scenario = {
      ...busyShop,
      cast: busyShop.cast.map((member) => ({ ...member, errorShare: 0.5 })),
    }
    for (let seed = 1; seed <= 12; seed += 1) {
      const confidence = (leaveOut: boolean) => {
        const drill = driveDrill({ scenario: careless, seed })
          .does(ring('web'))
          .does(ring('slow-web'))
          .waits(60)
        if (!leaveOut) drill.does(sendTo('slow-web', 'which-zone'))
        submitCommand(drill.drill, 'commander', sendTo('web-oncall', 'what-helps'), 't2')
        drill.waits(200)
        return drill.all('taskReported').find(({ event }) => event.taskId === 't2')?.event.confidence
      }
      expect(confidence(true), `seed ${seed}`).toBe(confidence(false))
    }
  })
})
