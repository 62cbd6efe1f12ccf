import { type PlayedCommand, playerNamed } from '../crew/index.ts'
import { pickAt, streamKey } from '../determinism/index.ts'
import type { Command, CommandKind, SeatId, SeatSenses } from '../drill/index.ts'
import type { Scenario } from '../scenario/index.ts'
import type { ChiefMemory } from './chief-memory.ts'
import type { Voice } from './voice/voice.ts'

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
const LEAVE_THE_LEVER_SECONDS = 300
/** When, in Assist, the Chief would have changed production for the first time. */
export const FIRST_LEVER = 'lever'

/** What the trainee does under the Chief in Assist, by seat. */
const YOURS: Partial<Readonly<Record<SeatId, readonly CommandKind[]>>> = {
  commsLead: ['postStatus', 'briefExecutives'],
  scribe: ['editDocument', 'postInternalUpdate'],
  operationsLead: ['approveAction', 'assignTask'],
  deputy: ['askReport', 'checkTask', 'setReminder'],
}

const WHAT: Partial<Readonly<Record<CommandKind, string>>> = {
  postStatus: 'a public status update',
  briefExecutives: 'a brief for the executives',
  editDocument: 'the incident document',
  postInternalUpdate: 'a situation report for the bridge',
  approveAction: 'the next action on production',
  assignTask: 'sending somebody to find out',
  askReport: 'a CAN report from the people here',
  checkTask: 'the time box that ran out',
  setReminder: 'a reminder for the next update',
}

export interface Act {
  readonly seat: SeatId
  readonly command: Command
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
  voice: Voice,
): Led {
  if (memory.waiting !== null) return waitForAnswer(senses, memory, voice)
  const decision = playerNamed(scenario, 'expert')?.decide(senses, memory.player)
  if (decision === undefined) return { acts: [], memory }
  let next: ChiefMemory = memory
  const acts: Act[] = []
  const done: string[] = []
  for (const played of decision.commands) {
    const held = hold(played, traineeSeat, senses, next, voice)
    if (held !== null) {
      acts.push(...held.acts)
      next = held.memory
      if (next.waiting !== null) break
      continue
    }
    acts.push(
      ...thinkAndDo(played, senses, next, voice, done.length),
      ...sayTookOver(played, senses, next, voice),
    )
    done.push(played.play.id)
  }
  const held = decision.commands.map(({ play }) => play.id).filter((id) => !done.includes(id))
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
  voice: Voice,
): Led | null {
  const { play, command } = played
  const { drill, second } = senses
  const key = drill.mode === 'shadow' ? `stop:${command.kind}` : `yours:${play.id}`
  const raisedAt = memory.raised[key]
  if (drill.mode === 'shadow') {
    const stops = Object.keys(memory.raised).length
    if (!ASK_FIRST.has(command.kind) || raisedAt !== undefined || stops >= MOST_STOPS) return null
    const questionId = `w-${stops + 1}`
    const text = voice.say({
      occasion: 'whatWouldYouDo',
      facts: { why: sinceLast(senses) },
      seed: drill.seed,
      nth: stops,
    })
    return {
      acts: [says('question', text, citesOf(senses), questionId)],
      memory: {
        ...memory,
        raised: { ...memory.raised, [key]: second },
        waiting: { questionId, playId: play.id, since: second },
      },
    }
  }
  if (drill.mode !== 'assist') return null
  if (YOURS[traineeSeat]?.includes(command.kind) !== true) return leaveTheLever(command.kind, second, memory)
  if (raisedAt === undefined) {
    const facts = { what: WHAT[command.kind] ?? 'this one' }
    const nth = Object.keys(memory.raised).length
    return {
      acts: [
        says(
          'thinking',
          voice.say({ occasion: 'yours', facts, seed: drill.seed, nth }),
          citesOf(senses),
          null,
        ),
      ],
      memory: { ...memory, raised: { ...memory.raised, [key]: second } },
    }
  }
  return second - raisedAt < LEAVE_TO_TRAINEE_SECONDS ? { acts: [], memory } : null
}

/** In Assist the first change to production is left for the one who takes command; not for ever, customers wait. */
function leaveTheLever(kind: CommandKind, second: number, memory: ChiefMemory): Led | null {
  if (kind !== 'approveAction' || memory.handover === 'done') return null
  const since = memory.raised[FIRST_LEVER]
  if (since === undefined)
    return { acts: [], memory: { ...memory, raised: { ...memory.raised, [FIRST_LEVER]: second } } }
  return second - since < LEAVE_THE_LEVER_SECONDS ? { acts: [], memory } : null
}

/** In Assist: what the trainee was given the time for and did not do. */
function sayTookOver(
  { play }: PlayedCommand,
  { drill }: SeatSenses,
  memory: ChiefMemory,
  voice: Voice,
): readonly Act[] {
  if (drill.mode !== 'assist' || memory.raised[`yours:${play.id}`] === undefined) return []
  const nth = Object.keys(memory.raised).length
  return [
    says('observation', voice.say({ occasion: 'tookOver', facts: {}, seed: drill.seed, nth }), [], null),
  ]
}

function waitForAnswer(senses: SeatSenses, memory: ChiefMemory, voice: Voice): Led {
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
  const text = voice.say({
    occasion: said === '' ? 'noAnswer' : 'heard',
    facts: { answer: said.length > 160 ? `${said.slice(0, 157)}…` : said.replace(/\.$/, '') },
    seed: senses.drill.seed,
    nth: Object.keys(memory.raised).length,
  })
  return {
    acts: [says('observation', text, answer === undefined ? [] : [answer.id], null)],
    memory: { ...memory, waiting: null },
  }
}

function thinkAndDo(
  { play, command }: PlayedCommand,
  senses: SeatSenses,
  memory: ChiefMemory,
  voice: Voice,
  before: number,
): readonly Act[] {
  const act: Act = { seat: 'commander', command }
  if (play.thinking.length === 0) return [act]
  const { seed } = senses.drill
  const thought = pickAt(streamKey(seed, `thinking:${play.id}`), senses.second, play.thinking)
  const facts = { thought, why: sinceLast(senses) }
  const nth = Object.keys(memory.player.playedAt).length + before
  return [
    says('thinking', voice.say({ occasion: 'thinkingAloud', facts, seed, nth }), citesOf(senses), null),
    act,
  ]
}

function sinceLast(senses: SeatSenses): string {
  const served = senses.facts.signal('customers/all/successShare', 0)
  return Number.isNaN(served) ? '' : `Visits served: ${Math.round(served * 1000) / 10} %.`
}

/** The latest line that was not the Chief's own: what he is reacting to. */
function citesOf(senses: SeatSenses): readonly string[] {
  const last = senses
    .logSince(Math.max(0, senses.logLength - 12))
    .findLast((entry) => entry.event.kind !== 'chiefSpoke')
  return last === undefined ? [] : [last.id]
}

function says(
  tone: 'thinking' | 'question' | 'observation',
  text: string,
  cites: readonly string[],
  questionId: string | null,
): Act {
  return { seat: 'chief', command: { kind: 'chiefSays', tone, text, cites, questionId } }
}
