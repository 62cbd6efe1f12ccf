import { z } from 'zod'
import { alertRuleSchema } from './alert-rule-schema.ts'
import { calibrationSchema } from './calibration-schema.ts'
import { castMemberSchema, teamSchema } from './cast-schema.ts'
import { conditionSchema } from './condition-schema.ts'
import { faultSchema } from './fault-schema.ts'
import { injectSchema } from './inject-schema.ts'
import { machineSchema } from './machine-schema.ts'
import {
  actionSpecSchema,
  clueSchema,
  investigationSchema,
  playSchema,
  verificationSchema,
} from './play-schema.ts'
import { amount, count, id, marked, positive, prose, scenarioId, strict, text, variantId } from './strict.ts'
import { topologySchema } from './topology-schema.ts'

/** A patch of a scenario, which says its words in the same places. */
const variantChanges = marked(z.record(z.string(), z.unknown()), {
  is: 'like',
  schema: (): z.ZodType => scenarioSchema,
})

/** The shape of a scenario as JSON. A test holds it equal to the `Scenario` interface. */
export const scenarioSchema = strict({
  format: z.literal(1),
  id: scenarioId,
  title: prose,
  oneLine: prose,
  difficulty: z.int().min(1).max(5),
  expectedMinutes: z.tuple([positive, positive]),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  briefing: strict({ company: prose, situation: prose, yourRole: prose, goodToKnow: z.array(prose) }),
  topology: topologySchema,
  warmUpSeconds: count,
  endsAtSecond: z.int().min(60),
  faults: z.array(faultSchema).min(1),
  machine: machineSchema,
  monitors: z.array(
    strict({
      id,
      event: text,
      when: conditionSchema,
      forSeconds: amount.exactOptional(),
      repeats: z.boolean().exactOptional(),
    }),
  ),
  alerts: z.array(
    strict({
      id,
      title: prose,
      detail: prose,
      team: id,
      urgency: z.enum(['high', 'low']),
      rule: alertRuleSchema,
      runbook: id.exactOptional(),
    }),
  ),
  runbooks: z.array(strict({ id, title: prose, service: id.exactOptional(), markdown: prose })),
  changes: z.array(
    strict({
      id,
      at: z.number(),
      service: id,
      title: prose,
      detail: prose,
      byRole: prose,
      kind: z.enum(['deploy', 'terraform', 'config', 'flag', 'console']).exactOptional(),
      resources: z.array(text).exactOptional(),
    }),
  ),
  teams: z.array(teamSchema).min(1),
  cast: z.array(castMemberSchema).min(1),
  actions: z.array(actionSpecSchema).min(1),
  investigations: z.array(investigationSchema),
  clues: z.array(clueSchema),
  injects: z.array(injectSchema),
  vendorPosts: z.array(
    strict({ id, state: z.enum(['operational', 'informational', 'degraded', 'resolved']), text: prose }),
  ),
  verifications: z.array(verificationSchema),
  playbook: z.array(playSchema).min(1),
  factors: z.array(
    strict({
      id,
      kind: z.enum(['trigger', 'amplifier', 'latent', 'detection', 'response']),
      text: prose,
      when: conditionSchema.exactOptional(),
    }),
  ),
  remedies: z.array(
    strict({
      id,
      kind: z.enum(['prevent', 'detect', 'mitigate', 'process']),
      text: prose,
      ownerRole: prose,
      priority: z.enum(['P0', 'P1', 'P2']),
      dueDays: positive,
      doneWhen: prose,
      when: conditionSchema.exactOptional(),
    }),
  ),
  recovered: conditionSchema,
  secrets: z.array(prose).min(1),
  sources: z.array(strict({ title: prose, url: z.url({ protocol: /^https$/ }), usedFor: prose })),
  variants: z.array(strict({ id: variantId, difference: prose, changes: variantChanges })).exactOptional(),
  restraint: z.boolean().exactOptional(),
  shift: strict({ endsAtSecond: count, relief: id, readyWhen: conditionSchema }).exactOptional(),
  terraform: z
    .array(
      strict({
        address: text,
        attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        observed: z.record(z.string(), z.string()).exactOptional(),
      }),
    )
    .exactOptional(),
  calibration: calibrationSchema.exactOptional(),
})
