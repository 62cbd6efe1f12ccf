import { reachCluesBySight } from '../clues.ts'
import type { Drill } from '../drill-state.ts'
import { judgeExpected } from '../expected-signal.ts'
import { record } from '../log.ts'
import { REACTION_SECONDS } from '../people/human-timings.ts'
import { schedule } from '../schedule.ts'
import { isLookable, showsSomething, subjectOf } from '../sight/lookable.ts'
import { seriesExists } from '../telemetry.ts'
import { begun, done, type Handlers, idFor, refused } from './command-handler.ts'

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
> = {
  stateHypothesis({ drill, by }, { text, confidence, suspects }) {
    const { services, zones } = drill.setup.scenario.topology
    const stranger = suspects.find((id) => ![...services, ...zones].some((each) => each.id === id))
    if (stranger !== undefined) return refused(`There is no service and no zone called "${stranger}".`)
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

  createTicket({ drill, by, began }, { title, type, ownerRole }) {
    if (typeof title === 'string' && title.trim() === '') return refused('Give the ticket a title.')
    const ticketId = idFor(drill, 'OPS-', began)
    return begun(record(drill, by, { kind: 'ticketCreated', ticketId, title, type, ownerRole }), ticketId)
  },

  setReminder({ drill, seat, by, began }, { inSeconds, text }) {
    const { state } = drill
    const reminderId = idFor(drill, 'r', began)
    const dueAt = state.second + Math.round(inSeconds)
    state.reminders.push({ reminderId, seat, setAt: state.second, dueAt, text, firedAt: null })
    schedule(drill, dueAt, { kind: 'reminderDue', reminderId })
    return begun(record(drill, by, { kind: 'reminderSet', reminderId, dueAt, text }), reminderId)
  },

  setTrigger({ drill, by, began }, { expected, thenText }) {
    if (!seriesExists(drill, expected.series)) return refused(`There is no signal "${expected.series}".`)
    const { state } = drill
    const triggerId = idFor(drill, 'g', began)
    const bySecond = state.second + Math.round(expected.withinSeconds)
    const holdsAlready = judgeExpected(drill, expected).met
    state.triggers.push({
      triggerId,
      setAt: state.second,
      expected,
      bySecond,
      thenText,
      holdsAlready,
      firedAt: null,
    })
    schedule(drill, bySecond, { kind: 'triggerDue', triggerId })
    return begun(
      record(drill, by, { kind: 'triggerSet', triggerId, expected, thenText, bySecond }),
      triggerId,
    )
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

  lookAt({ drill, seat, by }, { source, subject: asked }) {
    const { state } = drill
    const subject = subjectOf(source, asked)
    if (!isLookable(drill, source, subject))
      return refused(`There is no "${subject}" to look at in ${source}.`)
    const showed = showsSomething(drill, seat, source, subject)
    const key = `${source}:${subject}`
    state.open[seat] = [...(state.open[seat] ?? []).filter((each) => !each.startsWith(`${source}:`)), key]
    const looked = state.looked[seat] ?? []
    if (!looked.includes(key)) state.looked[seat] = [...looked, key]
    const entry = record(drill, by, { kind: 'lookedAt', source, subject, showed })
    reachCluesBySight(drill, seat, entry.id)
    return done(entry)
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
  const taken = stance ?? 'silence'
  if (inject?.expects?.reactions?.[taken] === undefined) return
  schedule(drill, drill.state.second + REACTION_SECONDS, { kind: 'reaction', messageId, stance: taken })
}
