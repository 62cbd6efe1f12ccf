import { z } from 'zod'
import { address, landmarkSchema, publicReport } from './calibration-schema.ts'
import { faultSchema } from './fault-schema.ts'
import { interventionSchema } from './intervention-schema.ts'
import { amount, id, prose, strict } from './strict.ts'
import { topologySchema } from './topology-schema.ts'

const step = strict({
  at: amount,
  interventions: z.array(interventionSchema).min(1),
  says: prose,
  url: address.exactOptional(),
})

/** A public report and the bare world that is held against it. */
export const worldReportSchema = strict({
  id,
  report: publicReport,
  onsetSecond: amount,
  seconds: z.int().min(1),
  parameters: z.array(strict({ says: prose, url: address.exactOptional() })).min(1),
  topology: topologySchema,
  faults: z.array(strict({ at: amount, fault: faultSchema, until: amount.exactOptional() })),
  courses: z
    .array(strict({ id, label: prose, modelsOwn: z.boolean().exactOptional(), steps: z.array(step) }))
    .min(1),
  landmarks: z.array(landmarkSchema).min(1),
})
