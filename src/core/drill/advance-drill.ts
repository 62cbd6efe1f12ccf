import { phrase } from '../command/index.ts'
import { type ConditionFacts, conditionHolds, type Scenario } from '../scenario/index.ts'
import { stepWorld } from '../world/index.ts'
import { checkpointHash } from './checkpoint.ts'
import { noticeAvailableClues, reachCluesBySight } from './clues.ts'
import { scheduleReaction } from './commands/word-commands.ts'
import { drillFacts } from './drill-facts.ts'
import type { Drill } from './drill-state.ts'
import { endDrill } from './end-drill.ts'
import { judgeExpected } from './expected-signal.ts'
import { happen } from './happenings/happen.ts'
import { postInject } from './happenings/messages.ts'
import { bySystem, record } from './log.ts'
import { entriesOfKind, latestOf } from './log-by-kind.ts'
import { runMachine } from './machine-host.ts'
import { watchAlerts } from './pager.ts'
import { takeDue } from './schedule.ts'
import { seatsPresent } from './seat.ts'
import { rememberTruth } from './truth.ts'

/** How often monitors look at the truth. */
const WATCH_EVERY_SECONDS = 5
/** How often alerts and people look; telemetry brings nothing new in between. */
const NOTICE_EVERY_SECONDS = 10
const CHECKPOINT_EVERY_SECONDS = 60

/**
 * Runs the drill to a simulated second. In each second: the world steps, what is due happens, monitors and alerts look,
 * people notice, and each full minute leaves a checkpoint. `checkpoints: false` is for rollouts, which need none.
 */
export function advanceDrill(drill: Drill, toSecond: number, checkpoints = true): void {
  while (drill.state.second < toSecond && drill.state.ended === null) tick(drill, checkpoints)
}

function tick(drill: Drill, checkpoints: boolean): void {
  const { state, setup } = drill
  state.second += 1
  stepWorld(drill.model, state.world)
  rememberTruth(drill)
  for (let due = takeDue(drill); due !== null; due = takeDue(drill)) happen(drill, due.item)
  if (state.ended === null && state.second % WATCH_EVERY_SECONDS === 0)
    watchMonitors(drill, drillFacts(drill))
  if (state.ended === null && state.second % NOTICE_EVERY_SECONDS === 0) notice(drill, drillFacts(drill))
  if (state.second >= setup.scenario.endsAtSecond) endDrill(drill, 'timeUp', phrase('end.timeUp'))
  if (checkpoints && state.second % CHECKPOINT_EVERY_SECONDS === 0)
    state.checkpoints.push({ at: state.second, hash: checkpointHash(drill) })
}

function watchMonitors(drill: Drill, facts: ConditionFacts): void {
  const { state } = drill
  for (const monitor of drill.setup.scenario.monitors) {
    if (state.ended !== null) return
    let seen = state.monitors[monitor.id]
    if (seen === undefined) {
      seen = { since: null, sentAt: null }
      state.monitors[monitor.id] = seen
    }
    if (seen.sentAt !== null && monitor.repeats !== true) continue
    if (!conditionHolds(monitor.when, facts)) {
      seen.since = null
      seen.sentAt = null
      continue
    }
    seen.since ??= state.second
    if (seen.sentAt !== null || state.second - seen.since < (monitor.forSeconds ?? 0)) continue
    seen.sentAt = state.second
    record(drill, bySystem('world'), { kind: 'worldObserved', event: monitor.event })
    runMachine(drill, monitor.event)
  }
}

function notice(drill: Drill, facts: ConditionFacts): void {
  const { state, setup } = drill
  watchAlerts(drill)
  for (const inject of setup.scenario.injects) {
    if (inject.when === undefined || state.injectsSent[inject.id] !== undefined) continue
    if (conditionHolds(inject.when, facts)) postInject(drill, inject.id)
  }
  for (const trigger of state.triggers) {
    if (trigger.firedAt !== null || trigger.holdsAlready) continue
    const { met, observed } = judgeExpected(drill, trigger.expected)
    if (!met) continue
    trigger.firedAt = state.second
    record(drill, bySystem('timer'), {
      kind: 'triggerFired',
      triggerId: trigger.triggerId,
      met,
      thenText: trigger.thenText,
      observed,
    })
  }
  const waits = waitsOf(setup.scenario)
  for (const message of state.messages) {
    if (message.answeredAt !== null || message.injectId === null) continue
    const wait = waits.get(message.injectId)
    if (wait === undefined) continue
    const overdue = state.second - message.at - wait
    if (overdue >= 0 && overdue < NOTICE_EVERY_SECONDS)
      scheduleReaction(drill, message.injectId, message.messageId, null)
  }
  if (!freshSample(drill)) return
  noticeAvailableClues(drill)
  for (const seat of seatsPresent(state.seats)) {
    const looked = latestOf(
      entriesOfKind(state.log, 'lookedAt').findLast(({ by }) => by.kind === 'seat' && by.seat === seat),
      entriesOfKind(state.log, 'pageRaised').at(-1),
    )
    if (looked !== undefined) reachCluesBySight(drill, seat, looked.id)
  }
}

const waits = new WeakMap<Scenario, ReadonlyMap<string, number>>()

/** How long those who write in wait for an answer, in seconds, as far as they do. */
function waitsOf(scenario: Scenario): ReadonlyMap<string, number> {
  let known = waits.get(scenario)
  if (known === undefined) {
    known = new Map(
      scenario.injects.flatMap(({ id, expects }) =>
        expects?.answerWithinSeconds === undefined ? [] : [[id, expects.answerWithinSeconds]],
      ),
    )
    waits.set(scenario, known)
  }
  return known
}

/** Has telemetry brought a new sample since the last look? Until then every screen shows what it showed. */
function freshSample(drill: Drill): boolean {
  const { scenario } = drill.setup
  const { lagSeconds, resolutionSeconds } = scenario.topology.observability
  const arrived = drill.state.second + scenario.warmUpSeconds - lagSeconds
  return (
    Math.floor(arrived / resolutionSeconds) !==
    Math.floor((arrived - NOTICE_EVERY_SECONDS) / resolutionSeconds)
  )
}
