import { expect, test } from 'vitest'
import { listedDrill } from '../../src/adapters/browser-storage/listed-drill.ts'
import { memoryArchive } from '../../src/adapters/browser-storage/memory-archive.ts'
import { whyOnlyRead } from '../../src/client/store/index.ts'
import { coreBuild } from '../../src/core/drill/index.ts'
import type { DrillArchive, DrillFile } from '../../src/core/table/index.ts'
import { openDrillFile } from '../../src/protocol/drill-file-schema.ts'
import {
  type ClientInProcess,
  freshSurroundings,
  openClient,
  openDrill,
  reload,
} from '../support/client/client-in-process.ts'
import { firstFormat } from '../support/client/first-format.ts'

const say = (text: string) => ({ kind: 'say', text, to: null }) as const

async function openText(client: ClientInProcess, text: string): Promise<void> {
  const opening = client.store.actions.openSaveFile(text)
  await client.settled()
  await opening
  await client.settled()
}

async function exported(client: ClientInProcess): Promise<DrillFile> {
  const file = await client.store.actions.saveFile()
  return JSON.parse(file?.text ?? 'null') as DrillFile
}

test('while a drill is played, the page hears how far it is kept and no record crosses', async () => {
  const client = await openDrill()
  client.pass(20_000)
  await client.store.actions.send(say('Here.'))
  client.pass(20_000)
  client.store.actions.setPace('paused')
  await client.settled()
  expect(client.store.getState().savedTo).toBe(40)
  expect(client.heard.map(({ kind }) => kind)).not.toContain('drillFile')
  const others = client.heard.filter(({ kind }) => kind !== 'view' && kind !== 'scenarios')
  expect(JSON.stringify(others)).not.toContain('checkpoints')
})

test('an export is the whole drill, asked for when it is wanted', async () => {
  const client = await openDrill()
  client.pass(65_000)
  await client.store.actions.send(say('Here.'))
  const file = await exported(client)
  expect(file).toMatchObject({ format: 2, playedTo: 65, title: expect.any(String) })
  expect(file.commands.filter(({ command }) => command.kind === 'say')).toHaveLength(1)
  expect(file.log.some(({ event }) => event.kind === 'said' && event.text === 'Here.')).toBe(true)
})

test('after a reload the drill goes on at the very second of its last command', async () => {
  const surroundings = freshSurroundings()
  const client = await openDrill('command', surroundings)
  client.pass(7000)
  await client.store.actions.send(say('Here.'))
  await client.settled()
  const again = await reload(surroundings)
  const { view, savedTo, pace } = again.store.getState()
  expect({ second: view?.drill.second, savedTo, pace }).toEqual({ second: 7, savedTo: 7, pace: 'paused' })
})

test('with a full storage play goes on, that is told once, and the drill can be taken away as a file', async () => {
  const full: DrillArchive = {
    ...memoryArchive(),
    save: async () => ({ ok: false, problem: 'The storage is full.', mend: 'Export the save file.' }),
  }
  const client = await openDrill('command', freshSurroundings(full))
  await client.store.actions.send({ kind: 'openBridge' })
  const { problems } = client.store.getState()
  client.store.actions.dismissProblem(problems[0]?.id ?? 0)
  await client.store.actions.send(say('Here.'))
  client.pass(40_000)
  client.store.actions.setPace('paused')
  await client.settled()
  expect(problems.map(({ message }) => message)).toEqual(['The storage is full.'])
  expect(client.store.getState().problems).toEqual([])
  expect(client.store.getState().savedTo).toBeNull()
  const file = await client.store.actions.saveFile()
  expect(file?.name).toMatch(/\.drill\.json$/)
  const other = openClient()
  await openText(other, file?.text ?? '')
  expect(other.store.getState().view).toEqual(client.store.getState().view)
})

test('a save file that is none is a problem, not a crash', async () => {
  const client = openClient()
  await openText(client, '{"format": 2}')
  await openText(client, 'not even JSON')
  expect(client.store.getState().screen).toBe('title')
  expect(client.store.getState().problems).toHaveLength(1)
})

