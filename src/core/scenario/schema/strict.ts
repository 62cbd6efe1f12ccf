import { z } from 'zod'

/** An object without unknown keys; the complaint about one carries the keys that are known, for the mend. */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(',') : undefined),
  })
}

export const text = z.string().min(1)
export const texts = z.array(text).min(1)
export const share = z.number().min(0).max(1)
export const amount = z.number().min(0)
export const positive = z.number().gt(0)
export const count = z.int().min(0)
/** Ids are used in paths and series names. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/)
/** A scenario's, or a variant's that has become a scenario of its own. */
export const scenarioId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*(@[A-Za-z0-9-]+)?$/)
/** What may stand behind the @. */
export const variantId = z.string().regex(/^[A-Za-z0-9-]+$/)
/** Names of secrets are paths: production/media-writer. */
export const secretName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9./-]*$/)
