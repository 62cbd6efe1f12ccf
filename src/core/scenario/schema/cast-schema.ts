import { z } from 'zod'
import { amount, id, positive, prose, proses, share, strict, text } from './strict.ts'

export const actionGroupSchema = z.enum([
  'traffic',
  'retries',
  'capacity',
  'automation',
  'restart',
  'change',
  'failover',
  'degrade',
  'access',
])

export const castMemberSchema = strict({
  id,
  role: prose,
  shortRole: prose.max(22),
  team: id,
  personality: z.enum([
    'scaler',
    'pennyPincher',
    'securityGuard',
    'automationFanatic',
    'platformBuilder',
    'vendorNegotiator',
    'processEngineer',
    'futurist',
    'executive',
    'partner',
    'calm',
  ]),
  kind: z.enum(['responder', 'stakeholder', 'vendor', 'customer']),
  joinsWithinSeconds: z.tuple([amount, amount]),
  missesFirstPage: z.boolean().exactOptional(),
  pace: positive,
  errorShare: share,
  openingReports: proses,
  objections: z.array(strict({ actionGroup: text, strong: z.boolean(), texts: proses })),
  onDutyHours: amount,
  bio: prose,
})

export const teamSchema = strict({
  id,
  label: prose,
  services: z.array(id),
  onCall: id,
  secondary: id.exactOptional(),
})
