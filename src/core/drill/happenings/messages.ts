import { phrase, type ReplyStance } from '../../command/index.ts'
import type { Drill } from '../drill-state.ts'
import { byPerson, bySystem, record } from '../log.ts'
import { standsAlready } from '../stands-already.ts'

/** Does the message ask for what is under way or in effect? */
export function isDoneAlready(drill: Drill, injectId: string): boolean {
  return standsAlready(drill, drill.setup.scenario.injects.find(({ id }) => id === injectId)?.asksFor)
}

/** Somebody of the cast, or a customer, writes in: once, and not for what is done already. */
export function postInject(drill: Drill, injectId: string): void {
  const { injects } = drill.setup.scenario
  const place = injects.findIndex((each) => each.id === injectId)
  const inject = injects[place]
  const { state } = drill
  if (inject === undefined || injectId in state.injectsSent || isDoneAlready(drill, injectId)) return
  state.injectsSent[injectId] = state.second
  // By its place in the scenario: the same message has the same id in every what-if.
  const messageId = `m${place + 1}`
  state.messages.push({
    messageId,
    from: inject.from,
    injectId,
    at: state.second,
    answeredAt: null,
    stance: null,
  })
  record(drill, byPerson(inject.from), {
    kind: 'messagePosted',
    messageId,
    from: inject.from,
    channel: inject.channel,
    text: phrase('scenario.inject', { injectId }),
    asks: inject.expects !== undefined,
    injectId: null,
  })
}

/** Somebody who was sent home does not wait for an answer. */
const hasGone = ({ state }: Drill, personId: string): boolean =>
  state.people[personId]?.status === 'stoodDown'

/** The sender's answer to an answer, or to none; to none only while there is none. */
export function postReaction(drill: Drill, messageId: string, stance: ReplyStance | 'silence'): void {
  const { state } = drill
  const first = state.messages.find((each) => each.messageId === messageId)
  const inject = drill.setup.scenario.injects.find((each) => each.id === first?.injectId)
  if (first === undefined || inject === undefined) return
  if (stance === 'silence' && (first.answeredAt !== null || hasGone(drill, first.from))) return
  record(drill, byPerson(first.from), {
    kind: 'messagePosted',
    messageId: `${messageId}${stance === 'silence' ? 's' : 'r'}`,
    from: first.from,
    channel: inject.channel,
    text: phrase('scenario.reaction', { injectId: inject.id, stance }),
    asks: false,
    injectId: null,
  })
}

/** The provider's health page, which knows what it knows when it knows it. */
export function postVendor(drill: Drill, postId: string): void {
  const post = drill.setup.scenario.vendorPosts.find((each) => each.id === postId)
  if (post === undefined || postId in drill.state.vendorPosted) return
  drill.state.vendorPosted[postId] = drill.state.second
  const text = phrase('scenario.vendorPost', { postId })
  record(drill, bySystem('vendor'), { kind: 'vendorPosted', postId, state: post.state, text })
}
