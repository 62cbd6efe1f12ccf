import { type CommandKind, type Phrase, phrase, type SeatId } from '../command/index.ts'
import { inPhrases, type PlayedCommand, playerNamed } from '../crew/index.ts'
import type { Scenario } from '../scenario/index.ts'
import type { SeatSenses } from '../view/index.ts'
import { seriesId } from '../world/index.ts'
import type { ChiefMemory } from './chief-memory.ts'
import { type Act, chiefPhrase, chiefSays } from './says.ts'

/** Moments worth stopping for: the trainee says what they would do before the Chief shows what he does. */
const ASK_FIRST: ReadonlySet<CommandKind> = new Set([
  'declareIncident',
  'assignRole',
  'assignTask',
  'approveAction',
  'postStatus',
  'markMitigated',
  'resolveIncident',
])
/** At most one stop for a kind of command, and this many in all. */
const MOST_STOPS = 7
const WAIT_FOR_ANSWER_SECONDS = 45
const LEAVE_TO_TRAINEE_SECONDS = 120
const LEAVE_THE_ACTION_SECONDS = 300
/** When, in Assist, the Chief would have changed production for the first time. */
export const FIRST_ACTION = 'firstAction'

/** What the trainee does under the Chief in Assist, by seat. */
const YOURS: Partial<Readonly<Record<SeatId, readonly CommandKind[]>>> = {
  commsLead: ['postStatus', 'briefExecutives'],
  scribe: ['editDocument', 'postInternalUpdate'],
  operationsLead: ['approveAction', 'assignTask'],
  deputy: ['askReport', 'checkTask', 'setReminder'],
}

interface Led {
  readonly acts: readonly Act[]
  readonly memory: ChiefMemory
}

/** The Chief commands with the expert's playbook, thinking aloud; in Shadow he asks first, in Assist he leaves work. */
export function leadAloud(
  { scenario, seat: traineeSeat }: { readonly scenario: Scenario; readonly seat: SeatId },
  senses: SeatSenses,
  memory: ChiefMemory,
): Led {
  if (memory.waiting !== null) return waitForAnswer(senses, memory)
  const decision = playerNamed(scenario, 'expert')?.decide(senses, memory.player, inPhrases(scenario))
  if (decision === undefined) return { acts: [], memory }
  let next: ChiefMemory = memory
  const acts: Act[] = []
  const done: string[] = []
  for (const played of promisedFirst(decision.commands, memory)) {
    const held = hold(played, traineeSeat, senses, next)
    if (held !== null) {
      acts.push(...held.acts)
      next = held.memory
      if (next.waiting !== null) break
      continue
    }
    acts.push(...thinkAndDo(played, senses, next, done.length), ...sayTookOver(played, senses, next))
    done.push(played.play.id)
  }
  const held = decision.commands.map(({ play }) => play.id).filter((id) => !done.includes(id))
  if (next.promised !== null && (done.includes(next.promised.playId) || !isFresh(next.promised, senses)))
    next = { ...next, promised: null }
  const player = {
    // What waits for the trainee's answer has been thought over by then: it is played at once, not noticed anew.
    noticedAt:
      next.waiting === null
        ? decision.memory.noticedAt
        : restored(decision.memory.noticedAt, memory.player.noticedAt, held),
    playedAt: restored(decision.memory.playedAt, memory.player.playedAt, held),
  }
  return { acts, memory: { ...next, player } }
}

/** "Here is mine" is followed by just that. */
function promisedFirst(
  commands: readonly PlayedCommand[],
  { promised }: ChiefMemory,
): readonly PlayedCommand[] {
  const isPromised = ({ play }: PlayedCommand) => play.id === promised?.playId
  return [...commands.filter(isPromised), ...commands.filter((played) => !isPromised(played))]
}

/** A move that has become impossible is not waited for. */
const KEEP_PROMISE_SECONDS = 15
const isFresh = (promised: NonNullable<ChiefMemory['promised']>, { second }: SeatSenses): boolean =>
  second - promised.since < KEEP_PROMISE_SECONDS

/** A play that was held back has not been played: what was known of it before holds. */
function restored(
  after: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
  held: readonly string[],
): Readonly<Record<string, number>> {
  const kept: Record<string, number> = { ...after }
  for (const id of held) {
    const earlier = before[id]
    if (earlier === undefined) delete kept[id]
    else kept[id] = earlier
  }
  return kept
}

