import { z } from 'zod'
import { policySchema } from './schema/policy-schema.ts'

/** The format of a policy file as a JSON Schema, with the help that stands beside each member in `policySchema`. */
export function policyJsonSchema(): Readonly<Record<string, unknown>> {
  const generated = z.toJSONSchema(policySchema, { target: 'draft-7', io: 'input' })
  return { title: 'Drill Tower policy', ...generated }
}
