import { record } from '../log.ts'
import { entriesOfKind } from '../log-by-kind.ts'
import { done, type Handlers, refused } from './command-handler.ts'

/** Between a seat and the Fire Chief. */
export const chiefCommands: Handlers<'askMentor' | 'answerChief' | 'chiefSays'> = {
  askMentor({ drill, by }, { topic }) {
    return done(record(drill, by, { kind: 'mentorAsked', topic }))
  },

  answerChief({ drill, seat, by }, { questionId, text }) {
    const asked = entriesOfKind(drill.state.log, 'chiefSpoke').some(
      ({ event }) => event.questionId === questionId,
    )
    if (!asked) return refused(`The Chief has asked no question "${questionId}".`)
    const answered = entriesOfKind(drill.state.log, 'chiefAnswered').some(
      (entry) => entry.event.questionId === questionId && entry.by.kind === 'seat' && entry.by.seat === seat,
    )
    if (answered) return refused('You have answered this question already.')
    return done(record(drill, by, { kind: 'chiefAnswered', questionId, text }))
  },

  chiefSays({ drill, by }, { tone, text, cites, questionId }) {
    return done(record(drill, by, { kind: 'chiefSpoke', tone, text, cites, questionId }))
  },
}
