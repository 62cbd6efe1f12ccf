import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../../scenarios/us-east-1-latency/scenario.ts'
import { type Answer, runDrills } from './run-drill.ts'

const ID = 'us-east-1-latency'
const WORLD = resolve(import.meta.dirname, 'fixtures/shop-with-a-slow-zone.json')
const NAMES = [
  'list',
  'play',
  'replay',
  'grade',
  'postmortem',
  'check',
  'lint',
  'simulate',
  'curves',
  'new',
  'schema',
]
let folder: string
const file = (name: string) => join(folder, name)
const answers = new Map<string, Answer>()

const said = (...args: readonly string[]): Answer => {
  const answer = answers.get(args.join(' '))
  if (answer === undefined) throw new Error(`not run: ${args.join(' ')}`)
  return answer
}
const json = (...args: readonly string[]) => JSON.parse(said(...args).out)
const keysOf = (value: object): readonly string[] => Object.keys(value).sort()

async function run(runs: readonly (readonly string[])[]): Promise<void> {
  for (const answer of await runDrills(runs)) answers.set(answer.args.join(' '), answer)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drill-tower-cli-'))
  writeFileSync(file('own.json'), JSON.stringify({ ...scenario, id: 'own', endsAtSecond: 900 }))
  writeFileSync(file('unsound.json'), JSON.stringify({ ...scenario, endsAtSecond: 'late' }))
  writeFileSync(
    file('blame.md'),
    '# Post-mortem\n\nThe outage was caused by human error. Bob should have known.\n',
  )
  writeFileSync(file('fair.md'), '# Notes\n\nThe deploy tool accepted a version that had no tests.\n')
  await run([
    ...NAMES.map((name) => [name, '--help']),
    ['--help'],
    [],
    ['list'],
    ['list', '--json'],
    ['play', ID, '--bot', 'expert', '--seed', '1', '--out', file('kept.json'), '--json'],
    ['play', ID, '--bot', 'nothing', '--seed', '2..3', '--out', file('nothing-{seed}.json'), '--json'],
    ['play', file('own.json'), '--bot', 'restartEverything', '--out', file('own-kept.json')],
    ['check', file('unsound.json'), '--json'],
    ['check', file('unsound.json')],
    ['lint', file('blame.md')],
    ['lint', file('blame.md'), '--json'],
    ['lint', file('fair.md')],
    ['lint', file('fair.md'), '--postmortem', '--json'],
    ['simulate', WORLD],
    ['simulate', WORLD, '--json'],
    ['simulate', WORLD, '--seconds', '100', '--json'],
    ['simulate', WORLD, '--every', '60', '--json'],
    ['curves', file('own.json'), '--bots', 'nothing', '--out', file('curves.svg')],
  ])
  const kept = JSON.parse(readFileSync(file('kept.json'), 'utf8'))
  kept.checkpoints[2].hash = '0'.repeat(kept.checkpoints[2].hash.length)
  writeFileSync(file('forged.json'), JSON.stringify({ ...kept, grade: null, report: null }))
  await run([
    ['replay', file('kept.json')],
    ['replay', file('kept.json'), '--json'],
    ['replay', file('nothing-3.json')],
    ['replay', file('forged.json'), '--json'],
    ['replay', file('own-kept.json')],
    ['replay', file('own-kept.json'), '--scenario', file('own.json')],
    ['grade', file('kept.json')],
    ['grade', file('kept.json'), '--json'],
    ['grade', file('forged.json')],
    ['postmortem', file('kept.json')],
    ['postmortem', file('kept.json'), '--json'],
    ['postmortem', file('kept.json'), '--format', 'html', '--out', file('pm.html')],
    ['postmortem', file('kept.json'), '--format', 'csv'],
  ])
  writeFileSync(file('pm.md'), said('postmortem', file('kept.json')).out)
  await run([['lint', file('pm.md'), '--postmortem']])
}, 240_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('help', () => {
  it('is there for every command, and for all of them', () => {
    for (const name of NAMES) {
      const { code, out, err } = said(name, '--help')
      expect({ name, code, err }).toEqual({ name, code: 0, err: '' })
      expect(out).toMatch(new RegExp(`^drill ${name}`))
      expect(said('--help').out).toContain(`  ${name} `)
    }
    expect(said('--help').code).toBe(0)
    expect(said().code).toBe(2)
  })
})

