import { z } from 'zod'
import type { Condition } from '../condition.ts'
import { amount, id, strict, text } from './strict.ts'

const direction = z.enum(['above', 'below'])

export const conditionSchema: z.ZodType<Condition> = z.lazy(() => branches)

/** The commonest first: they are tried in this order. */
const branches = z.union([
  strict({ all: z.array(conditionSchema).min(1) }),
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
  strict({
    action: id,
    is: z.enum(['approved', 'inEffect', 'undone', 'never']),
    with: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
    sinceSeconds: amount.exactOptional(),
  }),
  strict({ signal: text, is: direction, value: z.number(), forSeconds: amount.exactOptional() }),
  strict({ not: conditionSchema }),
  strict({ any: z.array(conditionSchema).min(1) }),
  strict({ clueReached: id }),
  strict({ truth: text, is: direction, value: z.number(), forSeconds: amount.exactOptional() }),
  strict({ always: z.literal(true) }),
  strict({ quietFor: amount, kind: text, orNever: z.boolean().exactOptional() }),
  strict({ injectSent: id, sinceSeconds: amount.exactOptional() }),
  strict({ taskDone: id }),
  strict({ faultActive: id }),
  strict({ verified: id }),
  strict({ vendorPosted: id }),
  strict({ afterSecond: amount }),
  strict({ alertFiring: id }),
  strict({ inState: text }),
])
