import { z } from 'zod'
import { amount, count, positive, share, strict, text } from './strict.ts'

const levelSchema = strict({
  level: z
    .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
    .describe('1 is the most severe. Each level once, the most severe first.'),
  label: text.describe('What your organisation calls it: "SEV-1", "P1", "Critical".'),
  meaning: text.describe('In a sentence, for the person who has to choose.'),
  whenFailedShareAbove: share
    .exactOptional()
    .describe('At least this level when more than this share of customers is not served, 0 to 1.'),
  whenBurnRateAbove: amount
    .exactOptional()
    .describe('At least this level when the error budget burns faster than this over 5 minutes.'),
  whenRedundancyLost: z
    .boolean()
    .exactOptional()
    .describe('At least this level when one more failure would be an outage.'),
  whenDataLost: z.boolean().exactOptional().describe('At least this level when data is being lost.'),
  whenImpactLastsSeconds: positive
    .exactOptional()
    .describe('At least this level when customers have been failing for so many seconds without a break.'),
  publicNotice: z.boolean().describe('Are customers told in public?'),
  executives: z.boolean().describe('Are executives kept informed?'),
  needsCommander: z.boolean().describe('A major incident: it has an incident commander.'),
  postmortemWithinDays: z.int().min(1).exactOptional().describe('Leave out where none is asked for.'),
})

const stepSchema = strict({
  afterSeconds: positive.describe('Since the page, if nobody has acknowledged it by then.'),
  who: z.enum(['secondary', 'manager', 'director']),
  label: text.describe('What the pager calls them.'),
})

const windowsSchema = strict({
  acknowledge: positive.describe('From page to acknowledgement.'),
  declare: positive.describe('From the first page to the declaration.'),
  takeCommand: positive.describe('From the declaration to a commander.'),
  firstPublicPost: positive.describe('From the declaration to the first word to customers.'),
  scopePublicPost: positive.describe('From the declaration to the word that says who is affected.'),
  publicCadence: positive.describe('Longest silence towards customers.'),
  executiveCadenceFrom: amount.describe('Executives hear from you no more often than this.'),
  executiveCadenceTo: positive.describe('Executives hear from you at least this often.'),
  internalCadenceFrom: amount.describe('Situation reports more often than this are noise.'),
  internalCadence: positive.describe('Longest time between situation reports.'),
  firstMitigation: positive.describe('From the declaration to the first attempt to lessen the harm.'),
  answerCriticalMessage: positive.describe('Longest wait for an answer to what is critical.'),
  taskBoxGrace: amount.describe('How long after its time box a task may go unasked for.'),
  clearBeforeResolved: amount.describe('How long signals are clear before "resolved" may be said.'),
  changeCourse: positive.describe('How soon a step that did not work, or a change of severity, is acted on.'),
  reliefAfter: positive.describe('Longest time in command before a relief is arranged.'),
})

/** The shape of a policy file. A test holds it equal to the `Policy` interface; meaning is checked by `parsePolicy`. */
export const policySchema = strict({
  $schema: z.string().exactOptional().describe('For your editor: "policy.schema.json" beside the scenarios.'),
  id: text.describe('Short name, as kept with each drill.'),
  title: text.describe('Shown to players: "House rules of the payments group".'),
  severities: z
    .array(levelSchema)
    .min(2)
    .max(5)
    .describe('The severity matrix, the most severe level first.'),
  escalation: z.array(stepSchema).describe('Who is rung when a page is not acknowledged, soonest first.'),
  windows: windowsSchema.describe('How soon and how often, in seconds.'),
  spanOfControl: count.min(1).describe('Most people who report to one commander.'),
  roles: z
    .array(z.enum(['deputy', 'scribe', 'commsLead', 'operationsLead']))
    .describe('Roles a major incident should fill beside the commander.'),
  sources: z.array(z.string()).describe('Where the rules come from.'),
})
