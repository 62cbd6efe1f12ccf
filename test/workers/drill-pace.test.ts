import { expect, test } from 'vitest'
import { createPacer } from '../../src/workers/drill-pace.ts'

test('ten seconds at 4× are forty simulated seconds, however they are cut', () => {
  for (const tickMs of [40, 100, 250, 1000]) {
    const pacer = createPacer()
    pacer.set('x4')
    let seconds = 0
    for (let at = 0; at < 10_000; at += tickMs) seconds += pacer.secondsDue(tickMs)
    expect(seconds).toBe(40)
  }
})

test('four quiet minutes are run through in a second, an hour in about four', () => {
  const pacer = createPacer()
  pacer.set('untilSomethingHappens')
  const after = (ticks: number) =>
    Array.from({ length: ticks }, () => pacer.secondsDue(100)).reduce((a, b) => a + b)
  expect(after(10)).toBeGreaterThanOrEqual(239)
  expect(after(30)).toBeGreaterThanOrEqual(3300)
})

test('a laptop that slept wakes up at most a second later', () => {
  const pacer = createPacer()
  pacer.set('x10')
  expect(pacer.secondsDue(3_600_000)).toBe(10)
})

test('choosing a pace begins at nothing owed', () => {
  const pacer = createPacer()
  pacer.set('x1')
  pacer.secondsDue(900)
  pacer.set('x1')
  expect(pacer.secondsDue(900)).toBe(0)
})
