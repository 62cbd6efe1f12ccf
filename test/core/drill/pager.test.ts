import { expect, test } from 'vitest'
import { defaultPolicy, type Policy, type Scenario } from '../../../src/core/scenario/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'

const withSecondary: Scenario = {
  ...tinyScenario,
  teams: tinyScenario.teams.map((team) => (team.id === 'web' ? { ...team, secondary: 'late-oncall' } : team)),
  cast: tinyScenario.cast.map((member) =>
    member.id === 'late-oncall' ? { ...member, missesFirstPage: false, role: 'Second web engineer' } : member,
  ),
}
const path = (...steps: Policy['escalation']): Policy => ({ ...defaultPolicy, escalation: steps })
const quick = path(
  { afterSeconds: 300, who: 'secondary', label: 'Second on call' },
  { afterSeconds: 400, who: 'manager', label: 'Shift lead' },
)
const escalations = (drill: ReturnType<typeof driveDrill>) =>
  drill
    .all('pageEscalated')
    .map(({ at, event }) => [at - (drill.all('pageRaised')[0]?.at ?? 0), event.to] as const)

test('a page that nobody acknowledges climbs the path of the policy, step by step', () => {
  const drill = driveDrill({ policy: quick }).waitsFor('pageRaised').waits(900)
  expect(escalations(drill)).toEqual([
    [300, 'Second on call'],
    [400, 'Shift lead'],
  ])
})

test('the secondary of the team is rung as a person and comes', () => {
  const drill = driveDrill({ scenario: withSecondary, policy: quick }).waitsFor('pageRaised').waits(350)
  expect(escalations(drill)).toEqual([[300, 'Second web engineer']])
  expect(drill.all('personJoined').map(({ event }) => event.personId)).toEqual(['late-oncall'])
})

test('an acknowledged page goes no further', () => {
  const drill = driveDrill({ scenario: withSecondary, policy: quick }).waitsFor('pageRaised').waits(350)
  drill.does({ kind: 'acknowledgePage', pageId: drill.last('pageRaised').pageId }).waits(400)
  expect(escalations(drill)).toEqual([[300, 'Second web engineer']])
})

test('a policy without a path rings nobody else', () => {
  const drill = driveDrill({ scenario: withSecondary, policy: path() }).waitsFor('pageRaised').waits(900)
  expect(escalations(drill)).toEqual([])
})

test('who does not answer within the time of the policy is followed by the secondary of the team', () => {
  const misses: Scenario = {
    ...withSecondary,
    cast: withSecondary.cast.map((member) =>
      member.id === 'web-oncall' ? { ...member, missesFirstPage: true } : member,
    ),
  }
  const policy = { ...defaultPolicy, windows: { ...defaultPolicy.windows, acknowledge: 90 } }
  const drill = driveDrill({ scenario: misses, policy }).waitsFor('pageRaised')
  drill.does({ kind: 'page', target: 'web-oncall', reason: 'Visits fail, join the bridge.' })
  const from = drill.drill.state.second
  drill.waitsFor('pageUnanswered')
  expect(drill.drill.state.second - from).toBe(90)
  drill.waitsFor('personJoined')
  expect(drill.last('personJoined').personId).toBe('late-oncall')
})

test('a page of low urgency rings nobody further up', () => {
  const low: Scenario = {
    ...tinyScenario,
    alerts: tinyScenario.alerts.map((alert) => ({ ...alert, urgency: 'low' })),
  }
  const drill = driveDrill({ scenario: low, policy: quick }).waitsFor('pageRaised').waits(900)
  expect(escalations(drill)).toEqual([])
  expect(drill.view().pages[0]).toMatchObject({ urgency: 'low', acknowledgedAt: null })
})

test('an alert that rings again is another page, with a path of its own', () => {
  const drain = {
    kind: 'approveAction',
    actionId: 'drain',
    parameters: { zone: 'east-b' },
    executor: 'self',
    card: null,
  } as const
  const drill = driveDrill({ policy: quick }).waitsFor('pageRaised')
  drill.does({ kind: 'acknowledgePage', pageId: 'p1' }).does(drain).waitsFor('alertCleared')
  drill.does({ kind: 'undoAction', executionId: 'x1', reason: 'r' }).waitsFor('pageRaised').waits(500)
  expect(drill.all('pageEscalated').map(({ event }) => [event.pageId, event.to])).toEqual([
    ['p1.2', 'Second on call'],
    ['p1.2', 'Shift lead'],
  ])
  expect(drill.view().pages.map(({ pageId, acknowledgedAt }) => [pageId, acknowledgedAt === null])).toEqual([
    ['p1', false],
    ['p1.2', true],
  ])
})

test('a page that is quiet again climbs no further', () => {
  const drill = driveDrill({ policy: quick }).waitsFor('pageRaised')
  drill
    .does({
      kind: 'approveAction',
      actionId: 'drain',
      parameters: { zone: 'east-b' },
      executor: 'self',
      card: null,
    })
    .waitsFor('alertCleared')
    .waits(900)
  expect(escalations(drill)).toEqual([])
})
