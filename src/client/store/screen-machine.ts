export type Screen = 'title' | 'briefing' | 'drill' | 'debrief' | 'report' | 'postmortem' | 'kept'

export type ScreenEvent =
  | 'chosen'
  | 'begun'
  | 'reopened'
  | 'left'
  | 'debriefOpened'
  | 'reportOpened'
  | 'postmortemOpened'
  | 'retried'
  /** What was opened can only be read. */
  | 'keptOpened'
  /** What was to be opened is not there. */
  | 'openingFailed'

const after: Readonly<Record<Screen, Partial<Record<ScreenEvent, Screen>>>> = {
  title: {
    chosen: 'briefing',
    begun: 'drill',
    reopened: 'drill',
    debriefOpened: 'debrief',
    keptOpened: 'kept',
  },
  briefing: { begun: 'drill', left: 'title' },
  drill: {
    left: 'title',
    debriefOpened: 'debrief',
    begun: 'drill',
    reopened: 'drill',
    keptOpened: 'kept',
    openingFailed: 'title',
  },
  debrief: {
    reportOpened: 'report',
    left: 'title',
    retried: 'drill',
    keptOpened: 'kept',
    openingFailed: 'title',
  },
  report: { postmortemOpened: 'postmortem', debriefOpened: 'debrief', left: 'title', retried: 'drill' },
  postmortem: { reportOpened: 'report', left: 'title', retried: 'drill' },
  kept: { left: 'title' },
}

/** Where an event leads from a screen; the same screen when it means nothing there. */
export function nextScreen(screen: Screen, event: ScreenEvent): Screen {
  return after[screen][event] ?? screen
}
