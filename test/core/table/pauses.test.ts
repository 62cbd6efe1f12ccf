import { describe, expect, it } from 'vitest'
import type { Seats } from '../../../src/core/command/index.ts'
import { recordOf } from '../../../src/core/drill/index.ts'
import type { Scenario } from '../../../src/core/scenario/index.ts'
import { halt, replayTable, setPace } from '../../../src/core/table/index.ts'
import { tinyIncident } from '../crew/tiny-incident.ts'
import { sitAtTable, tableDriver } from './sit-at-table.ts'

const person = (id: string) => ({ kind: 'person', id }) as const
type Driver = ReturnType<typeof sitAtTable>

const answer = (questionId: string) =>
  ({ kind: 'answerChief', questionId, text: 'I would declare.' }) as const
const pause = (paused: boolean) => ({ kind: 'setPause', paused }) as const

const questions = (table: Driver): readonly string[] =>
  table.drill.state.log.flatMap(({ event }) =>
    event.kind === 'chiefSpoke' && event.questionId !== null ? [event.questionId] : [],
  )

function inShadow(seats?: Partial<Seats>): Driver {
  return sitAtTable({ scenario: tinyIncident, mode: 'shadow', seat: 'observer', ...(seats && { seats }) })
}

/** The word to customers is due with the declaration: the Chief comes to it as soon as somebody speaks to him. */
const atOnce: Scenario = {
  ...tinyIncident,
  playbook: tinyIncident.playbook.map((play) =>
    play.id === 'status' ? { ...play, reactionSeconds: 0 } : play,
  ),
}

/** Time runs at 4×, and the Chief asks his second question in answer to a word with him. */
function askedInAnswer(): Driver {
  const table = sitAtTable({ scenario: atOnce, mode: 'shadow', seat: 'observer' })
  table.runs('x4')
  table.gives('observer', answer('w-1'))
  for (let asked = 0; asked < 3 && questions(table).length === 1; asked += 1)
    table.gives('observer', { kind: 'askMentor', topic: 'severity' })
  expect(questions(table)).toEqual(['w-1', 'w-2'])
  return table
}

describe("the Chief's question in Shadow", () => {
  it('stops the clock too when it comes in answer to a word with him', () => {
    const table = askedInAnswer()
    expect(table.table.state.pace).toBe('paused')
    table.gives('observer', answer('w-2'))
    expect(table.table.state.pace).toBe('x4')
  })

  it('is not waited for any more when somebody lets time go on', () => {
    const table = askedInAnswer()
    setPace(table.table, 'x1')
    expect(table.waits(1).table.state.pace).toBe('x1')
    table.gives('observer', answer('w-2'))
    expect(table.table.state.pace).toBe('x1')
  })

  it('is answered once by each seat', () => {
    const table = inShadow({ scribe: person('sam') })
    table.runs('x4')
    table.gives('observer', answer('w-1'))
    expect(table.isRefused('observer', answer('w-1'))).toBe('You have answered this question already.')
    table.gives('scribe', answer('w-1'))
  })

  it('holds the clock until that question is answered, not an older one', () => {
    const table = inShadow({ scribe: person('sam') })
    table.runs('x4')
    table.gives('observer', answer('w-1'))
    table.runs('x4')
    expect(questions(table)).toEqual(['w-1', 'w-2'])
    table.gives('scribe', answer('w-1'))
    expect(table.table.state.pace).toBe('paused')
    table.gives('scribe', answer('w-2'))
    expect(table.table.state.pace).toBe('x4')
  })

  it('is as it was when the record is played again, with answers that came at once', () => {
    const table = askedInAnswer()
    table.gives('observer', answer('w-2')).waits(60)
    const again = replayTable(recordOf(table.drill), atOnce)
    if (!again.ok) throw new Error(again.problem)
    expect(tableDriver(again.table).waits(20).log()).toEqual(table.waits(20).log())
  })
})

describe("a facilitator's pause", () => {
  const facilitated = { facilitator: person('fay'), commander: person('ana') }

  it.each(['command', 'exam'] as const)('gives back the pace before it when it is lifted, in %s', (mode) => {
    const table = sitAtTable({ mode, seats: facilitated })
    setPace(table.table, 'x4')
    table.waits(20).gives('facilitator', pause(true))
    expect(table.table.state.pace).toBe('paused')
    expect(table.waits(5).drill.state.second).toBe(20)
    table.gives('facilitator', pause(false))
    expect(table.table.state.pace).toBe('x4')
    expect(table.waits(5).table.state.pace).toBe('x4')
  })

  it('is not ended by somebody who chooses a pace: that is the pace after it', () => {
    const table = sitAtTable({ seats: facilitated })
    table.gives('facilitator', pause(true))
    expect(table.runs('x10', 3)).toEqual({ why: 'paused', at: 0 })
    table.gives('facilitator', pause(false))
    expect(table.table.state.pace).toBe('x10')
  })

  it('outlasts the answer to a question, and the question outlasts the pause', () => {
    const seats = { facilitator: person('fay'), observer: person('ana') }
    const answered = inShadow(seats)
    answered.runs('x4')
    answered.gives('facilitator', pause(true)).gives('observer', answer('w-1'))
    expect(answered.table.state.pace).toBe('paused')
    expect(answered.gives('facilitator', pause(false)).table.state.pace).toBe('x4')

    const open = inShadow(seats)
    open.runs('x4')
    open.gives('facilitator', pause(true)).gives('facilitator', pause(false))
    expect(open.table.state.pace).toBe('paused')
    expect(open.gives('observer', answer('w-1')).table.state.pace).toBe('x4')
  })

  it('is a pause of a table that was left in it, too', () => {
    const left = sitAtTable({ mode: 'exam', seats: facilitated }).waits(10).gives('facilitator', pause(true))
    const back = replayTable(recordOf(left.drill), left.drill.setup.scenario)
    if (!back.ok) throw new Error(back.problem)
    const table = tableDriver(back.table)
    expect(table.runs('x1', 3)).toEqual({ why: 'paused', at: 10 })
    expect(table.gives('facilitator', pause(false)).table.state.pace).toBe('x1')
  })
})

it('time that stands because something has gone wrong is not let go by an answer', () => {
  const table = inShadow()
  table.runs('x4')
  halt(table.table)
  expect(table.gives('observer', answer('w-1')).table.state.pace).toBe('paused')
})
