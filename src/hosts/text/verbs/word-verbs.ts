import {
  type DocumentSection,
  lookSource,
  type PublicPhase,
  replyStance,
} from '../../../core/command/index.ts'
import { oneOf, split, type Verbs, withText } from '../verb.ts'

const PHASES: readonly PublicPhase[] = ['investigating', 'identified', 'monitoring', 'resolved']
const SECTIONS: readonly DocumentSection[] = ['summary', 'impact', 'hypotheses', 'decisions', 'notes']
const SOURCES = lookSource.options
const STANCES = replyStance.options

/** What is written, read, noted and promised. */
export const wordVerbs: Verbs<
  | 'stateHypothesis'
  | 'listOptions'
  | 'postInternalUpdate'
  | 'postStatus'
  | 'briefExecutives'
  | 'reply'
  | 'editDocument'
  | 'createTicket'
  | 'setReminder'
  | 'setTrigger'
  | 'say'
  | 'lookAt'
> = {
  stateHypothesis: {
    form: 'hypothesis <low|medium|high> <suspect,suspect|-> <text>',
    help: 'state what you believe and how sure you are',
    read: (rest) => {
      const [word, rest1] = split(rest)
      const [suspects, text] = split(rest1)
      const confidence = oneOf(word, ['low', 'medium', 'high'] as const)
      if (confidence === null || text === '')
        return 'Give low, medium or high, the suspects (or -), and the hypothesis.'
      return {
        kind: 'stateHypothesis',
        confidence,
        suspects: suspects === '-' ? [] : suspects.split(','),
        text,
      }
    },
  },
  listOptions: {
    form: 'options <one> | <two> …',
    help: 'list options',
    read: withText('the options, with | between them', (text) => ({
      kind: 'listOptions',
      options: text.split('|').map((each) => each.trim()),
    })),
  },
  postInternalUpdate: {
    form: 'update <text>',
    help: 'situation report to the bridge',
    read: withText('condition, actions, needs', (text) => ({ kind: 'postInternalUpdate', text })),
  },
  postStatus: {
    form: `status <${PHASES.join('|')}> <minutes to next|-> <text>`,
    help: 'public status post',
    read: (rest) => {
      const [word, rest1] = split(rest)
      const [minutes, text] = split(rest1)
      const phase = oneOf(word, PHASES)
      const next = minutes === '-' ? null : Number(minutes)
      if (phase === null || text === '' || (next !== null && !(next > 0)))
        return `Give a phase (${PHASES.join(', ')}), minutes to the next update (or -), and the text.`
      return { kind: 'postStatus', phase, text, nextUpdateMinutes: next }
    },
  },
  briefExecutives: {
    form: 'brief <text>',
    help: 'brief the executives',
    read: withText('state, actions, impact, next brief', (text) => ({ kind: 'briefExecutives', text })),
  },
  reply: {
    form: `reply <message> <${STANCES.join('|')}> <text>`,
    help: 'answer a message',
    read: (rest) => {
      const [messageId, rest1] = split(rest)
      const [word, text] = split(rest1)
      const stance = oneOf(word, STANCES)
      return stance === null || text === ''
        ? `Give the message (m1 …), a stance (${STANCES.join(', ')}) and the words.`
        : { kind: 'reply', messageId, stance, text }
    },
  },
  editDocument: {
    form: `doc <${SECTIONS.join('|')}> <text>`,
    help: 'edit the incident document',
    read: (rest) => {
      const [word, text] = split(rest)
      const section = oneOf(word, SECTIONS)
      return section === null || text === ''
        ? `Give a section (${SECTIONS.join(', ')}) and the text.`
        : { kind: 'editDocument', section, text }
    },
  },
  createTicket: {
    form: 'ticket <bug|task|followUp> <title> [/ <owner role>]',
    help: 'create a ticket for what outlasts the incident',
    read: (rest) => {
      const [word, text] = split(rest)
      const type = oneOf(word, ['bug', 'task', 'followUp'] as const)
      const [title = '', ownerRole = ''] = text.split(' / ').map((each) => each.trim())
      return type === null || title === ''
        ? 'Give bug, task or followUp, and a title.'
        : { kind: 'createTicket', type, title, ownerRole }
    },
  },
  setReminder: {
    form: 'remind <minutes> <text>',
    help: 'set a reminder',
    read: (rest) => {
      const [minutes, text] = split(rest)
      return Number(minutes) > 0 && text !== ''
        ? { kind: 'setReminder', inSeconds: Number(minutes) * 60, text }
        : 'Give minutes and what to be reminded of.'
    },
  },
  setTrigger: {
    form: 'trigger <series> <above|below> <value> <minutes> <then what>',
    help: 'if a signal gets there by then, or does not: be told',
    read: (rest) => {
      const [series, rest1] = split(rest)
      const [word, rest2] = split(rest1)
      const [value, rest3] = split(rest2)
      const [minutes, thenText] = split(rest3)
      const direction = oneOf(word, ['above', 'below'] as const)
      if (direction === null || Number.isNaN(Number(value)) || !(Number(minutes) > 0) || thenText === '')
        return 'Give a series, above or below, a value, minutes and what follows.'
      return {
        kind: 'setTrigger',
        expected: { series, direction, value: Number(value), withinSeconds: Number(minutes) * 60 },
        thenText,
      }
    },
  },
  say: {
    form: 'say <text>',
    help: 'say something on the bridge',
    read: withText('something', (text) => ({ kind: 'say', text, to: null })),
  },
  lookAt: {
    form: `look <${SOURCES.join('|')}> [subject]`,
    help: 'open a screen',
    read: (rest) => {
      const [word, subject] = split(rest)
      const source = oneOf(word, SOURCES)
      return source === null
        ? `Look at one of: ${SOURCES.join(', ')}.`
        : { kind: 'lookAt', source, subject: subject || 'all' }
    },
  },
}