test('a record of the first format lies in the list, opens to be read, says why, and is still there afterwards', async () => {
  const archive = memoryArchive(Date.now, { old: { savedAtEpochMs: 5, record: firstFormat } })
  const surroundings = freshSurroundings(archive)
  const client = await reload(surroundings)
  expect(client.store.getState().saved.map(({ id, seed }) => [id, seed])).toEqual([['old', 11]])
  await client.store.actions.resume('old')
  await client.settled()
  const { screen, readOnly, problems } = client.store.getState()
  expect({ screen, problems }).toEqual({ screen: 'kept', problems: [] })
  expect(readOnly?.why).toContain('format 1')
  expect(readOnly).toMatchObject({ savedAtEpochMs: 5, kept: { seed: 11, commands: [{ at: 70 }] } })

  const again = await reload(surroundings)
  expect(again.store.getState().screen).toBe('kept')
  expect(await exported(again)).toEqual(firstFormat)
  again.store.actions.leave()
  expect((await reload(surroundings)).store.getState().screen).toBe('title')
  expect(await archive.load('old')).toEqual({ ok: true, value: firstFormat })
})

test('a file of the first format opens to be read, also where its scenario is not known', async () => {
  const surroundings = freshSurroundings()
  const client = await reload(surroundings)
  const file = { ...firstFormat, scenarioId: 'long-gone' }
  await openText(client, JSON.stringify(file))
  expect(client.store.getState()).toMatchObject({ screen: 'kept', problems: [] })
  expect(await exported(client)).toEqual(file)
})

test.each([1, 3])(
  'a file of format %i that was opened is kept as it is, listed, and there after a reload',
  async (format) => {
    const surroundings = freshSurroundings()
    const { coreBuild: _, ...old } = firstFormat
    // Of this very build, and of a scenario that nobody here has: it is read all the same.
    const file = { ...old, coreBuild, format, scenarioId: 'long-gone', later: { word: 'unknown' } }
    await openText(await reload(surroundings), JSON.stringify(file))
    const again = await reload(surroundings)
    expect(again.store.getState()).toMatchObject({ screen: 'kept', problems: [] })
    expect(await exported(again)).toEqual(file)
    again.store.actions.leave()
    const { screen, saved } = (await reload(surroundings)).store.getState()
    expect({ screen, seeds: saved.map(({ seed }) => seed) }).toEqual({ screen: 'title', seeds: [11] })
  },
)

test('the list tells drills that can only be read from those that can be played on, and why', () => {
  const why = (file: object) => whyOnlyRead(listedDrill('a', 5, { ...firstFormat, ...file }))
  expect(why({ format: 2, coreBuild })).toBeNull()
  expect(why({ format: 1, coreBuild })).toBe('kept in format 1')
  expect(why({ format: 3, coreBuild: 'of-another-day' })).toBe('kept in format 3')
  expect(why({ format: 2, coreBuild: 'of-another-day' })).toBe('played on core build of-another-day')
  for (const file of [
    firstFormat,
    { ...firstFormat, format: 2 },
    { ...firstFormat, format: 2, coreBuild },
    {},
  ]) {
    const opened = openDrillFile({ commands: [], scenarioId: 'x', ...file })
    expect(whyOnlyRead(listedDrill('a', 5, file)) !== null).toBe(opened.kind === 'readOnly')
  }
})

