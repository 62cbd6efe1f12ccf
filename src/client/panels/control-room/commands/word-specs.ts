import type { DocumentSection, PublicPhase } from '../../../../core/command/index.ts'
import { openChiefQuestion } from '../../../store/index.ts'
import { stanceLabels } from '../channel-line.ts'
import { type CommandSpec, choicesOf, numberOr } from './command-spec.ts'

const group = 'Communication'

export const phaseLabels: Readonly<Record<PublicPhase, string>> = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
}
export const sectionLabels: Readonly<Record<DocumentSection, string>> = {
  summary: 'Summary',
  impact: 'Impact',
  hypotheses: 'Hypotheses',
  decisions: 'Decisions',
  notes: 'Notes',
}

const ticketLabels = { followUp: 'Follow-up', task: 'Task', bug: 'Bug' } as const

const postStatus: CommandSpec<'postStatus'> = {
  kind: 'postStatus',
  label: 'Post on the public status page',
  group,
  words: 'customers update status page public',
  fields: () => [
    { name: 'phase', label: 'Phase', kind: 'choice', options: choicesOf(phaseLabels) },
    {
      name: 'text',
      label: 'Text for customers',
      kind: 'long',
      hint: 'What they notice, who is affected, what to do meanwhile. No cause you have not verified',
    },
    { name: 'minutes', label: 'Next update in minutes', kind: 'number', initial: '30', optional: true },
  ],
  build: (values) => ({
    kind: 'postStatus',
    phase: (values.phase ?? 'investigating') as PublicPhase,
    text: values.text ?? '',
    nextUpdateMinutes: (values.minutes ?? '').trim() === '' ? null : numberOr(values.minutes, 30),
  }),
}

const postInternalUpdate: CommandSpec<'postInternalUpdate'> = {
  kind: 'postInternalUpdate',
  label: 'Post an internal update',
  group,
  words: 'company situation report sitrep',
  fields: () => [
    {
      name: 'text',
      label: 'Update',
      kind: 'long',
      hint: 'Conditions, actions, needs; when the next one comes',
    },
  ],
  build: (values) => ({ kind: 'postInternalUpdate', text: values.text ?? '' }),
}

const briefExecutives: CommandSpec<'briefExecutives'> = {
  kind: 'briefExecutives',
  label: 'Brief the executives',
  group,
  words: 'cto cfo vp leadership management',
  fields: () => [
    {
      name: 'text',
      label: 'Brief',
      kind: 'long',
      hint: 'Impact, what we do, what we need from you, next update',
    },
  ],
  build: (values) => ({ kind: 'briefExecutives', text: values.text ?? '' }),
}

const editDocument: CommandSpec<'editDocument'> = {
  kind: 'editDocument',
  label: 'Write in the incident document',
  group,
  words: 'doc notes record scribe',
  fields: () => [
    { name: 'section', label: 'Section', kind: 'choice', options: choicesOf(sectionLabels) },
    { name: 'text', label: 'Text (replaces the section)', kind: 'long' },
  ],
  build: (values) => ({
    kind: 'editDocument',
    section: (values.section ?? 'notes') as DocumentSection,
    text: values.text ?? '',
  }),
}

const createTicket: CommandSpec<'createTicket'> = {
  kind: 'createTicket',
  label: 'Create a ticket',
  group,
  words: 'jira issue follow-up action item bug task',
  fields: (view) => [
    { name: 'type', label: 'Type', kind: 'choice', options: choicesOf(ticketLabels) },
    {
      name: 'title',
      label: 'Title',
      kind: 'text',
      hint: 'A verb, what it covers, and how one sees that it is done',
    },
    {
      name: 'ownerRole',
      label: 'Owner',
      kind: 'choice',
      optional: true,
      options: view.people
        .filter((person) => person.kind === 'responder')
        .map((person) => ({ value: person.role, label: person.role })),
    },
  ],
  build: (values) => ({
    kind: 'createTicket',
    type: (values.type ?? 'followUp') as keyof typeof ticketLabels,
    title: values.title ?? '',
    ownerRole: values.ownerRole ?? '',
  }),
}

const reply: CommandSpec<'reply'> = {
  kind: 'reply',
  label: 'Answer a message',
  group,
  words: 'reply respond inbox',
  fields: (view) => [
    {
      name: 'messageId',
      label: 'Message',
      kind: 'choice',
      options: view.inbox
        .filter((item) => item.answered === null)
        .map((item) => ({ value: item.messageId, label: item.text.slice(0, 90) })),
    },
    { name: 'stance', label: 'Stance', kind: 'choice', options: choicesOf(stanceLabels) },
    { name: 'text', label: 'Your words', kind: 'text', optional: true },
  ],
  build: (values) => ({
    kind: 'reply',
    messageId: values.messageId ?? '',
    stance: (values.stance ?? 'acknowledge') as keyof typeof stanceLabels,
    text: values.text ?? '',
  }),
}

const say: CommandSpec<'say'> = {
  kind: 'say',
  label: 'Say in the channel',
  group,
  words: 'talk speak message',
  fields: (view) => [
    {
      name: 'to',
      label: 'To',
      kind: 'choice',
      optional: true,
      options: view.people
        .filter((person) => person.status === 'onBridge' || person.status === 'working')
        .map((person) => ({ value: person.id, label: person.shortRole })),
    },
    { name: 'text', label: 'Words', kind: 'text' },
  ],
  build: (values) => ({
    kind: 'say',
    text: values.text ?? '',
    to: values.to === undefined || values.to === '' ? null : values.to,
  }),
}

const undoAction: CommandSpec<'undoAction'> = {
  kind: 'undoAction',
  label: 'Take back an action',
  group: 'Actions',
  words: 'undo roll back revert readmit restore',
  fields: (view) => [
    {
      name: 'executionId',
      label: 'Action',
      kind: 'choice',
      options: view.executions
        .filter((each) => each.canUndo)
        .map((each) => ({ value: each.executionId, label: each.label })),
    },
    { name: 'reason', label: 'Reason', kind: 'text' },
  ],
  build: (values) => ({
    kind: 'undoAction',
    executionId: values.executionId ?? '',
    reason: values.reason ?? '',
  }),
}

const askMentor: CommandSpec<'askMentor'> = {
  kind: 'askMentor',
  label: 'Ask the Mentor',
  group: 'Help',
  words: 'explain teach what is',
  fields: () => [
    {
      name: 'topic',
      label: 'What about',
      kind: 'text',
      hint: 'A word or a question: burn rate, severity, what now',
    },
  ],
  build: (values) => ({ kind: 'askMentor', topic: values.topic ?? '' }),
}

const answerChief: CommandSpec<'answerChief'> = {
  kind: 'answerChief',
  label: 'Answer the Chief',
  group: 'Help',
  words: 'question reply',
  fields: (view) => {
    const question = openChiefQuestion(view)
    return [
      {
        name: 'questionId',
        label: 'Question',
        kind: 'choice',
        options: question === null ? [] : [{ value: question.questionId, label: question.text }],
      },
      { name: 'text', label: 'Answer', kind: 'text' },
    ]
  },
  build: (values) => ({
    kind: 'answerChief',
    questionId: values.questionId ?? '',
    text: values.text ?? '',
  }),
}

export const wordSpecs = [
  postStatus,
  postInternalUpdate,
  briefExecutives,
  reply,
  say,
  editDocument,
  createTicket,
  undoAction,
  askMentor,
  answerChief,
] as readonly CommandSpec[]
