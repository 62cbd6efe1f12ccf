import { describe, expect, it } from 'vitest'
import { driveDrill } from '../../support/drive-drill.ts'

const announcement = 'This is the trainee: I am the incident commander.'

describe('a drill', () => {
  it('pages when telemetry shows harm, not when the harm begins', () => {
    const drill = driveDrill().waitsFor('pageRaised')
    const started = drill.all('faultStarted')[0]
    const page = drill.all('pageRaised')[0]
    expect(started?.at).toBe(60)
    expect(page?.at).toBeGreaterThan(60 + 20 + 20 + 10)
    expect(page?.at).toBeLessThan(60 + 240)
  })

  it('lets an incident be declared once, and its severity be changed with a reason', () => {
    const drill = driveDrill().does({ kind: 'declareIncident', severity: 2, summary: 'Visits fail' })
    expect(drill.isRefused({ kind: 'declareIncident', severity: 1, summary: 'again' })).toMatch(/already/)
    drill.does({ kind: 'setSeverity', severity: 1, reason: 'More customers.' })
    expect(drill.last('severityChanged')).toMatchObject({ from: 2, to: 1 })
  })

  it('gives command to one person at a time', () => {
    const drill = driveDrill().does({ kind: 'takeCommand', announcement })
    expect(drill.isRefused({ kind: 'takeCommand', announcement })).toMatch(/already/)
    expect(drill.drill.state.incident.commander).toBe('commander')
  })

  it('hands command over by brief, read-back and announcement, in that order', () => {
    const drill = driveDrill({ seats: { deputy: { kind: 'person', id: 'ben' } } })
    drill.does({ kind: 'takeCommand', announcement })
    expect(drill.isRefused({ kind: 'announceHandover', text: 'go' })).toMatch(/no handover/)
    drill.does({
      kind: 'handOverCommand',
      to: 'deputy',
      brief: 'Visits fail in the east. Drain is next.',
    })
    expect(drill.isRefused({ kind: 'announceHandover', text: 'go' })).toMatch(/not read the brief back/)
    drill
      .does({ kind: 'acceptCommand', readBack: 'Visits fail in the east; I drain next.' }, 'deputy')
      .does({ kind: 'announceHandover', text: 'Ben commands now.' })
    expect(drill.drill.state.incident.commander).toBe('deputy')
  })

  it('lets nobody work who is not on the bridge, and says whom to page', () => {
    const reason = driveDrill().isRefused({ kind: 'askReport', personId: 'web-oncall', question: 'CAN?' })
    expect(reason).toMatch(/not on the bridge: page them first/)
  })

  it('rings twice for the one who misses a first page', () => {
    const drill = driveDrill()
      .does({ kind: 'page', target: 'late-oncall', reason: 'help' })
      .waitsFor('pageUnanswered')
      .does({ kind: 'page', target: 'late-oncall', reason: 'again' })
      .waitsFor('personJoined')
    expect(drill.last('personJoined').personId).toBe('late-oncall')
  })

  it('reports a finding that depends on the world at that time', () => {
    const task = {
      kind: 'assignTask',
      personId: 'web-oncall',
      investigationId: 'which-zone',
      outcome: 'the zone',
      timeBoxMinutes: 5,
    } as const
    const early = driveDrill().does({ kind: 'page', target: 'web', reason: 'look' }).waitsFor('personJoined')
    early.does({ ...task }).drill.state.queue = early.drill.state.queue.map((each) =>
      each.item.kind === 'taskReports' ? { ...each, at: early.drill.state.second + 1 } : each,
    )
    early.drill.state.queue.sort((a, b) => a.at - b.at)
    early.waitsFor('taskReported')
    expect(early.last('taskReported').text).toBe('Nothing stands out.')

    const late = driveDrill().waitsFor('pageRaised').does({ kind: 'page', target: 'web', reason: 'look' })
    late.waitsFor('personJoined').does(task).waitsFor('taskReported')
    expect(late.last('taskReported').text).toMatch(/east-b: p99 [\d.]+ (ms|s)/)
    expect(late.last('clueReached').clueId).toBe('zone-slow')
  })

  it('carries an approved action out after the time it takes, and the world changes by it alone', () => {
    const drill = driveDrill().waitsFor('pageRaised').does({ kind: 'page', target: 'web', reason: 'drain' })
    drill.waitsFor('personJoined').does({
      kind: 'approveAction',
      actionId: 'drain',
      parameters: { zone: 'east-b' },
      executor: 'web-oncall',
      card: {
        goal: 'No calls there',
        worstCase: 'east-a runs hot',
        expected: {
          series: 'customers/all/successShare',
          direction: 'above',
          value: 0.98,
          withinSeconds: 240,
        },
      },
    })
    const approved = drill.drill.state.second
    drill.waitsFor('actionTookEffect')
    expect(drill.drill.state.second - approved).toBeGreaterThan(20)
    drill.waitsFor('predictionJudged')
    expect(drill.last('predictionJudged').met).toBe(true)
    expect(drill.all('alertCleared').length).toBe(1)
    const [execution] = drill.drill.state.executions
    drill.does({ kind: 'undoAction', executionId: execution?.executionId ?? '', reason: 'trying' }).waits(400)
    expect(drill.all('pageRaised').length).toBe(2)
  })

  it('refuses what an executor has no access to, in the log and in their words', () => {
    const drill = driveDrill().does({ kind: 'page', target: 'data', reason: 'x' }).waitsFor('personJoined')
    drill.does({
      kind: 'approveAction',
      actionId: 'drain',
      parameters: { zone: 'east-b' },
      executor: 'data-oncall',
      card: null,
    })
    expect(drill.last('actionRefused').reason).toMatch(/no access/)
    expect(drill.drill.state.executions).toEqual([])
  })

  it('says which parameter is wrong and what it may be', () => {
    const drill = driveDrill().does({ kind: 'page', target: 'web', reason: 'x' }).waitsFor('personJoined')
    const command = { kind: 'approveAction', actionId: 'drain', executor: 'web-oncall', card: null } as const
    expect(drill.isRefused({ ...command, parameters: { zone: 'mars' } })).toMatch(
      /zone: one of east-a, east-b/,
    )
  })

  it('hears strong objections when asked, and late ones when not', () => {
    const bridge = () => {
      const drill = driveDrill()
        .does({ kind: 'page', target: 'data', reason: 'x' })
        .does({ kind: 'page', target: 'web', reason: 'x' })
      return drill.waits(60)
    }
    const asked = bridge()
      .does({ kind: 'askForObjections', proposal: 'Drain east-b', actionId: 'drain' })
      .waitsFor('objectionRaised')
    expect(asked.last('objectionRaised')).toMatchObject({ personId: 'data-oncall', strong: true })
    asked.waits(60)
    expect(asked.all('noObjections')).toEqual([])
    const unasked = bridge().does({
      kind: 'approveAction',
      actionId: 'drain',
      parameters: { zone: 'east-b' },
      executor: 'web-oncall',
      card: null,
    })
    expect(unasked.waitsFor('objectionRaised').last('objectionRaised').personId).toBe('data-oncall')
  })

  it('answers back to an answer, and to silence', () => {
    const answered = driveDrill().waitsFor('messagePosted')
    const { messageId } = answered.last('messagePosted')
    answered.does({ kind: 'reply', messageId, stance: 'holdTheLine', text: 'Next brief at the full hour.' })
    expect(answered.waitsFor('messagePosted').last('messagePosted').text).toBe('Fair enough.')
    expect(driveDrill().waitsFor('messagePosted').waitsFor('messagePosted').last('messagePosted').text).toBe(
      'Hello?',
    )
  })

  it('fires reminders, triggers and time boxes in simulated time', () => {
    const drill = driveDrill()
      .does({ kind: 'setReminder', inSeconds: 90, text: 'post' })
      .does({
        kind: 'setTrigger',
        thenText: 'page the store',
        expected: {
          series: 'customers/all/successShare',
          direction: 'below',
          value: 0.9,
          withinSeconds: 900,
        },
      })
    expect(drill.waitsFor('reminderFired').drill.state.second).toBe(90)
    expect(drill.waitsFor('triggerFired').last('triggerFired').met).toBe(true)
  })

  it('judges a trigger whose signal is there already only at its end', () => {
    const expected = {
      series: 'customers/all/successShare',
      direction: 'above',
      value: 0.9,
      withinSeconds: 40,
    } as const
    const drill = driveDrill().does({ kind: 'setTrigger', thenText: 'shed load', expected })
    expect(drill.waitsFor('triggerFired').drill.state.second).toBe(40)
    const inTrouble = driveDrill().waits(200).does({ kind: 'setTrigger', thenText: 'shed load', expected })
    expect(inTrouble.waitsFor('triggerFired').last('triggerFired').met).toBe(false)
  })

  it('ends resolved only when the world has recovered', () => {
    const tooEarly = driveDrill()
      .waitsFor('pageRaised')
      .does({ kind: 'declareIncident', severity: 2, summary: 's' })
    tooEarly.does({ kind: 'resolveIncident', text: 'done' }).does({ kind: 'closeIncident', text: 'bye' })
    expect(tooEarly.drill.state.ended).toBe('resolvedTooEarly')
    const left = driveDrill().does({ kind: 'endDrill', reason: 'enough' })
    expect(left.drill.state.ended).toBe('abandoned')
    expect(driveDrill().waits(4000).drill.state.ended).toBe('overtaken')
  })
})
