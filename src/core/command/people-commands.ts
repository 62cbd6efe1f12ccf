import { z } from 'zod'
import { name, words } from './command-parts.ts'
import { commandGroup } from './command-spec.ts'

/** What is done with people: page, ask, send, check, poll, relieve, send home; and what a seat answers that was asked. */
export const peopleCommands = commandGroup({
  page: {
    says: "Rings a person, a team's on-call, or a group (`vendor`, `executives`, `legal`, `security`).",
    duty: 'delegate',
    becomes: ['personPaged'],
    members: { target: name, reason: words },
  },
  standDown: {
    says: 'Lets people go who are no longer needed, and says who stays.',
    duty: 'command',
    becomes: ['peopleStoodDown'],
    members: { personIds: z.array(name).max(100), staying: words },
  },
  relievePerson: {
    says: 'Sends somebody home to rest; what they had in hand comes back.',
    duty: 'command',
    becomes: ['personRelieved'],
    members: { personId: name, reason: words },
  },
  askReport: {
    says: 'Asks somebody for condition, actions and needs.',
    duty: 'inquire',
    becomes: ['reportRequested'],
    members: { personId: name.describe('A member of the cast or a seat.'), question: words },
  },
  giveReport: {
    says: 'A seat answers with a CAN report of its own.',
    duty: 'answer',
    becomes: ['reportGiven'],
    members: { condition: words, actions: words, needs: words },
  },
  assignTask: {
    says: 'Sends somebody to find something out, with an outcome and a time box.',
    duty: 'delegate',
    becomes: ['taskAssigned'],
    members: {
      personId: name.describe('A member of the cast or a seat.'),
      investigationId: name,
      outcome: words,
      timeBoxMinutes: z.number().positive().max(600).nullable(),
    },
  },
  acceptTask: {
    says: 'Takes on a task that was given to this seat.',
    duty: 'answer',
    becomes: ['taskAccepted'],
    members: { taskId: name, text: words },
  },
  reportTask: {
    says: 'Reports what came of a task that was given to this seat.',
    duty: 'answer',
    becomes: ['taskReported'],
    members: { taskId: name, text: words, confidence: z.enum(['sure', 'likely', 'guess']) },
  },
  checkTask: {
    says: 'Goes back to somebody who has a task.',
    duty: 'delegate',
    becomes: ['taskChecked'],
    members: { taskId: name },
  },
  askForObjections: {
    says: 'Asks the bridge for strong objections to a proposal.',
    duty: 'deliberate',
    becomes: ['objectionsAsked'],
    members: { proposal: words, actionId: name.nullable() },
  },
  askVerification: {
    says: 'Has somebody prove recovery.',
    duty: 'delegate',
    becomes: ['verificationAsked'],
    members: { checkId: name, personId: name },
  },
})
