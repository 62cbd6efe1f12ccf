import { canonicalJson } from '../determinism/index.ts'
import type { CommandEntry, LogEntry } from '../drill/index.ts'

/** Commands that end the drill: left out of rollouts, so that every run is compared over the same stretch of time. */
export const ENDING: ReadonlySet<string> = new Set(['closeIncident', 'endDrill', 'rateSelf'])

/** A handover to the next shift ends the drill as well; any other handover does not. */
function endsDrill({ at, command }: CommandEntry, log: readonly LogEntry[]): boolean {
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

/** The record's commands without those that end the drill, each approval tied to the execution it became. */
export function traceCommands(
  commands: readonly CommandEntry[],
  log: readonly LogEntry[],
): readonly TracedCommand[] {
  const approvals = log.filter((entry) => entry.event.kind === 'actionApproved')
  const used = new Set<string>()
  return commands
    .filter((entry) => !endsDrill(entry, log))
    .map((entry) => {
      const { command } = entry
      if (command.kind !== 'approveAction') return { entry, executionId: null }
      const became = approvals.find(
        ({ id, at, event }) =>
          event.kind === 'actionApproved' &&
          !used.has(id) &&
          at === entry.at &&
          event.actionId === command.actionId &&
          event.executor === command.executor &&
          canonicalJson(event.parameters) === canonicalJson(command.parameters),
      )
      if (became === undefined || became.event.kind !== 'actionApproved') return { entry, executionId: null }
      used.add(became.id)
      return { entry, executionId: became.event.executionId }
    })
}

/**
 * A command list to play: in order of time (edits may have moved some), with undo commands that follow their execution
 * to its new number, and without those whose execution is gone.
 */
export function playable(traced: readonly TracedCommand[]): readonly CommandEntry[] {
  const ordered = traced
    .map((command, index) => ({ command, index }))
    .sort((a, b) => a.command.entry.at - b.command.entry.at || a.index - b.index)
    .map(({ command }) => command)
  const renamed = new Map<string, string>()
  const commands: CommandEntry[] = []
  let executions = 0
  for (const { entry, executionId } of ordered) {
    const { command } = entry
    if (executionId !== null) {
      executions += 1
      renamed.set(executionId, `x${executions}`)
    }
    if (command.kind !== 'undoAction') commands.push(entry)
    else {
      const now = renamed.get(command.executionId)
      if (now !== undefined) commands.push({ ...entry, command: { ...command, executionId: now } })
    }
  }
  return commands
}
