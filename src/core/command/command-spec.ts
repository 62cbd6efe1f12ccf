import type { z } from 'zod'

/** What a seat is there for. A command needs one duty; `seatDuties` says which seat has which. */
export type Duty =
  | 'look'
  | 'answer'
  | 'pager'
  | 'inquire'
  | 'delegate'
  | 'report'
  | 'communicate'
  | 'keepRecords'
  | 'deliberate'
  | 'change'
  | 'standIn'
  | 'command'
  | 'leave'
  | 'rate'
  | 'narrate'
  | 'facilitate'

/** One command: in a sentence, the duty it needs, the events it may become, and its members beside `kind`. */
export interface CommandSpec {
  readonly says: string
  readonly duty: Duty
  readonly becomes: readonly [string, ...string[]]
  readonly members: Readonly<Record<string, z.ZodType>>
}

/** Commands of one group, each as it is written: names and types are read off them. */
export const commandGroup = <const Group extends Readonly<Record<string, CommandSpec>>>(
  group: Group,
): Group => group
