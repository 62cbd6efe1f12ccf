import { z } from 'zod'
import {
  confidence,
  documentSection,
  documentWords,
  expectedSignal,
  lookSource,
  name,
  publicPhase,
  replyStance,
  seconds,
  ticketType,
  words,
} from './command-parts.ts'
import { commandGroup } from './command-spec.ts'

/** What is written, read, noted and promised. */
export const wordCommands = commandGroup({
  stateHypothesis: {
    says: 'Says what is believed, how surely, and what is suspected.',
    duty: 'delegate',
    becomes: ['hypothesisStated'],
    members: { text: words, confidence, suspects: z.array(name).max(50).describe('Services or zones.') },
  },
  listOptions: {
    says: 'Lists what could be done.',
    duty: 'deliberate',
    becomes: ['optionsListed'],
    members: { options: z.array(words).max(20) },
  },
  postInternalUpdate: {
    says: 'A situation report for the people on the bridge.',
    duty: 'report',
    becomes: ['internalUpdatePosted'],
    members: { text: words },
  },
  postStatus: {
    says: 'A note on the public status page, with the time of the next one.',
    duty: 'communicate',
    becomes: ['statusPosted'],
    members: {
      phase: publicPhase,
      text: words,
      nextUpdateMinutes: z.number().min(0).max(1440).nullable(),
    },
  },
  briefExecutives: {
    says: 'A brief for the executives.',
    duty: 'communicate',
    becomes: ['executivesBriefed'],
    members: { text: words },
  },
  reply: {
    says: 'Answers a message that waits for an answer.',
    duty: 'communicate',
    becomes: ['replied'],
    members: { messageId: name, stance: replyStance, text: words },
  },
  editDocument: {
    says: 'Writes a section of the incident document anew.',
    duty: 'keepRecords',
    becomes: ['documentEdited'],
    members: { section: documentSection, text: documentWords },
  },
  createTicket: {
    says: "A ticket on the board, for work that outlasts the incident or is nobody's yet.",
    duty: 'keepRecords',
    becomes: ['ticketCreated'],
    members: { title: words, type: ticketType, ownerRole: words.describe('May be empty.') },
  },
  setReminder: {
    says: 'Rings this seat later.',
    duty: 'look',
    becomes: ['reminderSet'],
    members: { inSeconds: seconds, text: words },
  },
  setTrigger: {
    says: 'If the signal is not there by then, this is what we do.',
    duty: 'delegate',
    becomes: ['triggerSet'],
    members: { expected: expectedSignal, thenText: words },
  },
  say: {
    says: 'Says something in the channel.',
    duty: 'look',
    becomes: ['said'],
    members: { text: words, to: name.nullable() },
  },
  lookAt: {
    says: 'Opens a screen: what it shows is from then on evidence of this seat.',
    duty: 'look',
    becomes: ['lookedAt'],
    members: { source: lookSource, subject: z.string().max(200) },
  },
})
