import { z } from 'zod'
import { versionEffect } from './overload-schema.ts'
import { amount, id, share, strict } from './strict.ts'

const common = { id, rampSeconds: amount.exactOptional() }

export const faultSchema = z.discriminatedUnion('kind', [
  strict({ ...common, kind: z.literal('zoneNetwork'), zone: id, addedMs: amount, lossShare: share }),
  strict({ ...common, kind: z.literal('zoneCapacity'), zone: id, lostShare: share }),
  strict({
    ...common,
    kind: z.literal('serviceSlow'),
    service: id,
    zone: id.exactOptional(),
    factor: amount,
  }),
  strict({
    ...common,
    kind: z.literal('serviceErrors'),
    service: id,
    zone: id.exactOptional(),
    errorShare: share,
  }),
  strict({ ...common, kind: z.literal('cacheCold'), link: id, share: share.exactOptional() }),
  strict({ ...common, kind: z.literal('demand'), market: id.exactOptional(), factor: amount }),
  strict({ ...common, kind: z.literal('launchFailures'), region: id, failShare: share }),
  strict({ ...common, kind: z.literal('launchesUnconnected'), region: id }),
  strict({ ...common, kind: z.literal('functionScaling'), region: id, growthShare: share }),
  strict({ ...common, kind: z.literal('telemetryOutage'), zone: id.exactOptional() }),
  strict({ ...common, kind: z.literal('networkCapacity'), network: id, lostShare: share }),
  strict({ ...common, kind: z.literal('configurationPush'), configuration: id, effect: versionEffect }),
  strict({ ...common, kind: z.literal('fetchStalled'), market: id.exactOptional(), share }),
  strict({ ...common, kind: z.literal('endpointLost'), endpoint: id }),
  strict({ ...common, kind: z.literal('endpointErrors'), endpoint: id, errorShare: share }),
  strict({
    ...common,
    kind: z.literal('controlPlane'),
    plane: id,
    failShare: share,
    slowFactor: z.number().min(1),
  }),
  strict({ ...common, kind: z.literal('replicationSlow'), table: id, region: id, keptShare: share }),
  strict({ ...common, kind: z.literal('tableDamage'), table: id, sharePerMinute: share }),
  strict({ ...common, kind: z.literal('pollersStopped'), queue: id, keptShare: share }),
  strict({
    ...common,
    kind: z.literal('probeErrors'),
    service: id,
    zone: id.exactOptional(),
    failShare: share,
  }),
])