test('grade and post-mortem of an ended drill are kept beside it and leave the page with its file', async () => {
  const archive = memoryArchive()
  const client = await openDrill('command', freshSurroundings(archive), 'slow-menus')
  client.pass(3000)
  client.store.actions.finish()
  await client.settled()
  const loaded = await archive.load(client.store.getState().drillId ?? '')
  const kept = loaded.ok ? (loaded.value as DrillFile) : null
  expect(kept?.ended).toBe(true)
  expect(kept?.grade?.profile.skills).toHaveLength(7)
  expect(kept?.report).toMatch(/^# /)
  expect(await exported(client)).toEqual(kept)
})

test('what the trainee says of the drill comes into the kept post-mortem', async () => {
  const archive = memoryArchive()
  const client = await openDrill('command', freshSurroundings(archive), 'slow-menus')
  client.store.actions.finish()
  await client.settled()
  const wentWell = 'The pager rang where it should.'
  const rated = { kind: 'rateSelf', ratings: { A: 3 }, wentWell, wasHard: '', wouldChange: '' } as const
  expect(await client.store.actions.send(rated)).toEqual({ ok: true })
  await client.settled()
  const loaded = await archive.load(client.store.getState().drillId ?? '')
  const kept = loaded.ok ? (loaded.value as DrillFile) : null
  expect(kept?.commands.map(({ command }) => command.kind)).toContain('rateSelf')
  expect(kept?.report).toContain(wentWell)
  expect(kept?.grade).toEqual(client.store.getState().analysis.grade)
})

test('an ended drill that is opened again is graded again', async () => {
  const surroundings = freshSurroundings()
  const client = await openDrill('command', surroundings, 'slow-menus')
  client.store.actions.finish()
  await client.settled()
  const again = await reload(surroundings)
  const { screen, analysis } = again.store.getState()
  expect(screen).toBe('debrief')
  expect(analysis.grade).toEqual(client.store.getState().analysis.grade)
  expect(analysis.postmortem?.markdown).toBe(client.store.getState().analysis.postmortem?.markdown)
})

test('a drill of another core build opens to be read, with its grade, its report and its log', async () => {
  const archive = memoryArchive()
  const surroundings = freshSurroundings(archive)
  const client = await openDrill('command', surroundings, 'slow-menus')
  client.store.actions.finish()
  await client.settled()
  const file = await exported(client)
  const other = freshSurroundings()
  const reader = await reload(other)
  await openText(reader, JSON.stringify({ ...file, coreBuild: 'of-another-day' }))
  const { screen, readOnly, view } = reader.store.getState()
  expect({ screen, view }).toEqual({ screen: 'kept', view: null })
  expect(readOnly?.why).toMatch(new RegExp(`of-another-day.*${coreBuild}`))
  expect(readOnly?.kept.grade?.profile.markers.length).toBeGreaterThan(20)
  expect(readOnly?.kept.report).toBe(file.report)
  expect(readOnly?.kept.log).toHaveLength(file.log.length)
  // It was a file; from now on it is in this browser too.
  expect((await reload(other)).store.getState().screen).toBe('kept')
})

test('a drill of a scenario that has changed since opens to be read instead of as another drill', async () => {
  const client = await openDrill()
  const file = await exported(client)
  const other = await reload(freshSurroundings())
  await openText(other, JSON.stringify({ ...file, scenarioHash: 'old' }))
  const { screen, view, readOnly } = other.store.getState()
  expect({ screen, view }).toEqual({ screen: 'kept', view: null })
  expect(readOnly?.why).toMatch(/changed since/)
})

test('an ended drill that was opened from a file is still there after a reload', async () => {
  const client = await openDrill('command', freshSurroundings(), 'slow-menus')
  client.store.actions.finish()
  await client.settled()
  const file = await client.store.actions.saveFile()
  const other = freshSurroundings()
  await openText(await reload(other), file?.text ?? '')
  const { screen, view } = (await reload(other)).store.getState()
  expect({ screen, ended: view?.drill.ended }).toEqual({ screen: 'debrief', ended: 'abandoned' })
})

test('a drill that was to go on and is no longer there leads back to the title and says so', async () => {
  const surroundings = freshSurroundings()
  surroundings.texts.write('openDrill', 'gone')
  const { screen, problems } = (await reload(surroundings)).store.getState()
  expect(screen).toBe('title')
  expect(problems[0]?.message).toContain('no longer saved')
  expect(surroundings.texts.read('openDrill')).toBeNull()
})
