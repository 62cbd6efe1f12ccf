import { z } from 'zod'
import { coreBuild, type DrillRecord } from '../core/drill/index.ts'
import { firstProblem, recordSchema } from './record-schema.ts'

/** A mark as it was given, with its reason. */
const keptMark = z.object({
  marker: z.string(),
  skill: z.string(),
  label: z.string(),
  rating: z.number().nullable(),
  reason: z.string().catch(''),
})

const keptGrade = z.object({
  profile: z.object({
    skills: z.array(z.object({ skill: z.string(), label: z.string(), rating: z.number().nullable() })),
    markers: z.array(keptMark).catch([]),
  }),
  outcome: z.object({ ended: z.string().nullable(), customerMinutes: z.number() }),
})

/** A line of a log of any version: who, when, and whatever it says. */
const keptLine = z.object({
  id: z.string(),
  at: z.number(),
  by: z.looseObject({ kind: z.string() }),
  event: z.looseObject({ kind: z.string() }),
  hidden: z.boolean().catch(false),
})

/** What can be read of a drill of any version: everything but its command list is optional. */
const keptSchema = z.object({
  format: z.number().catch(0),
  scenarioId: z.string(),
  title: z.string().optional(),
  coreBuild: z.string().catch('unknown'),
  seed: z.number().catch(0),
  mode: z.string().catch('unknown'),
  seat: z.string().catch('commander'),
  /** Who held each seat at the beginning. */
  seats: z.record(z.string(), z.looseObject({ kind: z.string() })).catch({}),
  playedTo: z.number().catch(0),
  ended: z.boolean().catch(false),
  startsAtUtcSecond: z.number().catch(0),
  roles: z.record(z.string(), z.string()).catch({}),
  commands: z.array(z.looseObject({ at: z.number(), seat: z.string() })),
  log: z.array(keptLine).catch([]),
  grade: keptGrade.nullable().catch(null),
  report: z.string().nullable().catch(null),
})

/** What is kept of a drill, in words and numbers, whatever version it is of. Plain JSON. */
export type KeptDrill = z.infer<typeof keptSchema>
export type KeptLine = z.infer<typeof keptLine>

/** A drill file: one that this build can play on, one that can only be read and why, or no drill file at all. */
export type OpenedDrillFile =
  | { readonly kind: 'playable'; readonly record: DrillRecord; readonly kept: KeptDrill }
  | {
      readonly kind: 'readOnly'
      readonly kept: KeptDrill
      readonly because: 'format' | 'build' | 'damaged'
      /** The reason alone, in a sentence; what can still be done is for the reader's surface to say. */
      readonly why: string
    }
  | { readonly kind: 'unreadable'; readonly place: string; readonly problem: string }

/** Reads a drill file of any version. Whether its scenario is still the same is asked when it is played. */
export function openDrillFile(raw: unknown): OpenedDrillFile {
  const kept = keptSchema.safeParse(raw)
  if (!kept.success) return { kind: 'unreadable', ...firstProblem(kept.error, raw) }
  const { format, coreBuild: build, log, grade, report } = kept.data
  const readOnly = (because: Because, why: string): OpenedDrillFile => ({
    kind: 'readOnly',
    kept: kept.data,
    because,
    why,
  })
  if (format !== 2) return readOnly('format', `It is kept in format ${format}; this build plays format 2.`)
  if (build !== coreBuild)
    return readOnly(
      'build',
      `It was played on core build ${build}; this is build ${coreBuild}, which may compute other bits.`,
    )
  const record = recordSchema.safeParse(raw)
  if (record.success) return { kind: 'playable', record: record.data, kept: kept.data }
  const { place, problem } = firstProblem(record.error, raw)
  return log.length > 0 || grade !== null || report !== null
    ? readOnly('damaged', `Its record is damaged at ${place}: ${problem}.`)
    : { kind: 'unreadable', place, problem }
}

type Because = Extract<OpenedDrillFile, { readonly kind: 'readOnly' }>['because']
