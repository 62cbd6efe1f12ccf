import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scenarioAssets } from '../../../src/adapters/node-scenarios/scenario-assets.ts'
import { openScenarioFolder, readScenarioFile } from '../../../src/adapters/node-scenarios/scenario-folder.ts'

const briefing = { company: 'Harbour', situation: 'Night', yourRole: 'Commander', goodToKnow: [] }
let folder: string

function card(id: string): Record<string, unknown> {
  return {
    id,
    title: `Title of ${id}`,
    oneLine: 'One line',
    difficulty: 1,
    expectedMinutes: [15, 25],
    briefing,
  }
}

function write(id: string, name: string, text: string): string {
  mkdirSync(join(folder, id), { recursive: true })
  writeFileSync(join(folder, id, name), text)
  return join(folder, id, name)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-tower-scenarios-'))
  const typed = { ...card('b-typed'), secrets: ['zone c'] }
  write(
    'b-typed',
    'scenario.ts',
    `type Text = string\nexport const scenario = { ...${JSON.stringify(typed)}, gone: undefined as Text | undefined }\n`,
  )
  write('a-plain', 'scenario.json', JSON.stringify({ ...card('a-plain'), secrets: ['dns'] }))
  mkdirSync(join(folder, 'drafts'))
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('a folder of scenarios', () => {
  test('lists what it has, in order, without what the drill keeps secret', async () => {
    const cards = await openScenarioFolder(folder).list()
    expect(cards).toEqual([card('a-plain'), card('b-typed')])
  })

  test('loads TypeScript and JSON as the same plain data', async () => {
    const library = openScenarioFolder(folder)
    expect(await library.load('a-plain')).toEqual({ ...card('a-plain'), secrets: ['dns'] })
    expect(await library.load('b-typed')).toStrictEqual({ ...card('b-typed'), secrets: ['zone c'] })
  })

  test.each(['missing', 'drafts', '../a-plain', 'a-plain/../b-typed', ''])(
    'has no "%s" and says what it has',
    async (id) => {
      await expect(openScenarioFolder(folder).load(id)).rejects.toThrow(
        `"${id}"; there are: a-plain, b-typed`,
      )
    },
  )

  test('loads a variant by its name, and knows no other', async () => {
    const variants = [{ id: 'b', difference: 'secret', changes: { title: 'By night' } }]
    const varied = mkdtempSync(join(tmpdir(), 'drill-tower-scenarios-'))
    mkdirSync(join(varied, 'c-varied'))
    writeFileSync(
      join(varied, 'c-varied', 'scenario.json'),
      JSON.stringify({ ...card('c-varied'), variants }),
    )
    const library = openScenarioFolder(varied)
    expect(await library.list()).toEqual([{ ...card('c-varied'), variants: ['b'] }])
    expect(await library.load('c-varied@b')).toEqual({
      ...card('c-varied'),
      id: 'c-varied@b',
      title: 'By night',
    })
    await expect(library.load('c-varied@z')).rejects.toThrow('no variant "z"')
    rmSync(varied, { recursive: true })
  })

  test('gives the page an index and one file each', async () => {
    const assets = await scenarioAssets(openScenarioFolder(folder))
    expect(assets.map((asset) => asset.path)).toEqual([
      'scenarios/index.json',
      'scenarios/a-plain.json',
      'scenarios/b-typed.json',
    ])
    expect(assets[0]?.text).not.toContain('secrets')
    expect(JSON.parse(assets[2]?.text ?? '')).toEqual(await openScenarioFolder(folder).load('b-typed'))
  })
})

describe('a scenario file', () => {
  test.each([
    ['broken.json', '{ "id": ', 'JSON'],
    ['nameless.ts', 'export const incident = {}', 'exports no const named "scenario"'],
  ])('%s is refused with its name and the reason', async (name, text, reason) => {
    const file = write('elsewhere', name, text)
    await expect(readScenarioFile(file)).rejects.toThrow(file)
    await expect(readScenarioFile(file)).rejects.toThrow(reason)
  })

  test.each([
    ['without a title', { ...card('c-new'), title: undefined }, 'has no "title"'],
    ['under another id', card('other'), 'says its id is "other"'],
  ])('a scenario %s cannot be listed', async (_, data, reason) => {
    const lone = mkdtempSync(join(tmpdir(), 'drill-tower-scenarios-'))
    mkdirSync(join(lone, 'c-new'))
    writeFileSync(join(lone, 'c-new', 'scenario.json'), JSON.stringify(data))
    await expect(openScenarioFolder(lone).list()).rejects.toThrow(reason)
    rmSync(lone, { recursive: true })
  })
})

describe('the built-in scenarios', () => {
  test('are plain data: through JSON and back nothing changes', async () => {
    const built = resolve(import.meta.dirname, '../../../scenarios')
    for (const { id } of await openScenarioFolder(built).list()) {
      const file = join(built, id, 'scenario.ts')
      if (!existsSync(file)) continue
      const { scenario } = await import(file)
      expect(JSON.parse(JSON.stringify(scenario))).toStrictEqual(scenario)
    }
  })
})
