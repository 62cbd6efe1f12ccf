import { expect, test } from 'vitest'
import { archivedDrill } from '../../src/adapters/browser-storage/indexed-archive.ts'
import { keptTexts } from '../../src/adapters/browser-storage/kept-texts.ts'
import { memoryArchive } from '../../src/adapters/browser-storage/memory-archive.ts'
import { storageTrouble } from '../../src/adapters/browser-storage/storage-trouble.ts'
import type { DrillRecord } from '../../src/core/drill/index.ts'
import { defaultPolicy } from '../../src/core/scenario/index.ts'

const record: DrillRecord = {
  format: 1,
  scenarioId: 'us-east-1-latency',
  scenarioHash: 'h',
  coreBuild: '1',
  policy: defaultPolicy,
  seed: 3,
  mode: 'command',
  seat: 'commander',
  commands: [],
  playedTo: 60,
  ended: false,
  checkpoints: [],
}

test('an archive lists what was saved, newest first, and gives it back as it was', async () => {
  let now = 1000
  const archive = memoryArchive(() => now)
  await archive.save('a', record)
  now = 2000
  await archive.save('b', { ...record, seed: 4 })
  const listed = await archive.list()
  expect(listed.ok && listed.value.map((drill) => [drill.id, drill.seed])).toEqual([
    ['b', 4],
    ['a', 3],
  ])
  expect(await archive.load('a')).toEqual({ ok: true, value: record })
  await archive.remove('a')
  expect(await archive.load('a')).toMatchObject({ ok: false, problem: expect.stringContaining('no longer') })
})

test('a list line is the record without what makes it long', () => {
  const line = archivedDrill('a', 5, record)
  expect(Object.keys(line)).not.toContain('commands')
  expect(line).toMatchObject({ id: 'a', savedAtEpochMs: 5, playedTo: 60, commandCount: 0 })
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
