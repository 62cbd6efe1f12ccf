import { z } from 'zod'
import { castMemberSchema, teamSchema } from './schema/cast-schema.ts'
import { conditionSchema } from './schema/condition-schema.ts'
import { faultSchema } from './schema/fault-schema.ts'
import { injectSchema } from './schema/inject-schema.ts'
import { interventionSchema, templatedInterventionSchema } from './schema/intervention-schema.ts'
import { machineSchema } from './schema/machine-schema.ts'
import {
  actionSpecSchema,
  clueSchema,
  investigationSchema,
  playSchema,
  verificationSchema,
} from './schema/play-schema.ts'
import { scenarioHelp } from './schema/scenario-help.ts'
import { scenarioSchema } from './schema/scenario-schema.ts'
import { topologySchema } from './schema/topology-schema.ts'

type JsonObject = Record<string, unknown>

const { shape } = scenarioSchema

/** The parts that the JSON Schema names, so that help and errors can. */
const parts: readonly (readonly [name: string, schema: z.ZodType])[] = [
  ['Condition', conditionSchema],
  ['Topology', topologySchema],
  ['Service', topologySchema.shape.services.element],
  ['Link', topologySchema.shape.links.element],
  ['Market', topologySchema.shape.markets.element],
  ['Fault', faultSchema],
  ['Intervention', interventionSchema],
  ['TemplatedIntervention', templatedInterventionSchema],
  ['Machine', machineSchema],
  ['MachineState', machineSchema.shape.states.valueType],
  ['Alert', shape.alerts.element],
  ['Team', teamSchema],
  ['Person', castMemberSchema],
  ['Action', actionSpecSchema],
  ['Investigation', investigationSchema],
  ['Finding', investigationSchema.shape.findings.element],
  ['Clue', clueSchema],
  ['Inject', injectSchema],
  ['Verification', verificationSchema],
  ['Play', playSchema],
  ['Variant', shape.variants.unwrap().element],
]

/** The format of a scenario file as a JSON Schema (draft 7, which editors know best), with help for its members. */
export function scenarioJsonSchema(): Readonly<JsonObject> {
  const metadata = z.registry<{ readonly id: string }>()
  for (const [id, part] of parts) metadata.add(part, { id })
  const generated = z.toJSONSchema(scenarioSchema, { target: 'draft-7', io: 'input', metadata }) as JsonObject
  const definitions = (generated.definitions ?? {}) as Record<string, JsonObject>
  for (const [name, definition] of Object.entries(definitions)) addHelp(definition, name)
  addHelp(generated, 'Scenario')
  const { $schema, type, properties, required, additionalProperties, description } = generated
  return {
    $schema,
    title: 'Drill Tower scenario',
    description,
    type,
    properties: {
      $schema: { type: 'string', description: 'Path to this file, for editors.' },
      ...(properties as JsonObject),
    },
    required,
    additionalProperties,
    definitions,
  }
}

function addHelp(definition: JsonObject, name: string): void {
  delete definition.id
  delete definition.$id
  const own = scenarioHelp[name]
  if (own !== undefined) definition.description = own
  const properties = (definition.properties ?? {}) as Record<string, JsonObject>
  for (const [member, schema] of Object.entries(properties)) {
    const help = scenarioHelp[`${name}.${member}`]
    if (help === undefined) continue
    // Beside a $ref, draft 7 ignores everything; inside allOf it does not.
    if ('$ref' in schema) properties[member] = { description: help, allOf: [{ $ref: schema.$ref }] }
    else schema.description = help
  }
}
