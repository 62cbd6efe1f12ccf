import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandsOf, SEAT_IDS, seatDuties } from '../../src/core/command/index.ts'
import type { SeatView } from '../../src/core/consoles/index.ts'
import { parseScenario, type Scenario } from '../../src/core/scenario/index.ts'
import { openTable, replayTable } from '../../src/core/table/index.ts'
import { stopWords } from '../../src/hosts/text/stop-words.ts'
import { createTextGame } from '../../src/hosts/text/text-game.ts'
import { split } from '../../src/hosts/text/verb.ts'
import { VERB_BY_WORD, VERBS, verbsOf } from '../../src/hosts/text/verbs.ts'
import { openDrillFile } from '../../src/protocol/drill-file-schema.ts'
import { driveDrill } from '../support/drive-drill.ts'
import { tinyScenario } from '../support/tiny-scenario.ts'
import { atATextGame, setupOf } from './at-a-text-game.ts'

const slowMenus = ((): Scenario => {
  const raw = readFileSync(resolve(import.meta.dirname, '../../scenarios/slow-menus/scenario.json'), 'utf8')
  const parsed = parseScenario(JSON.parse(raw))
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return parsed.scenario
})()

describe('the words of the text game', () => {
  const drill = driveDrill().waits(300)
  drill.does({ kind: 'declareIncident', severity: 2, summary: 'x' })
  drill.does({ kind: 'chiefSays', tone: 'question', text: 'Well?', cites: [], questionId: 'q1' }, 'chief')
  const view = drill.view()

  /** One line for every word; what it must become. */
  const LINES: Readonly<Record<string, object>> = {
    'ack p1': { kind: 'acknowledgePage', pageId: 'p1' },
    'declare 2 visits fail': { kind: 'declareIncident', severity: 2, summary: 'visits fail' },
    'severity 1 it is worse': { kind: 'setSeverity', severity: 1, reason: 'it is worse' },
    bridge: { kind: 'openBridge' },
    'command I am the IC': { kind: 'takeCommand', announcement: 'I am the IC' },
    'role web-oncall COMMSLEAD': { kind: 'assignRole', personId: 'web-oncall', role: 'commsLead' },
    'handover data-oncall all is told': { kind: 'handOverCommand', to: 'data-oncall', brief: 'all is told' },
    'announce data has it': { kind: 'announceHandover', text: 'data has it' },
    'accept I read back': { kind: 'acceptCommand', readBack: 'I read back' },
    'relieve web-oncall tired': { kind: 'relievePerson', personId: 'web-oncall', reason: 'tired' },
    'report web-oncall': { kind: 'askReport', personId: 'web-oncall' },
    'task web-oncall which-zone 4 the zone': {
      kind: 'assignTask',
      personId: 'web-oncall',
      investigationId: 'which-zone',
      outcome: 'the zone',
      timeBoxMinutes: 4,
    },
    'chase t1': { kind: 'checkTask', taskId: 't1' },
    'page vendor slow': { kind: 'page', target: 'vendor', reason: 'slow' },
    'standdown web-oncall,data-oncall I stay': {
      kind: 'standDown',
      personIds: ['web-oncall', 'data-oncall'],
      staying: 'I stay',
    },
    'hypothesis low east-b,web it is there': {
      kind: 'stateHypothesis',
      confidence: 'low',
      suspects: ['east-b', 'web'],
      text: 'it is there',
    },
    'options drain | wait': { kind: 'listOptions', options: ['drain', 'wait'] },
    'objections drain I drain': { kind: 'askForObjections', actionId: 'drain', proposal: 'I drain' },
    'do drain zone=east-b by web-oncall goal: less harm ; expect: customers/all/successShare above 0.97 5 ; worst: heat':
      {
        kind: 'approveAction',
        actionId: 'drain',
        parameters: { zone: 'east-b' },
        executor: 'web-oncall',
        card: {
          goal: 'less harm',
          expected: {
            series: 'customers/all/successShare',
            direction: 'above',
            value: 0.97,
            withinSeconds: 300,
          },
          worstCase: 'heat',
        },
      },
    'undo x1 worse': { kind: 'undoAction', executionId: 'x1', reason: 'worse' },
    'update all well': { kind: 'postInternalUpdate', text: 'all well' },
    'status investigating 15 we look': {
      kind: 'postStatus',
      phase: 'investigating',
      nextUpdateMinutes: 15,
      text: 'we look',
    },
    'brief state and next': { kind: 'briefExecutives', text: 'state and next' },
    'doc summary so far': { kind: 'editDocument', section: 'summary', text: 'so far' },
    'ticket followUp alarm on key age / Security lead': {
      kind: 'createTicket',
      type: 'followUp',
      title: 'alarm on key age',
      ownerRole: 'Security lead',
    },
    'remind 5 look again': { kind: 'setReminder', inSeconds: 300, text: 'look again' },
    'trigger slo/burnRate5m above 20 10 drain': {
      kind: 'setTrigger',
      expected: { series: 'slo/burnRate5m', direction: 'above', value: 20, withinSeconds: 600 },
      thenText: 'drain',
    },
    'reply m1 holdTheLine no estimate': {
      kind: 'reply',
      messageId: 'm1',
      stance: 'holdTheLine',
      text: 'no estimate',
    },
    'say hello': { kind: 'say', text: 'hello', to: null },
    'look metrics zones': { kind: 'lookAt', source: 'metrics', subject: 'zones' },
    'verify buy web-oncall': { kind: 'askVerification', checkId: 'buy', personId: 'web-oncall' },
    'mitigated better': { kind: 'markMitigated', text: 'better' },
    'resolve over': { kind: 'resolveIncident', text: 'over' },
    'owner you 5': { kind: 'namePostmortemOwner', personId: 'commander', dueDays: 5 },
    'owner web-oncall 2': { kind: 'namePostmortemOwner', personId: 'web-oncall', dueDays: 2 },
    'close thanks': { kind: 'closeIncident', text: 'thanks' },
    'mentor severity': { kind: 'askMentor', topic: 'severity' },
    'answer I would drain': { kind: 'answerChief', questionId: 'q1', text: 'I would drain' },
    'rate A=3 G=2 | well | hard | change': {
      kind: 'rateSelf',
      ratings: { A: 3, G: 2 },
      wentWell: 'well',
      wasHard: 'hard',
      wouldChange: 'change',
    },
    'quit bored': { kind: 'endDrill', reason: 'bored' },
    'accept-role I keep the notes': { kind: 'acceptRole', text: 'I keep the notes' },
    'accept-task t1 on it': { kind: 'acceptTask', taskId: 't1', text: 'on it' },
    'report-task t1 LIKELY it is zone b': {
      kind: 'reportTask',
      taskId: 't1',
      confidence: 'likely',
      text: 'it is zone b',
    },
    'can all slow | draining b | one more pair of hands': {
      kind: 'giveReport',
      condition: 'all slow',
      actions: 'draining b',
      needs: 'one more pair of hands',
    },
    pause: { kind: 'setPause', paused: true },
    resume: { kind: 'setPause', paused: false },
    'inject cto-asks': { kind: 'sendInject', injectId: 'cto-asks' },
    'speak web-oncall I am tired': { kind: 'speakAs', personId: 'web-oncall', text: 'I am tired' },
    'override b2 3 said it aloud': {
      kind: 'overrideMark',
      marker: 'B2',
      rating: 3,
      reason: 'said it aloud',
    },
    'override G1 - never came up': {
      kind: 'overrideMark',
      marker: 'G1',
      rating: null,
      reason: 'never came up',
    },
    'hand deputy person anna': { kind: 'handSeat', seat: 'deputy', to: { kind: 'person', id: 'anna' } },
    'hand SCRIBE player talker': { kind: 'handSeat', seat: 'scribe', to: { kind: 'player', id: 'talker' } },
    'hand commander chief': { kind: 'handSeat', seat: 'commander', to: { kind: 'chief' } },
    'hand observer nobody': { kind: 'handSeat', seat: 'observer', to: { kind: 'nobody' } },
  }

  it('become the commands they stand for', () => {
    for (const [line, command] of Object.entries(LINES)) {
      const [word, rest] = split(line)
      expect(VERB_BY_WORD.get(word)?.read(rest, view), line).toMatchObject(command)
    }
  })

  it('are there for every command that some seat may give, all but what the Chief says himself', () => {
    for (const seat of SEAT_IDS)
      for (const kind of commandsOf(seatDuties[seat])) {
        if (kind === 'chiefSays') continue
        const words = verbsOf(kind).map(({ form }) => split(form)[0])
        const lines = Object.entries(LINES).filter(([line]) => words.includes(split(line)[0]))
        expect(
          lines.map(([, command]) => command),
          `${seat}: ${kind}`,
        ).toContainEqual(expect.objectContaining({ kind }))
      }
    expect(verbsOf('chiefSays')).toEqual([])
  })

  it('are all tried here, and no two are the same', () => {
    const tried = new Set(Object.keys(LINES).map((line) => split(line)[0]))
    expect([...VERB_BY_WORD.keys()].filter((word) => !tried.has(word))).toEqual([])
    expect(VERB_BY_WORD.size).toBe(Object.values(VERBS).flat().length)
  })

  it('say what is missing when a line is too short, and never throw', () => {
    for (const [word, verb] of VERB_BY_WORD)
      for (const rest of ['', 'x', 'x y', '1', '1 2 3'])
        expect(['string', 'object'], `${word} ${rest}`).toContain(typeof verb.read(rest, view))
    for (const word of ['declare', 'role', 'task', 'do', 'status', 'reply', 'hypothesis', 'trigger', 'can'])
      expect(typeof VERB_BY_WORD.get(word)?.read('', view), word).toBe('string')
    for (const line of [
      'hand deputy',
      'hand nowhere chief',
      'hand deputy player nobody-knows',
      'override Z9 3 x',
    ])
      expect(typeof VERB_BY_WORD.get(split(line)[0])?.read(split(line)[1], view), line).toBe('string')
  })
})

