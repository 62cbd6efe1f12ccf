import { z } from 'zod'
import { faultSchema } from './fault-schema.ts'
import { interventionSchema } from './intervention-schema.ts'
import { amount, strict } from './strict.ts'
import { topologySchema } from './topology-schema.ts'

/** A bare world to run without a drill: what it is made of, and what happens to it when. */
export const worldFileSchema = strict({
  topology: topologySchema,
  faults: z.array(strict({ at: amount, fault: faultSchema, until: amount.exactOptional() })).exactOptional(),
  interventions: z.array(strict({ at: amount, intervention: interventionSchema })).exactOptional(),
  seed: z.int().exactOptional(),
  seconds: z.int().min(1).exactOptional(),
})
