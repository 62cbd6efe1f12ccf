import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultPolicy, parseScenario, type Scenario, withOtherProse } from '../../src/core/scenario/index.ts'
import { type DrillFile, fileOf, openTable, replayTable, second, submit } from '../../src/core/table/index.ts'
import { openDrillFile } from '../../src/protocol/drill-file-schema.ts'
import { type Answer, runDrills } from './run-drill.ts'

let folder: string
const file = (name: string) => join(folder, `${name}.json`)
const write = (name: string, data: unknown) => writeFileSync(file(name), JSON.stringify(data))
const answers = new Map<string, Answer>()
const said = (...args: readonly string[]): Answer => answers.get(args.join(' ')) as Answer

const slowMenus = ((): Scenario => {
  const raw = readFileSync(resolve(import.meta.dirname, '../../scenarios/slow-menus/scenario.json'), 'utf8')
  const parsed = parseScenario(JSON.parse(raw))
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return parsed.scenario
})()

/** As a format before this one had it: commands and checkpoints, and no words. */
function ofFormatOne({ title, startsAtUtcSecond, roles, log, grade, report, seats, ...record }: DrillFile) {
  return { ...record, format: 1 }
}

/** An exam in which the observer only spoke; the file says that they approved an action. */
function forgedApproval(): DrillFile {
  const setup = {
    scenario: slowMenus,
    policy: defaultPolicy,
    seed: 1,
    mode: 'exam',
    seat: 'observer',
  } as const
  const table = openTable(setup)
  submit(table, 'observer', { kind: 'say', text: 'I only look.', to: null })
  while (table.drill.state.second < 200) second(table)
  const drillFile = fileOf(table.drill)
  const approval = {
    kind: 'approveAction',
    actionId: 'roll-back',
    parameters: {},
    executor: 'self',
    card: null,
  } as const
  return {
    ...drillFile,
    commands: [...drillFile.commands, { at: 150, seat: 'observer', command: approval, began: 'x1' }],
  }
}

/** The same cloud with other words for all that people read. */
const reworded = withOtherProse(slowMenus, (text, path) =>
  path.endsWith('.shortRole') ? text.toUpperCase() : `${text} Or so they say.`,
)

const ASKED: Readonly<Record<string, readonly string[]>> = {
  kept: ['replay', 'grade --json', 'postmortem'],
  otherBuild: ['replay', 'replay --json', 'grade', 'grade --json', 'postmortem', 'postmortem --json'],
  changed: ['replay', 'replay --json', 'grade', 'grade --json', 'postmortem', 'postmortem --json'],
  differs: ['replay', 'replay --json', 'grade', 'grade --json', 'postmortem', 'postmortem --json'],
  formatOne: ['replay', 'replay --json', 'grade', 'postmortem'],
  unknownKind: ['replay', 'grade', 'postmortem'],
  bareUnknownKind: ['grade'],
  bareOtherBuild: ['grade', 'postmortem'],
  bareDiffers: ['grade', 'postmortem'],
  own: ['replay', 'grade', 'postmortem'],
  forged: ['replay', 'grade'],
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drill-tower-records-'))
  write('own-scenario', { ...slowMenus, id: 'own' })
  write('reworded-scenario', reworded)
  await run([
    ['play', 'slow-menus', '--bot', 'expert', '--seed', '3', '--out', file('kept')],
    ['play', file('own-scenario'), '--bot', 'nothing', '--out', file('own')],
  ])
  const kept: DrillFile = JSON.parse(readFileSync(file('kept'), 'utf8'))
  const bare = { ...kept, grade: null, report: null }
  const differing = kept.checkpoints.map((each) => (each.at === 180 ? { ...each, hash: 'another' } : each))
  write('otherBuild', { ...kept, coreBuild: 'of-last-year' })
  write('bareOtherBuild', { ...bare, coreBuild: 'of-last-year' })
  write('formatOne', ofFormatOne(kept))
  write('changed', { ...kept, scenarioHash: 'of-another-cloud' })
  write('differs', { ...kept, checkpoints: differing })
  write('bareDiffers', { ...bare, checkpoints: differing })
  write('forged', forgedApproval())
  const unknownKind = kept.commands.map((entry, nth) =>
    nth === 2 ? { ...entry, command: { kind: 'undoActoin' } } : entry,
  )
  write('unknownKind', { ...kept, commands: unknownKind })
  write('bareUnknownKind', { ...bare, log: [], commands: unknownKind })
  await run([['schema', 'policy', '--example', '--out', file('policy')]])
  await run([
    ['grade', file('otherBuild'), '--policy', file('policy')],
    ...Object.entries(ASKED).flatMap(([name, asked]) =>
      asked.map((each) => {
        const [word = '', ...options] = each.split(' ')
        return [word, file(name), ...options]
      }),
    ),
    ['postmortem', file('otherBuild'), '--format', 'html'],
    ['replay', file('kept'), '--scenario', file('reworded-scenario')],
    ['grade', file('kept'), '--scenario', file('reworded-scenario')],
    ['postmortem', file('kept'), '--scenario', file('reworded-scenario')],
    ['replay', file('own'), '--scenario', file('own-scenario')],
  ])
}, 240_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(runs: readonly (readonly string[])[]): Promise<void> {
  for (const answer of await runDrills(runs)) answers.set(answer.args.join(' '), answer)
}

