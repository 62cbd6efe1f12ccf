import { describe, expect, it } from 'vitest'
import { scenario as latencySpike } from '../../../scenarios/us-east-1-latency/scenario.ts'
import { setPace } from '../../../src/core/table/index.ts'
import { tinyIncident } from '../crew/tiny-incident.ts'
import { sitAtTable } from './sit-at-table.ts'

const facilitated = {
  commander: { kind: 'person', id: 'ana' },
  facilitator: { kind: 'person', id: 'fay' },
} as const

const calm = { id: 'tiny', initial: 'calm', states: { calm: {} } }

describe('time at the table', () => {
  it('runs until something happens, and stops with the page', () => {
    const table = sitAtTable()
    let stop = table.runs('untilSomethingHappens')
    while (stop !== null && !table.kinds().includes('pageRaised')) stop = table.runs('untilSomethingHappens')
    expect(stop?.why).toBe('happened')
    expect(table.log().findLast(({ event }) => event.kind === 'pageRaised')?.at).toBe(stop?.at)
    expect(table.table.state.pace).toBe('paused')
  })

  it('does not stop for a page while it runs at a pace', () => {
    expect(sitAtTable().runs('x10', 300)).toBeNull()
  })

  it('stops at an own deadline: a reminder, a trigger, the promised word to customers', () => {
    const table = sitAtTable({ scenario: latencySpike }).waits(650)
    table
      .gives('commander', { kind: 'declareIncident', severity: 2, summary: 'Slow.' })
      .gives('commander', { kind: 'takeCommand', announcement: 'I command.' })
      .gives('commander', {
        kind: 'postStatus',
        phase: 'investigating',
        text: 'All customers in all markets may see slow pages.',
        nextUpdateMinutes: 3,
      })
    const due = table.drill.state.second + 180
    const stops: (string | undefined)[] = []
    while (table.drill.state.second < due) stops.push(table.runs('untilSomethingHappens', 400)?.why)
    expect(table.drill.state.second).toBe(due)
    expect(stops.at(-1)).toMatch(/deadline|happened/)
  })

  it.each([
    ['command', 0.33, 20],
    ['command', 1, 60],
    ['command', 1.01, 61],
    // Where the Chief commands there is a stride, which the deadline may fall into.
    ['assist', 1, 63],
    ['shadow', 1, 65],
  ] as const)(
    'in %s is told of a promise of %s minutes after %s seconds',
    (mode, nextUpdateMinutes, told) => {
      const seats = {
        commander: { kind: 'person', id: 'ana' },
        commsLead: { kind: 'person', id: 'ben' },
      } as const
      const quiet = { ...tinyIncident, alerts: [], injects: [], playbook: [], faults: [], machine: calm }
      const table = sitAtTable({ scenario: quiet, mode, seat: 'commsLead', seats }).waits(3)
      table.gives('commander', { kind: 'declareIncident', severity: 1, summary: '' })
      const text = 'All customers are affected.'
      table.gives('commsLead', { kind: 'postStatus', phase: 'investigating', text, nextUpdateMinutes })
      const from = table.drill.state.second
      const before = mode === 'shadow' ? 50 : mode === 'assist' ? 55 : 0
      expect(table.waits(before).runs('untilSomethingHappens', 80)).toEqual({
        why: 'deadline',
        at: from + told,
      })
      expect(table.runs('untilSomethingHappens', 30)?.why).not.toBe('deadline')
    },
  )

  it("stops in Shadow at the Chief's question, at any pace, and goes on at that pace with the answer", () => {
    const table = sitAtTable({ scenario: tinyIncident, mode: 'shadow', seat: 'observer' })
    const stop = table.runs('x4')
    expect(stop?.why).toBe('question')
    expect(table.table.state.pace).toBe('paused')
    const asked = table.drill.state.log.findLast(({ event }) => event.kind === 'chiefSpoke')?.event
    const questionId = asked?.kind === 'chiefSpoke' ? (asked.questionId ?? '') : ''
    table.gives('observer', { kind: 'answerChief', questionId, text: 'I would declare.' })
    expect(table.table.state.pace).toBe('x4')
  })

  it('does not move while a facilitator has stopped it, and people may still speak', () => {
    const table = sitAtTable({ seats: facilitated }).waits(50)
    table.gives('facilitator', { kind: 'setPause', paused: true })
    expect(table.runs('x1', 5)).toEqual({ why: 'paused', at: 50 })
    table.gives('commander', { kind: 'say', text: 'I read meanwhile.', to: null })
    table.gives('facilitator', { kind: 'setPause', paused: false }).waits(10)
    expect(table.drill.state.second).toBe(60)
  })

  it('with an incident open, one press never sleeps through more than a quarter of an hour', () => {
    const quiet = { ...tinyIncident, alerts: [], injects: [] }
    const table = sitAtTable({ scenario: quiet }).waits(10)
    table.gives('commander', { kind: 'declareIncident', severity: 4, summary: 'To be sure.' })
    const from = table.drill.state.second
    const stop = table.runs('untilSomethingHappens')
    expect((stop?.at ?? 9999) - from).toBeLessThanOrEqual(900)
  })

  it('neither stands nor jumps in an exam, and stops for good at the end', () => {
    const table = sitAtTable({ mode: 'exam' })
    expect(setPace(table.table, 'paused').ok).toBe(false)
    expect(setPace(table.table, 'untilSomethingHappens').ok).toBe(false)
    const stop = table.runs('x10', 4000)
    expect(stop?.why).toBe('ended')
    expect(setPace(table.table, 'x1').ok).toBe(false)
  })
})
