import { drawAt, streamKey } from '../determinism/index.ts'
import { type AddedThing, mergeChanges } from './merge-changes.ts'
import { parseScenario, type ScenarioAnswer } from './parse-scenario.ts'
import { jsonPath, type Problem, suggest } from './problem.ts'
import type { Scenario, ScenarioCard } from './scenario.ts'

/** The scenario that a variant is, parsed as one of its own: `base@variant`. */
export function scenarioVariant(scenario: Scenario, variantId: string): ScenarioAnswer {
  const merged = rawVariant(scenario, variantId)
  if (!merged.ok) return merged
  const answer = parseScenario(merged.raw)
  return answer.ok ? answer : { ok: false, problems: explained(answer.problems, merged.added, variantId) }
}

/** What "surprise me" plays: the scenario or one of its variants, each as likely, by the seed alone. */
export function drawVariant(card: Pick<ScenarioCard, 'id' | 'variants'>, seed: number): string {
  const ids = [card.id, ...(card.variants ?? []).map((variant) => `${card.id}@${variant}`)]
  return ids[Math.floor(drawAt(streamKey(seed, `variant:${card.id}`), 0) * ids.length)] ?? card.id
}

/** "dynamodb-outage@b" is the variant "b" of "dynamodb-outage"; a variant's name has no slash and no dot. */
export function splitScenarioName(name: string): {
  readonly base: string
  readonly variant: string | null
} {
  const match = /^(.+)@([A-Za-z0-9-]+)$/.exec(name)
  return { base: match?.[1] ?? name, variant: match?.[2] ?? null }
}

/** Loads what a name means, variants too, by a loader that knows whole scenarios only. Rejects in words. */
export async function loadByName(name: string, load: (base: string) => Promise<unknown>): Promise<unknown> {
  const { base, variant } = splitScenarioName(name)
  const raw = await load(base)
  if (variant === null) return raw
  const merged = rawVariant(raw, variant)
  if (merged.ok) return merged.raw
  const [first] = merged.problems
  throw new Error(`${first?.path}: ${first?.message}; ${first?.mend}`)
}

type RawVariant =
  | { readonly ok: true; readonly raw: unknown; readonly added: readonly AddedThing[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Members that say which scenario it is: not for a variant to change. */
const ownMembers = ['id', 'format', 'variants']

function rawVariant(raw: unknown, variantId: string): RawVariant {
  const scenario = isData(raw) ? raw : {}
  const variants = Array.isArray(scenario.variants) ? scenario.variants.filter(isData) : []
  const index = variants.findIndex((variant) => variant.id === variantId)
  const found = variants[index]
  if (found === undefined) {
    const known = variants.map((variant) => String(variant.id))
    return failed('$.variants', `there is no variant "${variantId}"`, suggest(variantId, known, 'variant'))
  }
  const keys = ['variants', index, 'changes']
  if (!isData(found.changes)) return failed(jsonPath(keys), 'is not an object', 'make it an object')
  for (const name of ownMembers)
    if (name in found.changes)
      return failed(jsonPath([...keys, name]), `a variant cannot change "${name}"`, 'take it out')
  const { variants: _, calibration: __, ...original } = scenario
  const { result, added, problems } = mergeChanges(original, found.changes, keys)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, raw: { ...(result as object), id: `${String(scenario.id)}@${variantId}` }, added }
}

/** An id that was mistyped reads like a new thing with most of it missing: say so once, and where it is written. */
function explained(
  problems: readonly Problem[],
  added: readonly AddedThing[],
  variantId: string,
): readonly Problem[] {
  const lacking = added.filter((thing) =>
    problems.some(({ path, message }) => path.startsWith(`${thing.path}.`) && message === 'missing'),
  )
  const others = problems.filter(({ path }) => !lacking.some((thing) => path.startsWith(thing.path)))
  return [
    ...lacking.map(({ id, writtenAt, known }) => ({
      path: writtenAt,
      message: `there is no "${id}" to change, and for a new one too much is missing`,
      mend: suggest(id, known, 'id'),
    })),
    ...others.map(({ path, message, mend }) => ({
      path,
      message: `${message} (as variant "${variantId}" has it)`,
      mend,
    })),
  ]
}

function failed(path: string, message: string, mend: string): RawVariant {
  return { ok: false, problems: [{ path, message, mend }] }
}

function isData(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