describe('a drill file that this build can play', () => {
  it('is replayed, graded and reported anew, and keeps the same grade and report', () => {
    const kept: DrillFile = JSON.parse(readFileSync(file('kept'), 'utf8'))
    expect(said('replay', file('kept'))).toMatchObject({ code: 0, err: '' })
    const { profile, outcome } = JSON.parse(said('grade', file('kept'), '--json').out)
    expect({ profile, outcome }).toEqual(JSON.parse(JSON.stringify(kept.grade)))
    expect(said('postmortem', file('kept')).out.trim()).toBe(kept.report?.trim())
    expect(said('postmortem', file('kept'))).toMatchObject({ code: 0, err: '' })
  })

  it('can be sat down at again, as the page does with it', () => {
    const opened = openDrillFile(JSON.parse(readFileSync(file('kept'), 'utf8')))
    if (opened.kind !== 'playable') throw new Error(opened.kind)
    expect(replayTable(opened.record, slowMenus)).toMatchObject({ ok: true })
  })

  it('still replays when every phrase of its scenario is another, and tells the new words', () => {
    const other = ['--scenario', file('reworded-scenario')]
    expect(said('replay', file('kept'), ...other)).toMatchObject({ code: 0, err: '' })
    expect(said('grade', file('kept'), ...other)).toMatchObject({ code: 0, err: '' })
    expect(said('postmortem', file('kept'), ...other).out).toContain('Or so they say.')
  })
})

