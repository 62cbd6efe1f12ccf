import { z } from 'zod'
import { amount, positive, strict, text } from './strict.ts'

export const alertRuleSchema = z.discriminatedUnion('kind', [
  strict({
    kind: z.literal('burnRate'),
    factor: positive,
    longWindowSeconds: positive,
    shortWindowSeconds: positive,
  }),
  strict({
    kind: z.literal('threshold'),
    series: text,
    comparison: z.enum(['above', 'below']),
    value: z.number(),
    forSeconds: amount,
  }),
])
