import { choose } from '../chance.ts'
import type { Drill } from '../drill-state.ts'
import { byPerson, bySystem, record } from '../log.ts'
import { fillReadings } from '../telemetry.ts'

/** Somebody of the cast, or a customer, writes in. */
export function postInject(drill: Drill, injectId: string): void {
  const inject = drill.setup.scenario.injects.find((each) => each.id === injectId)
  const { state } = drill
  if (inject === undefined || injectId in state.injectsSent) return
  state.injectsSent[injectId] = state.second
  const messageId = `m${state.messages.length + 1}`
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
    text: fillReadings(drill, choose(drill, `inject:${injectId}`, inject.texts)),
    asks: inject.expects !== undefined,
    injectId: null,
  })
}

/** The sender's answer to an answer. */
export function postReaction(drill: Drill, messageId: string, text: string): void {
  const { state } = drill
  const first = state.messages.find((each) => each.messageId === messageId)
  if (first === undefined) return
  const inject = drill.setup.scenario.injects.find((each) => each.id === first.injectId)
  record(drill, byPerson(first.from), {
    kind: 'messagePosted',
    messageId: `${messageId}r`,
    from: first.from,
    channel: inject?.channel ?? 'incident',
    text,
    asks: false,
    injectId: null,
  })
}

/** The provider's health page, which knows what it knows when it knows it. */
export function postVendor(drill: Drill, postId: string): void {
  const post = drill.setup.scenario.vendorPosts.find((each) => each.id === postId)
  if (post === undefined || postId in drill.state.vendorPosted) return
  drill.state.vendorPosted[postId] = drill.state.second
  record(drill, bySystem('vendor'), { kind: 'vendorPosted', postId, state: post.state, text: post.text })
}
