import { z } from 'zod'
import { commandSchema, name, seatId } from '../core/command/index.ts'
import { PACES } from '../core/table/index.ts'
import type { ToAuthority } from './messages.ts'
import { mode, policy, second } from './record-schema.ts'

const choice = {
  scenarioId: name,
  mode,
  seat: seatId,
  seed: z.number(),
  brought: name.exactOptional(),
  policy: policy.exactOptional(),
}
/** Eight million characters are ten times the largest scenario, and an hour of drill. */
const fileText = z.string().max(8_000_000)
const drillId = name
const requestId = z.number()

/** What an authority accepts from a page. */
export const toAuthoritySchema: z.ZodType<ToAuthority> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listScenarios') }),
  z.object({ kind: z.literal('prepareDrill'), ...choice }),
  z.object({ kind: z.literal('startDrill'), drillId, ...choice }),
  z.object({ kind: z.literal('resumeDrill'), drillId, file: z.unknown().optional() }),
  z.object({ kind: z.literal('retryFrom'), drillId, fromSecond: second }),
  z.object({ kind: z.literal('command'), requestId, command: commandSchema }),
  z.object({ kind: z.literal('setPace'), pace: z.enum(PACES) }),
  z.object({ kind: z.literal('finish') }),
  z.object({ kind: z.literal('askFile'), requestId }),
  z.object({ kind: z.literal('readFile'), requestId, text: fileText }),
  z.object({ kind: z.literal('bringScenario'), scenario: z.unknown() }),
]) as unknown as z.ZodType<ToAuthority>
