import { describe, expect, it } from 'vitest'
import { scenario as latencySpike } from '../../../scenarios/us-east-1-latency/scenario.ts'
import { playerIds } from '../../../src/core/crew/index.ts'
import { recordOf, replayRecord } from '../../../src/core/drill/index.ts'
import { applyUpdate, feed, replayTable } from '../../../src/core/table/index.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'
import { sitAtTable } from './sit-at-table.ts'

const person = (id: string) => ({ kind: 'person', id }) as const
const TWO = { commander: person('ana'), deputy: person('ben') }

describe('two people and the Chief at one table', () => {
  const play = () => {
    const table = sitAtTable({ scenario: latencySpike, seats: TWO, seed: 1 })
    table.waits(700)
    const page = table.drill.state.pages[0]?.pageId ?? ''
    table
      .gives('deputy', { kind: 'acknowledgePage', pageId: page })
      .gives('commander', { kind: 'declareIncident', severity: 2, summary: 'Visits are slow.' })
      .gives('commander', { kind: 'openBridge' })
      .gives('commander', { kind: 'takeCommand', announcement: 'I am the incident commander.' })
      .gives('commander', { kind: 'assignRole', personId: 'deputy', role: 'commsLead' })
      .gives('deputy', { kind: 'acceptRole', text: 'I write to customers.' })
      .waits(20)
    return table
  }

  it('one commands, the other has a role, and the log says who did what', () => {
    const table = play()
    table.gives('deputy', {
      kind: 'postStatus',
      phase: 'investigating',
      text: 'Some visits are slow. We are on it.',
      nextUpdateMinutes: 15,
    })
    expect(table.drill.state.incident.commander).toBe('commander')
    const by = (kind: string) => table.log().find(({ event }) => event.kind === kind)?.by
    expect(by('commandTaken')).toEqual({ kind: 'seat', seat: 'commander' })
    expect(by('statusPosted')).toEqual({ kind: 'seat', seat: 'deputy' })
    expect(by('roleAccepted')).toEqual({ kind: 'seat', seat: 'deputy' })
    expect(table.kinds()).toContain('chiefSpoke')
  })

  it('what one of them looks at is evidence of that one alone', () => {
    const table = play()
    const before = table.cluesOf('deputy')
    table.gives('commander', { kind: 'lookAt', source: 'metrics', subject: 'zones' }).waits(600)
    const own = table.cluesOf('commander').filter((clue) => !before.includes(clue))
    expect(own.length).toBeGreaterThan(0)
    expect(table.cluesOf('deputy').filter((clue) => own.includes(clue))).toEqual([])
  })

  it('what somebody of the cast reports on the bridge reaches both', () => {
    const table = play()
    const { investigations, teams } = latencySpike
    const compare = investigations.find(({ id }) => id === 'compare-zones') ?? investigations[0]
    const owner = teams.find(({ id }) => id === compare?.teams[0])?.onCall ?? ''
    table
      .gives('commander', { kind: 'page', target: owner, reason: 'Visits are slow.' })
      .waits(300)
      .gives('commander', {
        kind: 'assignTask',
        personId: owner,
        investigationId: compare?.id ?? '',
        outcome: 'Is one zone slower?',
        timeBoxMinutes: 10,
      })
      .waits(700)
    const told = compare?.findings.flatMap(({ clues }) => clues) ?? []
    const reached = (seat: 'commander' | 'deputy') =>
      table.cluesOf(seat).filter((clue) => told.includes(clue))
    expect(reached('commander').length).toBeGreaterThan(0)
    expect(reached('deputy')).toEqual(expect.arrayContaining(reached('commander')))
  })

  it('command passes from one to the other by brief, read-back and announcement', () => {
    const table = play()
    expect(table.isRefused('deputy', { kind: 'takeCommand', announcement: 'I command.' })).toMatch(
      /handed over/,
    )
    expect(table.isRefused('deputy', { kind: 'closeIncident', text: 'Over.' })).toMatch(/another seat/)
    table
      .gives('commander', { kind: 'handOverCommand', to: 'deputy', brief: 'SEV-2. One zone is suspected.' })
      .gives('deputy', { kind: 'acceptCommand', readBack: 'SEV-2, one zone, mine.' })
      .gives('commander', { kind: 'announceHandover', text: 'Ben has command.' })
    expect(table.drill.state.incident.commander).toBe('deputy')
    expect(table.view('deputy').incident.commander).toBe(table.view('deputy').drill.seat)
    table.gives('deputy', { kind: 'setSeverity', severity: 1, reason: 'Most visits fail.' })
    expect(table.drill.state.seats.deputy).toEqual(person('ben'))
  })

  it('a second person who takes command is commander, and not the Chief', () => {
    const table = sitAtTable({ scenario: latencySpike, seats: TWO }).waits(600)
    table
      .gives('deputy', { kind: 'declareIncident', severity: 2, summary: 'Visits are slow.' })
      .gives('deputy', { kind: 'takeCommand', announcement: 'I am the incident commander.' })
    expect(table.drill.state.incident.commander).toBe('deputy')
    expect(table.drill.state.seats.deputy.kind).toBe('person')
  })

  it('all of it plays again, at a table and in the bare engine, to the same bits', () => {
    const table = play().waits(300)
    const record = JSON.parse(JSON.stringify(recordOf(table.drill)))
    const bare = replayRecord(record, latencySpike, { verify: true })
    const again = replayTable(record, latencySpike)
    expect(bare.ok ? '' : bare.problem).toBe('')
    expect(again.ok ? '' : again.problem).toBe('')
    expect(bare.ok && bare.drill.state.log).toEqual(table.drill.state.log)
    expect(again.ok && again.table.drill.state.log).toEqual(table.drill.state.log)
    expect(again.ok && again.table.state.chief).toEqual(table.table.state.chief)
  })

  it('commands of one second take effect in the order in which they came, live and again', () => {
    const orders = (['commander', 'deputy'] as const).map((first) => {
      const table = sitAtTable({ scenario: latencySpike, seats: TWO }).waits(600)
      const second = first === 'commander' ? 'deputy' : 'commander'
      table.gives(first, { kind: 'declareIncident', severity: 2, summary: first })
      table.isRefused(second, { kind: 'declareIncident', severity: 1, summary: second })
      const record = recordOf(table.waits(60).drill)
      const again = replayTable(record, latencySpike)
      expect(again.ok && again.table.drill.state.incident.severity).toBe(2)
      return record.checkpoints.at(-1)?.hash
    })
    expect(orders[0]).not.toBe(orders[1])
  })
})

