import { expect, test } from 'vitest'
import { defaultPolicy, type Policy, type Scenario } from '../../src/core/scenario/index.ts'
import { type ClientInProcess, freshSurroundings, openClient } from '../support/client/client-in-process.ts'
import { tinyScenario } from '../support/tiny-scenario.ts'

const playable: Scenario = {
  ...tinyScenario,
  id: 'our-own',
  title: 'Our own incident',
  teams: [...tinyScenario.teams, { id: 'board', label: 'Board', services: [], onCall: 'cto' }],
  playbook: [
    {
      id: 'bridge',
      when: { incident: 'paged' },
      reactionSeconds: 5,
      command: { kind: 'openBridge' },
      thinking: ['Somebody must be able to find us.'],
      marker: 'A1',
    },
  ],
  variants: [{ id: 'b', difference: 'It is night.', changes: { topology: { startsAtUtcSecond: 7200 } } }],
}
const fileOf = (data: unknown, name = 'scenario.json') => ({ name, text: JSON.stringify(data) })
const policy: Policy = {
  ...defaultPolicy,
  id: 'ours',
  title: 'Rules of our house',
  severities: defaultPolicy.severities.map((row) => ({ ...row, label: `P${row.level}` })),
}

async function opened(client: ClientInProcess, ...files: readonly { name: string; text: string }[]) {
  await client.store.actions.boot()
  await client.settled()
  const opening = client.store.actions.openFiles(files)
  await client.settled()
  await opening
  return client.store.getState()
}
async function begun(client: ClientInProcess, scenarioId: string, brought?: string) {
  const { actions } = client.store
  const own = brought === undefined ? {} : { brought }
  await actions.choose({ scenarioId, mode: 'command', seat: 'commander', seed: 7, ...own })
  await actions.begin()
  await client.settled()
  return client.store.getState()
}

test('a scenario that a player opens is in the list, can be played, and is there after a reload', async () => {
  const surroundings = freshSurroundings()
  const client = openClient(surroundings)
  const state = await opened(client, fileOf(playable))
  expect(state.kept.map(({ card }) => card.title)).toEqual(['Our own incident'])
  expect(state.opened.map((file) => file.state)).not.toContain('refused')
  const drill = await begun(client, 'our-own', state.kept[0]?.hash)
  expect(drill.view?.drill.title).toBe('Our own incident')
  client.pass(4000)
  await client.store.actions.send({ kind: 'openBridge' })
  await client.settled()

  const again = openClient(surroundings)
  await again.store.actions.boot()
  await again.settled()
  const resumed = again.store.getState()
  expect(resumed.problems).toEqual([])
  expect(resumed.view?.drill.second).toBe(4)
  expect(resumed.kept).toHaveLength(1)
})

test('a file with mistakes changes nothing, and each mistake has a place and a mend', async () => {
  const client = openClient()
  const { title: _, ...untitled } = playable
  const state = await opened(
    client,
    fileOf(untitled, 'untitled.json'),
    { name: 'half.json', text: '{"id": "a",\n "title" }' },
    fileOf({ hello: 1 }, 'other.json'),
    fileOf({ ...policy, spanOfControl: 0 }, 'rules.json'),
  )
  expect(state.kept).toEqual([])
  expect(state.policy).toBeNull()
  expect(state.opened.map(({ name, state: how }) => [name, how])).toEqual([
    ['untitled.json', 'refused'],
    ['half.json', 'refused'],
    ['other.json', 'refused'],
    ['rules.json', 'refused'],
  ])
  const first = state.opened.map(({ problems }) => problems[0])
  expect(first[0]).toMatchObject({ path: '$.title', message: 'missing' })
  expect(first[1]?.path).toBe('line 2, column 10')
  expect(first[3]?.path).toBe('$.spanOfControl')
  for (const problem of first) expect(problem?.mend).not.toBe('')
})

test('a variant with a mistake is named before anybody plays it', async () => {
  const changes = { topology: { startsAtUtcSecond: 'late' } }
  const broken = { ...playable, variants: [{ id: 'b', difference: 'Night.', changes }] }
  const state = await opened(openClient(), fileOf(broken))
  expect(state.opened[0]?.state).toBe('refused')
  expect(JSON.stringify(state.opened[0]?.problems)).toContain('startsAtUtcSecond')
})

test('a scenario taken out of the list is kept as long as a saved drill needs it, and no longer', async () => {
  const surroundings = freshSurroundings()
  const client = openClient(surroundings)
  const { kept } = await opened(client, fileOf(playable))
  const hash = kept[0]?.hash ?? ''
  const { drillId } = await begun(client, 'our-own@b', hash)
  await client.store.actions.send({ kind: 'openBridge' })
  client.store.actions.leave()
  await client.settled()
  await client.store.actions.removeScenario(hash)
  expect(client.store.getState().kept.map((each) => each.listed)).toEqual([false])

  const again = openClient(surroundings)
  await again.store.actions.boot()
  await again.store.actions.resume(drillId ?? '')
  await again.settled()
  expect(again.store.getState().view?.drill.scenarioId).toBe('our-own@b')
  await again.store.actions.removeSaved(drillId ?? '')
  expect(await surroundings.shelf.list()).toEqual({ ok: true, value: [] })
})

