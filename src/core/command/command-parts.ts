import { z } from 'zod'
import type { Phrase, PhraseParam, Words } from './phrase.ts'
import { PHRASE_KEYS } from './phrase-keys.ts'
import { SEAT_IDS } from './seat.ts'

/** What commands are made of. Every number has bounds: what comes over a wire is read with these. */
export const name = z.string().min(1).max(200)

const LONGEST_TEXT = 8000
const LONGEST_DOCUMENT = 40_000

const phraseParam: z.ZodType<PhraseParam> = z.lazy(() =>
  z.union([z.string().max(LONGEST_TEXT), z.number(), phraseSchema, z.array(phraseSchema).max(50)]),
)

export const phraseSchema: z.ZodType<Phrase> = z.object({
  key: z.enum(PHRASE_KEYS),
  params: z.record(name, phraseParam),
  nth: z.int().min(0).max(1_000_000).exactOptional(),
  words: z.string().max(LONGEST_TEXT).exactOptional(),
})

/** What a person writes; only the game's own holders may give a phrase instead, and the engine sees to that. */
export const words: z.ZodType<Words> = z.union([z.string().max(LONGEST_TEXT), phraseSchema])
export const documentWords: z.ZodType<Words> = z.union([z.string().max(LONGEST_DOCUMENT), phraseSchema])

export const severity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
export const seconds = z.number().min(0).max(86_400)

export const expectedSignal = z.object({
  series: name,
  direction: z.enum(['below', 'above']),
  value: z.number(),
  withinSeconds: seconds,
})

/** Before a consequential action: what is it for, what should be seen and by when, what is the worst that can happen. */
export const decisionCard = z.object({ goal: words, expected: expectedSignal.nullable(), worstCase: words })

export const publicPhase = z.enum(['investigating', 'identified', 'monitoring', 'resolved'])
export const incidentRole = z.enum(['deputy', 'scribe', 'commsLead', 'operationsLead'])
export const documentSection = z.enum(['summary', 'impact', 'hypotheses', 'decisions', 'notes'])
export const confidence = z.enum(['low', 'medium', 'high'])
export const ticketType = z.enum(['bug', 'task', 'followUp'])
export const chiefTone = z.enum(['thinking', 'question', 'observation', 'teaching', 'handover', 'debrief'])

/** What a reply does, chosen by the trainee beside the words. */
export const replyStance = z.enum([
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

export const lookSource = z.enum([
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

export const holder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: name }),
  z.object({ kind: z.literal('chief') }),
  z.object({ kind: z.literal('player'), id: name }),
  z.object({ kind: z.literal('nobody') }),
])

export const seatId = z.enum(SEAT_IDS)
