import { z } from 'zod'
import { actionCommands } from './action-commands.ts'
import { chiefCommands } from './chief-commands.ts'
import type {
  chiefTone,
  confidence,
  decisionCard,
  documentSection,
  expectedSignal,
  lookSource,
  publicPhase,
  replyStance,
  severity,
  ticketType,
} from './command-parts.ts'
import type { CommandSpec } from './command-spec.ts'
import { facilitatorCommands } from './facilitator-commands.ts'
import { incidentCommands } from './incident-commands.ts'
import { peopleCommands } from './people-commands.ts'
import type { SeatId } from './seat.ts'
import { wordCommands } from './word-commands.ts'

/** Every command there is. */
export const COMMANDS = {
  ...incidentCommands,
  ...peopleCommands,
  ...actionCommands,
  ...wordCommands,
  ...chiefCommands,
  ...facilitatorCommands,
} satisfies Readonly<Record<string, CommandSpec>>

type Deeply<T> = T extends readonly (infer Each)[]
  ? readonly Deeply<Each>[]
  : T extends object
    ? { readonly [K in keyof T]: Deeply<T[K]> }
    : T

export type CommandKind = keyof typeof COMMANDS

/** Imperative; whether it happens is the drill's to say. */
export type CommandOf<K extends CommandKind> = { readonly kind: K } & {
  readonly [M in keyof (typeof COMMANDS)[K]['members']]: (typeof COMMANDS)[K]['members'][M] extends z.ZodType
    ? Deeply<z.infer<(typeof COMMANDS)[K]['members'][M]>>
    : never
}

/** Names of the events that a command may become. */
export type EventNameOf<K extends CommandKind> = (typeof COMMANDS)[K]['becomes'][number]

/** What a seat can ask for. */
export type Command = { [K in CommandKind]: CommandOf<K> }[CommandKind]

export const COMMAND_KINDS = Object.keys(COMMANDS) as readonly CommandKind[]

const options = COMMAND_KINDS.map((kind) =>
  z
    .object({ kind: z.literal(kind), ...(COMMANDS[kind] as CommandSpec).members })
    .describe(COMMANDS[kind].says),
)

/** A command as it comes over a wire or out of a file; the drill decides whether it may happen. */
export const commandSchema = z.discriminatedUnion('kind', options as never) as unknown as z.ZodType<Command>

export type DecisionCard = Deeply<z.infer<typeof decisionCard>>
export type ExpectedSignal = Deeply<z.infer<typeof expectedSignal>>
export type ActionParameters = CommandOf<'approveAction'>['parameters']
export type SeverityNumber = z.infer<typeof severity>
export type PublicPhase = z.infer<typeof publicPhase>
export type TicketType = z.infer<typeof ticketType>
export type DocumentSection = z.infer<typeof documentSection>
export type ChiefTone = z.infer<typeof chiefTone>
export type Confidence = z.infer<typeof confidence>
export type ReplyStance = z.infer<typeof replyStance>
export type LookSource = z.infer<typeof lookSource>

/** A command in the record: in the order in which it arrived at the table, which is the order within a second. */
export interface CommandEntry {
  /** Simulated second in which it takes effect. */
  readonly at: number
  readonly seat: SeatId
  readonly command: Command
  /** Id of what it began (a task, an execution, a reminder …): the same in every what-if, whatever else is left out. */
  readonly began?: string
}
