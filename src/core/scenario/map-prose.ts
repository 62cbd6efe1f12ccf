import type { z } from 'zod'
import { proseMark } from './schema/strict.ts'

type Key = string | number
type Data = Readonly<Record<string, unknown>>

/** What to put in place of the words that people read; `at` is where they stand. */
export interface ProseMapping {
  readonly one: (text: string, at: readonly Key[]) => unknown
  /** Ways to say the same, of which one is drawn. May be none. */
  readonly alternatives: (texts: readonly string[], at: readonly Key[]) => unknown
}

/**
 * A copy of the data in which everything that the schema marks as prose has been mapped. The data has the schema's shape,
 * or lacks members of it and has null in their place, as a patch may; what the schema does not know is left as it is.
 */
export function mapProse(schema: z.core.$ZodType, data: unknown, mapping: ProseMapping): unknown {
  return walk(schema, data, [], mapping)
}

function walk(schema: z.core.$ZodType, data: unknown, at: readonly Key[], mapping: ProseMapping): unknown {
  const mark = proseMark(schema)
  if (mark?.is === 'prose') return typeof data === 'string' ? mapping.one(data, at) : data
  if (mark?.is === 'alternatives') return isTexts(data) ? mapping.alternatives(data, at) : data
  if (mark?.is === 'like') return walk(mark.schema(), data, at, mapping)
  const { def } = (schema as z.core.$ZodTypes)._zod
  const member = (inner: z.core.$ZodType | null | undefined, value: unknown, key: Key): unknown =>
    inner ? walk(inner, value, [...at, key], mapping) : value
  switch (def.type) {
    case 'lazy':
      return walk(def.getter(), data, at, mapping)
    case 'optional':
    case 'nullable':
      return walk(def.innerType, data, at, mapping)
    case 'union': {
      const branch = def.options.find((option) => mayBe(option, data))
      return branch === undefined ? data : walk(branch, data, at, mapping)
    }
    case 'object':
      return mapMembers(data, (value, key) =>
        member(Object.hasOwn(def.shape, key) ? def.shape[key] : null, value, key),
      )
    case 'record':
      return mapMembers(data, (value, key) => member(def.valueType, value, key))
    case 'array':
      return Array.isArray(data) ? data.map((value, index) => member(def.element, value, index)) : data
    case 'tuple':
      return Array.isArray(data)
        ? data.map((value, index) => member(def.items[index] ?? def.rest, value, index))
        : data
    default:
      return data
  }
}

/** Whether data can be meant as this branch of a union, by its members' names and its literals. */
function mayBe(schema: z.core.$ZodType, data: unknown): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'lazy') return mayBe(def.getter(), data)
  if (def.type === 'union') return def.options.some((option) => mayBe(option, data))
  if (def.type === 'array') return Array.isArray(data)
  if (def.type === 'literal') return def.values.some((value) => value === data)
  if (def.type !== 'object') return true
  return (
    isData(data) &&
    Object.entries(data).every(([key, value]) => {
      const inner = Object.hasOwn(def.shape, key) ? def.shape[key] : undefined
      if (inner === undefined) return key.startsWith('$')
      return inner._zod.def.type !== 'literal' || mayBe(inner, value)
    })
  )
}

function mapMembers(data: unknown, change: (value: unknown, key: string) => unknown): unknown {
  if (!isData(data)) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, change(value, key)]))
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
