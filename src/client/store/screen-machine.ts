export type Screen = 'title' | 'briefing' | 'drill' | 'debrief' | 'report' | 'postmortem'

export type ScreenEvent =
  | 'chosen'
  | 'begun'
  | 'left'
  | 'debriefOpened'
  | 'reportOpened'
  | 'postmortemOpened'
  | 'retried'

const after: Readonly<Record<Screen, Partial<Record<ScreenEvent, Screen>>>> = {
  title: { chosen: 'briefing', begun: 'drill', debriefOpened: 'debrief' },
  briefing: { begun: 'drill', left: 'title' },
  drill: { left: 'title', debriefOpened: 'debrief', begun: 'drill' },
  debrief: { reportOpened: 'report', left: 'title', retried: 'drill' },
  report: { postmortemOpened: 'postmortem', debriefOpened: 'debrief', left: 'title', retried: 'drill' },
  postmortem: { reportOpened: 'report', left: 'title', retried: 'drill' },
}

/** Where an event leads from a screen; the same screen when it means nothing there. */
export function nextScreen(screen: Screen, event: ScreenEvent): Screen {
  return after[screen][event] ?? screen
}
