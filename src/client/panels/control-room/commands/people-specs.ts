import type { SeatView } from '../../../../core/consoles/index.ts'
import {
  type Choice,
  type CommandSpec,
  isHere,
  list,
  numberOr,
  peopleHere,
  seriesChoices,
} from './command-spec.ts'

const group = 'People'

const askReport: CommandSpec<'askReport'> = {
  kind: 'askReport',
  label: 'Ask for a report',
  group,
  words: 'condition actions needs status question can',
  fields: (view) => [
    { name: 'personId', label: 'Person', kind: 'choice', options: peopleHere(view) },
    {
      name: 'question',
      label: 'Question',
      kind: 'text',
      initial: 'What do you see, what are you doing, what do you need?',
    },
  ],
  build: (values) => ({
    kind: 'askReport',
    personId: values.personId ?? '',
    question: values.question ?? '',
  }),
}

const assignTask: CommandSpec<'assignTask'> = {
  kind: 'assignTask',
  label: 'Give a task with a time box',
  group,
  words: 'investigate delegate assign',
  fields: (view) => [
    { name: 'personId', label: 'Person', kind: 'choice', options: peopleHere(view) },
    {
      name: 'investigationId',
      label: 'Find out',
      kind: 'choice',
      options: view.handbook.investigations.map((each) => ({
        value: each.id,
        label: `${each.label} (about ${each.minutes} min)`,
      })),
    },
    { name: 'outcome', label: 'What you want back', kind: 'text', hint: 'A yes or no, a number, a name' },
    { name: 'minutes', label: 'Time box, minutes', kind: 'number', initial: '5', optional: true },
  ],
  build: (values) => ({
    kind: 'assignTask',
    personId: values.personId ?? '',
    investigationId: values.investigationId ?? '',
    outcome: values.outcome ?? '',
    timeBoxMinutes: (values.minutes ?? '').trim() === '' ? null : numberOr(values.minutes, 5),
  }),
}

const checkTask: CommandSpec<'checkTask'> = {
  kind: 'checkTask',
  label: 'Check on a task',
  group,
  words: 'follow up overdue',
  fields: (view) => [
    {
      name: 'taskId',
      label: 'Task',
      kind: 'choice',
      options: view.tasks
        .filter((task) => task.reportedAt === null && task.handedBackAt === null)
        .map((task) => ({ value: task.taskId, label: task.label })),
    },
  ],
  build: (values) => ({ kind: 'checkTask', taskId: values.taskId ?? '' }),
}

const page: CommandSpec<'page'> = {
  kind: 'page',
  label: 'Page a person or team',
  group,
  words: 'call wake escalate vendor executives legal security',
  fields: (view) => [
    {
      name: 'target',
      label: 'Who',
      kind: 'choice',
      options: pageTargets(view),
    },
    { name: 'reason', label: 'Reason', kind: 'text', hint: 'What is wrong and what you need from them' },
  ],
  build: (values) => ({ kind: 'page', target: values.target ?? '', reason: values.reason ?? '' }),
}

/** Teams by their on-call, the four groups everybody knows, then single people as the room calls them; each once. */
function pageTargets(view: SeatView): readonly Choice[] {
  const named = new Map<string, string>()
  for (const team of view.handbook.teams) named.set(team.id, `${team.label} (on call)`)
  for (const group of ['vendor', 'executives', 'legal', 'security']) {
    if (!named.has(group)) named.set(group, `${group.charAt(0).toUpperCase()}${group.slice(1)}`)
  }
  for (const person of view.people) {
    if (!isHere(person) && !named.has(person.id)) named.set(person.id, person.shortRole)
  }
  return [...named].map(([value, label]) => ({ value, label }))
}

const relievePerson: CommandSpec<'relievePerson'> = {
  kind: 'relievePerson',
  label: 'Relieve a person',
  group,
  words: 'tired rest replace',
  fields: (view) => [
    { name: 'personId', label: 'Person', kind: 'choice', options: peopleHere(view) },
    { name: 'reason', label: 'Reason', kind: 'text' },
  ],
  build: (values) => ({
    kind: 'relievePerson',
    personId: values.personId ?? '',
    reason: values.reason ?? '',
  }),
}

const askVerification: CommandSpec<'askVerification'> = {
  kind: 'askVerification',
  label: 'Ask for a verification',
  group,
  words: 'check verify recovery prove test',
  fields: (view) => [
    {
      name: 'checkId',
      label: 'Check',
      kind: 'choice',
      options: view.handbook.verifications.map((each) => ({
        value: each.id,
        label: `${each.label} (about ${each.minutes} min)`,
      })),
    },
    { name: 'personId', label: 'Who checks', kind: 'choice', options: peopleHere(view) },
  ],
  build: (values) => ({
    kind: 'askVerification',
    checkId: values.checkId ?? '',
    personId: values.personId ?? '',
  }),
}

