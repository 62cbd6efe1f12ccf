import { describe, expect, it } from 'vitest'
import {
  allowedCommands,
  handoverProblem,
  mayCommand,
  nextPhase,
  phaseOf,
  type Situation,
  seatDuties,
} from '../../../src/core/crew/index.ts'
import type { CommandKind, SeatId } from '../../../src/core/drill/index.ts'

const nobody = { commander: null, handoverTo: null, handoverAccepted: false }
const running = (more: Partial<Situation> = {}): Situation => ({
  mode: 'command',
  phase: 'running',
  traineeSeat: 'commander',
  incident: nobody,
  ...more,
})
const seats = Object.keys(seatDuties) as SeatId[]
const kinds = [...new Set(seats.flatMap((seat) => [...seatDuties[seat]]))]
const may = (seat: SeatId, kind: CommandKind, situation: Situation) => mayCommand(seat, kind, situation).ok

describe('who may command', () => {
  it('lets nobody do anything before the start, and only rate and speak after the end', () => {
    for (const seat of seats)
      for (const kind of kinds) {
        expect(may(seat, kind, running({ phase: 'briefing' }))).toBe(false)
        const after = may(seat, kind, running({ phase: 'ended' }))
        expect(after).toBe(
          (kind === 'rateSelf' && seat === 'commander') || (kind === 'chiefSays' && seat === 'chief'),
        )
      }
  })

  it('refuses with a sentence for the person who asked', () => {
    for (const seat of seats)
      for (const kind of kinds) {
        const answer = mayCommand(seat, kind, running())
        if (!answer.ok) expect(answer.problem).toMatch(/^[A-Z].*[.]$/)
      }
  })

  it('lets an observer look and answer, and never change anything', () => {
    const allowed = allowedCommands(
      'observer',
      running({ mode: 'shadow', traineeSeat: 'observer', incident: { ...nobody, commander: 'chief' } }),
    )
    expect(allowed).toContain('lookAt')
    expect(allowed).toContain('answerChief')
    for (const kind of ['approveAction', 'declareIncident', 'page', 'postStatus', 'takeCommand'] as const)
      expect(allowed).not.toContain(kind)
  })

  it('gives whoever holds command all that the commander may do, from any seat', () => {
    const situation = running({
      mode: 'assist',
      traineeSeat: 'commsLead',
      incident: { ...nobody, commander: 'you' },
    })
    expect(may('commsLead', 'approveAction', situation)).toBe(true)
    expect(
      may('commsLead', 'approveAction', { ...situation, incident: { ...nobody, commander: 'chief' } }),
    ).toBe(false)
  })

  it('keeps the Chief silent and the Mentor away in an exam', () => {
    expect(may('chief', 'chiefSays', running())).toBe(true)
    expect(may('chief', 'chiefSays', running({ mode: 'exam' }))).toBe(false)
    expect(may('commander', 'askMentor', running({ mode: 'exam' }))).toBe(false)
  })

  it('never lets two people command: what is held is handed over, not taken', () => {
    expect(may('commander', 'takeCommand', running())).toBe(true)
    expect(may('commander', 'takeCommand', running({ incident: { ...nobody, commander: 'chief' } }))).toBe(
      false,
    )
  })
})

describe('handover', () => {
  it('goes by brief, read-back and announcement, in that order', () => {
    const held = { commander: 'chief', handoverTo: null, handoverAccepted: false }
    const briefed = { ...held, handoverTo: 'you' }
    const accepted = { ...briefed, handoverAccepted: true }
    const steps = [held, briefed, accepted].map((facts) => [
      handoverProblem('handOverCommand', 'chief', facts) === null,
      handoverProblem('acceptCommand', 'you', facts) === null,
      handoverProblem('announceHandover', 'chief', facts) === null,
    ])
    expect(steps).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ])
    expect(handoverProblem('acceptCommand', 'database', briefed)).not.toBeNull()
    expect(handoverProblem('handOverCommand', 'you', held)).not.toBeNull()
  })
})

describe('the life of a drill', () => {
  it('runs from the briefing to the debrief and never back', () => {
    expect(nextPhase('briefing', 'start')).toBe('running')
    expect(nextPhase('running', 'end')).toBe('ended')
    expect(nextPhase('ended', 'debrief')).toBe('debriefed')
    expect(nextPhase('debriefed', 'start')).toBeNull()
    expect(nextPhase('briefing', 'debrief')).toBeNull()
    expect(phaseOf({ ended: false, selfRated: false })).toBe('running')
    expect(phaseOf({ ended: true, selfRated: true })).toBe('debriefed')
  })
})
