import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doVerb } from '../../src/cli/text-game/read-action.ts'
import { split, type Verb } from '../../src/cli/text-game/verb.ts'
import { VERBS } from '../../src/cli/text-game/verbs.ts'
import { seatDuties } from '../../src/core/crew/index.ts'
import { driveDrill } from '../support/drive-drill.ts'
import { type Answer, runDrill } from './run-drill.ts'

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
    'owner you 5': { kind: 'namePostmortemOwner', personId: 'you', dueDays: 5 },
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
  }

  const verbs: Readonly<Record<string, Verb>> = { ...VERBS, do: doVerb }

  it('become the commands they stand for', () => {
    for (const [line, command] of Object.entries(LINES)) {
      const [word, rest] = split(line)
      expect(verbs[word]?.read(rest, view), line).toMatchObject(command)
    }
  })

  it('are there for every command that a commander can give alone', () => {
    const kinds = new Set(Object.values(LINES).map((command) => (command as { kind: string }).kind))
    expect([...seatDuties.commander].filter((kind) => !kinds.has(kind))).toEqual([])
    expect(
      Object.keys(verbs).filter((word) => !Object.keys(LINES).some((line) => split(line)[0] === word)),
    ).toEqual([])
  })

  it('say what is missing when a line is too short, and never throw', () => {
    for (const [word, verb] of Object.entries(verbs))
      for (const rest of ['', 'x', 'x y', '1', '1 2 3'])
        expect(['string', 'object'], `${word} ${rest}`).toContain(typeof verb.read(rest, view))
    for (const word of ['declare', 'role', 'task', 'do', 'status', 'reply', 'hypothesis', 'trigger'])
      expect(typeof verbs[word]?.read('', view), word).toBe('string')
  })
})

describe('a drill through a pipe', () => {
  let folder: string
  let answer: Answer
  const kept = () => join(folder, 'kept.json')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'drill-tower-game-'))
    const script = [
      'help',
      'dance',
      'declare',
      'wait 275',
      'ack',
      'look metrics zones',
      'declare 2 Visits are slow in all markets',
      'command I am the incident commander',
      'page edge-oncall visits are slow',
      'page support-lead customers write in',
      'wait 200',
      'people',
      'actions',
      'investigations',
      'task edge-oncall compare-zones 4 which zone is slow',
      'task edge-oncall compare-zones 4 again',
      'mentor what is a time box?',
      'wait 240',
      'do drain-zone zone=us-east-1b by edge-oncall goal: less harm ; expect: customers/all/successShare above 0.9 5 ; worst: heat',
      'due',
      'wait 420',
      'wait 0',
      'verify buy-a-ticket-us support-lead',
      'wait 300',
      'mitigated customers are served',
      'resolve proven by a purchase',
      'owner you 5',
      'close thank you all',
      'wait 5',
      'rate A=3 B=2 | calm | the noise | drain sooner',
      'say never read',
    ]
    answer = await runDrill(
      ['play', 'us-east-1-latency', '--seed', '5', '--out', kept()],
      `${script.join('\n')}\n`,
    )
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is played to the end, answers each line, and says how it went', () => {
    expect(answer.code).toBe(0)
    for (const words of [
      /There is no word "dance"/,
      /Give a severity from 1 to 5/,
      /page raised/,
      /INC-\d+ SEV-2/,
      /commander: you/,
      /edge-oncall +Gateway on-call engineer +on ?Bridge/,
      /drain-zone +Drain a zone/,
      /task reported/,
      /time box/,
      /Say how many seconds/,
      /verification reported/,
      /The drill has ended/,
      /The drill has ended: resolved/,
      /customer-minutes \(par/,
    ])
      expect(answer.out).toMatch(words)
  })

  it('keeps prompts off standard output and never shows what is hidden', () => {
    expect(answer.out).not.toMatch(/^> /m)
    expect(answer.out).not.toMatch(/grey-1b|residual-1b|world observed|machine entered|evidence reached/i)
  })

  it('leaves a record that holds what was typed, the own rating included', () => {
    const record = JSON.parse(readFileSync(kept(), 'utf8'))
    const kinds = record.commands.map(({ command }: { command: { kind: string } }) => command.kind)
    for (const kind of ['acknowledgePage', 'approveAction', 'closeIncident', 'rateSelf'])
      expect(kinds).toContain(kind)
    expect(kinds).not.toContain('say')
    expect(record).toMatchObject({ seed: 5, scenarioId: 'us-east-1-latency' })
  })
})
