import { z } from 'zod'
import { lookSource } from '../../command/index.ts'
import { askedActionsSchema } from './asked-action-schema.ts'
import { actionGroupSchema } from './cast-schema.ts'
import { conditionSchema } from './condition-schema.ts'
import { templatedInterventionSchema } from './intervention-schema.ts'
import { playCommandSchema } from './play-command-schema.ts'
import { amount, id, marked, positive, prose, proses, strict, text } from './strict.ts'

const effect = strict({ afterSeconds: amount, intervention: templatedInterventionSchema })

export const actionSpecSchema = strict({
  id,
  label: prose,
  group: actionGroupSchema,
  description: prose,
  parameters: z.array(
    strict({
      id,
      label: prose,
      options: z.array(strict({ value: z.union([z.string(), z.number()]), label: prose })).min(1),
    }),
  ),
  durationSeconds: amount,
  plane: z.enum(['data', 'control']),
  controlPlane: id.exactOptional(),
  console: strict({ tool: z.enum(['aws', 'terraform', 'kubectl', 'flags']), command: text }).exactOptional(),
  costUsd: amount,
  risk: prose,
  wayBack: prose,
  reversible: z.boolean(),
  blastRadius: z.enum(['service', 'zone', 'region', 'global']),
  performedByTeams: z.array(id).min(1),
  precondition: strict({ when: conditionSchema, refusal: prose }).exactOptional(),
  effects: z.array(effect).min(1),
  undo: z.array(effect).exactOptional(),
  warrantedBy: z.array(z.array(id)),
  tempting: z.boolean().exactOptional(),
})

export const investigationSchema = strict({
  id,
  label: prose,
  teams: z.array(id).min(1),
  service: id.exactOptional(),
  minutes: positive,
  findings: z
    .array(
      strict({
        when: conditionSchema,
        texts: proses,
        needs: prose.exactOptional(),
        asksFor: askedActionsSchema.exactOptional(),
        confidence: z.enum(['sure', 'likely', 'guess']),
        clues: z.array(id),
      }),
    )
    .min(1),
})

export const clueSchema = strict({
  id,
  says: prose,
  tells: z.enum(['redundancyLost', 'dataLost']).exactOptional(),
  seenAt: z.array(
    strict({
      source: lookSource,
      subject: text,
      when: conditionSchema,
    }),
  ),
})

export const verificationSchema = strict({
  id,
  label: prose,
  teams: z.array(id).min(1),
  minutes: positive,
  passes: conditionSchema,
  passText: proses,
  failText: proses,
})

export const playSchema = strict({
  id,
  when: conditionSchema,
  reactionSeconds: amount,
  command: playCommandSchema,
  thinking: marked(z.array(prose), { is: 'alternatives' }),
  marker: z.string().regex(/^([A-G][1-4])?$/),
  repeatsAfterSeconds: positive.exactOptional(),
})