describe('a seat', () => {
  it('of the Chief or of nobody is not given to by a person', () => {
    const table = sitAtTable({ mode: 'shadow', seat: 'observer' })
    expect(table.isRefused('commander', { kind: 'openBridge' })).toMatch(/do not hold/)
    expect(table.isRefused('scribe', { kind: 'say', text: 'Hello', to: null })).toMatch(/do not hold/)
  })

  it('can be held by a player of the game, which decides from what that seat senses', () => {
    const table = sitAtTable({
      scenario: latencySpike,
      seat: 'observer',
      seats: { commander: { kind: 'player', id: 'expert' } },
    }).waits(2400)
    expect(table.drill.state.incident.commander).toBe('commander')
    expect(table.kinds()).toContain('actionTookEffect')
    const again = replayTable(recordOf(table.drill), latencySpike)
    expect(again.ok ? '' : again.problem).toBe('')
    expect(again.ok && again.table.state.players).toEqual(table.table.state.players)
  })

  it('that a facilitator hands to a player is played on from there', () => {
    const table = sitAtTable({
      scenario: latencySpike,
      seats: { commander: person('ana'), facilitator: person('fay') },
    }).waits(700)
    table.gives('facilitator', { kind: 'handSeat', seat: 'commander', to: { kind: 'player', id: 'expert' } })
    expect(table.isRefused('commander', { kind: 'openBridge' })).toMatch(/do not hold/)
    table.waits(600)
    expect(table.drill.state.incident.commander).toBe('commander')
    expect(replayTable(recordOf(table.drill), latencySpike)).toMatchObject({ ok: true })
  })

  it('is given to no player that does not exist: at the start, by a facilitator, or in a record', () => {
    const ghost = { kind: 'player', id: 'zzz' } as const
    expect(() => sitAtTable({ seats: { deputy: ghost } })).toThrow(/no player called "zzz"/)
    const table = sitAtTable({ seats: { commander: person('ana'), facilitator: person('fay') } }).waits(60)
    expect(table.isRefused('facilitator', { kind: 'handSeat', seat: 'deputy', to: ghost })).toMatch(/zzz/)
    const record = recordOf(table.drill)
    const forged = { ...record, seats: { ...record.seats, deputy: ghost } }
    expect(replayTable(forged, tinyScenario)).toMatchObject({ ok: false })
  })

  it('speaks in whole sentences whichever player holds it', () => {
    for (const id of playerIds) {
      const table = sitAtTable({
        scenario: latencySpike,
        seat: 'observer',
        seats: { commander: { kind: 'player', id } },
      }).waits(2400)
      const said = table.log().filter(({ by }) => by.kind === 'seat' && by.seat === 'commander')
      for (const { event } of said)
        if ('text' in event) expect({ id, text: event.text }).not.toEqual({ id, text: '' })
    }
  })

  it('of the commander that a person holds is not played by the Chief, whatever the mode', () => {
    const table = sitAtTable({
      scenario: latencySpike,
      mode: 'shadow',
      seat: 'observer',
      seats: { commander: person('ana') },
    }).waits(900)
    expect(table.drill.state.commands.filter(({ seat }) => seat === 'commander')).toEqual([])
    expect(table.table.state.gameRefused).toEqual([])
    table.gives('commander', { kind: 'declareIncident', severity: 2, summary: 'Slow.' })
  })

  it('that changes hands is shown so to everybody who is fed', () => {
    const table = sitAtTable({ seats: { commander: person('ana'), facilitator: person('fay') } }).waits(10)
    const first = feed(table.table, 'commander', null)
    table.gives('facilitator', { kind: 'handSeat', seat: 'deputy', to: person('eve') })
    const { update } = feed(table.table, 'commander', first.cursor)
    if (first.update === null || update === null) throw new Error('nothing was sent')
    expect(applyUpdate(applyUpdate(null, first.update), update).drill.seats.deputy).toEqual(person('eve'))
  })
})
