import { z } from 'zod'
import { identityInterventions } from './identity-intervention-schema.ts'
import { overloadInterventions } from './overload-schema.ts'
import { amount, count, id, positive, share, strict } from './strict.ts'

const place = z.templateLiteral(['$', z.string()])

/** The interventions with every leaf as `leaf` makes it: as it is, or with a "$parameter" allowed in its place. */
function interventions<Place extends z.ZodType>(placeholder: Place) {
  const or = <Leaf extends z.ZodType>(leaf: Leaf) => z.union([leaf, placeholder])
  const service = or(id)
  const link = or(id)
  return z.discriminatedUnion('kind', [
    strict({
      kind: z.literal('setZoneWeight'),
      zone: or(id),
      weight: or(share),
      service: service.exactOptional(),
    }),
    strict({ kind: z.literal('setRegionWeight'), region: or(id), weight: or(share) }),
    strict({
      kind: z.literal('suspendScaleIn'),
      service: service.exactOptional(),
      suspended: or(z.boolean()),
    }),
    strict({
      kind: z.literal('setDesiredInstances'),
      service,
      region: or(id),
      instances: or(count),
    }),
    strict({
      kind: z.literal('setRetryPolicy'),
      link: link.exactOptional(),
      attempts: or(z.int().min(1)),
      budgetShare: or(amount).exactOptional(),
    }),
    strict({ kind: z.literal('setTimeout'), link, timeoutMs: or(positive) }),
    strict({ kind: z.literal('setBreaker'), link, openAboveErrorShare: or(share.nullable()) }),
    strict({ kind: z.literal('setAdmission'), region: or(id), share: or(share) }),
    strict({ kind: z.literal('restart'), service, zone: or(id).exactOptional(), seconds: or(positive) }),
    strict({ kind: z.literal('warmCache'), link, seconds: or(amount) }),
    strict({ kind: z.literal('setFallback'), link, onFailure: or(z.enum(['fail', 'degrade'])) }),
    strict({ kind: z.literal('setHealthCheck'), service, depth: or(z.enum(['shallow', 'deep'])) }),
    strict({ kind: z.literal('suspendHealthChecks'), suspended: or(z.boolean()) }),
    strict({
      kind: z.literal('setTableCapacity'),
      table: or(id),
      region: or(id),
      readUnits: or(amount),
      writeUnits: or(amount),
    }),
    strict({
      kind: z.literal('setTableBilling'),
      table: or(id),
      billing: or(z.enum(['provisioned', 'onDemand'])),
    }),
    strict({ kind: z.literal('setTableReplica'), table: or(id), callersIn: or(id), region: or(id) }),
    strict({ kind: z.literal('restoreTable'), table: or(id), region: or(id), minutesAgo: or(amount) }),
    strict({ kind: z.literal('setQueueRate'), queue: or(id), perSecond: or(amount) }),
    strict({ kind: z.literal('purgeQueue'), queue: or(id) }),
    strict({ kind: z.literal('setConcurrency'), service, region: or(id), environments: or(count) }),
    ...overloadInterventions(placeholder),
    ...identityInterventions(placeholder),
  ])
}

export const interventionSchema = interventions(z.never())
export const templatedInterventionSchema = interventions(place)
