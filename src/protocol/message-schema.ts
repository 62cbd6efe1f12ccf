import { z } from 'zod'
import type { DrillRecord } from '../core/drill/index.ts'
import { type Policy, parsePolicy } from '../core/scenario/index.ts'
import { commandSchema } from './command-schema.ts'
import type { ToAuthority } from './messages.ts'

const name = z.string().min(1).max(200)
const second = z.number().int().min(0).max(1_000_000)
const mode = z.enum(['shadow', 'assist', 'command', 'exam'])
const seat = z.enum([
  'commander',
  'deputy',
  'scribe',
  'commsLead',
  'operationsLead',
  'observer',
  'facilitator',
  'chief',
])
/** Who sends a policy has read it already; here it is only made sure of. */
const policy = z.custom<Policy>((value) => parsePolicy(value).ok, 'not a valid policy')

/** A save file as it comes from a disk or another machine. */
export const recordSchema: z.ZodType<DrillRecord> = z.object({
  format: z.literal(1),
  scenarioId: name,
  scenarioHash: z.string().max(200),
  coreBuild: z.string().max(200),
  policy,
  seed: z.number(),
  mode,
  seat,
  commands: z.array(z.object({ at: second, seat, command: commandSchema })).max(20_000),
  playedTo: second,
  ended: z.boolean(),
  checkpoints: z.array(z.object({ at: second, hash: z.string().max(200) })).max(20_000),
})

const choice = {
  scenarioId: name,
  mode,
  seat,
  seed: z.number(),
  brought: name.exactOptional(),
  policy: policy.exactOptional(),
}
/** Two million characters are ten times the largest scenario. */
const fileText = z.string().max(2_000_000)

/** What an authority accepts from a page. */
export const toAuthoritySchema: z.ZodType<ToAuthority> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listScenarios') }),
  z.object({ kind: z.literal('prepareDrill'), ...choice }),
  z.object({ kind: z.literal('startDrill'), ...choice }),
  z.object({ kind: z.literal('resumeDrill'), record: recordSchema }),
  z.object({ kind: z.literal('retryFrom'), record: recordSchema, fromSecond: second }),
  z.object({ kind: z.literal('command'), requestId: z.number(), command: commandSchema }),
  z.object({
    kind: z.literal('setPace'),
    pace: z.enum(['paused', 'x1', 'x4', 'x10', 'untilSomethingHappens']),
  }),
  z.object({ kind: z.literal('finish') }),
  z.object({ kind: z.literal('readFile'), requestId: z.number(), text: fileText }),
  z.object({ kind: z.literal('bringScenario'), scenario: z.unknown() }),
])

/** The first thing that is wrong with a message, with its place, for a problem that a person reads. */
export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'unreadable'
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`
}
