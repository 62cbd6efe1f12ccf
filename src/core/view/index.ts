/**
 * What a seat can see: never the fault list, the machine, clue ids, right answers or hidden log lines; and what a player
 * in a seat can go by. Promises that looking changes nothing, and that what is seen is what the log says, in words.
 */
export { changesView } from './changes-view.ts'
export { CHART_SECONDS, logsView, openBoard, readingView, tracesView } from './desk-view.ts'
export { handbookView } from './handbook-view.ts'
export { mapView } from './map-view.ts'
export { openSubject } from './open-subject.ts'
export { peopleView } from './people-view.ts'
export { type SeatSenses, sensesOf } from './seat-senses.ts'
export type {
  ActionCardView,
  ChangeView,
  ChartView,
  DrillSlice,
  ExecutionView,
  GaugeView,
} from './seat-view.ts'
export type {
  HandbookView,
  InboxItem,
  IncidentSlice,
  MapCell,
  MapLink,
  MapView,
  PageView,
} from './seat-view.ts'
export type { PersonView, ReadingView, SeatSlices, StatusPostView, TaskView, TimerView } from './seat-view.ts'
export type { VendorPostView } from './seat-view.ts'
export { timersTurned, timersView } from './timers-view.ts'
export { logGraded, tellEntry, toldLog, visibleLog } from './told-log.ts'
export { documentView, drillSlice, incidentSlice, mayView, situationSeen, slicesFor } from './view-for.ts'
export { statusPageView, vendorView } from './view-for.ts'
export { rounded, wallView } from './wall-view.ts'
export { executionsView, inboxView, pagesView, tasksView } from './work-view.ts'
