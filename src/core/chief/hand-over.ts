import { clockAt } from '../determinism/index.ts'
import type { Command, EventOf, SeatSenses } from '../drill/index.ts'
import type { ChiefMemory } from './chief-memory.ts'
import { type Act, FIRST_LEVER } from './lead-aloud.ts'
import type { Voice } from './voice/voice.ts'

const COMMANDS_AT_LEAST_SECONDS = 100
const COMMANDS_AT_MOST_SECONDS = 600
const REMIND_AFTER_SECONDS = 120

/** In Assist the Chief hands command over as the book has it: brief, read-back, announcement. Null while it is too early. */
export function handOver(
  senses: SeatSenses,
  memory: ChiefMemory,
  voice: Voice,
): { acts: readonly Act[]; memory: ChiefMemory } | null {
  const { incident, second, drill } = senses
  const speak = (occasion: string, facts: Readonly<Record<string, string>> = {}, nth = 0): string =>
    voice.say({ occasion, facts, seed: drill.seed, nth })
  const says = (text: string): Act => ({ seat: 'chief', command: chiefSays(text) })
  if (memory.handover === 'notYet') {
    if (!isRipe(senses, memory)) return null
    const brief = speak('handoverBrief', briefFacts(senses))
    return {
      acts: [{ seat: 'commander', command: { kind: 'handOverCommand', to: 'you', brief } }],
      memory: { ...memory, handover: 'offered', offeredAt: second },
    }
  }
  if (memory.handover === 'done') return null
  if (incident.handoverAccepted) {
    const text = speak('handoverAnnounced')
    return {
      acts: [
        { seat: 'commander', command: { kind: 'announceHandover', text } },
        says(speak('afterHandover')),
      ],
      memory: { ...memory, handover: 'done', lastAskedAt: second },
    }
  }
  if (second - memory.offeredAt < REMIND_AFTER_SECONDS) return { acts: [], memory }
  return {
    acts: [says(speak('handoverReminder', {}, memory.spoken))],
    memory: { ...memory, offeredAt: second, spoken: memory.spoken + 1 },
  }
}

const chiefSays = (text: string): Command => ({
  kind: 'chiefSays',
  tone: 'handover',
  text,
  cites: [],
  questionId: null,
})

/** There are people to command and the first lever is about to be pulled: the best moment to learn on; or it is time. */
function isRipe(senses: SeatSenses, memory: ChiefMemory): boolean {
  const { commandTakenAt } = senses.incident
  if (commandTakenAt === null) return false
  const held = senses.second - commandTakenAt
  const present = senses.people.filter(({ status }) => status === 'onBridge' || status === 'working')
  const atTheLever = memory.raised[FIRST_LEVER] !== undefined || senses.executions.length > 0
  return (
    (held >= COMMANDS_AT_LEAST_SECONDS && present.length >= 2 && atTheLever) ||
    held >= COMMANDS_AT_MOST_SECONDS
  )
}

function briefFacts(senses: SeatSenses): Readonly<Record<string, string>> {
  const { drill, incident } = senses
  const served = senses.facts.signal('customers/all/successShare', 0)
  const open = senses.tasks.filter((task) => task.reportedAt === null)
  const nameOf = (id: string): string => senses.people.find((person) => person.id === id)?.shortRole ?? id
  const actions = senses.executions.map((each) => each.label)
  const found = senses.logSince(0).findLast((entry) => entry.event.kind === 'taskReported')?.event as
    | EventOf<'taskReported'>
    | undefined
  const due = senses.timers.find((timer) => timer.kind === 'publicUpdate')
  const level = senses.handbook.severities.find((row) => row.level === incident.severity)?.label
  return {
    status: `${level ?? 'no severity set'}, visits served ${Number.isNaN(served) ? 'not known' : `${Math.round(served * 1000) / 10} %`}; last finding: ${withoutStop(found?.text ?? 'none yet')}`,
    plan: `${actions.length === 0 ? 'nothing has been changed in production yet' : `so far ${actions.join(', ')}`}; my working theory: ${withoutStop(incident.hypothesis ?? 'none yet')}`,
    assigned:
      open.length === 0
        ? 'nobody has an open task'
        : open.map((task) => `${nameOf(task.personId)}: ${task.label}`).join('; '),
    risks: 'telemetry is late, customers come back in a wave, and what we have seen is not all there is',
    next: due === undefined ? 'none promised' : clockAt(drill.startsAtUtcSecond, due.dueAt).slice(0, 5),
  }
}

const withoutStop = (text: string): string => text.trim().replace(/\.$/, '')
