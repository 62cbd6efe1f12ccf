import { describe, expect, it } from 'vitest'
import { MOMENTS } from '../../../src/core/chief/watch-and-ask.ts'
import type { Command } from '../../../src/core/command/index.ts'
import { atTimes, momentsAsked, sitDown } from './at-the-table.ts'
import { crowdedScenario, handIds } from './crowded-scenario.ts'

type Script = readonly (readonly [number, Command])[]

const declare: Command = { kind: 'declareIncident', severity: 2, summary: 'Visits fail.' }
const command: Command = { kind: 'takeCommand', announcement: 'I am the incident commander.' }
const ack: Command = { kind: 'acknowledgePage', pageId: 'p1' }
const hypothesis: Command = { kind: 'stateHypothesis', text: 'A zone.', confidence: 'low', suspects: [] }
const update: Command = { kind: 'postInternalUpdate', text: 'Visits fail. We look. Nothing needed.' }
const post: Command = {
  kind: 'postStatus',
  phase: 'investigating',
  text: 'Some visits fail. We are on it.',
  nextUpdateMinutes: 5,
}
const unpromised: Command = { ...post, nextUpdateMinutes: null }
const page = (target: string): Command => ({ kind: 'page', target, reason: 'Visits fail.' })
const look = (source: 'metrics' | 'logs'): Command => ({
  kind: 'lookAt',
  source,
  subject: source === 'metrics' ? 'zones' : 'web',
})
const task = (personId: string, timeBoxMinutes: number): Command => ({
  kind: 'assignTask',
  personId,
  investigationId: 'long-look',
  outcome: 'what it is',
  timeBoxMinutes,
})
const drain = (executor: string, value?: number): Command => ({
  kind: 'approveAction',
  actionId: 'drain',
  parameters: { zone: 'east-b' },
  executor,
  card:
    value === undefined
      ? null
      : {
          goal: 'less harm',
          worstCase: 'heat',
          expected: { series: 'customers/all/successShare', direction: 'above', value, withinSeconds: 30 },
        },
})
const restart: Command = {
  kind: 'approveAction',
  actionId: 'restart',
  parameters: {},
  executor: 'self',
  card: null,
}
const role: Command = { kind: 'assignRole', personId: 'hand-1', role: 'deputy' }
const mitigated: Command = { kind: 'markMitigated', text: 'Better.' }
const resolve: Command = { kind: 'resolveIncident', text: 'Over.' }
const hands = (count: number): Script => handIds.slice(0, count).map((id) => [160, page(id)] as const)

/** A way to let each moment come: what the trainee does, and when. Page at 100 to 150 s. */
const WAYS: Readonly<Record<string, Script>> = {
  pageUnacknowledged: [],
  notDeclared: [[150, ack]],
  noCommander: [
    [150, ack],
    [150, declare],
  ],
  rolesEmpty: [[150, ack], [150, declare], [150, command], [200, post], ...hands(3)],
  publicPostDue: [
    [150, ack],
    [150, declare],
    [150, command],
  ],
  noHypothesis: [
    [150, ack],
    [150, declare],
    [150, command],
    [200, post],
  ],
  actedOnOneSource: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, page('web-oncall')],
    [250, drain('web-oncall', 0.9)],
  ],
  noPrediction: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, page('web-oncall')],
    [160, look('metrics')],
    [170, look('logs')],
    [250, drain('web-oncall')],
  ],
  predictionMissed: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, page('web-oncall')],
    [160, look('metrics')],
    [170, look('logs')],
    [250, drain('web-oncall', 0.999)],
  ],
  handsOn: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, page('web-oncall')],
    [160, look('metrics')],
    [170, look('logs')],
    [250, drain('self', 0.5)],
  ],
  repeatedAction: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, look('metrics')],
    [170, look('logs')],
    [180, restart],
    [290, restart],
  ],
  timeBoxExpired: [[150, ack], [150, declare], [150, command], ...hands(1), [200, task('hand-1', 1)]],
  messageWaiting: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, post],
    [160, hypothesis],
  ],
  internalSilence: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, post],
    [170, hypothesis],
  ],
  publicPostOverdue: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, post],
    [170, hypothesis],
    [600, update],
  ],
  publicSilence: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, unpromised],
    [170, hypothesis],
    [600, update],
  ],
  tooManyReports: [
    [150, ack],
    [150, declare],
    [150, command],
    ...hands(9),
    [180, role],
    ...handIds.slice(0, 9).map((id) => [200, task(id, 20)] as const),
  ],
  tooManyPeople: [[150, ack], [150, declare], [150, command], ...hands(11), [180, role], [200, post]],
  tiredPerson: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, page('hand-12')],
    [170, post],
    [180, hypothesis],
  ],
  secondWave: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, page('web-oncall')],
    [160, look('metrics')],
    [170, look('logs')],
    [170, post],
    [250, drain('web-oncall', 0.5)],
  ],
  mitigatedWhileFiring: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, post],
    [170, mitigated],
  ],
  proveRecovery: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, look('metrics')],
    [160, look('logs')],
    [160, post],
    [165, page('web-oncall')],
    [200, drain('web-oncall', 0.5)],
    [600, post],
    [600, mitigated],
    [900, post],
    [900, update],
  ],
  noOwner: [
    [150, ack],
    [150, declare],
    [150, command],
    [160, post],
    [170, resolve],
  ],
}

const play = (script: Script, seed = 1) =>
  sitDown({ scenario: crowdedScenario, mode: 'command', seed, until: 1700, trainee: atTimes(script) })

describe('the moments at which the Chief asks', () => {
  it('are each reached by some way to play, and asked at most twice', () => {
    expect(Object.keys(WAYS).sort()).toEqual(MOMENTS.map(({ id }) => id).sort())
    const missing: string[] = []
    for (const [id, script] of Object.entries(WAYS)) {
      const { spoken, refused, refusedActs } = play(script)
      expect({ id, refused, refusedActs }).toEqual({ id, refused: [], refusedActs: [] })
      const asked = momentsAsked(spoken)
      if (!asked.includes(id)) missing.push(`${id}: ${asked.join(' ')}`)
      for (const each of asked) expect(asked.filter((other) => other === each).length).toBeLessThanOrEqual(2)
    }
    expect(missing).toEqual([])
  })

  it('leave room to think: never two questions within 100 seconds', () => {
    for (const script of Object.values(WAYS)) {
      const times = play(script, 2)
        .spoken.filter(({ event }) => event.tone === 'question')
        .map(({ at }) => at)
      for (const [index, at] of times.entries())
        if (index > 0) expect(at - (times[index - 1] as number)).toBeGreaterThanOrEqual(100)
    }
  })

  it('do not come while nothing is open: before the page, and after everything was done in time', () => {
    const { spoken } = play([
      [150, ack],
      [155, look('metrics')],
      [156, look('logs')],
      [160, declare],
      [165, command],
      [170, page('web-oncall')],
      [172, page('hand-1')],
      [200, role],
      [205, post],
      [210, hypothesis],
      [215, update],
    ])
    expect(spoken.filter(({ event }) => event.questionId !== null).every(({ at }) => at > 300)).toBe(true)
    const quiet = play([])
    const firstPage = quiet.drill.state.log.find((entry) => entry.event.kind === 'pageRaised')
    for (const { at, event } of quiet.spoken)
      if (event.questionId !== null) expect(at).toBeGreaterThan((firstPage?.at ?? 0) + 60)
  })
})
