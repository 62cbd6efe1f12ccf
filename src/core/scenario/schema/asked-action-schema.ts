import { z } from 'zod'
import { id, strict } from './strict.ts'

/** Actions that words ask for. */
export const askedActionsSchema = z
  .array(
    strict({
      actionId: id,
      parameters: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
    }),
  )
  .min(1)
