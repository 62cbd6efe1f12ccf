import { expect, test } from 'vitest'
import { nextScreen, type Screen, type ScreenEvent } from '../../src/client/store/index.ts'

const screens: readonly Screen[] = ['title', 'briefing', 'drill', 'debrief', 'report', 'postmortem', 'kept']
const events: readonly ScreenEvent[] = [
  'chosen',
  'begun',
  'reopened',
  'left',
  'debriefOpened',
  'reportOpened',
  'postmortemOpened',
  'retried',
  'keptOpened',
  'openingFailed',
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

test('a drill that turns out to be for reading only is read, whichever screen was expected', () => {
  for (const screen of ['title', 'drill', 'debrief'] as const)
    expect(nextScreen(screen, 'keptOpened')).toBe('kept')
  expect(nextScreen('kept', 'left')).toBe('title')
})
