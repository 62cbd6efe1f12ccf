import { z } from 'zod'

/** An object without unknown keys; the complaint about one carries the keys that are known, for the mend. */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(',') : undefined),
  })
}

/** What a place of the schema holds for a reader of prose. */
export type ProseMark =
  | { readonly is: 'prose' }
  /** Several ways to say the same; one is drawn. */
  | { readonly is: 'alternatives' }
  /** Free in form, and read as if it had that schema. */
  | { readonly is: 'like'; readonly schema: () => z.core.$ZodType }

const marks = new WeakMap<z.core.$ZodType, ProseMark>()

/** Null for a schema that is not marked: it is looked into. One with a further check, as `prose.max(22)`, keeps its mark. */
export function proseMark(schema: z.core.$ZodType): ProseMark | null {
  const { parent } = schema._zod
  return marks.get(schema) ?? (parent === undefined ? null : proseMark(parent))
}

/** The schema, marked: parsing and JSON Schema stay as they are. */
export function marked<Schema extends z.core.$ZodType>(schema: Schema, mark: ProseMark): Schema {
  marks.set(schema, mark)
  return schema
}

/** Not empty, and read by the engine: a name of something. */
export const text = z.string().min(1)
/** Words for people, which the engine shows and never asks. Mark whatever is shown only: `scenarioHash` leaves it out. */
export const prose = marked(z.string().min(1), { is: 'prose' })
export const proses = marked(z.array(prose).min(1), { is: 'alternatives' })
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
