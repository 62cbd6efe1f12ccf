import { z } from 'zod'
import { identityInterventions } from './identity-intervention-schema.ts'
import { amount, id, positive, prose, secretName, share, strict } from './strict.ts'

const providerService = z.enum([
  'acm',
  'cloudwatch',
  'cost',
  'dynamodb',
  'ec2',
  'iam',
  'lambda',
  'route53',
  'secretsmanager',
  'signin',
  'sqs',
  'sts',
  'support',
])
const oneOrMoreServices = z.union([providerService, z.array(providerService).min(1)])

const endpoint = strict({
  id,
  label: prose,
  service: oneOrMoreServices.exactOptional(),
  region: id,
  ttlSeconds: positive,
  negativeTtlSeconds: positive,
})

const table = strict({
  id,
  label: prose,
  billing: z.enum(['provisioned', 'onDemand']),
  replicas: z.array(strict({ region: id, endpoint: id, readUnits: positive, writeUnits: positive })).min(1),
  partitions: z.int().min(1),
  hottestShare: share,
  replicationSeconds: positive,
  catchUpFactor: z.number().gt(1),
  rewriteShare: share,
  restoreMinutes: positive.exactOptional(),
  usdPerMillionUnits: amount,
})

const queue = strict({
  id,
  label: prose,
  region: id,
  fedBy: id,
  consumer: id,
  pollsPerSecond: positive,
  visibilitySeconds: positive,
  lateAfterSeconds: positive.exactOptional(),
})

const key = strict({
  id,
  user: id,
  status: z.enum(['active', 'inactive', 'absent']),
  ageDays: amount,
  consistencySeconds: amount,
})

const secret = strict({
  id: secretName,
  environment: id,
  current: id,
  previous: id.exactOptional(),
})

const credential = strict({
  id,
  label: prose,
  secret: secretName.exactOptional(),
  cacheSeconds: positive,
  session: strict({
    seconds: positive,
    refreshSeconds: positive,
    issuers: z.record(z.string(), z.string()).exactOptional(),
  }).exactOptional(),
  signedBy: id.exactOptional(),
  refetchOnRefusal: z.boolean(),
})

const certificate = strict({
  id,
  label: prose,
  expiresAtSecond: z.number(),
  storedExpiresAtSecond: z.number().exactOptional(),
})

export const platformSchema = strict({
  endpoints: z.array(endpoint).exactOptional(),
  tables: z.array(table).exactOptional(),
  queues: z.array(queue).exactOptional(),
  keys: z.array(key).exactOptional(),
  secrets: z.array(secret).exactOptional(),
  credentials: z.array(credential).exactOptional(),
  certificates: z.array(certificate).exactOptional(),
  controlPlanes: z
    .array(strict({ id, label: prose, service: oneOrMoreServices.exactOptional(), region: id }))
    .exactOptional(),
  history: z
    .array(
      strict({
        at: z.number(),
        intervention: z.discriminatedUnion('kind', identityInterventions(z.never())),
      }),
    )
    .exactOptional(),
})

/** What a link needs of the platform. */
export const linkAccess = {
  connections: strict({
    endpoints: z.record(z.string(), z.string()),
    lifetimeSeconds: positive,
    certificate: id.exactOptional(),
  }).exactOptional(),
  credential: id.exactOptional(),
  table: strict({
    id,
    operation: z.enum(['read', 'write']),
    unitsPerCall: positive,
    replicas: z.record(z.string(), z.string()).exactOptional(),
  }).exactOptional(),
}