describe('a drill file that cannot be played here', () => {
  const why = {
    otherBuild: /of-last-year/,
    changed: /scenario has changed/,
    differs: /second 180/,
  }
  const MENDS = {
    otherBuild: /mend: Use the core build/,
    changed: /mend: .*--scenario FILE/,
    differs: /mend: Export the drill again/,
  }
  /** What should play here, and is not what was played, is a finding. */
  const codeOf = (name: string) => (name === 'differs' ? 1 : 0)

  it('prints the grade that it keeps, and says on standard error why it is not computed anew', () => {
    for (const [name, reason] of Object.entries(why)) {
      const text = said('grade', file(name))
      expect({ name, code: text.code }).toEqual({ name, code: codeOf(name) })
      expect(text.out).toMatch(/^Outcome: resolved\. \d+ customer-minutes\.\n\nA Lead: /)
      expect(text.err).toMatch(/the grade that was kept/)
      expect(text.err).not.toMatch(/cannot be played|can be read/)
      expect(text.err).toMatch(MENDS[name as keyof typeof MENDS])
      expect(text.err).toMatch(reason)
      const kept: DrillFile = JSON.parse(readFileSync(file(name), 'utf8'))
      const { decisions, ...grade } = JSON.parse(said('grade', file(name), '--json').out)
      expect(grade).toEqual(kept.grade)
      expect(decisions).toEqual({ decisions: [] })
    }
  })

  it('prints the post-mortem that it keeps, as Markdown or in an object, and says why', () => {
    for (const [name, reason] of Object.entries(why)) {
      const kept: DrillFile = JSON.parse(readFileSync(file(name), 'utf8'))
      const text = said('postmortem', file(name))
      expect({ name, code: text.code }).toEqual({ name, code: codeOf(name) })
      expect(text.out).toBe(`${kept.report?.trimEnd()}\n`)
      expect(text.err).toMatch(reason)
      expect(JSON.parse(said('postmortem', file(name), '--json').out)).toMatchObject({
        scenario: 'slow-menus',
        markdown: kept.report,
      })
    }
    expect(said('postmortem', file('otherBuild'), '--format', 'html')).toMatchObject({ code: 2, out: '' })
  })

  it('is bad input where it keeps nothing, with the reason', () => {
    for (const [name, reason] of [
      ['formatOne', /format 1/],
      ['bareOtherBuild', /of-last-year/],
      ['bareDiffers', /second 180/],
    ] as const)
      for (const word of ['grade', 'postmortem']) {
        const answer = said(word, file(name))
        expect({ name, word, code: answer.code, out: answer.out }).toEqual({ name, word, code: 2, out: '' })
        expect(answer.err).toMatch(/This file keeps no/)
        expect(answer.err).toMatch(reason)
        expect(answer.err).toMatch(/\n {2}mend: /)
        if (name === 'formatOne') expect(answer.err).toMatch(/mend: .*tower that wrote it/)
      }
  })

  it('ends a replay with 1 and the reason', () => {
    for (const [name, reason] of [...Object.entries(why), ['formatOne', /format 1/] as const]) {
      const answer = said('replay', file(name))
      expect({ name, code: answer.code, out: answer.out }).toEqual({ name, code: 1, out: '' })
      expect(answer.err).toMatch(reason)
      const report = JSON.parse(said('replay', file(name), '--json').out)
      expect(report).toMatchObject({ scenario: 'slow-menus', seed: 3, ok: false })
      expect(report.problem).toMatch(name === 'differs' ? /180 s/ : reason)
    }
  })

  it('cannot be judged by other house rules', () => {
    const answer = said('grade', file('otherBuild'), '--policy', file('policy'))
    expect(answer).toMatchObject({ code: 2, out: '' })
    expect(answer.err).toMatch(/--policy: .*of-last-year/)
  })

  it('keeps its grade when its scenario is not here, and says how to give it', () => {
    expect(said('grade', file('own'))).toMatchObject({ code: 0 })
    expect(said('grade', file('own')).err).toContain('--scenario FILE')
    expect(said('postmortem', file('own')).out).toMatch(/^# /)
    expect(said('replay', file('own'))).toMatchObject({ code: 2 })
    expect(said('replay', file('own'), '--scenario', file('own-scenario'))).toMatchObject({ code: 0 })
  })
})

describe('a forged record', () => {
  it('with a command that does not exist passes nowhere, but what it keeps is printed', () => {
    for (const word of ['grade', 'postmortem']) {
      const { code, out, err } = said(word, file('unknownKind'))
      expect({ word, code }).toEqual({ word, code: 1 })
      expect(out).not.toBe('')
      expect(err).toMatch(
        /commands\.2\.command\.kind: there is no kind "undoActoin"; the nearest are undoAction/,
      )
    }
    expect(said('replay', file('unknownKind')).code).toBe(1)
    const bare = said('grade', file('bareUnknownKind'))
    expect(bare).toMatchObject({ code: 2, out: '' })
    expect(bare.err.match(/commands\.2\.command\.kind/g)).toHaveLength(1)
    expect(bare.err).toMatch(/there is no kind "undoActoin"; the nearest are undoAction(, \w+){2}\.\n/)
  })

  it('in which an observer approves an action in an exam is refused, with its second', () => {
    const answer = said('replay', file('forged'))
    expect(answer.code).toBe(1)
    expect(answer.err).toMatch(/second 150: .*approveAction was refused: This belongs to another seat/)
    expect(said('grade', file('forged'))).toMatchObject({ code: 2, out: '' })
  })
})