describe('list', () => {
  it('names the scenarios for people and for machines', () => {
    expect(said('list').out).toContain(ID)
    const [{ variants: _, ...card }] = json('list', '--json')
    expect(keysOf(card)).toEqual(['briefing', 'difficulty', 'expectedMinutes', 'id', 'oneLine', 'title'])
  })
})

describe('play by a bot', () => {
  it('gives one object for one seed and a list for several, with the same keys', () => {
    const one = json('play', ID, '--bot', 'expert', '--seed', '1', '--out', file('kept.json'), '--json')
    const many = json(
      'play',
      ID,
      '--bot',
      'nothing',
      '--seed',
      '2..3',
      '--out',
      file('nothing-{seed}.json'),
      '--json',
    )
    expect(keysOf(one)).toEqual([
      'bot',
      'checkpoints',
      'commands',
      'customerMinutes',
      'endedAt',
      'moneyUsd',
      'nothingCustomerMinutes',
      'outcome',
      'parCustomerMinutes',
      'profile',
      'scenario',
      'seed',
      'withinPar',
    ])
    expect(many.map((each: object) => keysOf(each))).toEqual([keysOf(one), keysOf(one)])
    expect(one).toMatchObject({ bot: 'expert', seed: 1, outcome: 'resolved', withinPar: true })
    for (const each of many)
      expect(each).toMatchObject({ bot: 'nothing', outcome: 'overtaken', withinPar: false })
    expect(one.customerMinutes).toBeLessThan(many[0].customerMinutes / 2)
  })
})

describe('replay', () => {
  it('reports every checkpoint equal', () => {
    const text = said('replay', file('kept.json'))
    expect(text).toMatchObject({ code: 0, err: '' })
    expect(text.out).toMatch(/^(\d+) of \1 checkpoints equal\.\n$/)
    const report = json('replay', file('kept.json'), '--json')
    expect(report).toMatchObject({ ok: true, problem: null, scenario: ID, seed: 1 })
    expect(report.equal).toBe(report.checkpoints)
    expect(report.checkpoints).toBeGreaterThan(10)
    expect(said('replay', file('nothing-3.json')).code).toBe(0)
  })

  it('stops at the first checkpoint that differs, names it on standard error and ends with 1', () => {
    const { code, err } = said('replay', file('forged.json'), '--json')
    expect(code).toBe(1)
    expect(err).toContain('second 180')
    expect(json('replay', file('forged.json'), '--json')).toMatchObject({ ok: false, equal: 2 })
  })

  it('asks for the scenario file of a drill that was not of a built-in scenario', () => {
    expect(said('replay', file('own-kept.json'))).toMatchObject({ code: 2 })
    expect(said('replay', file('own-kept.json')).err).toContain('--scenario FILE')
    expect(said('replay', file('own-kept.json'), '--scenario', file('own.json')).code).toBe(0)
  })
})

