import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseScenario } from '../../src/core/scenario/index.ts'
import { soundBut } from '../support/sound-scenario.ts'
import { type Answer, runDrills } from './run-drill.ts'

const BUILT_IN = 'us-east-1-latency'
const POSTMORTEM = resolve(import.meta.dirname, 'fixtures/checkout-errors.md')
let folder: string
const file = (...names: readonly string[]) => join(folder, ...names)
const answers = new Map<string, Answer>()

const said = (...args: readonly string[]): Answer => {
  const answer = answers.get(args.join(' '))
  if (answer === undefined) throw new Error(`not run: ${args.join(' ')}`)
  return answer
}
const json = (...args: readonly string[]) => JSON.parse(said(...args).out)

async function run(runs: readonly (readonly string[])[]): Promise<void> {
  for (const answer of await runDrills(runs)) answers.set(answer.args.join(' '), answer)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drill-tower-kit-'))
  const kit = soundBut(() => ({
    endsAtSecond: 600,
    variants: [
      { id: 'b', difference: 'it is milder', changes: { faults: [{ id: 'culprit', errorShare: 0.3 }] } },
      { id: 'c', difference: 'it is misspelt', changes: { faults: [{ id: 'culprti', errorShare: 0.3 }] } },
    ],
  }))
  writeFileSync(file('kit.json'), JSON.stringify(kit))
  writeFileSync(file('lunch.md'), '# Lunch\n\nSoup.\n')
  await run([
    ['list', '--spoil'],
    ['list'],
    ['new', 'my-drill', '--from', POSTMORTEM, '--out', folder, '--json'],
    ['new', 'plain', '--out', folder],
    ['new', 'Plain Drill', '--out', folder],
    ['new', 'lunch', '--from', file('lunch.md'), '--out', folder],
    ['new', 'gone', '--from', file('gone.md'), '--out', folder],
    ['schema', 'policy'],
    ['schema', 'lunch'],
    ['play', `${file('kit.json')}@b`, '--bot', 'nothing', '--out', file('kept.json'), '--json'],
    ['play', `${file('kit.json')}@c`, '--bot', 'nothing'],
    ['play', `${BUILT_IN}@b`, '--bot', 'nothing', '--seed', '3', '--out', file('built-in.json'), '--json'],
    ['play', `${BUILT_IN}@nowhere`],
    ['play', BUILT_IN, '--surprise', '--bot', 'nothing'],
    ['check', file('kit.json'), '--seed', '1', '--json'],
    ['check', file('kit.json'), '--variant', 'c'],
    ['check', file('kit.json'), '--variant', 'd'],
  ])
  await run([
    ['new', 'plain', '--out', folder, '--json'],
    ['replay', file('kept.json'), '--scenario', `${file('kit.json')}@b`],
    ['replay', file('kept.json'), '--scenario', file('kit.json')],
    ['replay', file('built-in.json')],
    ['play', file('my-drill'), '--bot', 'expert', '--json'],
  ])
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true }))

