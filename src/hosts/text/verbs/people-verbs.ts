import { needsText, oneOf, split, type Verbs } from '../verb.ts'

const CONFIDENCES = ['sure', 'likely', 'guess'] as const

/** What is done with people, and what a seat answers that was asked. */
export const peopleVerbs: Verbs<
  | 'page'
  | 'standDown'
  | 'relievePerson'
  | 'askReport'
  | 'giveReport'
  | 'assignTask'
  | 'acceptTask'
  | 'reportTask'
  | 'checkTask'
  | 'askForObjections'
  | 'askVerification'
> = {
  page: {
    form: 'page <person|team|vendor|executives> <reason>',
    help: 'page somebody',
    read: (rest) => {
      const [target, reason] = split(rest)
      return reason === '' ? needsText('why') : { kind: 'page', target, reason }
    },
  },
  standDown: {
    form: 'standdown <person,person> <who stays>',
    help: 'let people go',
    read: (rest) => {
      const [who, staying] = split(rest)
      return staying === ''
        ? needsText('who stays')
        : { kind: 'standDown', personIds: who.split(','), staying }
    },
  },
  relievePerson: {
    form: 'relieve <person|seat> <reason>',
    help: 'send somebody to rest',
    read: (rest) => {
      const [personId, reason] = split(rest)
      return reason === '' ? needsText('why') : { kind: 'relievePerson', personId, reason }
    },
  },
  askReport: {
    form: 'report <person|seat> [question]',
    help: 'ask for a CAN report',
    read: (rest) => {
      const [personId, question] = split(rest)
      return personId === ''
        ? 'Ask whom?'
        : { kind: 'askReport', personId, question: question || 'Condition, actions, needs, please.' }
    },
  },
  giveReport: {
    form: 'can <condition> | <actions> | <needs>',
    help: 'give a CAN report of your own',
    read: (rest) => {
      const [condition = '', actions = '', needs = ''] = rest.split('|').map((each) => each.trim())
      return condition === '' || actions === '' || needs === ''
        ? 'Give condition, actions and needs, with | between them.'
        : { kind: 'giveReport', condition, actions, needs }
    },
  },
  assignTask: {
    form: 'task <person|seat> <investigation> <minutes|-> <outcome>',
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
  acceptTask: {
    form: 'accept-task <task> <text>',
    help: 'take on a task that you were given',
    read: (rest) => {
      const [taskId, text] = split(rest)
      return text === ''
        ? needsText('which task (t1, t2 …) and how you take it on')
        : { kind: 'acceptTask', taskId, text }
    },
  },
  reportTask: {
    form: `report-task <task> <${CONFIDENCES.join('|')}> <text>`,
    help: 'report what came of a task that you were given',
    read: (rest) => {
      const [taskId, rest1] = split(rest)
      const [word, text] = split(rest1)
      const confidence = oneOf(word, CONFIDENCES)
      return confidence === null || text === ''
        ? `Give the task (t1, t2 …), how sure you are (${CONFIDENCES.join(', ')}) and what you found.`
        : { kind: 'reportTask', taskId, text, confidence }
    },
  },
  checkTask: {
    form: 'chase <task>',
    help: 'go back to somebody about a task',
    read: (rest) => (rest === '' ? 'Which task? (t1, t2 …)' : { kind: 'checkTask', taskId: rest }),
  },
  askForObjections: {
    form: 'objections <action|-> <proposal>',
    help: 'ask for strong objections',
    read: (rest) => {
      const [action, proposal] = split(rest)
      return proposal === ''
        ? needsText('the proposal')
        : { kind: 'askForObjections', actionId: action === '-' ? null : action, proposal }
    },
  },
  askVerification: {
    form: 'verify <check> <person>',
    help: 'have somebody prove recovery',
    read: (rest) => {
      const [checkId, personId] = split(rest)
      return personId === ''
        ? 'Give the check and the person.'
        : { kind: 'askVerification', checkId, personId }
    },
  },
}
