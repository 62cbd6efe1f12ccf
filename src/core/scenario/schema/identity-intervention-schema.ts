import { z } from 'zod'
import { id, positive, secretName, strict } from './strict.ts'

/** Changes of keys, secrets and certificates, with `placeholder` allowed in place of any leaf. */
export function identityInterventions<Place extends z.ZodType>(placeholder: Place) {
  const or = <Leaf extends z.ZodType>(leaf: Leaf) => z.union([leaf, placeholder])
  return [
    strict({ kind: z.literal('createKey'), key: or(id) }),
    strict({
      kind: z.literal('setKeyStatus'),
      key: or(id),
      status: or(z.enum(['active', 'inactive', 'deleted'])),
    }),
    strict({ kind: z.literal('putSecret'), secret: or(secretName), key: or(id) }),
    strict({ kind: z.literal('stageSecret'), secret: or(secretName), key: or(id) }),
    strict({ kind: z.literal('finishRotation'), secret: or(secretName) }),
    strict({
      kind: z.literal('refreshCredentials'),
      credential: or(id),
      region: or(id).exactOptional(),
      seconds: or(positive),
    }),
    strict({ kind: z.literal('issueCertificate'), certificate: or(id), days: or(positive) }),
    strict({ kind: z.literal('deployCertificate'), certificate: or(id) }),
  ] as const
}
