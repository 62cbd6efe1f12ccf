import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchedScenarios } from '../../../src/hosts/worker/fetched-scenarios.ts'

const files: Readonly<Record<string, unknown>> = {
  '/scenarios/index.json': [{ id: 'tiny', variants: ['b'] }],
  '/scenarios/tiny.json': {
    id: 'tiny',
    title: 'By day',
    variants: [{ id: 'b', difference: 'night', changes: { title: 'By night' } }],
  },
}
const asked: string[] = []
let server: Server
let folder: URL

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const file = files[request.url ?? '']
    response.statusCode = file === undefined ? 404 : 200
    response.end(JSON.stringify(file ?? null))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  folder = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/scenarios/`)
})

afterAll(() => {
  server.close()
})

describe('scenarios that a page fetches', () => {
  it('are listed by their cards', async () => {
    expect(await fetchedScenarios(folder).list()).toEqual([{ id: 'tiny', variants: ['b'] }])
  })

  it('give a variant out of the file of its original, and no other file is asked for', async () => {
    asked.length = 0
    expect(await fetchedScenarios(folder).load('tiny@b')).toEqual({ id: 'tiny@b', title: 'By night' })
    expect(asked).toEqual(['/scenarios/tiny.json'])
  })

  it.each([
    ['tiny@z', 'no variant "z"'],
    ['gone@b', 'has not got the scenario "gone" (404)'],
  ])('refuse %s in words', async (name, message) => {
    await expect(fetchedScenarios(folder).load(name)).rejects.toThrow(message)
  })
})
