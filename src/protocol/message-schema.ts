import { z } from 'zod'
import type { DrillRecord } from '../core/drill/index.ts'
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
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
const windowNames = [
  'acknowledge',
  'declare',
  'takeCommand',
  'firstPublicPost',
  'scopePublicPost',
  'publicCadence',
  'executiveCadenceFrom',
  'executiveCadenceTo',
  'internalCadence',
  'firstMitigation',
  'answerCriticalMessage',
  'taskBoxGrace',
  'clearBeforeResolved',
  'changeCourse',
  'reliefAfter',
] as const

const policy = z.object({
  id: name,
  title: z.string().max(400),
  severities: z.array(
    z.object({
      level,
      label: z.string().max(200),
      meaning: z.string().max(2000),
      whenFailedShareAbove: z.number().exactOptional(),
      whenBurnRateAbove: z.number().exactOptional(),
      whenRedundancyLost: z.boolean().exactOptional(),
      publicNotice: z.boolean(),
      executives: z.boolean(),
      needsCommander: z.boolean(),
    }),
  ),
  windows: z.record(z.enum(windowNames), z.number().min(0)),
  spanOfControl: z.number().int().min(1),
  roles: z.array(z.enum(['deputy', 'scribe', 'commsLead', 'operationsLead'])),
  sources: z.array(z.string().max(2000)),
})

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

/** What an authority accepts from a page. */
export const toAuthoritySchema: z.ZodType<ToAuthority> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listScenarios') }),
  z.object({ kind: z.literal('prepareDrill'), scenarioId: name, mode, seat, seed: z.number() }),
  z.object({ kind: z.literal('startDrill'), scenarioId: name, mode, seat, seed: z.number() }),
  z.object({ kind: z.literal('resumeDrill'), record: recordSchema }),
  z.object({ kind: z.literal('retryFrom'), record: recordSchema, fromSecond: second }),
  z.object({ kind: z.literal('command'), requestId: z.number(), command: commandSchema }),
  z.object({
    kind: z.literal('setPace'),
    pace: z.enum(['paused', 'x1', 'x4', 'x10', 'untilSomethingHappens']),
  }),
  z.object({ kind: z.literal('finish') }),
])

/** The first thing that is wrong with a message, with its place, for a problem that a person reads. */
export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'unreadable'
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`
}
