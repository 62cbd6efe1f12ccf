import { expect, test } from 'vitest'
import { type Intervention, refusalOf } from '../../../src/core/world/index.ts'
import { sampleTable, storeWorld } from './managed-world.ts'
import { type Play, playWorld } from './run-world.ts'

const key = (id: string, status: 'active' | 'inactive' | 'absent') => ({
  id,
  user: 'robot',
  status,
  ageDays: 100,
  consistencySeconds: 4,
})

const play = (): Play =>
  playWorld(
    storeWorld(10, sampleTable(), {
      platform: { keys: [key('OLD', 'active'), key('SPARE', 'inactive'), key('NEW', 'absent')] },
    }),
  )
const answer = (to: Play, intervention: Intervention) =>
  refusalOf(to.model, to.state, intervention)?.reason ?? null

test('a user has two access keys at most, and inactive ones count', () => {
  const world = play()
  expect(answer(world, { kind: 'createKey', key: 'NEW' })).toBe('keyLimit')
  expect(answer(world, { kind: 'createKey', key: 'OLD' })).toBe('keyExists')
  world.act({ kind: 'setKeyStatus', key: 'SPARE', status: 'deleted' })
  world.wait(10)
  expect(answer(world, { kind: 'createKey', key: 'NEW' })).toBeNull()
})

test('a key that is gone cannot be changed any more', () => {
  const world = play()
  expect(answer(world, { kind: 'setKeyStatus', key: 'SPARE', status: 'active' })).toBeNull()
  world.act({ kind: 'setKeyStatus', key: 'SPARE', status: 'deleted' })
  world.wait(10)
  expect(answer(world, { kind: 'setKeyStatus', key: 'SPARE', status: 'active' })).toBe('noSuchKey')
})

test('tables and replicas that do not exist, and backups that are off, are refused', () => {
  const world = play()
  const restore = { kind: 'restoreTable', table: 'orders', region: 'one', minutesAgo: 6 } as const
  expect(answer(world, restore)).toBeNull()
  expect(answer(world, { ...restore, table: 'other' })).toBe('noTable')
  expect(answer(world, { ...restore, region: 'three' })).toBe('noReplica')
  expect(answer(world, { ...restore, minutesAgo: 36 * 24 * 60 })).toBe('tooOld')
  const { restoreMinutes: _, ...off } = sampleTable()
  expect(answer(playWorld(storeWorld(10, off)), restore)).toBe('backupsOff')
})
