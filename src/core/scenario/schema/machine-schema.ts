import { z } from 'zod'
import type { ScenarioState } from '../machine.ts'
import { conditionSchema } from './condition-schema.ts'
import { interventionSchema } from './intervention-schema.ts'
import { amount, id, prose, strict, text } from './strict.ts'

const actionSchema = z.discriminatedUnion('type', [
  strict({ type: z.literal('injectFault'), params: strict({ faultId: id }) }),
  strict({ type: z.literal('clearFault'), params: strict({ faultId: id }) }),
  strict({ type: z.literal('scheduleInject'), params: strict({ injectId: id, afterSeconds: amount }) }),
  strict({ type: z.literal('vendorPosts'), params: strict({ postId: id, afterSeconds: amount }) }),
  strict({
    type: z.literal('someoneActs'),
    params: strict({ intervention: interventionSchema, changeId: id.exactOptional() }),
  }),
  strict({ type: z.literal('pageTeam'), params: strict({ id, teamId: id, title: prose }) }),
  strict({ type: z.literal('endDrill') }),
])

const transitionSchema = strict({
  target: text.exactOptional(),
  guard: strict({
    type: z.literal('holds'),
    params: strict({ condition: conditionSchema }),
  }).exactOptional(),
  actions: z.array(actionSchema).exactOptional(),
})

const transitionsSchema = z.record(z.string(), z.union([transitionSchema, z.array(transitionSchema).min(1)]))
const delaysSchema = z.record(
  z.string().regex(/^\d+$/),
  z.union([transitionSchema, z.array(transitionSchema).min(1)]),
)

const stateSchema: z.ZodType<ScenarioState> = z.lazy(() =>
  strict({
    description: prose.exactOptional(),
    entry: z.array(actionSchema).exactOptional(),
    exit: z.array(actionSchema).exactOptional(),
    on: transitionsSchema.exactOptional(),
    after: delaysSchema.exactOptional(),
    initial: id.exactOptional(),
    states: z.record(z.string(), stateSchema).exactOptional(),
    type: z.enum(['parallel', 'final']).exactOptional(),
  }),
)

export const machineSchema = strict({
  id,
  initial: id,
  states: z.record(z.string(), stateSchema),
})
