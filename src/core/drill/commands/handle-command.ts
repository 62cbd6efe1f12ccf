import type { Command, CommandKind } from '../../command/index.ts'
import { actionCommands } from './action-commands.ts'
import { answerCommands } from './answer-commands.ts'
import { chiefCommands } from './chief-commands.ts'
import type { Asking, Handled, Handlers } from './command-handler.ts'
import { facilitatorCommands } from './facilitator-commands.ts'
import { handoverCommands } from './handover-commands.ts'
import { incidentCommands } from './incident-commands.ts'
import { peopleCommands } from './people-commands.ts'
import { wordCommands } from './word-commands.ts'

const HANDLERS: Handlers<CommandKind> = {
  ...incidentCommands,
  ...handoverCommands,
  ...peopleCommands,
  ...answerCommands,
  ...actionCommands,
  ...wordCommands,
  ...chiefCommands,
  ...facilitatorCommands,
}

/** Tries one command on the drill. What cannot be done leaves no trace but its answer. */
export function handleCommand(asking: Asking, command: Command): Handled {
  const handler = HANDLERS[command.kind] as (asking: Asking, command: Command) => Handled
  return handler(asking, command)
}