test('an edited file takes the place of the one it was, whose drills keep theirs', async () => {
  const client = openClient()
  const { kept } = await opened(client, fileOf(playable))
  const { drillId } = await begun(client, 'our-own', kept[0]?.hash)
  await client.store.actions.send({ kind: 'openBridge' })
  client.store.actions.leave()
  await client.settled()
  const edited = { ...playable, title: 'Our own, again', difficulty: playable.difficulty === 1 ? 2 : 1 }
  const state = await opened(client, fileOf(edited))
  expect(state.kept.filter((each) => each.listed).map(({ card }) => card.title)).toEqual(['Our own, again'])
  await client.store.actions.resume(drillId ?? '')
  await client.settled()
  expect(client.store.getState().view?.drill.title).toBe('Our own incident')
})

test('a file that was only reworded is the same scenario: its drills go on, in the new words', async () => {
  const surroundings = freshSurroundings()
  const client = openClient(surroundings)
  const { kept } = await opened(client, fileOf(playable))
  const { drillId } = await begun(client, 'our-own', kept[0]?.hash)
  client.pass(2000)
  await client.store.actions.send({ kind: 'openBridge' })
  client.store.actions.leave()
  await client.settled()
  const again = openClient(surroundings)
  const state = await opened(again, fileOf({ ...playable, title: 'Our own, reworded' }))
  expect(state.kept.map(({ card }) => card.title)).toEqual(['Our own, reworded'])
  await again.store.actions.resume(drillId ?? '')
  await again.settled()
  expect(again.store.getState().view?.drill).toMatchObject({ title: 'Our own, reworded', second: 2 })
})

test('a save file opened like any other file goes on where it was', async () => {
  const client = openClient()
  await client.store.actions.boot()
  await begun(client, 'us-east-1-latency')
  client.pass(3000)
  await client.store.actions.send({ kind: 'openBridge' })
  await client.settled()
  const file = await client.store.actions.saveFile()
  const other = openClient()
  await opened(other, { name: file?.name ?? '', text: file?.text ?? '' })
  await other.settled()
  expect(other.store.getState().view?.drill.second).toBe(3)
})

test('a save file of a scenario that is not here says so, and is fine once the scenario is', async () => {
  const client = openClient()
  const { kept } = await opened(client, fileOf(playable))
  await begun(client, 'our-own', kept[0]?.hash)
  client.pass(2000)
  await client.store.actions.send({ kind: 'openBridge' })
  await client.settled()
  const save = await client.store.actions.saveFile()
  const file = { name: save?.name ?? '', text: save?.text ?? '' }

  const other = openClient()
  const without = await opened(other, file)
  expect(without.screen).toBe('title')
  expect(without.problems[0]).toMatchObject({ message: expect.stringContaining('our-own') })
  await opened(other, fileOf(playable), file)
  await other.settled()
  expect(other.store.getState().view?.drill.second).toBe(2)
})

test('house rules that a player opens name the severities of new drills, until they are removed', async () => {
  const surroundings = freshSurroundings()
  const client = openClient(surroundings)
  const state = await opened(client, fileOf(policy, 'rules.json'))
  expect(state.policy?.title).toBe('Rules of our house')
  const { view } = await begun(client, 'us-east-1-latency')
  expect(view?.handbook.policyTitle).toBe('Rules of our house')
  expect(view?.handbook.severities[0]?.label).toBe('P1')

  const again = openClient(surroundings)
  await again.store.actions.boot()
  await again.settled()
  expect(again.store.getState().policy?.title).toBe('Rules of our house')
  again.store.actions.leave()
  again.store.actions.removePolicy()
  const plain = await begun(again, 'us-east-1-latency')
  expect(plain.view?.handbook.policyTitle).toBe(defaultPolicy.title)
  expect(surroundings.texts.read('policy')).toBeNull()
})

test('what is prepared shows the situation that will be played, a variant included', async () => {
  const client = openClient()
  const changes = { briefing: { situation: 'It is night.' } }
  const nightly = { ...playable, variants: [{ id: 'b', difference: 'Night.', changes }] }
  const { kept } = await opened(client, fileOf(nightly))
  await client.store.actions.choose({
    scenarioId: 'our-own@b',
    mode: 'command',
    seat: 'commander',
    seed: 1,
    brought: kept[0]?.hash ?? '',
  })
  await client.settled()
  expect(client.store.getState().chosenCard?.briefing.situation).toBe('It is night.')
})
