import { z } from 'zod'
import type { Condition } from '../condition.ts'
import { amount, id, strict, text } from './strict.ts'

const direction = z.enum(['above', 'below'])

export const conditionSchema: z.ZodType<Condition> = z.lazy(() => branches)

const branches = z.union([
  strict({ always: z.literal(true) }),
  strict({ all: z.array(conditionSchema).min(1) }),
  strict({ any: z.array(conditionSchema).min(1) }),
  strict({ not: conditionSchema }),
  strict({ afterSecond: amount }),
  strict({ signal: text, is: direction, value: z.number(), forSeconds: amount.exactOptional() }),
  strict({ truth: text, is: direction, value: z.number(), forSeconds: amount.exactOptional() }),
  strict({ inState: text }),
  strict({ faultActive: id }),
  strict({ alertFiring: id }),
  strict({
    action: id,
    is: z.enum(['approved', 'inEffect', 'undone', 'never']),
    with: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
    sinceSeconds: amount.exactOptional(),
  }),
  strict({ clueReached: id }),
  strict({
    incident: z.enum([
      'paged',
      'acknowledged',
      'declared',
      'bridgeOpen',
      'commandTaken',
      'mitigated',
      'resolved',
      'closed',
      'postmortemOwnerNamed',
    ]),
    sinceSeconds: amount.exactOptional(),
  }),
  strict({
    personIs: id,
    status: z.enum(['away', 'paged', 'onBridge', 'working', 'stoodDown', 'unreachable']),
  }),
  strict({ taskDone: id }),
  strict({ verified: id }),
  strict({ vendorPosted: id }),
  strict({ injectSent: id, sinceSeconds: amount.exactOptional() }),
  strict({ quietFor: amount, kind: text, orNever: z.boolean().exactOptional() }),
])
