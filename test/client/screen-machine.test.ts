import { expect, test } from 'vitest'
import { nextScreen, type Screen, type ScreenEvent } from '../../src/client/store/index.ts'

const screens: readonly Screen[] = ['title', 'briefing', 'drill', 'debrief', 'report', 'postmortem']
const events: readonly ScreenEvent[] = [
  'chosen',
  'begun',
  'left',
  'debriefOpened',
  'reportOpened',
  'postmortemOpened',
  'retried',
]

test('every screen can be reached from the title, and the title from every screen', () => {
  for (const [from, goals] of [
    ['title', screens],
    ...screens.map((screen) => [screen, ['title']] as const),
  ] as const) {
    const reached = new Set<Screen>([from])
    for (const screen of reached) for (const event of events) reached.add(nextScreen(screen, event))
    for (const goal of goals) expect(reached).toContain(goal)
  }
})

test('an event that means nothing on a screen leaves it as it is', () => {
  expect(nextScreen('title', 'reportOpened')).toBe('title')
  expect(nextScreen('briefing', 'retried')).toBe('briefing')
})
