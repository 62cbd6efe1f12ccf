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

it('the schemas read exactly what the interfaces promise (checked by the compiler)', () => {
  expectTypeOf<Fits<Frozen<z.infer<typeof scenarioSchema>>, Frozen<Scenario>>>().toEqualTypeOf<true>()
  expectTypeOf<Fits<Frozen<z.infer<typeof worldFileSchema>>, Frozen<WorldFile>>>().toEqualTypeOf<true>()
  expect(scenarioSchema.safeParse({}).success).toBe(false)
  expect(worldFileSchema.safeParse({}).success).toBe(false)
})