describe('new', () => {
  it('writes a scenario that can be played, its briefing and the notes, and says where', () => {
    const made = json('new', 'my-drill', '--from', POSTMORTEM, '--out', folder, '--json')
    expect(made.files.map((path: string) => path.slice(folder.length + 1))).toEqual([
      'my-drill/scenario.json',
      'my-drill/briefing.md',
      'my-drill/authoring.md',
    ])
    expect(readFileSync(file('my-drill', 'authoring.md'), 'utf8')).toContain('## Decide next')
    const result = json('play', file('my-drill'), '--bot', 'expert', '--json')
    expect(result).toMatchObject({ scenario: 'my-drill', outcome: 'resolved', withinPar: true })
  })

  it('names the schema that editors find from there', () => {
    const written = JSON.parse(readFileSync(file('my-drill', 'scenario.json'), 'utf8'))
    const schema = JSON.parse(readFileSync(resolve(dirname(file('my-drill', 'x')), written.$schema), 'utf8'))
    expect(schema.title).toBe('Drill Tower scenario')
    expect(parseScenario(written).ok).toBe(true)
  })

  it('writes over nothing', () => {
    expect(said('new', 'plain', '--out', folder).code).toBe(0)
    expect(said('new', 'plain', '--out', folder, '--json')).toMatchObject({ code: 2, out: '' })
  })

  it.each([
    [['new', 'Plain Drill', '--out'], /Plain Drill: .*no name for a scenario[\s\S]*mend: use small letters/],
    [
      ['new', 'lunch', '--from', 'lunch.md', '--out'],
      /lunch\.md: post-mortem: has no timeline[\s\S]*mend: add a heading/,
    ],
    [['new', 'gone', '--from', 'gone.md', '--out'], /gone\.md: file: ENOENT/],
  ])('%j is refused in words', (words, message) => {
    const args = words.map((word) => (word.endsWith('.md') ? file(word) : word))
    const { code, err } = said(...args, folder)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('variants', () => {
  it('are listed by neutral names, and by what is different only when asked', () => {
    const [plain, spoilt] = [said('list').out, said('list', '--spoil').out]
    expect(plain).toMatch(new RegExp(`${BUILT_IN}@b\\n`))
    expect(spoilt).toMatch(new RegExp(`${BUILT_IN}@b: .{10,}\\n`))
  })

  it('of a file and of a built-in scenario are played, kept and replayed', () => {
    expect(
      json('play', `${file('kit.json')}@b`, '--bot', 'nothing', '--out', file('kept.json'), '--json')
        .scenario,
    ).toBe('sound@b')
    expect(said('replay', file('kept.json'), '--scenario', `${file('kit.json')}@b`).out).toMatch(
      /of .* equal/,
    )
    expect(JSON.parse(readFileSync(file('built-in.json'), 'utf8')).scenarioId).toBe(`${BUILT_IN}@b`)
    expect(said('replay', file('built-in.json'))).toMatchObject({ code: 0 })
  })

  it('are not their original', () => {
    expect(said('replay', file('kept.json'), '--scenario', file('kit.json')).code).not.toBe(0)
  })

  it.each([
    [['play', 'kit.json@c', '--bot', 'nothing'], /mend:/],
    [['play', `${BUILT_IN}@nowhere`], /no variant "nowhere"/],
    [['play', BUILT_IN, '--surprise', '--bot', 'nothing'], /--surprise: Bots are not surprised/],
    [['check', 'kit.json', '--variant', 'd'], /has no variant "d"[\s\S]*Use one of: b, c, none/],
  ])('%j is refused in words', (words, message) => {
    const args = words.map((word) => (word.startsWith('kit.json') ? file(word) : word))
    const { code, err } = said(...args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('check', () => {
  it('proves the scenario and each variant, in order, and finds the broken one by name', () => {
    const reports = json('check', file('kit.json'), '--seed', '1', '--json')
    expect(reports.map((report: { scenario: string }) => report.scenario)).toEqual([
      'sound',
      'sound@b',
      `${file('kit.json')}@c`,
    ])
    expect(reports.map((report: { bots: unknown[] }) => report.bots.length)).toEqual([8, 8, 0])
    expect(reports[0].estimate.minutes).toHaveLength(2)
    expect(reports[2].problems).toEqual([
      {
        path: '$.variants[1].changes.faults[0]',
        message: 'there is no "culprti" to change, and for a new one too much is missing',
        mend: "did you mean 'culprit'?",
      },
    ])
  })

  it('of one variant says only what is wrong with that', () => {
    const { code, out } = said('check', file('kit.json'), '--variant', 'c')
    expect(code).toBe(1)
    expect(out).toMatch(
      /@c: 1 to mend\n {2}\$\.variants\[1\]\.changes\.faults\[0\]: .*\n {4}mend: did you mean/,
    )
  })
})

describe('schema', () => {
  it('prints either, and knows no other', () => {
    expect(json('schema', 'policy').title).toBe('Drill Tower policy')
    expect(said('schema', 'lunch').err).toContain('Use one of: scenario, policy')
  })
})
