import { z } from 'zod'
import { conditionSchema } from './condition-schema.ts'
import { playCommandSchema } from './play-command-schema.ts'
import { amount, id, prose, strict, text } from './strict.ts'

export const address = z.url({ protocol: /^https$/ })

const measure = z.discriminatedUnion('kind', [
  strict({ kind: z.literal('firstTime'), when: conditionSchema, sinceSecond: z.number().exactOptional() }),
  strict({
    kind: z.literal('firstTimeAfter'),
    when: conditionSchema,
    afterSecond: z.number(),
    sinceSecond: z.number().exactOptional(),
  }),
  strict({ kind: z.enum(['peak', 'lowest', 'mean']), series: text, from: z.number(), to: z.number() }),
  strict({ kind: z.literal('value'), series: text, at: z.number() }),
])

const moment = z.union([z.number(), z.literal('never')])

export const landmarkSchema = strict({
  id,
  says: prose,
  url: address,
  course: id,
  reported: moment,
  reportedUpTo: moment.exactOptional(),
  unit: z.enum(['minutes', 'seconds', 'share', 'factor', 'perSecond']),
  measure,
  tuned: z.boolean(),
  remark: prose.exactOptional(),
})

export const publicReport = strict({ title: prose, url: address })

export const calibrationSchema = strict({
  report: publicReport,
  courses: z.array(
    strict({
      id,
      label: prose,
      modelsOwn: z.boolean().exactOptional(),
      steps: z.array(strict({ at: amount, command: playCommandSchema })),
    }),
  ),
  landmarks: z.array(landmarkSchema),
})