describe('a text game', () => {
  it('stops in Shadow at the question of the Chief, says so, and goes on after the answer', () => {
    const { types, game } = atATextGame(setupOf('shadow', slowMenus))
    const said = types('wait 600')
    expect(said).toMatch(/The Chief asks, and time waits for you \(after \d+ s\)/)
    const { second } = game.table.drill.state
    expect(second).toBeLessThan(600)
    expect(types('answer I would declare')).toMatch(
      /you: answers the Chief: I would declare[\s\S]*Fire Chief: /,
    )
    expect(game.table.drill.state.second).toBe(second)
    types('wait 10')
    expect(game.table.drill.state.second).toBeGreaterThan(second)
    expect(replayTable(game.file(), slowMenus)).toMatchObject({ ok: true })
  })

  it('runs with "next" until something happens, and says why it stopped', () => {
    const { types } = atATextGame(setupOf('command'))
    expect(types('next')).toMatch(/Fire Chief: .*[\s\S]*Something happened: time stopped after 1 s\.$/)
  })

  it('says what fell due within the stride, and between two seconds', () => {
    const view = atATextGame(setupOf('command')).game.view()
    const timer = (label: string, dueAt: number, overdue: boolean) =>
      ({ id: label, label, dueAt, overdue }) as SeatView['timers'][number]
    const seen: SeatView = {
      ...view,
      drill: { ...view.drill, second: 100 },
      timers: [
        timer('long ago', 90, true),
        timer('an update', 95, true),
        timer('a box', 99.5, true),
        timer('later', 101, false),
      ],
    }
    expect(stopWords('deadline', 10, seen)).toBe('Due now, an update, a box: time stopped after 10 s.')
  })

  it.each([
    ['shadow', 'observer', /\[m\d+, waits for the commander's answer\] \(to the commander alone\) When/],
    ['assist', 'deputy', /\[m\d+, waits for an answer\] \(to the commander alone\) When/],
    ['command', 'commander', /\[m\d+, waits for an answer\] \(to you alone\) When/],
  ] as const)('tells in %s to whom a private message goes', (mode, seat, words) => {
    const [first, ...others] = tinyScenario.injects
    if (first === undefined) throw new Error('the scenario has no message')
    const injects = [{ ...first, channel: 'direct', when: { afterSecond: 30 } } as const, ...others]
    const setup = setupOf(mode, { ...tinyScenario, injects })
    expect(setup.seat).toBe(seat)
    expect(atATextGame(setup).typesAll(['wait 20', 'wait 40', 'answer yes', 'wait 40'])).toMatch(words)
  })

  it('does not jump ahead in an exam', () => {
    const { types, game } = atATextGame(setupOf('exam'))
    expect(types('next')).toMatch(/An exam runs on like a real night/)
    types('wait 60')
    expect(game.table.drill.state.second).toBe(60)
  })

  it('refuses a commander what belongs to a facilitator, in a sentence, and changes nothing', () => {
    const { types, game } = atATextGame(setupOf('command'))
    types('wait 5')
    for (const line of [
      'pause',
      'resume',
      'inject cto-asks',
      'speak web-oncall hello',
      'override A1 4 I was good',
      'hand deputy chief',
    ])
      expect(types(line), line).toBe('This belongs to another seat: ask whoever holds it.')
    expect(game.file().commands.filter(({ seat }) => seat === 'commander')).toEqual([])
  })

  it('stands while the facilitator has stopped the time, and says so', () => {
    const { types, game } = atATextGame({ ...setupOf('command'), seat: 'facilitator' })
    expect(types('pause')).toMatch(/you: stops the time/)
    expect(types('wait 60')).toMatch(/Time was stopped by the facilitator/)
    expect(game.table.drill.state.second).toBe(0)
    types('resume')
    types('wait 60')
    expect(game.table.drill.state.second).toBe(60)
  })

  it('calls the commander "you" in the own seat, and by what holds it elsewhere', () => {
    expect(atATextGame(setupOf('command')).typesAll(['command mine', 'next'])).toMatch(/commander: you/)
    const shadow = atATextGame(setupOf('shadow', slowMenus))
    expect(shadow.typesAll(Array.from({ length: 8 }, () => 'wait 120'))).toMatch(/commander: Fire Chief/)
    const table = openTable({
      ...setupOf('command'),
      seats: { deputy: { kind: 'person', id: 'anna' } },
    })
    atATextGame(table).types('command I have it')
    const deputy = createTextGame(table, { print: (text) => lines.push(text), seat: 'deputy' })
    const lines: string[] = []
    deputy.show()
    expect(lines.join('\n')).toMatch(/incident commander: command taken: I have it/)
    expect(lines.join('\n')).toMatch(/commander: incident commander/)
  })

  it('names a seat when it names the owner of the post-mortem as "you"', () => {
    const { types, game } = atATextGame(setupOf('command'))
    types('declare 2 slow')
    expect(types('owner you 5')).toMatch(/post-mortem: owner is you, due in 5 days/)
    expect(game.file().commands.at(-1)?.command).toMatchObject({ personId: 'commander' })
  })

  it('lets nothing into the record that no file could hold', () => {
    const { types, game } = atATextGame(setupOf('command'))
    expect(types('owner you 400')).toMatch(/That cannot be given: dueDays/)
    expect(openDrillFile(JSON.parse(JSON.stringify(game.file())))).toMatchObject({ kind: 'playable' })
  })

  it('offers only the words of the own seat, and names the others', () => {
    const { types } = atATextGame(setupOf('shadow'))
    const [mine = '', others = ''] = types('help').split('Not now, or for another seat:')
    expect(mine).toMatch(/^ {2}answer <text>/m)
    expect(mine).not.toMatch(/^ {2}(declare|pause)/m)
    expect(others).toMatch(/declare .* pause/)
  })
})
