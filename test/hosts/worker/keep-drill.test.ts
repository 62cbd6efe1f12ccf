import { expect, test } from 'vitest'
import { memoryArchive } from '../../../src/adapters/browser-storage/memory-archive.ts'
import { fileOf } from '../../../src/core/table/index.ts'
import { createKeeper } from '../../../src/hosts/worker/keep-drill.ts'
import { driveDrill } from '../../support/drive-drill.ts'

const fileAt = (second: number) => () => fileOf(driveDrill().waits(second).drill)

/** What is told to have been saved when all of this comes at once. */
async function saved(...asked: readonly (readonly [drillId: string, second: number])[]): Promise<string[]> {
  const told: string[] = []
  const keeper = createKeeper(memoryArchive(), (kept) => {
    told.push(kept.ok ? `${kept.drillId} ${kept.second}` : kept.problem)
  })
  for (const [drillId, second] of asked) keeper.keep(drillId, fileAt(second))
  await keeper.settled()
  return told
}

test('what comes while a save is under way waits for it, and only its last is saved', async () => {
  expect(await saved(['d1', 1], ['d1', 2], ['d1', 3])).toEqual(['d1 1', 'd1 3'])
})

test('the last of a drill is saved although another one begins before its turn comes', async () => {
  expect(await saved(['d1', 1], ['d1', 2], ['d2', 0], ['d1', 3])).toEqual(['d1 1', 'd1 3', 'd2 0'])
})

test.each([
  ['is rejected', 'rejects', 'The quota is used up.'],
  ['throws at once', 'throws', 'The quota is used up.'],
])('a save that %s is told, and the next one is done', async (_, how, why) => {
  const told: string[] = []
  const archive = memoryArchive()
  let fails = true
  const keeper = createKeeper(
    {
      ...archive,
      save(drillId, file) {
        if (!fails) return archive.save(drillId, file)
        if (how === 'throws') throw new Error(why)
        return Promise.reject(new Error(why))
      },
    },
    (kept) => told.push(kept.ok ? `${kept.drillId} ${kept.second}` : kept.problem),
  )
  keeper.keep('d1', fileAt(1))
  await keeper.settled()
  fails = false
  keeper.keep('d1', fileAt(2))
  await keeper.settled()
  expect(told).toEqual([`The drill could not be saved: ${why}`, 'd1 2'])
})

test('a file that cannot be made is told, and what waits behind it is saved', async () => {
  const told: string[] = []
  const keeper = createKeeper(memoryArchive(), (kept) =>
    told.push(kept.ok ? `${kept.drillId} ${kept.second}` : kept.problem),
  )
  const broken = () => {
    throw new Error('No file.')
  }
  keeper.keep('d1', broken)
  keeper.keep('d2', fileAt(1))
  await keeper.settled()
  keeper.keep('d1', fileAt(3))
  await keeper.settled()
  expect(told).toEqual(['The drill could not be saved: No file.', 'd2 1', 'd1 3'])
})
