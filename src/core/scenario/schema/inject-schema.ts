import { z } from 'zod'
import { replyStance } from '../../command/index.ts'
import { askedActionsSchema } from './asked-action-schema.ts'
import { conditionSchema } from './condition-schema.ts'
import { id, positive, proses, strict } from './strict.ts'

const reactionSchema = z.partialRecord(z.enum([...replyStance.options, 'silence']), proses)

export const injectSchema = strict({
  id,
  from: id,
  channel: z.enum(['incident', 'direct', 'executive', 'support']),
  texts: proses,
  when: conditionSchema.exactOptional(),
  asksFor: askedActionsSchema.exactOptional(),
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
    soundStances: z.array(replyStance).min(1),
    importance: z.enum(['critical', 'normal', 'noise']),
    reactions: reactionSchema.exactOptional(),
  }).exactOptional(),
})
