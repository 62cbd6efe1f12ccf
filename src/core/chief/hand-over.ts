import { type Phrase, phrase, seatDuties } from '../command/index.ts'
import { type Drill, entriesOfKind } from '../drill/index.ts'
import type { SeatSenses } from '../view/index.ts'
import { seriesId } from '../world/index.ts'
import type { ChiefMemory } from './chief-memory.ts'
import { FIRST_ACTION } from './lead-aloud.ts'
import { type Act, chiefPhrase, chiefSays } from './says.ts'

const COMMANDS_AT_LEAST_SECONDS = 100
const COMMANDS_AT_MOST_SECONDS = 600
const REMIND_AFTER_SECONDS = 120

/** In Assist the Chief hands command over as the book has it: brief, read-back, announcement. Null while it is too early. */
export function handOver(
  drill: Drill,
  senses: SeatSenses,
  memory: ChiefMemory,
): { readonly acts: readonly Act[]; readonly memory: ChiefMemory } | null {
  const { incident, second } = senses
  if (memory.handover === 'done') return null
  // Not by what he remembers: an offer can be withdrawn behind his back, and then he makes it again.
  if (incident.handoverTo === null) {
    if (!canOffer(drill, senses) || !isRipe(senses, memory)) return null
    const brief = chiefPhrase('handoverBrief', briefParts(drill, senses))
    return {
      acts: [{ seat: 'commander', command: { kind: 'handOverCommand', to: drill.setup.seat, brief } }],
      memory: { ...memory, handover: 'offered', offeredAt: second },
    }
  }
  if (incident.handoverAccepted) {
    const text = chiefPhrase('handoverAnnounced')
    return {
      acts: [
        { seat: 'commander', command: { kind: 'announceHandover', text } },
        chiefSays('handover', chiefPhrase('afterHandover')),
      ],
      memory: { ...memory, handover: 'done', lastAskedAt: second },
    }
  }
  if (second - memory.offeredAt < REMIND_AFTER_SECONDS) return { acts: [], memory }
  return {
    acts: [chiefSays('handover', chiefPhrase('handoverReminder', {}, memory.spoken))],
    memory: { ...memory, offeredAt: second, spoken: memory.spoken + 1 },
  }
}

/** Command is his to give, and somebody sits in the trained seat who can take it. */
function canOffer({ setup: { seat } }: Drill, { drill: { seats }, incident }: SeatSenses): boolean {
  const takes = seats[seat].kind !== 'nobody' && seatDuties[seat].has('answer')
  return incident.commander === 'commander' && seat !== 'commander' && takes
}

/** There are people to command and the first action is about to be approved: the best moment to learn on; or it is time. */
function isRipe(senses: SeatSenses, memory: ChiefMemory): boolean {
  const { commandTakenAt } = senses.incident
  if (commandTakenAt === null) return false
  const held = senses.second - commandTakenAt
  const present = senses.people.filter(({ status }) => status === 'onBridge' || status === 'working')
  const atTheAction = memory.raised[FIRST_ACTION] !== undefined || senses.executions.length > 0
  return (
    (held >= COMMANDS_AT_LEAST_SECONDS && present.length >= 2 && atTheAction) ||
    held >= COMMANDS_AT_MOST_SECONDS
  )
}

/** What a brief has to hold: status, plan, who has what, risks, what is due. */
function briefParts(drill: Drill, senses: SeatSenses): Phrase['params'] {
  const due = senses.timers.find((timer) => timer.kind === 'publicUpdate')
  return {
    status: statusOf(drill, senses),
    plan: planOf(drill),
    assigned: assignedOf(drill),
    risks: chiefPhrase('briefRisks'),
    next: due === undefined ? chiefPhrase('briefNothingDue') : chiefPhrase('briefDue', { due: due.dueAt }),
  }
}

function statusOf({ state }: Drill, { incident, facts }: SeatSenses): Phrase {
  const severity =
    incident.severity === null
      ? chiefPhrase('noSeverity')
      : phrase('scenario.severity', { level: incident.severity })
  const found = entriesOfKind(state.log, 'taskReported').at(-1)?.event
  const finding = found?.kind === 'taskReported' ? found.text : chiefPhrase('noneYet')
  const served = facts.signal(seriesId.customers('all', 'successShare'), 0)
  return Number.isNaN(served)
    ? chiefPhrase('briefStatusUnseen', { severity, finding })
    : chiefPhrase('briefStatus', { severity, finding, served })
}

function planOf({ state }: Drill): Phrase {
  const actions = state.executions.map(({ actionId, parameters }) =>
    phrase('scenario.actionWith', { ...parameters, actionId }),
  )
  const theory = state.incident.hypothesis ?? chiefPhrase('noneYet')
  return actions.length === 0
    ? chiefPhrase('briefNoPlan', { theory })
    : chiefPhrase('briefPlan', { actions, theory })
}

function assignedOf({ state }: Drill): Phrase {
  const open = state.tasks.filter((task) => task.reportedAt === null && task.handedBackAt === null)
  if (open.length === 0) return chiefPhrase('briefNobody')
  return chiefPhrase('briefAssigned', {
    tasks: open.map(({ personId, investigationId }) =>
      chiefPhrase('whoHas', {
        who: phrase('scenario.shortRole', { personId }),
        what: phrase('scenario.investigation', { investigationId }),
      }),
    ),
  })
}
