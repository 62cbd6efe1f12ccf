import { expect, test } from 'vitest'
import { openChiefQuestion } from '../../src/client/store/index.ts'
import type { SeatView } from '../../src/core/consoles/index.ts'
import { freshSurroundings, openClient, openDrill, scenarioId } from '../support/client/client-in-process.ts'

test('a drill that was chosen and begun is on the screen, running at real speed', async () => {
  const client = await openDrill()
  const { screen, view, pace, scenariosLoaded } = client.store.getState()
  expect({ screen, pace, scenariosLoaded }).toEqual({ screen: 'drill', pace: 'x1', scenariosLoaded: true })
  expect(view?.drill.scenarioId).toBe(scenarioId)
  client.pass(3000)
  expect(client.store.getState().view?.drill.second).toBe(3)
})

test('what the page holds after many updates is what the authority would send whole', async () => {
  const surroundings = freshSurroundings()
  const client = await openDrill('command', surroundings)
  const { actions } = client.store
  actions.look('metrics', 'zones')
  actions.look('logs', 'gateway')
  actions.look('traces', 'all')
  actions.setPace('x10')
  client.pass(8000)
  await client.settled()
  actions.setPace('paused')
  await client.settled()
  const updated = client.store.getState().view
  const again = openClient(surroundings)
  await again.store.actions.boot()
  await again.settled()
  expect(again.store.getState().view).toEqual(updated)
})

test('a command that the drill accepts is in the log; one that it refuses says why', async () => {
  const client = await openDrill()
  const accepted = await client.store.actions.send({ kind: 'openBridge' })
  expect(accepted).toEqual({ ok: true })
  expect(client.store.getState().view?.incident.bridgeOpenedAt).not.toBeNull()
  const refused = await client.store.actions.send({ kind: 'acknowledgePage', pageId: 'none' })
  expect(refused).toEqual({ ok: false, problem: expect.stringMatching(/\w+/) })
})

test('a seat cannot give the commands of another seat, whatever the page sends', async () => {
  const client = await openDrill('shadow')
  const outcome = await client.store.actions.send({ kind: 'takeCommand', announcement: 'Mine now.' })
  expect(outcome.ok).toBe(false)
})

test('a message of no known shape becomes a problem on the screen, and the drill goes on', async () => {
  const client = await openDrill()
  void client.store.actions.send({ kind: 'declareIncident', severity: 9 as 1, summary: 'x' })
  await client.settled()
  expect(client.store.getState().problems).toHaveLength(1)
  client.pass(1000)
  expect(client.store.getState().view?.drill.second).toBe(1)
})

test('after a reload in mid-drill the page is back where it was, paused', async () => {
  const surroundings = freshSurroundings()
  const before = await openDrill('command', surroundings)
  before.pass(5000)
  await before.store.actions.send({ kind: 'openBridge' })
  await before.settled()
  const after = openClient(surroundings)
  await after.store.actions.boot()
  await after.settled()
  const { screen, view, pace } = after.store.getState()
  expect({ screen, pace, second: view?.drill.second }).toEqual({ screen: 'drill', pace: 'paused', second: 5 })
  expect(view?.incident.bridgeOpenedAt).toBe(5)
})

test('leaving means that a reload shows the title, and the drill is in the list', async () => {
  const surroundings = freshSurroundings()
  const before = await openDrill('command', surroundings)
  await before.store.actions.send({ kind: 'openBridge' })
  before.store.actions.leave()
  await before.settled()
  const after = openClient(surroundings)
  await after.store.actions.boot()
  await after.settled()
  expect(after.store.getState().screen).toBe('title')
  expect(after.store.getState().saved).toHaveLength(1)
})

test('retrying from a moment plays the same past and forgets what came after', async () => {
  const client = await openDrill()
  client.pass(4000)
  await client.store.actions.send({ kind: 'openBridge' })
  client.pass(4000)
  await client.store.actions.send({ kind: 'say', text: 'Later.', to: null })
  client.store.actions.finish()
  await client.settled()
  expect(client.store.getState().view?.drill.ended).toBe('abandoned')
  client.store.actions.openDebrief()
  client.store.actions.openReport()
  client.store.actions.retryFrom(6)
  await client.settled()
  const { screen, view } = client.store.getState()
  expect({ screen, second: view?.drill.second, ended: view?.drill.ended }).toEqual({
    screen: 'drill',
    second: 6,
    ended: null,
  })
  expect(view?.incident.bridgeOpenedAt).toBe(4)
  expect(view?.log.some((entry) => entry.event.kind === 'said')).toBe(false)
})

