/** The page's state for panels and scenes. Promises that unchanged parts of the view keep their identity. */
export type {
  Analysis,
  ClientActions,
  ClientState,
  ClientStore,
  CommandOutcome,
  DebriefParagraph,
  Desk,
  DeskTab,
  DrillChoice,
  KeptDrill,
  KeptLine,
  OpenedFile,
  Pace,
  PostmortemFiles,
  Problem,
  ReadOnlyDrill,
  ReplayFrame,
  SaveFile,
  Twist,
} from './client-state.ts'
export { type ClientPorts, createClientStore } from './create-client-store.ts'
export { conditionOf, conditionWords, describeFlows } from './describe-map.ts'
export type { KeptTexts, Preferences } from './preferences.ts'
export { grouped, millisecondsText, percentText, quantityText } from './quantity-text.ts'
export { type SavedDrill, whyOnlyRead } from './saved-drill.ts'
export { nextScreen, type Screen, type ScreenEvent } from './screen-machine.ts'
export {
  actorName,
  clockOf,
  elapsedLabel,
  nameOf,
  openChiefQuestion,
  seatWords,
  severityWord,
} from './selectors.ts'