function hold(
  played: PlayedCommand,
  traineeSeat: SeatId,
  senses: SeatSenses,
  memory: ChiefMemory,
): Led | null {
  const { play, command } = played
  const { drill, second } = senses
  const key = drill.mode === 'shadow' ? `stop:${command.kind}` : `yours:${play.id}`
  const raisedAt = memory.raised[key]
  if (drill.mode === 'shadow') {
    const stops = Object.keys(memory.raised).length
    if (!ASK_FIRST.has(command.kind) || raisedAt !== undefined || stops >= MOST_STOPS) return null
    const { promised } = memory
    if (promised?.playId === play.id) return null
    if (promised !== null && isFresh(promised, senses)) return { acts: [], memory }
    const questionId = `w-${stops + 1}`
    const text = chiefPhrase('whatWouldYouDo', { why: sinceLast(senses) }, stops)
    return {
      acts: [chiefSays('question', text, citesOf(senses), questionId)],
      memory: {
        ...memory,
        raised: { ...memory.raised, [key]: second },
        waiting: { questionId, playId: play.id, since: second },
      },
    }
  }
  if (drill.mode !== 'assist') return null
  if (YOURS[traineeSeat]?.includes(command.kind) !== true) return leaveTheAction(command.kind, second, memory)
  if (raisedAt === undefined) {
    const what = chiefPhrase('work', { work: command.kind })
    const nth = Object.keys(memory.raised).length
    return {
      acts: [chiefSays('thinking', chiefPhrase('yours', { what }, nth), citesOf(senses))],
      memory: { ...memory, raised: { ...memory.raised, [key]: second } },
    }
  }
  return second - raisedAt < LEAVE_TO_TRAINEE_SECONDS ? { acts: [], memory } : null
}

/** In Assist the first change to production is left for the one who takes command; not for ever, customers wait. */
function leaveTheAction(kind: CommandKind, second: number, memory: ChiefMemory): Led | null {
  if (kind !== 'approveAction' || memory.handover === 'done') return null
  const since = memory.raised[FIRST_ACTION]
  if (since === undefined)
    return { acts: [], memory: { ...memory, raised: { ...memory.raised, [FIRST_ACTION]: second } } }
  return second - since < LEAVE_THE_ACTION_SECONDS ? { acts: [], memory } : null
}

/** In Assist: what the trainee was given the time for and did not do. */
function sayTookOver({ play }: PlayedCommand, { drill }: SeatSenses, memory: ChiefMemory): readonly Act[] {
  if (drill.mode !== 'assist' || memory.raised[`yours:${play.id}`] === undefined) return []
  const nth = Object.keys(memory.raised).length
  return [chiefSays('observation', chiefPhrase('tookOver', {}, nth))]
}

function waitForAnswer(senses: SeatSenses, memory: ChiefMemory): Led {
  const { waiting } = memory
  if (waiting === null) return { acts: [], memory }
  const answer = senses
    .logSince(0)
    .findLast(
      (entry) => entry.event.kind === 'chiefAnswered' && entry.event.questionId === waiting.questionId,
    )
  const waited = senses.second - waiting.since
  if (answer === undefined && waited < WAIT_FOR_ANSWER_SECONDS) return { acts: [], memory }
  const said = answer?.event.kind === 'chiefAnswered' ? answer.event.text.trim() : ''
  const nth = Object.keys(memory.raised).length
  const text = said === '' ? chiefPhrase('noAnswer', {}, nth) : chiefPhrase('heard', { answer: said }, nth)
  return {
    acts: [chiefSays('observation', text, answer === undefined ? [] : [answer.id])],
    memory: { ...memory, waiting: null, promised: { playId: waiting.playId, since: senses.second } },
  }
}

function thinkAndDo(
  { play, command }: PlayedCommand,
  senses: SeatSenses,
  memory: ChiefMemory,
  before: number,
): readonly Act[] {
  const act: Act = { seat: 'commander', command }
  if (play.thinking.length === 0) return [act]
  const thought = phrase('scenario.thinking', { playId: play.id }, senses.second)
  const nth = Object.keys(memory.player.playedAt).length + before
  const aloud = chiefPhrase('thinkingAloud', { thought, why: sinceLast(senses) }, nth)
  return [chiefSays('thinking', aloud, citesOf(senses)), act]
}

function sinceLast(senses: SeatSenses): Phrase | string {
  const served = senses.facts.signal(seriesId.customers('all', 'successShare'), 0)
  return Number.isNaN(served) ? '' : chiefPhrase('served', { served })
}

/** The latest line that was not the Chief's own: what he is reacting to. */
function citesOf(senses: SeatSenses): readonly string[] {
  const last = senses
    .logSince(Math.max(0, senses.logLength - 12))
    .findLast((entry) => entry.event.kind !== 'chiefSpoke')
  return last === undefined ? [] : [last.id]
}
