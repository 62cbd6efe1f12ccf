import { z } from 'zod'
import { decisionCard, name, words } from './command-parts.ts'
import { commandGroup } from './command-spec.ts'

/** Changing production, and taking it back. */
export const actionCommands = commandGroup({
  approveAction: {
    says: 'Lets a member of the cast change production, or does it with own hands (`self`).',
    duty: 'change',
    becomes: ['actionApproved', 'actionRefused'],
    members: {
      actionId: name,
      parameters: z.record(name, z.union([z.string().max(200), z.number()])),
      executor: name,
      card: decisionCard.nullable(),
    },
  },
  undoAction: {
    says: 'Takes a change back.',
    duty: 'change',
    becomes: ['actionUndone'],
    members: { executionId: name, reason: words },
  },
})