test('an exam can be neither paused nor skipped', async () => {
  const client = await openDrill('exam')
  client.store.actions.setPace('paused')
  client.store.actions.setPace('untilSomethingHappens')
  await client.settled()
  client.pass(2000)
  expect(client.store.getState().pace).toBe('x1')
  expect(client.store.getState().view?.drill.second).toBe(2)
})

test('running until something happens stops by itself, later than it began', async () => {
  const client = await openDrill('exam')
  expect(client.store.getState().pace).toBe('x1')
  const free = await openDrill('command')
  free.pass(3000)
  free.store.actions.setPace('untilSomethingHappens')
  await free.settled()
  const from = free.store.getState().view?.drill.second ?? 0
  free.pass(60_000)
  expect(free.store.getState().pace).toBe('paused')
  expect(free.store.getState().view?.drill.second).toBeGreaterThan(from)
})

test('with an incident open, one press skips a quarter of an hour at most, also where hours are quiet', async () => {
  const { store, pass, settled } = await openDrill('command', freshSurroundings(), 'slow-menus')
  await store.actions.send({ kind: 'declareIncident', severity: 4, summary: 'A reminder of the auditors.' })
  const leaps: number[] = []
  for (let presses = 0; presses < 80 && store.getState().view?.drill.ended === null; presses += 1) {
    const from = store.getState().view?.drill.second ?? 0
    store.actions.setPace('untilSomethingHappens')
    await settled()
    for (let ticks = 0; ticks < 400 && store.getState().pace !== 'paused'; ticks += 1) pass(50)
    leaps.push((store.getState().view?.drill.second ?? 0) - from)
  }
  expect(leaps.reduce((sum, leap) => sum + leap, 0)).toBeGreaterThan(2400)
  expect(Math.max(...leaps)).toBe(900)
})

test('a seat with nothing open is sent at most 2 KB a second at real speed', async () => {
  const client = await openDrill()
  client.store.actions.setPace('x10')
  client.pass(40_000)
  client.store.actions.setPace('x1')
  await client.settled()
  const before = client.viewBytes()
  client.pass(60_000)
  expect((client.viewBytes() - before) / 60).toBeLessThanOrEqual(2048)
})

test('a seat with a console open is sent at most 2 KB a second at real speed', async () => {
  const client = await openDrill()
  client.store.actions.look('console', 'aws/ec2')
  client.store.actions.setPace('x10')
  client.pass(40_000)
  client.store.actions.setPace('x1')
  await client.settled()
  expect(client.store.getState().view?.consoles.page?.sections[0]?.rows.length).toBeGreaterThan(5)
  const before = client.viewBytes()
  client.pass(60_000)
  expect((client.viewBytes() - before) / 60).toBeLessThanOrEqual(2048)
})

test('in Shadow the clock waits for the answer to the Chief and then goes on as before', async () => {
  const client = await openDrill('shadow')
  client.store.actions.setPace('x10')
  await client.settled()
  client.pass(90_000)
  const asked = openChiefQuestion(client.store.getState().view as SeatView)
  expect(asked).not.toBeNull()
  expect(client.store.getState().pace).toBe('paused')
  const answer = { kind: 'answerChief', questionId: asked?.questionId ?? '', text: 'Declare.' } as const
  expect(await client.store.actions.send(answer)).toEqual({ ok: true })
  expect(client.store.getState().pace).toBe('x10')
})

test('the words of a post-mortem survive a reload, belong to their drill and go with it', async () => {
  const surroundings = freshSurroundings()
  const client = await openDrill('command', surroundings)
  const first = client.store.getState().drillId ?? ''
  client.store.actions.keepPostmortemEdits({ Summary: 'In my own words.' })
  client.store.actions.begin()
  await client.settled()
  expect(client.store.actions.postmortemEdits()).toEqual({})
  await client.store.actions.resume(first)
  await client.settled()
  const again = openClient(surroundings)
  await again.store.actions.boot()
  await again.settled()
  expect(again.store.getState().drillId).toBe(first)
  expect(again.store.actions.postmortemEdits()).toEqual({ Summary: 'In my own words.' })
  await again.store.actions.removeSaved(first)
  expect(surroundings.texts.read(`postmortem:${first}`)).toBeNull()
})

test('a reload right where the clock stopped by itself comes back to that very second', async () => {
  const surroundings = freshSurroundings()
  const client = await openDrill('command', surroundings)
  client.store.actions.setPace('untilSomethingHappens')
  client.pass(4000)
  await client.settled()
  const { view, pace } = client.store.getState()
  expect(pace).toBe('paused')
  const again = openClient(surroundings)
  await again.store.actions.boot()
  await again.settled()
  expect(again.store.getState().view?.drill.second).toBe(view?.drill.second)
})
