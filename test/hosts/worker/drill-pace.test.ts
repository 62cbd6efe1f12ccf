import { expect, test } from 'vitest'
import { createPacer } from '../../../src/hosts/worker/drill-pace.ts'

test('ten seconds at 4× are forty simulated seconds, however they are cut', () => {
  for (const tickMs of [40, 100, 250, 1000]) {
    const pacer = createPacer()
    let seconds = 0
    for (let at = 0; at < 10_000; at += tickMs) seconds += pacer.secondsDue(tickMs, 'x4')
    expect(seconds).toBe(40)
  }
})

test('four quiet minutes are run through in a second, an hour in about four', () => {
  const pacer = createPacer()
  const after = (ticks: number) =>
    Array.from({ length: ticks }, () => pacer.secondsDue(100, 'untilSomethingHappens')).reduce(
      (a, b) => a + b,
    )
  expect(after(10)).toBeGreaterThanOrEqual(239)
  expect(after(30)).toBeGreaterThanOrEqual(3300)
})

test('a laptop that slept wakes up at most a second later', () => {
  expect(createPacer().secondsDue(3_600_000, 'x10')).toBe(10)
})

test('choosing a pace begins at nothing owed', () => {
  const pacer = createPacer()
  pacer.secondsDue(900, 'x1')
  pacer.restart()
  expect(pacer.secondsDue(900, 'x1')).toBe(0)
})

test('what is owed is kept while the pace is not chosen anew', () => {
  const pacer = createPacer()
  pacer.secondsDue(900, 'x1')
  expect(pacer.secondsDue(900, 'x1')).toBe(1)
})

test('nothing is due while time stands, however long', () => {
  const pacer = createPacer()
  for (let tick = 0; tick < 50; tick += 1) expect(pacer.secondsDue(1000, 'paused')).toBe(0)
})
