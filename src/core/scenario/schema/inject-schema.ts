import { z } from 'zod'
import { conditionSchema } from './condition-schema.ts'
import { id, positive, strict, texts } from './strict.ts'

const stanceSchema = z.enum([
  'acknowledge',
  'readBack',
  'clarify',
  'holdTheLine',
  'offerCommand',
  'defer',
  'comply',
  'decline',
  'thank',
])

const reactionSchema = z.partialRecord(z.enum([...stanceSchema.options, 'silence']), texts)

export const injectSchema = strict({
  id,
  from: id,
  channel: z.enum(['incident', 'direct', 'executive', 'support']),
  texts,
  when: conditionSchema.exactOptional(),
  expects: strict({
    kind: z.enum([
      'etaRequest',
      'override',
      'severityChallenge',
      'costObjection',
      'wrongRemedy',
      'criticalInformation',
      'distress',
      'customerQuestion',
      'dataRequest',
    ]),
    answerWithinSeconds: positive,
    soundStances: z.array(stanceSchema).min(1),
    importance: z.enum(['critical', 'normal', 'noise']),
    reactions: reactionSchema.exactOptional(),
  }).exactOptional(),
})
