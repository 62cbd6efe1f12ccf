import { z } from 'zod'
import type { Command } from '../core/drill/index.ts'

const name = z.string().min(1).max(200)
const text = z.string().max(8000)
const severity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
const seconds = z.number().min(0).max(86_400)
const expectedSignal = z.object({
  series: name,
  direction: z.enum(['below', 'above']),
  value: z.number(),
  withinSeconds: seconds,
})
const phase = z.enum(['investigating', 'identified', 'monitoring', 'resolved'])
const role = z.enum(['deputy', 'scribe', 'commsLead', 'operationsLead'])
const section = z.enum(['summary', 'impact', 'hypotheses', 'decisions', 'notes'])
const stance = z.enum([
  'acknowledge',
  'readBack',
  'clarify',
  'holdTheLine',
  'offerCommand',
  'defer',
  'comply',
  'decline',
  'thank',
])
const source = z.enum([
  'metrics',
  'logs',
  'traces',
  'changes',
  'runbook',
  'vendorPage',
  'console',
  'map',
  'people',
])
const tone = z.enum(['thinking', 'question', 'observation', 'teaching', 'handover', 'debrief'])
const kind = <K extends Command['kind']>(value: K) => ({ kind: z.literal(value) })

/** A command as it comes over a wire; the drill decides whether it may happen. */
export const commandSchema: z.ZodType<Command> = z.discriminatedUnion('kind', [
  z.object({ ...kind('acknowledgePage'), pageId: name }),
  z.object({ ...kind('declareIncident'), severity, summary: text }),
  z.object({ ...kind('setSeverity'), severity, reason: text }),
  z.object({ ...kind('openBridge') }),
  z.object({ ...kind('takeCommand'), announcement: text }),
  z.object({ ...kind('assignRole'), personId: name, role }),
  z.object({ ...kind('handOverCommand'), to: name, brief: text }),
  z.object({ ...kind('announceHandover'), text }),
  z.object({ ...kind('acceptCommand'), readBack: text }),
  z.object({ ...kind('relievePerson'), personId: name, reason: text }),
  z.object({ ...kind('askReport'), personId: name, question: text }),
  z.object({
    ...kind('assignTask'),
    personId: name,
    investigationId: name,
    outcome: text,
    timeBoxMinutes: z.number().positive().max(600).nullable(),
  }),
  z.object({ ...kind('checkTask'), taskId: name }),
  z.object({ ...kind('page'), target: name, reason: text }),
  z.object({ ...kind('standDown'), personIds: z.array(name).max(100), staying: text }),
  z.object({
    ...kind('stateHypothesis'),
    text,
    confidence: z.enum(['low', 'medium', 'high']),
    suspects: z.array(name).max(50),
  }),
  z.object({ ...kind('listOptions'), options: z.array(text).max(20) }),
  z.object({ ...kind('askForObjections'), proposal: text, actionId: name.nullable() }),
  z.object({
    ...kind('approveAction'),
    actionId: name,
    parameters: z.record(name, z.union([z.string().max(200), z.number()])),
    executor: name,
    card: z.object({ goal: text, expected: expectedSignal.nullable(), worstCase: text }).nullable(),
  }),
  z.object({ ...kind('undoAction'), executionId: name, reason: text }),
  z.object({ ...kind('postInternalUpdate'), text }),
  z.object({
    ...kind('postStatus'),
    phase,
    text,
    nextUpdateMinutes: z.number().min(0).max(1440).nullable(),
  }),
  z.object({ ...kind('briefExecutives'), text }),
  z.object({ ...kind('editDocument'), section, text: z.string().max(40_000) }),
  z.object({
    ...kind('createTicket'),
    title: text,
    type: z.enum(['bug', 'task', 'followUp']),
    ownerRole: z.string().max(200),
  }),
  z.object({ ...kind('setReminder'), inSeconds: seconds, text }),
  z.object({ ...kind('setTrigger'), expected: expectedSignal, thenText: text }),
  z.object({ ...kind('reply'), messageId: name, stance, text }),
  z.object({ ...kind('say'), text, to: name.nullable() }),
  z.object({ ...kind('lookAt'), source, subject: z.string().max(200) }),
  z.object({ ...kind('askVerification'), checkId: name, personId: name }),
  z.object({ ...kind('markMitigated'), text }),
  z.object({ ...kind('resolveIncident'), text }),
  z.object({ ...kind('closeIncident'), text }),
  z.object({ ...kind('namePostmortemOwner'), personId: name, dueDays: z.number().min(0).max(365) }),
  z.object({ ...kind('askMentor'), topic: text }),
  z.object({ ...kind('answerChief'), questionId: name, text }),
  z.object({
    ...kind('chiefSays'),
    tone,
    text,
    cites: z.array(name).max(50),
    questionId: name.nullable(),
  }),
  z.object({ ...kind('endDrill'), reason: text }),
  z.object({
    ...kind('rateSelf'),
    ratings: z.record(name, z.number().min(1).max(4)),
    wentWell: text,
    wasHard: text,
    wouldChange: text,
  }),
])
