import type { Drill } from '../drill-state.ts'
import { reachCluesBySight } from '../evidence.ts'
import { judgeExpected } from '../expected-signal.ts'
import { record } from '../log.ts'
import { schedule } from '../schedule.ts'
import { seriesExists } from '../telemetry.ts'
import { done, type Handlers, refused } from './command-handler.ts'

/** What a commander writes, reads, notes and promises. */
export const wordCommands: Handlers<
  | 'stateHypothesis'
  | 'listOptions'
  | 'postInternalUpdate'
  | 'postStatus'
  | 'briefExecutives'
  | 'editDocument'
  | 'createTicket'
  | 'setReminder'
  | 'setTrigger'
  | 'reply'
  | 'say'
  | 'lookAt'
  | 'askMentor'
  | 'answerChief'
  | 'chiefSays'
> = {
  stateHypothesis({ drill, by }, { text, confidence, suspects }) {
    drill.state.incident.hypothesis = text
    return done(record(drill, by, { kind: 'hypothesisStated', text, confidence, suspects }))
  },

  listOptions({ drill, by }, { options }) {
    if (options.length === 0) return refused('List at least one option.')
    return done(record(drill, by, { kind: 'optionsListed', options }))
  },

  postInternalUpdate({ drill, by }, { text }) {
    return done(record(drill, by, { kind: 'internalUpdatePosted', text }))
  },

  postStatus({ drill, by }, { phase, text, nextUpdateMinutes }) {
    const entry = record(drill, by, { kind: 'statusPosted', phase, text, nextUpdateMinutes })
    drill.state.statusPosts.push({
      at: drill.state.second,
      phase,
      text,
      nextUpdateMinutes,
      entryId: entry.id,
    })
    return done(entry)
  },

  briefExecutives({ drill, by }, { text }) {
    return done(record(drill, by, { kind: 'executivesBriefed', text }))
  },

  editDocument({ drill, by }, { section, text }) {
    drill.state.document[section] = text
    return done(record(drill, by, { kind: 'documentEdited', section, text }))
  },

  createTicket({ drill, by }, { title, type, ownerRole }) {
    if (title.trim() === '') return refused('Give the ticket a title.')
    const tickets = drill.state.log.filter(({ event }) => event.kind === 'ticketCreated').length
    const ticketId = `OPS-${tickets + 1}`
    return done(record(drill, by, { kind: 'ticketCreated', ticketId, title, type, ownerRole }))
  },

  setReminder({ drill, by }, { inSeconds, text }) {
    const { state } = drill
    const reminderId = `r${state.reminders.length + 1}`
    const dueAt = state.second + Math.round(inSeconds)
    state.reminders.push({ reminderId, dueAt, text, firedAt: null })
    schedule(drill, dueAt, { kind: 'reminderDue', reminderId })
    return done(record(drill, by, { kind: 'reminderSet', reminderId, dueAt, text }))
  },

  setTrigger({ drill, by }, { expected, thenText }) {
    if (!seriesExists(drill, expected.series)) return refused(`There is no signal "${expected.series}".`)
    const { state } = drill
    const triggerId = `g${state.triggers.length + 1}`
    const bySecond = state.second + Math.round(expected.withinSeconds)
    const holdsAlready = judgeExpected(drill, expected).met
    state.triggers.push({ triggerId, expected, bySecond, thenText, holdsAlready, firedAt: null })
    schedule(drill, bySecond, { kind: 'triggerDue', triggerId })
    return done(record(drill, by, { kind: 'triggerSet', triggerId, expected, thenText, bySecond }))
  },

  reply({ drill, by }, { messageId, stance, text }) {
    const message = drill.state.messages.find((each) => each.messageId === messageId)
    if (message === undefined) return refused(`There is no message ${messageId}.`)
    if (message.answeredAt !== null)
      return refused('You have answered that already; say something in the channel instead.')
    message.answeredAt = drill.state.second
    message.stance = stance
    const entry = record(drill, by, { kind: 'replied', messageId, stance, text })
    scheduleReaction(drill, message.injectId, messageId, stance)
    return done(entry)
  },

  say({ drill, by }, { text, to }) {
    return done(record(drill, by, { kind: 'said', text, to }))
  },

  lookAt({ drill, seat, by }, { source, subject }) {
    const { state } = drill
    const key = `${source}:${subject}`
    state.open[seat] = [...(state.open[seat] ?? []).filter((each) => !each.startsWith(`${source}:`)), key]
    const looked = state.looked[seat] ?? []
    if (!looked.includes(key)) state.looked[seat] = [...looked, key]
    const entry = record(drill, by, { kind: 'lookedAt', source, subject })
    reachCluesBySight(drill, seat, entry.id)
    return done(entry)
  },

  askMentor({ drill, by }, { topic }) {
    return done(record(drill, by, { kind: 'mentorAsked', topic }))
  },

  answerChief({ drill, by }, { questionId, text }) {
    return done(record(drill, by, { kind: 'chiefAnswered', questionId, text }))
  },

  chiefSays({ drill, by }, { tone, text, cites, questionId }) {
    return done(record(drill, by, { kind: 'chiefSpoke', tone, text, cites, questionId }))
  },
}

/** The sender answers back: to the stance taken, or (as `silence`, when the time is up) to none. */
export function scheduleReaction(
  drill: Drill,
  injectId: string | null,
  messageId: string,
  stance: Drill['state']['messages'][number]['stance'],
): void {
  const inject = drill.setup.scenario.injects.find((each) => each.id === injectId)
  const texts = inject?.expects?.reactions?.[stance ?? 'silence']
  const text = texts?.[drill.setup.seed % texts.length]
  if (text === undefined) return
  schedule(drill, drill.state.second + 15, { kind: 'reaction', messageId, text })
}
