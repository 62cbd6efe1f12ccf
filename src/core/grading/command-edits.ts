import type { CommandEntry } from '../command/index.ts'
import type { LogEntry, ToldEntry } from '../drill/index.ts'

/** Commands that end the drill: left out of rollouts, so that every run is compared over the same stretch of time. */
export const ENDING: ReadonlySet<string> = new Set(['closeIncident', 'endDrill', 'rateSelf'])

/** A handover to the next shift ends the drill as well; any other handover does not. */
function endsDrill({ at, command }: CommandEntry, log: readonly LogEntry[] | readonly ToldEntry[]): boolean {
  if (ENDING.has(command.kind)) return true
  return (
    command.kind === 'announceHandover' &&
    log.some((entry) => entry.at === at && entry.event.kind === 'drillEnded')
  )
}

/** A command of the record with the execution it became, when it approved an action. */
export interface TracedCommand {
  readonly entry: CommandEntry
  readonly executionId: string | null
}

/** The record's commands without those that end the drill, each approval with the execution it became. */
export function traceCommands(
  commands: readonly CommandEntry[],
  log: readonly LogEntry[] | readonly ToldEntry[],
): readonly TracedCommand[] {
  return commands
    .filter((entry) => !endsDrill(entry, log))
    .map((entry) => ({
      entry,
      executionId: entry.command.kind === 'approveAction' ? (entry.began ?? null) : null,
    }))
}

/** A command list to play: in order of time (edits may have moved some), without undoing what is not done. */
export function playable(traced: readonly TracedCommand[]): readonly CommandEntry[] {
  const done = new Set(traced.map(({ executionId }) => executionId))
  return traced
    .map(({ entry }, index) => ({ entry, index }))
    .filter(({ entry: { command } }) => command.kind !== 'undoAction' || done.has(command.executionId))
    .sort((a, b) => a.entry.at - b.entry.at || a.index - b.index)
    .map(({ entry }) => entry)
}
