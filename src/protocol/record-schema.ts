import { z } from 'zod'
import { commandSchema, holder, name, SEAT_IDS, seatId } from '../core/command/index.ts'
import type { DrillRecord } from '../core/drill/index.ts'
import { type Policy, parsePolicy } from '../core/scenario/index.ts'
import { nearestWords } from './nearest-words.ts'

export const second = z.number().int().min(0).max(1_000_000)
export const mode = z.enum(['shadow', 'assist', 'command', 'exam'])
/** Who sends a policy has read it already; here it is only made sure of. */
export const policy = z.custom<Policy>((value) => parsePolicy(value).ok, 'not a valid policy')

const seats = z.object(Object.fromEntries(SEAT_IDS.map((id) => [id, holder]))) as unknown as z.ZodType<
  DrillRecord['seats']
>

/** A record as it comes from a disk or another machine. */
export const recordSchema: z.ZodType<DrillRecord> = z.object({
  format: z.literal(2),
  scenarioId: name,
  scenarioHash: z.string().max(200),
  coreBuild: z.string().max(200),
  policy,
  seed: z.int().min(0),
  mode,
  seat: seatId,
  seats,
  commands: z
    .array(z.object({ at: second, seat: seatId, command: commandSchema, began: name.exactOptional() }))
    .max(20_000),
  playedTo: second,
  ended: z.boolean(),
  checkpoints: z.array(z.object({ at: second, hash: z.string().max(200) })).max(20_000),
  otherWords: z.record(name, z.string().max(8000)).exactOptional(),
})

/** The first thing that is wrong, for a problem that a person reads; `raw`: what was read, to name what is unknown in it. */
export function firstProblem(
  error: z.ZodError,
  raw: unknown,
): { readonly place: string; readonly problem: string } {
  const issue = deepest(error.issues[0])
  if (issue === undefined) return { place: 'top', problem: 'unreadable' }
  return { place: issue.path.join('.') || 'top', problem: issueWords(issue, valueAt(raw, issue.path)) }
}

/** The same in one line, with its place. */
export function firstIssue(error: z.ZodError, raw?: unknown): string {
  const { place, problem } = firstProblem(error, raw)
  return place === 'top' ? problem : `${place}: ${problem}`
}

/** A kind among fifty: who reads it wants the few that may have been meant, not all. */
function issueWords(issue: Issue, found: unknown): string {
  if (issue.message.endsWith(', received undefined')) return 'it is missing'
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined || typeof found !== 'string')
    return issue.message
  const options: readonly unknown[] = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
  const known = options.filter((option) => typeof option === 'string')
  if (known.length === 0) return issue.message
  const shown = found.length > 40 ? `${found.slice(0, 40)}…` : found
  return `there is no ${issue.discriminator} "${shown}"; the nearest are ${nearestWords(shown, known).join(', ')}`
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, step) =>
      typeof inside === 'object' && inside !== null
        ? (inside as Readonly<Record<PropertyKey, unknown>>)[step]
        : undefined,
    raw,
  )
}

type Issue = z.ZodError['issues'][number]

/** Of a union, what is wrong with its first member says more than that none fits. */
function deepest(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== 'invalid_union') return issue
  const inner = deepest(issue.errors[0]?.[0] as Issue | undefined)
  return inner === undefined ? issue : { ...inner, path: [...issue.path, ...inner.path] }
}
