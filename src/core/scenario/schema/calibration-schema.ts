import { z } from 'zod'
import { conditionSchema } from './condition-schema.ts'
import { amount, id, strict, text } from './strict.ts'

const address = z.url({ protocol: /^https$/ })

const measure = z.discriminatedUnion('kind', [
  strict({ kind: z.literal('firstTime'), when: conditionSchema, sinceSecond: z.number().exactOptional() }),
  strict({
    kind: z.literal('firstTimeAfter'),
    when: conditionSchema,
    afterSecond: z.number(),
    sinceSecond: z.number().exactOptional(),
  }),
  strict({ kind: z.enum(['peak', 'lowest']), series: text, from: z.number(), to: z.number() }),
  strict({ kind: z.literal('value'), series: text, at: z.number() }),
])

export const calibrationSchema = strict({
  report: strict({ title: text, url: address }),
  courses: z.array(
    strict({
      id,
      label: text,
      steps: z.array(strict({ at: amount, command: z.looseObject({ kind: text }) })),
    }),
  ),
  landmarks: z.array(
    strict({
      id,
      says: text,
      url: address,
      course: id,
      reported: z.number(),
      reportedUpTo: z.number().exactOptional(),
      unit: z.enum(['minutes', 'seconds', 'share', 'factor']),
      measure,
      tuned: z.boolean(),
      remark: text.exactOptional(),
    }),
  ),
})
