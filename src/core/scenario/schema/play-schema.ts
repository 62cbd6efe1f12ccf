import { z } from 'zod'
import { actionGroupSchema } from './cast-schema.ts'
import { conditionSchema } from './condition-schema.ts'
import { templatedInterventionSchema } from './intervention-schema.ts'
import { amount, id, positive, strict, text, texts } from './strict.ts'

const effect = strict({ afterSeconds: amount, intervention: templatedInterventionSchema })

export const actionSpecSchema = strict({
  id,
  label: text,
  group: actionGroupSchema,
  description: text,
  parameters: z.array(
    strict({
      id,
      label: text,
      options: z.array(strict({ value: z.union([z.string(), z.number()]), label: text })).min(1),
    }),
  ),
  durationSeconds: amount,
  plane: z.enum(['data', 'control']),
  controlPlane: id.exactOptional(),
  console: strict({ tool: z.enum(['aws', 'terraform', 'kubectl', 'flags']), command: text }).exactOptional(),
  costUsd: amount,
  risk: text,
  wayBack: text,
  reversible: z.boolean(),
  blastRadius: z.enum(['service', 'zone', 'region', 'global']),
  performedByTeams: z.array(id).min(1),
  precondition: strict({ when: conditionSchema, refusal: text }).exactOptional(),
  effects: z.array(effect).min(1),
  undo: z.array(effect).exactOptional(),
  warrantedBy: z.array(z.array(id)),
  tempting: z.boolean().exactOptional(),
})

export const investigationSchema = strict({
  id,
  label: text,
  teams: z.array(id).min(1),
  service: id.exactOptional(),
  minutes: positive,
  findings: z
    .array(
      strict({
        when: conditionSchema,
        texts,
        needs: text.exactOptional(),
        confidence: z.enum(['sure', 'likely', 'guess']),
        clues: z.array(id),
      }),
    )
    .min(1),
})

export const clueSchema = strict({
  id,
  says: text,
  tells: z.enum(['redundancyLost', 'dataLost']).exactOptional(),
  seenAt: z.array(
    strict({
      source: z.enum([
        'metrics',
        'logs',
        'traces',
        'changes',
        'runbook',
        'vendorPage',
        'console',
        'map',
        'people',
      ]),
      subject: text,
      when: conditionSchema,
    }),
  ),
})

export const verificationSchema = strict({
  id,
  label: text,
  teams: z.array(id).min(1),
  minutes: positive,
  passes: conditionSchema,
  passText: texts,
  failText: texts,
})

export const playSchema = strict({
  id,
  when: conditionSchema,
  reactionSeconds: amount,
  command: z.looseObject({ kind: text }),
  thinking: z.array(text),
  marker: z.string().regex(/^([A-G][1-4])?$/),
  repeatsAfterSeconds: positive.exactOptional(),
})
