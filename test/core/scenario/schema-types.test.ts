import { expect, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import type { Scenario, WorldFile } from '../../../src/core/scenario/index.ts'
import { scenarioSchema } from '../../../src/core/scenario/schema/scenario-schema.ts'
import { worldFileSchema } from '../../../src/core/scenario/schema/world-file-schema.ts'

type Frozen<T> = T extends readonly unknown[]
  ? { readonly [K in keyof T]: Frozen<T[K]> }
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T
type Fits<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? true
    : 'interface is wider than schema'
  : 'schema is wider than interface'

/** A field that one side has and the other lacks goes unseen while it is optional: here no field is. */
type Whole<T> = T extends readonly unknown[]
  ? { readonly [K in keyof T]: Whole<T[K]> }
  : T extends object
    ? { readonly [K in keyof T]-?: Whole<T[K]> }
    : T

it('every field of the interfaces is taken by the schemas and the other way round, optional ones too (checked by the compiler)', () => {
  expectTypeOf<Fits<Whole<z.infer<typeof scenarioSchema>>, Whole<Scenario>>>().toEqualTypeOf<true>()
  expectTypeOf<Fits<Whole<z.infer<typeof worldFileSchema>>, Whole<WorldFile>>>().toEqualTypeOf<true>()
  // What the comparison is for: without it these two fit each other.
  expectTypeOf<Fits<{ a: 1 }, { a: 1; b?: 2 }>>().toEqualTypeOf<true>()
  expectTypeOf<Fits<Whole<{ a: 1 }>, Whole<{ a: 1; b?: 2 }>>>().not.toEqualTypeOf<true>()
})

it('the schemas read exactly what the interfaces promise (checked by the compiler)', () => {
  expectTypeOf<Fits<Frozen<z.infer<typeof scenarioSchema>>, Frozen<Scenario>>>().toEqualTypeOf<true>()
  expectTypeOf<Fits<Frozen<z.infer<typeof worldFileSchema>>, Frozen<WorldFile>>>().toEqualTypeOf<true>()
  expect(scenarioSchema.safeParse({}).success).toBe(false)
  expect(worldFileSchema.safeParse({}).success).toBe(false)
})
