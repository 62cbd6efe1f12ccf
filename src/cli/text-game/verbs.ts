import type { DocumentSection, IncidentRole, PublicPhase } from '../../core/drill/index.ts'
import type { LookSource, ReplyStance } from '../../core/scenario/index.ts'
import { level, needsText, oneOf, split, type Verb, withText } from './verb.ts'

const ROLES: readonly IncidentRole[] = ['deputy', 'scribe', 'commsLead', 'operationsLead']
const PHASES: readonly PublicPhase[] = ['investigating', 'identified', 'monitoring', 'resolved']
const SECTIONS: readonly DocumentSection[] = ['summary', 'impact', 'hypotheses', 'decisions', 'notes']
const SOURCES: readonly LookSource[] = [
  'metrics',
  'logs',
  'traces',
  'changes',
  'runbook',
  'vendorPage',
  'console',
  'map',
  'people',
]
const STANCES: readonly ReplyStance[] = [
  'acknowledge',
  'readBack',
  'clarify',
  'holdTheLine',
  'offerCommand',
  'defer',
  'comply',
  'decline',
  'thank',
]

/** Every command of the drill that a commander can give alone has a verb here; a test holds that so. */
export const VERBS: Readonly<Record<string, Verb>> = {
  ack: {
    form: 'ack [page]',
    help: 'acknowledge a page (the oldest that rings, if none is named)',
    read: (rest, view) => {
      const pageId = rest || view.pages.find((page) => page.acknowledgedAt === null)?.pageId
      return pageId === undefined ? 'No page is ringing.' : { kind: 'acknowledgePage', pageId }
    },
  },
  declare: {
    form: 'declare <1-5> <summary>',
    help: 'declare an incident with a severity',
    read: (rest) => {
      const [word, summary] = split(rest)
      const severity = level(word)
      if (severity === null) return 'Give a severity from 1 to 5, e.g. declare 2 visits are slow and failing'
      return summary === ''
        ? needsText('what is wrong, in a few words,')
        : { kind: 'declareIncident', severity, summary }
    },
  },
  severity: {
    form: 'severity <1-5> <reason>',
    help: 'change the severity',
    read: (rest) => {
      const [word, reason] = split(rest)
      const severity = level(word)
      return severity === null || reason === ''
        ? 'Give a severity from 1 to 5 and the reason.'
        : { kind: 'setSeverity', severity, reason }
    },
  },
  bridge: { form: 'bridge', help: 'open the bridge', read: () => ({ kind: 'openBridge' }) },
  command: {
    form: 'command <announcement>',
    help: 'take command',
    read: withText('who you are and that you command', (announcement) => ({
      kind: 'takeCommand',
      announcement,
    })),
  },
  role: {
    form: `role <person> <${ROLES.join('|')}>`,
    help: 'give somebody a role',
    read: (rest) => {
      const [personId, word] = split(rest)
      const role = oneOf(word, ROLES)
      return role === null
        ? `Give a person and a role: ${ROLES.join(', ')}.`
        : { kind: 'assignRole', personId, role }
    },
  },
  handover: {
    form: 'handover <person> <brief>',
    help: 'offer somebody command, with a brief',
    read: (rest) => {
      const [to, brief] = split(rest)
      return brief === '' ? needsText('the brief') : { kind: 'handOverCommand', to, brief }
    },
  },
  announce: {
    form: 'announce <text>',
    help: 'announce the handover that was acknowledged',
    read: withText('who commands now', (text) => ({ kind: 'announceHandover', text })),
  },
  accept: {
    form: 'accept <read-back>',
    help: 'accept command, reading the brief back',
    read: withText('the brief in your own words', (readBack) => ({ kind: 'acceptCommand', readBack })),
  },
  relieve: {
    form: 'relieve <person> <reason>',
    help: 'send somebody to rest',
    read: (rest) => {
      const [personId, reason] = split(rest)
      return reason === '' ? needsText('why') : { kind: 'relievePerson', personId, reason }
    },
  },
  report: {
    form: 'report <person> [question]',
    help: 'ask for a CAN report',
    read: (rest) => {
      const [personId, question] = split(rest)
      return personId === ''
        ? 'Ask whom?'
        : { kind: 'askReport', personId, question: question || 'Condition, actions, needs, please.' }
    },
  },
  task: {
    form: 'task <person> <investigation> <minutes|-> <outcome>',
    help: 'send somebody to find something out, with a time box',
    read: (rest) => {
      const [personId, rest1] = split(rest)
      const [investigationId, rest2] = split(rest1)
      const [minutes, outcome] = split(rest2)
      const timeBoxMinutes = minutes === '-' ? null : Number(minutes)
      if (timeBoxMinutes !== null && !(timeBoxMinutes > 0))
        return 'Give the time box in minutes, or - for none.'
      return outcome === ''
        ? needsText('the outcome you want')
        : { kind: 'assignTask', personId, investigationId, outcome, timeBoxMinutes }
    },
  },
  chase: {
    form: 'chase <task>',
    help: 'go back to somebody about a task',
    read: (rest) => (rest === '' ? 'Which task? (t1, t2 …)' : { kind: 'checkTask', taskId: rest }),
  },
  page: {
    form: 'page <person|team|vendor|executives> <reason>',
    help: 'page somebody',
    read: (rest) => {
      const [target, reason] = split(rest)
      return reason === '' ? needsText('why') : { kind: 'page', target, reason }
    },
  },
  standdown: {
    form: 'standdown <person,person> <who stays>',
    help: 'let people go',
    read: (rest) => {
      const [who, staying] = split(rest)
      return staying === ''
        ? needsText('who stays')
        : { kind: 'standDown', personIds: who.split(','), staying }
    },
  },
  hypothesis: {
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
  options: {
    form: 'options <one> | <two> …',
    help: 'list options',
    read: withText('the options, with | between them', (text) => ({
      kind: 'listOptions',
      options: text.split('|').map((each) => each.trim()),
    })),
  },
  objections: {
    form: 'objections <action|-> <proposal>',
    help: 'ask for strong objections',
    read: (rest) => {
      const [action, proposal] = split(rest)
      return proposal === ''
        ? needsText('the proposal')
        : { kind: 'askForObjections', actionId: action === '-' ? null : action, proposal }
    },
  },
  undo: {
    form: 'undo <execution> <reason>',
    help: 'take an action back',
    read: (rest) => {
      const [executionId, reason] = split(rest)
      return reason === '' ? needsText('why') : { kind: 'undoAction', executionId, reason }
    },
  },
  update: {
    form: 'update <text>',
    help: 'situation report to the bridge',
    read: withText('condition, actions, needs', (text) => ({ kind: 'postInternalUpdate', text })),
  },
  status: {
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
  brief: {
    form: 'brief <text>',
    help: 'brief the executives',
    read: withText('state, actions, impact, next brief', (text) => ({ kind: 'briefExecutives', text })),
  },
  doc: {
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
  ticket: {
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
  remind: {
    form: 'remind <minutes> <text>',
    help: 'set a reminder',
    read: (rest) => {
      const [minutes, text] = split(rest)
      return Number(minutes) > 0 && text !== ''
        ? { kind: 'setReminder', inSeconds: Number(minutes) * 60, text }
        : 'Give minutes and what to be reminded of.'
    },
  },
  trigger: {
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
  say: {
    form: 'say <text>',
    help: 'say something on the bridge',
    read: withText('something', (text) => ({ kind: 'say', text, to: null })),
  },
  look: {
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
  verify: {
    form: 'verify <check> <person>',
    help: 'have somebody prove recovery',
    read: (rest) => {
      const [checkId, personId] = split(rest)
      return personId === ''
        ? 'Give the check and the person.'
        : { kind: 'askVerification', checkId, personId }
    },
  },
  mitigated: {
    form: 'mitigated <text>',
    help: 'customers no longer feel it',
    read: withText('why you think so', (text) => ({ kind: 'markMitigated', text })),
  },
  resolve: {
    form: 'resolve <text>',
    help: 'it is over and proven',
    read: withText('what was verified', (text) => ({ kind: 'resolveIncident', text })),
  },
  owner: {
    form: 'owner <person|you> <days>',
    help: 'name the owner of the post-mortem',
    read: (rest) => {
      const [personId, days] = split(rest)
      return Number(days) > 0
        ? { kind: 'namePostmortemOwner', personId, dueDays: Number(days) }
        : 'Give the owner and the days until it is due.'
    },
  },
  close: {
    form: 'close <text>',
    help: 'end the incident and the drill',
    read: withText('the closing words', (text) => ({ kind: 'closeIncident', text })),
  },
  mentor: {
    form: 'mentor <question>',
    help: 'ask the Mentor',
    read: withText('what you want to know', (topic) => ({ kind: 'askMentor', topic })),
  },
  answer: {
    form: 'answer <text>',
    help: "answer the Chief's last question",
    read: (rest, view) => {
      const asked = view.log.findLast(
        (entry) => entry.event.kind === 'chiefSpoke' && entry.event.questionId !== null,
      )?.event
      const questionId = asked?.kind === 'chiefSpoke' ? asked.questionId : null
      return questionId === null || rest === ''
        ? 'There is no question, or no answer.'
        : { kind: 'answerChief', questionId, text: rest }
    },
  },
  rate: {
    form: 'rate A=3 B=2 … | what went well | what was hard | what I would change',
    help: 'after the end: your own rating, 1 to 4 by skill letter, A to G, and three sentences',
    read: (rest) => {
      const [marks = '', wentWell = '', wasHard = '', wouldChange = ''] = rest
        .split('|')
        .map((each) => each.trim())
      const pairs = [...marks.matchAll(/([A-G])=([1-4])/g)].map(([, skill, mark]) => [skill, Number(mark)])
      return pairs.length === 0
        ? 'Give at least one skill, e.g. A=3.'
        : { kind: 'rateSelf', ratings: Object.fromEntries(pairs), wentWell, wasHard, wouldChange }
    },
  },
  quit: {
    form: 'quit [reason]',
    help: 'end the drill here; it is graded as it stands',
    read: (rest) => ({ kind: 'endDrill', reason: rest || 'The trainee left the drill.' }),
  },
}
