import { z } from 'zod'
import { chiefTone, name, words } from './command-parts.ts'
import { commandGroup } from './command-spec.ts'

/** Between a seat and the Fire Chief. */
export const chiefCommands = commandGroup({
  askMentor: {
    says: 'Asks the Mentor.',
    duty: 'look',
    becomes: ['mentorAsked'],
    members: { topic: words },
  },
  answerChief: {
    says: "Answers the Chief's question.",
    duty: 'look',
    becomes: ['chiefAnswered'],
    members: { questionId: name, text: words },
  },
  chiefSays: {
    says: 'What the Chief says, citing log ids.',
    duty: 'narrate',
    becomes: ['chiefSpoke'],
    members: { tone: chiefTone, text: words, cites: z.array(name).max(50), questionId: name.nullable() },
  },
})
