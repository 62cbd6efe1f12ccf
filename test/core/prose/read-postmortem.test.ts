import { describe, expect, it } from 'vitest'
import { hidePeople } from '../../../src/core/prose/hide-people.ts'
import { readPostmortem } from '../../../src/core/prose/index.ts'
import { readClock, readDate, readOffset, unwrapClocks } from '../../../src/core/prose/read-clock.ts'

describe('times of a timeline', () => {
  it.each([
    ['14:06 errors rise', 846, 'errors rise'],
    ['14:06:30 UTC - errors rise', 846, 'errors rise'],
    ['2025-11-14 14:06 UTC: errors', 846, 'errors'],
    ['2:06 PM PST errors', 846, 'errors'],
    ['12:04 AM errors', 4, 'errors'],
    ['14:06–14:44 errors', 846, 'errors'],
    ['Nov 14, 2025 14:06 errors', 846, 'errors'],
    ['~14:06 errors', 846, 'errors'],
  ])('%s', (text, minute, rest) => {
    expect(readClock(text)).toEqual({ minute, rest })
  })

  it.each(['errors at 14:06 rise', '99:10 is no time', 'three o clock', '14.5 % of visits', ''])(
    '"%s" begins with none',
    (text) => expect(readClock(text)).toBeNull(),
  )

  it.each([
    ['T+6 min alert', 6, 'alert'],
    ['+1h30 alert', 90, 'alert'],
    ['T-5m: release', -5, 'release'],
  ])('%s counts from the start', (text, minute, rest) => {
    expect(readOffset(text)).toEqual({ minute, rest })
  })

  it('that go back are the next day; a little out of order is not', () => {
    expect(unwrapClocks([23 * 60 + 50, 4, 30, 25])).toEqual([0, 14, 40, 35])
  })

  it.each([
    ['on 2025-11-14 at', '2025-11-14'],
    ['14th November 2025', '2025-11-14'],
    ['Nov. 3, 2025', '2025-11-03'],
    ['in May', null],
    ['2025-13-40', null],
  ])('dates: %s', (text, date) => expect(readDate(text)).toBe(date))
})

describe('people', () => {
  it.each([
    ['Priya paged the secondary', 'the engineer paged the secondary'],
    ['@rvale and Deepa looked', 'the engineers looked'],
    ['Zbigniew confirmed it', 'the engineer confirmed it'],
    ['Rhiannon Vale’s change', 'the engineer’s change'],
    ['mail to x.y@example.org', 'mail to the engineer'],
  ])('"%s" becomes "%s"', (text, hidden) => {
    expect(hidePeople(text, ['Rhiannon Vale'])).toBe(hidden)
  })

  it.each([
    'Support reported customers who could not pay',
    'The Storefront team decided',
    'Monitoring reported errors in the Payments API',
    'Route 53 and DynamoDB answered',
  ])('leaves "%s" alone', (text) => expect(hidePeople(text)).toBe(text))
})

describe('a post-mortem', () => {
  const read = readPostmortem(
    '# Outage of 2 May 2025\n\nA fifth of visitors saw errors.\n\n## Sequence of events\n\n| when | event |\n|--|--|\n| 10:00 | Pool of connections full |\n| soon | somebody looks |\n| 10:20 | Pool enlarged |\n\n## Causes\n\n### The pool was sized for one service\n\nTwo services shared it since spring.\n',
  )

  it('tells what stands where', () => {
    expect(read.date).toBe('2025-05-02')
    expect(read.shares).toEqual([{ line: 3, text: 'A fifth', share: 0.2 }])
    expect(read.timeline).toEqual([
      { line: 9, minute: 0, text: 'Pool of connections full' },
      { line: 11, minute: 20, text: 'Pool enlarged' },
    ])
    expect(read.startsAtMinute).toBe(600)
    expect(read.factors.map((factor) => factor.text)).toEqual(['Two services shared it since spring.'])
  })

  it('keeps rows without a time apart', () => {
    expect(read.timeless).toEqual([{ line: 10, text: 'Soon somebody looks' }])
  })

  it('of nothing is nothing', () => {
    expect(readPostmortem('')).toMatchObject({
      title: '',
      date: null,
      timeline: [],
      factors: [],
      actions: [],
    })
  })
})
