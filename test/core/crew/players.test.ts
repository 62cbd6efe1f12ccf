import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/core/command/index.ts'
import { freshMemory, playDrill, playerIds, playerNamed, playersOf } from '../../../src/core/crew/index.ts'
import {
  advanceDrill,
  createDrill,
  type Drill,
  type DrillSetup,
  recordOf,
  submitCommand,
} from '../../../src/core/drill/index.ts'
import { defaultPolicy } from '../../../src/core/scenario/index.ts'
import { sensesOf } from '../../../src/core/view/index.ts'
import { tinyIncident } from './tiny-incident.ts'

const setup = (seed = 1): DrillSetup => ({
  scenario: tinyIncident,
  policy: defaultPolicy,
  seed,
  mode: 'command',
  seat: 'commander',
})

function played(id: string, seed = 1): Drill {
  const player = playerNamed(tinyIncident, id)
  if (player === null) throw new Error(`no player ${id}`)
  return playDrill(setup(seed), player)
}

const kindsOf = (drill: Drill) => new Set<string>(drill.state.commands.map((entry) => entry.command.kind))

describe('the roster', () => {
  it('has every player under its own id', () => {
    expect(playersOf(tinyIncident).map((player) => player.id)).toEqual(playerIds)
    expect(playerNamed(tinyIncident, 'nobody')).toBeNull()
  })

  it('plays the same drill twice, to the last checkpoint', () => {
    for (const id of playerIds) expect(recordOf(played(id))).toEqual(recordOf(played(id)))
  })

  it('draws its reaction times from the seed', () => {
    const first = played('expert', 1).state.commands.map((entry) => entry.at)
    const second = played('expert', 2).state.commands.map((entry) => entry.at)
    expect(first).not.toEqual(second)
  })
})

describe('the expert', () => {
  it('resolves the incident and closes it with words that are true', () => {
    const drill = played('expert')
    expect(drill.state.ended).toBe('resolved')
    const declared = drill.state.log.find((entry) => entry.event.kind === 'incidentDeclared')
    const text = declared?.event.kind === 'incidentDeclared' ? declared.event.summary : ''
    expect(text).toMatch(/^1\d(\.\d)?% of visits fail since 12:0\d\.$/)
    expect(drill.state.log.some((entry) => entry.event.kind === 'selfRated')).toBe(true)
  })

  it('never gives a command that the drill refuses', () => {
    for (const id of playerIds) {
      const player = playerNamed(tinyIncident, id)
      if (player === null) throw new Error(id)
      const given: Command[] = []
      const drill = playDrill(setup(), {
        ...player,
        decide: (senses, memory) => {
          const decision = player.decide(senses, memory)
          given.push(...decision.commands.map(({ command }) => command))
          return decision
        },
      })
      const accepted = drill.state.commands.filter((entry) => entry.command.kind !== 'rateSelf').length
      expect({ id, given: given.length }).toEqual({ id, given: accepted })
    }
  })

  it('tells which play each command comes from', () => {
    const player = playerNamed(tinyIncident, 'expert')
    if (player === null) throw new Error('no expert')
    let memory = freshMemory
    const drill = playDrill(setup(), player, { untilSecond: 300 })
    const decision = player.decide(sensesOf(drill, 'commander'), memory)
    memory = decision.memory
    for (const { play } of decision.commands) expect(tinyIncident.playbook).toContain(play)
    expect(JSON.parse(JSON.stringify(memory))).toEqual(memory)
  })
})

describe('the other players', () => {
  it('the silent fixer fixes and says nothing', () => {
    const kinds = kindsOf(played('silentFixer'))
    expect(kinds).toContain('approveAction')
    for (const kind of ['declareIncident', 'postStatus', 'page', 'postInternalUpdate', 'say'])
      expect(kinds).not.toContain(kind)
  })

  it('the talker talks and changes nothing', () => {
    const kinds = kindsOf(played('talker'))
    expect(kinds).toContain('declareIncident')
    expect(kinds).toContain('postStatus')
    for (const kind of ['approveAction', 'undoAction']) expect(kinds).not.toContain(kind)
  })

  it('the injection talker gives the same commands as the talker, with a plea in the words', () => {
    const plain = played('talker').state.commands
    const plea = played('injectionTalker').state.commands
    expect(plea.map((entry) => [entry.at, entry.command.kind])).toEqual(
      plain.map((entry) => [entry.at, entry.command.kind]),
    )
    expect(JSON.stringify(plea)).toContain('grader')
  })

  it('the over-escalator calls SEV-1 and pages everybody', () => {
    const { log } = played('overEscalator').state
    const paged = new Set(
      log.flatMap((entry) => (entry.event.kind === 'personPaged' ? [entry.event.personId] : [])),
    )
    expect(log.find((entry) => entry.event.kind === 'incidentDeclared')?.event).toMatchObject({ severity: 1 })
    expect(paged.size).toBe(tinyIncident.cast.length)
  })

  it('restart-everything restarts, again and again', () => {
    const drill = played('restartEverything')
    expect(drill.state.executions.filter((each) => each.actionId === 'restart').length).toBeGreaterThan(1)
  })

  it('nothing does nothing', () => {
    const drill = played('nothing')
    expect(drill.state.commands).toEqual([])
    expect(drill.state.ended).toBe('overtaken')
  })
})

describe('what a player may know', () => {
  it('decides the same when all that it cannot sense is hidden from it', () => {
    const player = playerNamed(tinyIncident, 'expert')
    if (player === null) throw new Error('no expert')
    const drill = playDrill(setup(), player, { untilSecond: 250 })
    const senses = sensesOf(drill, 'commander')
    const forbidden = () => {
      throw new Error('a player looked behind the scenes')
    }
    const facts = { ...senses.facts, truth: forbidden, inState: forbidden, faultActive: forbidden }
    const {
      second,
      logLength,
      drill: slice,
      incident,
      pages,
      people,
      inbox,
      tasks,
      executions,
      timers,
      handbook,
    } = senses
    const blind = {
      second,
      logLength,
      seat: senses.seat,
      drill: slice,
      incident,
      pages,
      people,
      inbox,
      tasks,
      executions,
      timers,
      handbook,
      facts,
      logSince: senses.logSince,
      messageOf: senses.messageOf,
    }
    expect(player.decide(blind, freshMemory)).toEqual(player.decide(senses, freshMemory))
    expect(
      submitCommand(drill, 'commander', { kind: 'say', text: 'Still here, all of us.', to: null }).ok,
    ).toBe(true)
  })
})

describe('in Shadow', () => {
  it("the expert commands from the Chief's seat while the trainee watches", () => {
    const player = playerNamed(tinyIncident, 'expert')
    if (player === null) throw new Error('no expert')
    const drill = createDrill({ ...setup(), mode: 'shadow', seat: 'observer' })
    let memory = freshMemory
    while (drill.state.ended === null) {
      const decision = player.decide(sensesOf(drill, 'commander'), memory)
      memory = decision.memory
      for (const { command } of decision.commands)
        expect(submitCommand(drill, 'commander', command)).toMatchObject({ ok: true })
      advanceDrill(drill, drill.state.second + 5)
    }
    expect(drill.state.ended).toBe('resolved')
    expect(drill.state.incident.commander).toBe('commander')
  })
})
