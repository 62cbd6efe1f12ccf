import { z } from 'zod'
import { amount, count, id, positive, prose, share, strict } from './strict.ts'

export const contention = strict({ serialShare: share, crosstalk: share })

export const memory = strict({
  mibPerInstance: positive,
  baseMib: amount,
  mibPerRequest: amount,
  mibPerPeer: amount.exactOptional(),
})

export const start = strict({
  seconds: positive,
  retrySeconds: amount,
  longestRetrySeconds: amount.exactOptional(),
  retrySpread: share.exactOptional(),
  atOnce: z.int().min(1).exactOptional(),
  coldFactor: z.number().min(1).exactOptional(),
  warmSeconds: positive.exactOptional(),
  slowStartSeconds: amount.exactOptional(),
})

export const networkSchema = strict({ id, label: prose, callsPerSecond: positive, bufferMs: amount })

export const configurationSchema = strict({
  id,
  label: prose,
  services: z.array(id).min(1),
  pushSeconds: amount,
  rollBackSeconds: amount,
  canary: strict({ share, seconds: amount, stopsAboveErrorShare: share }).exactOptional(),
  killSwitchSeconds: amount.exactOptional(),
})

export const versionEffect = z.discriminatedUnion('kind', [
  strict({ kind: z.literal('crash') }),
  strict({ kind: z.literal('errors'), errorShare: share }),
  strict({ kind: z.literal('slow'), factor: z.number().min(1) }),
])

/** Interventions on deadlines, starts, networks and configurations; `or` lets a "$parameter" stand in a place. */
export function overloadInterventions<Place extends z.ZodType>(placeholder: Place) {
  const or = <Leaf extends z.ZodType>(leaf: Leaf) => z.union([leaf, placeholder])
  const service = or(id)
  const configuration = or(id)
  return [
    strict({ kind: z.literal('setDeadlines'), service, dropsExpired: or(z.boolean()) }),
    strict({ kind: z.literal('setStartLimit'), service, atOnce: or(count.min(1).nullable()) }),
    strict({
      kind: z.literal('setStartBackoff'),
      service,
      longestRetrySeconds: or(amount.nullable()),
      retrySpread: or(share).exactOptional(),
    }),
    strict({ kind: z.literal('setSlowStart'), service, seconds: or(amount) }),
    strict({ kind: z.literal('setNetworkCapacity'), network: or(id), callsPerSecond: or(positive) }),
    strict({ kind: z.literal('rollBackConfiguration'), configuration }),
    strict({ kind: z.literal('setKillSwitch'), configuration, on: or(z.boolean()) }),
    strict({ kind: z.literal('setCanary'), configuration, on: or(z.boolean()) }),
  ] as const
}
