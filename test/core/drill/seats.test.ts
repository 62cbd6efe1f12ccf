import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOBODY, SEAT_IDS, type SeatId } from '../../../src/core/command/index.ts'
import { recordOf, replayRecord, situationOf } from '../../../src/core/drill/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { anySteps, COMMANDING } from './any-seat-command.ts'
import { approve, busyShop, commandTaken, ring, sendTo } from './busy-shop.ts'

const person = (id: string) => ({ kind: 'person', id }) as const
const seats = {
  commander: person('one'),
  deputy: person('two'),
  scribe: person('three'),
  facilitator: person('fay'),
}
const atTheTable = () => driveDrill({ scenario: busyShop, seats })
const withWeb = () => atTheTable().does(ring('web')).waitsFor('personJoined')
const ALWAYS = { always: true } as const
const rolesOf = (drill: ReturnType<typeof atTheTable>) => ({
  seats: situationOf('command', drill.drill.state).roles,
  cast: drill
    .view()
    .people.flatMap(({ id, incidentRole }) => (incidentRole === null ? [] : [`${id}: ${incidentRole}`])),
})

describe('command in a seat', () => {
  it('is that of the second person who takes it, under their own seat, and never the Chief’s', () => {
    const drill = atTheTable().does(commandTaken, 'deputy')
    expect(drill.drill.state.incident.commander).toBe('deputy')
    expect(drill.all('commandTaken')[0]?.by).toEqual({ kind: 'seat', seat: 'deputy' })
    for (const seat of ['commander', 'deputy', 'scribe'] as const)
      expect(drill.view(seat).incident.commander).toBe('deputy')
    drill.does({ kind: 'openBridge' }, 'deputy')
  })

  it('opens what the commander may do, and closes it again when it has passed', () => {
    const reason = { kind: 'postInternalUpdate', text: 'We know more.' } as const
    const ask = { kind: 'askForObjections', proposal: 'Drain east-b', actionId: 'drain' } as const
    const drill = atTheTable()
    expect(drill.isRefused(ask, 'deputy')).toMatch(/another seat/)
    drill.does(commandTaken, 'deputy').does(ask, 'deputy')
    drill
      .does({ kind: 'handOverCommand', to: 'commander', brief: 'All known.' }, 'deputy')
      .does({ kind: 'acceptCommand', readBack: 'Mine.' }, 'commander')
      .does({ kind: 'announceHandover', text: 'They have it.' }, 'deputy')
    expect(drill.isRefused(ask, 'deputy')).toMatch(/another seat/)
    drill.does(reason, 'deputy')
  })

  it('is handed to a seat by brief, read-back and announcement, and the log names both', () => {
    const drill = atTheTable().does(commandTaken)
    const offer = { kind: 'handOverCommand', to: 'deputy', brief: 'One zone is slow.' } as const
    drill.does(offer)
    expect(drill.isRefused(offer)).toMatch(/under way/)
    expect(drill.isRefused({ kind: 'acceptCommand', readBack: 'Mine.' }, 'scribe')).toMatch(/offered you/)
    expect(drill.view('deputy').incident).toMatchObject({ handoverTo: 'deputy', handoverAccepted: false })
    drill.waits(120)
    expect(drill.all('handoverAccepted')).toEqual([])
    drill.does({ kind: 'acceptCommand', readBack: 'One zone is slow; mine.' }, 'deputy')
    expect(drill.isRefused({ kind: 'acceptCommand', readBack: 'Again.' }, 'deputy')).toMatch(/accepted/)
    drill.does({ kind: 'announceHandover', text: 'The deputy commands.' })
    expect(drill.last('commandTransferred')).toMatchObject({ from: 'commander', to: 'deputy' })
    expect(drill.last('handoverAccepted')).toMatchObject({ by: 'deputy', text: 'One zone is slow; mine.' })
  })

  it('is handed to nobody who is not there or cannot answer', () => {
    const drill = atTheTable().does(commandTaken)
    const offer = (to: string) => drill.isRefused({ kind: 'handOverCommand', to, brief: 'Yours.' })
    expect(offer('commander')).toMatch(/have command/)
    expect(offer('observer')).toMatch(/Nobody sits/)
    expect(offer('web-oncall')).toMatch(/not on the bridge/)
    expect(offer('noSuchPerson')).toMatch(/[.]$/)
    expect(offer('chief')).toMatch(/[.]$/)
    expect(offer('facilitator')).toMatch(/[.]$/)
  })

  it('is not taken by anybody of the cast but the relief: nobody of them would ever give it back', () => {
    const drill = withWeb().does(commandTaken)
    const offer = { kind: 'handOverCommand', to: 'web-oncall', brief: 'Yours.' } as const
    expect(drill.isRefused(offer)).toMatch(/They say no/)
    drill.does({ ...offer, to: 'deputy' })
    const relieved = { ...busyShop, shift: { endsAtSecond: 900, relief: 'web-oncall', readyWhen: ALWAYS } }
    const shift = driveDrill({ scenario: relieved, seats }).does(ring('web')).waitsFor('personJoined')
    shift.does(commandTaken).does(offer).waitsFor('handoverAccepted')
  })

  it('once taken is the only place from which is decided: the commander’s seat decides nothing beside it', () => {
    const severity = (level: 1 | 2) => ({ kind: 'setSeverity', severity: level, reason: 'Worse.' }) as const
    const drill = atTheTable().does({ kind: 'declareIncident', severity: 3, summary: 's' })
    drill.does(severity(2)).does(commandTaken, 'deputy').does(severity(1), 'deputy')
    for (const command of [
      severity(2),
      { kind: 'markMitigated', text: 'Better.' },
      { kind: 'resolveIncident', text: 'Over.' },
      { kind: 'closeIncident', text: 'Over.' },
      { kind: 'relievePerson', personId: 'scribe', reason: 'Rest.' },
      { kind: 'assignRole', personId: 'scribe', role: 'commsLead' },
    ] as const)
      expect(drill.isRefused(command, 'commander'), command.kind).toMatch(/Somebody else has command/)
    drill.does({ kind: 'postInternalUpdate', text: 'We know more.' }, 'commander')
  })

  it('is offered to somebody else when who was offered it is relieved, or leaves the seat', () => {
    const offered = () =>
      atTheTable().does(commandTaken).does({ kind: 'handOverCommand', to: 'deputy', brief: 'Yours.' })
    const relieved = offered().does({ kind: 'relievePerson', personId: 'deputy', reason: 'No answer.' })
    const left = offered().does({ kind: 'handSeat', seat: 'deputy', to: NOBODY }, 'facilitator')
    for (const drill of [relieved, left]) {
      expect(drill.last('handoverWithdrawn').to).toBe('deputy')
      expect(drill.isRefused({ kind: 'announceHandover', text: 'Go.' })).toMatch(/no handover/)
      drill.isRefused({ kind: 'acceptCommand', readBack: 'Mine.' }, 'deputy')
      drill.does({ kind: 'handOverCommand', to: 'scribe', brief: 'Then you.' })
    }
    const moved = offered().does({ kind: 'handSeat', seat: 'deputy', to: person('six') }, 'facilitator')
    moved.does({ kind: 'acceptCommand', readBack: 'Mine.' }, 'deputy')
  })

  it('is with one party at a time, whatever is commanded', () => {
    fc.assert(
      fc.property(anySteps({ kinds: COMMANDING }), (steps) => {
        const drill = atTheTable()
        let commander: string | null = null
        let from = 0
        for (const { wait, seat, command } of steps) {
          drill.waits(wait).attempts(command, seat)
          const { log, incident } = drill.drill.state
          for (const { by, event } of log.slice(from)) {
            if (event.kind === 'commandTaken') {
              expect(commander).toBeNull()
              commander = by.kind === 'seat' ? by.seat : 'not a seat'
            } else if (event.kind === 'commandTransferred') {
              expect(event.from).toBe(commander)
              commander = event.to
            }
          }
          from = log.length
          expect(incident.commander).toBe(commander)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('a role', () => {
  const give = (personId: string, role: 'scribe' | 'commsLead' | 'deputy' = 'commsLead') =>
    ({ kind: 'assignRole', personId, role }) as const

  it('leaves its former holder when it is given to somebody else, across seats and cast', () => {
    const drill = withWeb().does(give('web-oncall'))
    expect(rolesOf(drill)).toEqual({ seats: {}, cast: ['web-oncall: commsLead'] })
    drill.does(give('scribe')).does({ kind: 'acceptRole', text: 'Mine.' }, 'scribe')
    expect(rolesOf(drill)).toEqual({ seats: { scribe: 'commsLead' }, cast: [] })
    drill.does(give('deputy')).does({ kind: 'acceptRole', text: 'Mine.' }, 'deputy')
    expect(rolesOf(drill)).toEqual({ seats: { deputy: 'commsLead' }, cast: [] })
    drill.does(give('web-oncall'))
    expect(rolesOf(drill)).toEqual({ seats: {}, cast: ['web-oncall: commsLead'] })
  })

  it('of a seat is one at a time: another one takes its place, and has to be accepted anew', () => {
    const drill = atTheTable().does(give('scribe')).does({ kind: 'acceptRole', text: 'Mine.' }, 'scribe')
    drill.does(give('scribe', 'deputy'))
    expect(rolesOf(drill).seats).toEqual({})
    drill.does({ kind: 'acceptRole', text: 'That one too.' }, 'scribe')
    expect(rolesOf(drill).seats).toEqual({ scribe: 'deputy' })
  })

  it('is accepted once, and only by whom it was given to', () => {
    const drill = atTheTable().does(give('scribe'))
    expect(drill.isRefused(give('scribe'))).toMatch(/already/)
    expect(drill.isRefused({ kind: 'acceptRole', text: 'Mine.' }, 'deputy')).toMatch(/Nobody has given/)
    drill.does({ kind: 'acceptRole', text: 'Mine.' }, 'scribe')
    expect(drill.isRefused({ kind: 'acceptRole', text: 'Again.' }, 'scribe')).toMatch(/already/)
    expect(drill.last('roleAccepted')).toMatchObject({ personId: 'scribe', role: 'commsLead' })
  })

  it('is never with two, whoever gave it to whom', () => {
    fc.assert(
      fc.property(anySteps({ kinds: ['assignRole', 'acceptRole', 'page', 'relievePerson'] }), (steps) => {
        const drill = atTheTable().does(ring('web')).does(ring('data')).does(ring('tired-web')).waits(60)
        for (const { wait, command } of steps) {
          const answering = command.kind === 'acceptRole' ? 'scribe' : 'commander'
          drill.waits(wait).attempts(command, answering)
          const { people, seatRoles } = drill.drill.state
          const held = [...Object.values(people), ...Object.values(seatRoles)].flatMap(
            ({ role }) => role ?? [],
          )
          expect(new Set(held).size).toBe(held.length)
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('work in a seat', () => {
  it('is a task that the seat accepts and reports, in its own words', () => {
    const drill = atTheTable().does(sendTo('deputy', 'which-zone', 5))
    const task = drill.last('taskAssigned')
    expect(task).toMatchObject({ personId: 'deputy', taskId: 't1' })
    drill.waits(400)
    expect(drill.all('taskAccepted').length + drill.all('taskReported').length).toBe(0)
    expect(drill.last('taskBoxExpired').personId).toBe('deputy')
    const report = { kind: 'reportTask', taskId: 't1', text: 'east-b.', confidence: 'likely' } as const
    expect(drill.isRefused(report, 'scribe')).toMatch(/no task t1/)
    drill.does({ kind: 'acceptTask', taskId: 't1', text: 'On it.' }, 'deputy').does(report, 'deputy')
    expect(drill.isRefused(report, 'deputy')).toMatch(/already/)
    expect(drill.isRefused({ kind: 'checkTask', taskId: 't1' })).toMatch(/reported already/)
    expect(drill.last('taskReported')).toMatchObject({ personId: 'deputy', text: 'east-b.', needs: null })
  })

  it('reaches nobody as evidence by being reported: a seat says what it says', () => {
    const drill = atTheTable().waitsFor('pageRaised').does(sendTo('deputy')).waits(60)
    drill.does({ kind: 'reportTask', taskId: 't1', text: 'zone-slow', confidence: 'sure' }, 'deputy')
    expect(drill.clues('commander')).toEqual([])
  })

  it('is a report that was asked for, given by the seat when it likes', () => {
    const drill = atTheTable().does({ kind: 'askReport', personId: 'deputy', question: 'CAN?' }).waits(60)
    expect(drill.all('reportGiven')).toEqual([])
    drill.does({ kind: 'giveReport', condition: 'Bad.', actions: 'None.', needs: 'Hands.' }, 'deputy')
    expect(drill.all('reportGiven')[0]).toMatchObject({
      by: { kind: 'seat', seat: 'deputy' },
      event: { personId: 'deputy', condition: 'Bad.', needs: 'Hands.' },
    })
  })

  it('comes back when the seat is relieved: open tasks in the log, the role gone, its power with it', () => {
    const drill = atTheTable()
      .does({ kind: 'assignRole', personId: 'scribe', role: 'operationsLead' })
      .does({ kind: 'acceptRole', text: 'Mine.' }, 'scribe')
      .does(sendTo('scribe', 'which-zone', 5))
      .does(sendTo('scribe', 'what-helps'))
      .does({ kind: 'reportTask', taskId: 't2', text: 'Drain.', confidence: 'guess' }, 'scribe')
      .does({ kind: 'relievePerson', personId: 'scribe', reason: 'Six hours.' })
    expect(drill.all('workHandedBack').map(({ by, event }) => [by, event.workId, event.label])).toEqual([
      [{ kind: 'seat', seat: 'scribe' }, 't1', 'Which zone is slow?'],
    ])
    expect(rolesOf(drill).seats).toEqual({})
    expect(drill.isRefused({ kind: 'undoAction', executionId: 'x1', reason: 'r' }, 'scribe')).toMatch(
      /another seat/,
    )
    drill.waits(400)
    expect(drill.all('taskBoxExpired')).toEqual([])
    expect(drill.isRefused({ kind: 'relievePerson', personId: 'scribe', reason: 'r' })).toMatch(/neither/)
  })

  it('once handed back is nobody’s: the seat neither accepts nor reports it any more', () => {
    const drill = atTheTable()
      .does(sendTo('scribe'))
      .does({ kind: 'relievePerson', personId: 'scribe', reason: 'Rest.' })
    expect(drill.isRefused({ kind: 'acceptTask', taskId: 't1', text: 'On it.' }, 'scribe')).toMatch(/t1/)
    drill.isRefused({ kind: 'reportTask', taskId: 't1', text: 'x', confidence: 'sure' }, 'scribe')
    expect(drill.isRefused({ kind: 'checkTask', taskId: 't1' })).toMatch(/nobody/)
  })

  it('is given to seats in which somebody sits who plays', () => {
    const drill = atTheTable()
    for (const seat of SEAT_IDS) {
      if (seat in seats && seat !== 'facilitator') continue
      expect(drill.isRefused(sendTo(seat)), seat).toMatch(/[.]$/)
      expect(drill.isRefused({ kind: 'askReport', personId: seat, question: 'CAN?' })).toMatch(/[.]$/)
      expect(drill.isRefused({ kind: 'assignRole', personId: seat, role: 'deputy' })).toMatch(/[.]$/)
    }
  })
})

describe('a seat that is handed over', () => {
  const hand = (seat: SeatId, to: Parameters<typeof person>[0] | null) =>
    ({ kind: 'handSeat', seat, to: to === null ? NOBODY : person(to) }) as const

  it('keeps what it has: role, task, evidence and command are the seat’s, whoever sits in it', () => {
    const drill = atTheTable()
      .does(commandTaken, 'deputy')
      .waitsFor('pageRaised')
      .does({ kind: 'lookAt', source: 'metrics', subject: 'zones' }, 'deputy')
      .does(sendTo('deputy'), 'commander')
      .waits(60)
    const clues = drill.clues('deputy')
    expect(clues).toEqual(['zone-slow'])
    drill.does(hand('deputy', 'somebody-new'), 'facilitator')
    expect(drill.view('scribe').drill.seats.deputy).toEqual(person('somebody-new'))
    expect(drill.clues('deputy')).toEqual(clues)
    drill.does({ kind: 'setReminder', inSeconds: 5, text: 'go' }, 'deputy')
    drill.does({ kind: 'acceptTask', taskId: 't1', text: 'Now mine.' }, 'deputy')
    expect(drill.drill.state.incident.commander).toBe('deputy')
  })

  it('has no power by a yes of somebody else: who sits down accepts role and command anew', () => {
    const drill = atTheTable()
      .does(commandTaken)
      .does({ kind: 'assignRole', personId: 'deputy', role: 'operationsLead' })
      .does({ kind: 'acceptRole', text: 'Mine.' }, 'deputy')
      .does({ kind: 'handOverCommand', to: 'deputy', brief: 'All known.' })
      .does({ kind: 'acceptCommand', readBack: 'Mine.' }, 'deputy')
      .does(hand('deputy', 'two'), 'facilitator')
    expect(rolesOf(drill).seats).toEqual({ deputy: 'operationsLead' })
    expect(drill.view().incident.handoverAccepted).toBe(true)
    drill.does(hand('deputy', 'somebody-new'), 'facilitator')
    expect(rolesOf(drill).seats).toEqual({})
    const act = { kind: 'undoAction', executionId: 'x1', reason: 'r' } as const
    expect(drill.isRefused(act, 'deputy')).toMatch(/another seat/)
    expect(drill.last('handoverWithdrawn').to).toBe('deputy')
    expect(drill.isRefused({ kind: 'announceHandover', text: 'Go.' })).toMatch(/no handover/)
    drill.does({ kind: 'acceptRole', text: 'Mine too.' }, 'deputy')
    expect(rolesOf(drill).seats).toEqual({ deputy: 'operationsLead' })
    drill.does({ kind: 'handOverCommand', to: 'deputy', brief: 'All known.' })
  })

  it('to nobody hands back what it had: open tasks and what was in own hands, and the role is gone', () => {
    const drill = atTheTable()
      .does({ kind: 'assignRole', personId: 'deputy', role: 'operationsLead' })
      .does({ kind: 'acceptRole', text: 'Mine.' }, 'deputy')
      .does(sendTo('deputy', 'which-zone', 5))
      .does(sendTo('deputy', 'what-helps'))
      .does({ kind: 'reportTask', taskId: 't2', text: 'Drain.', confidence: 'guess' }, 'deputy')
      .does(approve('drain', { zone: 'east-b' }, 'self'), 'deputy')
      .does(hand('deputy', null), 'facilitator')
    expect(drill.all('workHandedBack').map(({ by, event }) => [by, event.workId])).toEqual([
      [{ kind: 'seat', seat: 'deputy' }, 't1'],
      [{ kind: 'seat', seat: 'deputy' }, 'x1'],
    ])
    drill.waits(400)
    expect([...drill.all('taskBoxExpired'), ...drill.all('actionTookEffect')]).toEqual([])
    expect(drill.isRefused({ kind: 'checkTask', taskId: 't1' })).toMatch(/nobody/)
    drill.does(hand('deputy', 'somebody-new'), 'facilitator')
    expect(rolesOf(drill).seats).toEqual({})
    expect(drill.isRefused({ kind: 'acceptRole', text: 'Mine.' }, 'deputy')).toMatch(/Nobody has given/)
    const again = replayRecord(recordOf(drill.drill), busyShop, { verify: true })
    expect(again.ok && again.drill.state.log).toEqual(drill.drill.state.log)
  })

  it('to nobody has no power at all, and gets it back with a holder', () => {
    const say = { kind: 'say', text: 'Hello', to: null } as const
    const drill = atTheTable().does(say, 'deputy').does(hand('deputy', null), 'facilitator')
    expect(drill.isRefused(say, 'deputy')).toMatch(/Nobody sits/)
    drill.does(hand('deputy', 'two'), 'facilitator').does(say, 'deputy')
  })

  it('is not emptied while it commands: an incident is never without a commander by accident', () => {
    const drill = atTheTable().does(commandTaken, 'deputy')
    expect(drill.isRefused(hand('deputy', null), 'facilitator')).toMatch(/commands/)
    drill.does(hand('deputy', 'somebody-new'), 'facilitator').does(hand('scribe', null), 'facilitator')
  })

  it('is heard by the table, but the Chief’s own seat is his', () => {
    const drill = atTheTable().does(hand('scribe', 'six'), 'facilitator')
    expect(drill.last('seatHanded')).toEqual({ kind: 'seatHanded', seat: 'scribe', to: person('six') })
    expect(drill.view('observer').log.at(-1)?.event.kind).toBe('seatHanded')
    expect(drill.isRefused(hand('chief', 'six'), 'facilitator')).toMatch(/Chief/)
  })
})

describe('a seat for the Chief', () => {
  const CHIEF = { kind: 'chief' } as const
  const give = (seat: SeatId) => ({ kind: 'handSeat', seat, to: CHIEF }) as const

  it('is the commander’s, where he commands: in no other would anything ever be done', () => {
    for (const mode of ['shadow', 'assist', 'command', 'exam'] as const) {
      const drill = driveDrill({ scenario: busyShop, mode, seats })
      for (const seat of SEAT_IDS) {
        if (seat === 'commander' && (mode === 'shadow' || mode === 'assist')) continue
        expect(drill.isRefused(give(seat), 'facilitator'), `${mode} ${seat}`).toMatch(/Chief.*[.]$/)
      }
    }
    for (const mode of ['shadow', 'assist'] as const)
      driveDrill({ scenario: busyShop, mode, seats }).does(give('commander'), 'facilitator')
  })

  it('is not the commander’s while another seat commands', () => {
    const drill = driveDrill({ scenario: busyShop, mode: 'shadow', seats }).does(commandTaken, 'deputy')
    expect(drill.isRefused(give('commander'), 'facilitator')).toMatch(/Somebody else commands/)
  })
})

describe('leaving', () => {
  const leave = { kind: 'endDrill', reason: 'I have to go.' } as const

  it('ends the drill for who sits alone, whichever seat that is', () => {
    for (const seat of ['observer', 'deputy'] as const) {
      const drill = driveDrill({ scenario: busyShop, mode: 'shadow', seat }).does(leave, seat)
      expect(drill.drill.state.ended).not.toBeNull()
    }
  })

  it('ends it for all only from where it is led', () => {
    expect(atTheTable().isRefused(leave, 'scribe')).toMatch(/for all/)
    expect(atTheTable().does(commandTaken, 'deputy').does(leave, 'deputy').drill.state.ended).not.toBeNull()
    for (const seat of ['commander', 'facilitator'] as const)
      expect(atTheTable().does(leave, seat).drill.state.ended).not.toBeNull()
  })
})
