/**
 * The tools of the trade as pages and as a shell, and the whole view of a seat. Promises that a page reads the world
 * through its telemetry and control planes only, and that the engine's catalogue and the pages are the same set.
 */
export type { ConsolePage, ConsoleRow, ConsoleSection, ConsolesView, ConsoleUnit } from './console-page.ts'
export { consolesView } from './consoles-view.ts'
export { type SeatView, viewFor } from './seat-view.ts'
export { completeShellLine } from './shell/complete-shell-line.ts'
export { printShell, problemText } from './shell/print-shell.ts'
export { readShellLine, SHELL_PROGRAMS } from './shell/read-shell-line.ts'
export type { ShellPrint, ShellRequest } from './shell/shell-request.ts'
