import { expect, test } from 'vitest'
import { chartMarks } from '../../src/client/panels/control-room/desk/chart-marks.ts'
import { utcSplits } from '../../src/client/panels/control-room/desk/chart-options.ts'
import type { ToldEntry } from '../../src/core/drill/index.ts'

const entry = (at: number, event: object): ToldEntry =>
  // Only what a mark is made of.
  ({ id: `e${at}`, at, event }) as unknown as ToldEntry

test('marks are numbered in the order in which actions took hold, and nothing else is marked', () => {
  const log = [
    entry(5, { kind: 'actionApproved', executionId: 'x1', label: 'Drain a zone: us-east-1b' }),
    entry(10, { kind: 'actionStarted', label: 'Drain a zone' }),
    entry(85, { kind: 'actionTookEffect', executionId: 'x1', label: 'Drain a zone' }),
    entry(90, { kind: 'said', text: 'Good.' }),
    entry(400, { kind: 'actionUndone', label: 'Drain a zone' }),
  ]
  expect(chartMarks(log)).toEqual([
    { number: 1, at: 85, label: 'Drain a zone: us-east-1b' },
    { number: 2, at: 400, label: 'Drain a zone, taken back' },
  ])
})

test('ticks of the time axis stand at whole minutes of the day and are few enough to read', () => {
  const startsAt = 13 * 3600 + 12 * 60 + 7
  for (const [low, high, width] of [
    [-1200, 260, 480],
    [0, 3600, 320],
    [0, 60, 480],
  ] as const) {
    const splits = utcSplits(low, high, width, startsAt)
    for (const at of splits) expect((at + startsAt) % 60).toBe(0)
    expect(splits.length).toBeLessThanOrEqual(Math.floor((width - 70) / 64) + 1)
  }
})
