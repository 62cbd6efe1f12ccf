import type { Command, CommandKind } from '../command.ts'
import { actionCommands } from './action-commands.ts'
import type { Asking, Handled } from './command-handler.ts'
import { incidentCommands } from './incident-commands.ts'
import { peopleCommands } from './people-commands.ts'
import { wordCommands } from './word-commands.ts'

const HANDLERS = { ...incidentCommands, ...peopleCommands, ...actionCommands, ...wordCommands } satisfies {
  readonly [K in CommandKind]: unknown
}

/** Tries one command on the drill. What cannot be done leaves no trace but its answer. */
export function handleCommand(asking: Asking, command: Command): Handled {
  const handler = HANDLERS[command.kind] as (asking: Asking, command: Command) => Handled
  return handler(asking, command)
}
