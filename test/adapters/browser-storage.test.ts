import { expect, test } from 'vitest'
import { keptTexts } from '../../src/adapters/browser-storage/kept-texts.ts'
import { listedDrill } from '../../src/adapters/browser-storage/listed-drill.ts'
import { memoryArchive } from '../../src/adapters/browser-storage/memory-archive.ts'
import { storageTrouble } from '../../src/adapters/browser-storage/storage-trouble.ts'
import { seatsAtStart } from '../../src/core/drill/index.ts'
import { defaultPolicy } from '../../src/core/scenario/index.ts'
import type { DrillFile, KeptOutcome } from '../../src/core/table/index.ts'

const file: DrillFile = {
  format: 2,
  scenarioId: 'us-east-1-latency',
  scenarioHash: 'h',
  coreBuild: '1',
  policy: defaultPolicy,
  seed: 3,
  mode: 'command',
  seat: 'commander',
  seats: seatsAtStart({ mode: 'command', seat: 'commander' }),
  commands: [],
  playedTo: 60,
  ended: false,
  checkpoints: [],
  title: 'Slow in one zone',
  startsAtUtcSecond: 3600,
  roles: {},
  log: [],
  grade: null,
  report: null,
}
// Only that it is kept: what is in it is for others to read.
const outcome = { grade: { profile: {} }, report: '# What happened' } as unknown as KeptOutcome

test('an archive lists what was saved, newest first, and gives it back as it was', async () => {
  let now = 1000
  const archive = memoryArchive(() => now)
  await archive.save('a', file)
  now = 2000
  await archive.save('b', { ...file, seed: 4 })
  const listed = await archive.list()
  expect(listed.ok && listed.value.map((drill) => [drill.id, drill.seed])).toEqual([
    ['b', 4],
    ['a', 3],
  ])
  expect(await archive.load('a')).toEqual({ ok: true, value: file })
  await archive.remove('a')
  expect(await archive.load('a')).toMatchObject({ ok: false, problem: expect.stringContaining('no longer') })
})

test('a list line is the file without what makes it long', () => {
  const line = listedDrill('a', 5, file)
  expect(Object.keys(line)).not.toContain('commands')
  expect(line).toMatchObject({ id: 'a', savedAtEpochMs: 5, playedTo: 60, commandCount: 0 })
})

test('whatever lies in the archive is listed: a record of the first format, and what no version wrote', () => {
  const { seats: _, ...first } = { ...file, format: 1, commands: [{ at: 3, seat: 'commander', command: {} }] }
  expect(listedDrill('old', 5, first)).toMatchObject({ scenarioId: 'us-east-1-latency', commandCount: 1 })
  for (const odd of [null, undefined, 7, 'text', [], {}, { seed: 'x', commands: 4, ended: 'yes' }])
    expect(listedDrill('odd', 5, odd)).toMatchObject({
      id: 'odd',
      scenarioId: 'unknown',
      ended: false,
      seed: 0,
    })
})

test('what came of a drill is kept beside it, and stays when the ended drill is saved once more', async () => {
  const archive = memoryArchive()
  const ended = { ...file, ended: true }
  await archive.save('a', ended)
  await archive.keepOutcome('a', outcome)
  expect(await archive.load('a')).toEqual({ ok: true, value: { ...ended, ...outcome } })
  await archive.save('a', { ...ended, playedTo: 61 })
  expect(await archive.load('a')).toEqual({ ok: true, value: { ...ended, ...outcome, playedTo: 61 } })
})

test('what came of a drill whose file is gone is not kept', async () => {
  const archive = memoryArchive()
  expect(await archive.keepOutcome('gone', outcome)).toEqual({ ok: true, value: null })
  expect(await archive.list()).toEqual({ ok: true, value: [] })
})

test('a full and a blocked storage are told apart, and both say how to go on', () => {
  const full = storageTrouble('save this drill', new DOMException('', 'QuotaExceededError'))
  const blocked = storageTrouble('save this drill', new DOMException('', 'SecurityError'))
  for (const answer of [full, blocked])
    expect(answer).toMatchObject({ ok: false, mend: expect.stringContaining('Export') })
  expect(full).toMatchObject({ problem: expect.stringContaining('full') })
  expect(blocked).toMatchObject({ problem: expect.stringContaining('blocked') })
})

test('small texts are remembered even where the browser has no local storage', () => {
  const texts = keptTexts()
  texts.write('openDrill', 'a')
  expect(texts.read('openDrill')).toBe('a')
  texts.write('openDrill', null)
  expect(texts.read('openDrill')).toBeNull()
})
