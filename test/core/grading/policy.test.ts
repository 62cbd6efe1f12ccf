import { expect, test } from 'vitest'
import { commandProfile, type MarkerMark } from '../../../src/core/grading/index.ts'
import { defaultPolicy, type Policy, type SeverityLevel } from '../../../src/core/scenario/index.ts'
import { smallScenario } from './small-scenario.ts'
import {
  brief,
  caseOf,
  cleared,
  clue,
  declare,
  GOOD_POST,
  type Line,
  mitigated,
  owner,
  page,
  passed,
  post,
  resolve,
  type Setting,
  say,
  take,
  update,
  WHOLE_UPDATE,
} from './story.ts'

const withWindows = (windows: Partial<Policy['windows']>): Policy => ({
  ...defaultPolicy,
  windows: { ...defaultPolicy.windows, ...windows },
})
const withRows = (change: (row: SeverityLevel) => SeverityLevel): Policy => ({
  ...defaultPolicy,
  severities: defaultPolicy.severities.map(change),
})

function markOf(marker: string, lines: readonly Line[], setting: Setting = {}): MarkerMark {
  const found = commandProfile(caseOf(lines, setting)).markers.find((each) => each.marker === marker)
  if (found === undefined) throw new Error(`no marker ${marker}`)
  return found
}
const answerTo = (item: string, mark: MarkerMark) => mark.items.find((each) => each.id === item)?.answer

/** The same log under two policies: what must differ. */
const pairs: readonly {
  readonly what: string
  readonly marker: string
  readonly item: string
  readonly lines: readonly Line[]
  readonly other: Policy
}[] = [
  {
    what: 'the time to declare',
    marker: 'C1',
    item: 'inTime',
    lines: [page(60), declare(180, 2)],
    other: withWindows({ declare: 60 }),
  },
  {
    what: 'the share of customers that makes a level',
    marker: 'C1',
    item: 'notUnder',
    lines: [page(60), declare(120, 2)],
    other: withRows((row) => (row.level === 1 ? { ...row, whenFailedShareAbove: 0.05 } : row)),
  },
  {
    what: 'the time to take command',
    marker: 'A1',
    item: 'inTime',
    lines: [page(60), declare(100), take(200)],
    other: withWindows({ takeCommand: 30 }),
  },
  {
    what: 'the first public post',
    marker: 'D3',
    item: 'first',
    lines: [page(60), declare(100), ...[250, 600, 1200, 1800, 2400, 3000].map((at) => post(at, GOOD_POST))],
    other: withWindows({ firstPublicPost: 60 }),
  },
  {
    what: 'the cadence of situation reports',
    marker: 'D2',
    item: 'cadence',
    lines: [
      page(60),
      declare(100),
      ...[200, 1000, 1800, 2600, 3400].map((at) => update(at, WHOLE_UPDATE)),
      ...[1300, 2600].map((at) => brief(at)),
    ],
    other: withWindows({ internalCadence: 300 }),
  },
  {
    what: 'how long signals are clear before the end',
    marker: 'G1',
    item: 'clear',
    lines: [page(60), declare(100), cleared(1550), mitigated(1600), passed(2250), resolve(2300)],
    other: withWindows({ clearBeforeResolved: 1500 }),
  },
  {
    what: 'the days until the post-mortem',
    marker: 'G2',
    item: 'due',
    lines: [
      page(60),
      declare(100),
      resolve(2300),
      post(2305, 'Checkout works again for everybody. Thank you for your patience.', 'resolved', null),
      owner(2310, 5),
      say(2320, 'Follow-up: the drain is still to be put back, the network engineer owns it.'),
    ],
    other: withRows((row) => (row.level === 2 ? { ...row, postmortemWithinDays: 2 } : row)),
  },
]

for (const { what, marker, item, lines, other } of pairs)
  test(`grading follows the policy in ${what}`, () => {
    expect(answerTo(item, markOf(marker, lines))).toBe('yes')
    const strict = markOf(marker, lines, { policy: other })
    expect(answerTo(item, strict)).toBe('no')
    expect(strict.rating).toBeLessThan(markOf(marker, lines).rating ?? 0)
  })

test('a level that the policy asks no public notice for needs no public post', () => {
  const lines = [page(60), declare(100)]
  const quiet = withRows((row) => ({ ...row, publicNotice: false }))
  expect(markOf('D3', lines).rating).toBe(1)
  expect(markOf('D3', lines, { policy: quiet }).rating).toBeNull()
})

test('marks speak of levels as the house calls them', () => {
  const named = withRows((row) => ({ ...row, label: `P${row.level}` }))
  const mark = markOf('C1', [page(60), declare(120, 2)], { policy: named })
  expect(JSON.stringify(mark)).toContain('P2')
  expect(JSON.stringify(mark)).not.toContain('SEV-')
})

// What was known at the time, beyond the wall screens.
const allServed = (): number => 0.0001
const telling = (tells: 'redundancyLost' | 'dataLost') => ({
  ...smallScenario,
  clues: smallScenario.clues.map((each) => (each.id === 'regionDown' ? { ...each, tells } : each)),
})

test('lost redundancy makes the level of the matrix, from the moment its evidence has reached the seat', () => {
  const scenario = telling('redundancyLost')
  const setting = { scenario, failed: allServed }
  const called = (severity: 3 | 4, learnt: number | null) =>
    markOf(
      'C1',
      [page(60), ...(learnt === null ? [] : [clue(learnt, 'regionDown')]), declare(200, severity)],
      setting,
    )
  expect(answerTo('notUnder', called(4, 100))).toBe('no')
  expect(answerTo('notUnder', called(3, 100))).toBe('yes')
  expect(answerTo('notUnder', called(4, null)), 'nobody could know').not.toBe('no')
  const later = markOf('C1', [page(60), declare(200, 5), clue(400, 'regionDown')], setting)
  expect(answerTo('notUnder', later), 'it came to light only later').toBe('yes')
  expect(answerTo('rerated', later), 'and then the level had to follow').toBe('no')
})

test('a matrix without a row for lost redundancy does not ask for it', () => {
  const policy = withRows(({ whenRedundancyLost: _, ...row }) => row)
  const lines = [page(60), clue(100, 'regionDown'), declare(200, 5)]
  const scenario = telling('redundancyLost')
  expect(answerTo('notUnder', markOf('C1', lines, { scenario, failed: allServed, policy }))).toBe('yes')
})

test('data being lost is the most severe level, until it is known to have stopped', () => {
  const scenario = telling('dataLost')
  const setting = { scenario, failed: allServed }
  const lines = [page(60), clue(100, 'regionDown')]
  expect(answerTo('notUnder', markOf('C1', [...lines, declare(200, 2)], setting))).toBe('no')
  expect(answerTo('notUnder', markOf('C1', [...lines, declare(200, 1)], setting))).toBe('yes')
  const settled = markOf('C1', [...lines, mitigated(150), declare(300, 5)], setting)
  expect(answerTo('notUnder', settled)).toBe('yes')
})

test('impact that lasts raises the level by its length alone', () => {
  const policy = withRows((row) => (row.level === 1 ? { ...row, whenImpactLastsSeconds: 600 } : row))
  const lines = [page(60), declare(120, 2)]
  const setting = { endedAt: 2000, failed: (at: number) => (at < 40 ? 0 : 0.1) }
  expect(answerTo('rerated', markOf('C1', lines, setting))).toBe('yes')
  expect(answerTo('rerated', markOf('C1', lines, { ...setting, policy }))).toBe('no')
})