const stateHypothesis: CommandSpec<'stateHypothesis'> = {
  kind: 'stateHypothesis',
  label: 'State a hypothesis',
  group: 'Thinking',
  words: 'theory cause think suspect',
  fields: (view) => [
    {
      name: 'text',
      label: 'Hypothesis',
      kind: 'text',
      hint: 'What would explain what we see, and what would refute it',
    },
    {
      name: 'confidence',
      label: 'Confidence',
      kind: 'choice',
      options: ['low', 'medium', 'high'].map((each) => ({ value: each, label: each })),
      initial: 'medium',
    },
    {
      name: 'suspects',
      label: 'Suspects',
      kind: 'many',
      optional: true,
      options: [
        ...view.map.zones.map((zone) => ({ value: zone.id, label: zone.id })),
        ...view.handbook.services.map((service) => ({ value: service.id, label: service.label })),
      ],
    },
  ],
  build: (values) => ({
    kind: 'stateHypothesis',
    text: values.text ?? '',
    confidence: (values.confidence ?? 'medium') as 'low' | 'medium' | 'high',
    suspects: list(values.suspects),
  }),
}

const listOptions: CommandSpec<'listOptions'> = {
  kind: 'listOptions',
  label: 'List options',
  group: 'Thinking',
  words: 'alternatives choices plan',
  fields: () => [{ name: 'options', label: 'Options, one a line', kind: 'long' }],
  build: (values) => ({
    kind: 'listOptions',
    options: (values.options ?? '')
      .split('\n')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  }),
}

const askForObjections: CommandSpec<'askForObjections'> = {
  kind: 'askForObjections',
  label: 'Ask for strong objections',
  group: 'Thinking',
  words: 'consensus agree veto',
  fields: (view) => [
    { name: 'proposal', label: 'Proposal', kind: 'text', hint: 'I propose to … Any strong objections?' },
    {
      name: 'actionId',
      label: 'About the action',
      kind: 'choice',
      optional: true,
      options: view.handbook.actions.map((each) => ({ value: each.id, label: each.label })),
    },
  ],
  build: (values) => ({
    kind: 'askForObjections',
    proposal: values.proposal ?? '',
    actionId: values.actionId === undefined || values.actionId === '' ? null : values.actionId,
  }),
}

const setReminder: CommandSpec<'setReminder'> = {
  kind: 'setReminder',
  label: 'Set a reminder',
  group: 'Thinking',
  words: 'timer alarm later',
  fields: () => [
    { name: 'minutes', label: 'In minutes', kind: 'number', initial: '5' },
    { name: 'text', label: 'Remind me to', kind: 'text' },
  ],
  build: (values) => ({
    kind: 'setReminder',
    inSeconds: numberOr(values.minutes, 5) * 60,
    text: values.text ?? '',
  }),
}

const setTrigger: CommandSpec<'setTrigger'> = {
  kind: 'setTrigger',
  label: 'Set a trigger: if … by … then …',
  group: 'Thinking',
  words: 'condition plan fallback tripwire',
  fields: (view) => [
    { name: 'series', label: 'Signal', kind: 'choice', options: seriesChoices(view) },
    {
      name: 'direction',
      label: 'should be',
      kind: 'choice',
      options: [
        { value: 'below', label: 'below' },
        { value: 'above', label: 'above' },
      ],
    },
    { name: 'value', label: 'Value', kind: 'number', hint: 'Shares from 0 to 1, times in ms' },
    { name: 'minutes', label: 'Within minutes', kind: 'number', initial: '5' },
    { name: 'thenText', label: 'Otherwise we', kind: 'text' },
  ],
  build: (values) => ({
    kind: 'setTrigger',
    expected: {
      series: values.series ?? '',
      direction: values.direction === 'above' ? 'above' : 'below',
      value: numberOr(values.value, 0),
      withinSeconds: numberOr(values.minutes, 5) * 60,
    },
    thenText: values.thenText ?? '',
  }),
}

export const peopleSpecs = [
  askReport,
  assignTask,
  checkTask,
  page,
  askVerification,
  relievePerson,
  stateHypothesis,
  listOptions,
  askForObjections,
  setReminder,
  setTrigger,
] as readonly CommandSpec[]
