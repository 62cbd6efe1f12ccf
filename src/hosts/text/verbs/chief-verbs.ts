import { type Verbs, withText } from '../verb.ts'

/** Between a seat and the Fire Chief. */
export const chiefVerbs: Verbs<'askMentor' | 'answerChief'> = {
  askMentor: {
    form: 'mentor <question>',
    help: 'ask the Mentor',
    read: withText('what you want to know', (topic) => ({ kind: 'askMentor', topic })),
  },
  answerChief: {
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
}