describe('grade', () => {
  it('gives profile and outcome, with the log lines under each mark', () => {
    const grade = json('grade', file('kept.json'), '--json')
    expect(keysOf(grade)).toEqual(['decisions', 'outcome', 'profile'])
    expect(grade.profile.skills.length).toBe(7)
    expect(grade.profile.markers.length).toBe(23)
    for (const mark of grade.profile.markers) {
      expect(keysOf(mark)).toEqual(['items', 'label', 'marker', 'rating', 'reason', 'skill'])
      if (mark.rating !== null)
        expect(mark.items.flatMap((item: { cites: readonly string[] }) => item.cites).length).toBeGreaterThan(
          0,
        )
    }
    const { out } = said('grade', file('kept.json'))
    expect(out).toContain('Outcome: resolved.')
    expect(out).toMatch(/\[e\d+/)
  })

  it('refuses a record that does not replay and keeps no grade', () => {
    expect(said('grade', file('forged.json'))).toMatchObject({ code: 2, out: '' })
    expect(said('grade', file('forged.json')).err).toContain('second 180')
  })
})

describe('postmortem', () => {
  it('writes Markdown that our own lint passes', () => {
    expect(said('postmortem', file('kept.json')).out).toMatch(/^# /)
    expect(said('lint', file('pm.md'), '--postmortem')).toMatchObject({ code: 0 })
  })

  it('writes JSON, HTML to a file, and the action items as CSV', () => {
    expect(json('postmortem', file('kept.json'), '--json').timeline.length).toBeGreaterThan(10)
    const toFile = said('postmortem', file('kept.json'), '--format', 'html', '--out', file('pm.html'))
    expect(toFile).toMatchObject({ code: 0, out: '' })
    expect(toFile.err).toContain('pm.html')
    expect(readFileSync(file('pm.html'), 'utf8')).toMatch(/^<!doctype html>/i)
    expect(said('postmortem', file('kept.json'), '--format', 'csv').out.split('\n').length).toBeGreaterThan(3)
  })
})

describe('check', () => {
  it('gives findings, and the bot table of what can be played, as a list with one entry a scenario', () => {
    const [report] = json('check', file('unsound.json'), '--json')
    expect(keysOf(report)).toEqual(['bots', 'estimate', 'problems', 'scenario'])
    expect(report.estimate).toBeNull()
    for (const problem of report.problems) expect(keysOf(problem)).toEqual(['mend', 'message', 'path'])
    expect(report.bots).toEqual([])
  })

  it('lists what is wrong with a scenario that cannot be read, with place and mend', () => {
    const { code, out } = said('check', file('unsound.json'))
    expect(code).toBe(1)
    expect(out).toMatch(/endsAtSecond: .+\n {4}mend: /)
  })
})

describe('lint', () => {
  it('finds blame with line and column, and ends with 1', () => {
    const { code, out } = said('lint', file('blame.md'))
    expect(code).toBe(1)
    expect(out).toContain(`${file('blame.md')}:3:`)
    const { findings } = json('lint', file('blame.md'), '--json')
    expect(findings.length).toBeGreaterThanOrEqual(2)
    for (const found of findings) {
      expect(found.line).toBe(3)
      for (const key of ['rule', 'message', 'quote', 'rewrite', 'column']) expect(found).toHaveProperty(key)
    }
  })

  it('lets a fair text pass, and misses the parts of a post-mortem only when asked', () => {
    expect(said('lint', file('fair.md'))).toMatchObject({ code: 0 })
    expect(said('lint', file('fair.md'), '--postmortem', '--json').code).toBe(1)
  })
})

describe('simulate', () => {
  it('prints a row for each service, and series and summary as JSON', () => {
    expect(said('simulate', WORLD).out).toMatch(/^service .*\nweb +\d.*\nstore +\d/)
    const result = json('simulate', WORLD, '--json')
    expect(keysOf(result)).toEqual(['customers', 'every', 'seconds', 'seed', 'series', 'summary'])
    expect(result).toMatchObject({ seconds: 600, seed: 7, every: 10 })
    expect(keysOf(result.summary[0])).toEqual([
      'errorShare',
      'goodputPerSecond',
      'offeredPerSecond',
      'p50Ms',
      'p99Ms',
      'service',
    ])
    expect(result.series.length).toBe(2 * 60)
    expect(json('simulate', WORLD, '--seconds', '100', '--json').series.length).toBe(2 * 10)
    expect(json('simulate', WORLD, '--every', '60', '--json').series.length).toBe(2 * 10)
  })

  it('shows the fault while it lasts, and the drain that ends it', () => {
    const { series } = json('simulate', WORLD, '--json')
    const p99 = (at: number): number =>
      series.find((each: { at: number; service: string }) => each.at === at && each.service === 'web').p99Ms
    expect(p99(100)).toBeLessThan(300)
    expect(p99(220)).toBeGreaterThan(3 * p99(100))
    expect(p99(340)).toBeLessThan(300)
  })
})

describe('curves', () => {
  it('draws an SVG picture', () => {
    expect(said('curves', file('own.json'), '--bots', 'nothing', '--out', file('curves.svg')).code).toBe(0)
    expect(readFileSync(file('curves.svg'), 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\s*$/)
  })
})
