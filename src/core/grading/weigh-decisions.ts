import {
  type Drill,
  type DrillRecord,
  type ImpactCurve,
  replayRecord,
  type ToldEntry,
} from '../drill/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { evidenceCompleteAt } from './action-warrant.ts'
import { bestAlternative } from './best-alternative.ts'
import { type CaseFile, type Entry, entriesOf, mineOf } from './case-file.ts'
import { playable, type TracedCommand, traceCommands } from './command-edits.ts'
import type { DecisionWeighed } from './grade.ts'
import { citesOf } from './item.ts'
import { judgeDecision } from './judge-decision.ts'
import { openCaseFile } from './open-case-file.ts'
import { growTrunk } from './rollout-trunk.ts'
import type { DecisionEntry, Scales } from './scales.ts'

/** Acting this much sooner is worth telling. */
const EARLIER_BY_SECONDS = 30

/**
 * Weighs each decision of a drill, one at a time: run on without it, made when its evidence was complete, and (unless it
 * was reasoned and saved something) with the best of the known alternatives. All runs share the scenario, the seed and the stretch of time. In order of time.
 */
export function* weighDecisions(
  record: DrillRecord,
  scenario: Scenario,
  played?: Drill,
): Generator<DecisionWeighed> {
  const drill = played ?? replayed(record, scenario)
  const file = openCaseFile(drill)
  const commands = traceCommands(record.commands, file.log)
  const decisions = decisionsOf(file)
  const places = decisions.flatMap((entry) => [entry.at, earlierMoment(file, entry) ?? entry.at])
  const trunk = growTrunk(record, scenario, playable(commands), places, scenario.endsAtSecond)
  const scales: Scales = {
    file,
    commands,
    base: trunk.base,
    roll: (second, list) => trunk.branch(second, playable(list)),
  }
  for (const entry of decisions) {
    const weighed = weigh(scales, entry)
    if (weighed !== null) yield weighed
  }
}

function replayed(record: DrillRecord, scenario: Scenario): Drill {
  const replay = replayRecord(record, scenario)
  if (!replay.ok) throw new Error(replay.problem)
  return replay.drill
}

/** Changes, and the pages through which somebody came who then made one. */
function decisionsOf(file: CaseFile): readonly DecisionEntry[] {
  const hands = new Set(mineOf(file, 'actionApproved').map((entry) => entry.event.executor))
  const seen = new Set<string>()
  return mineOf(file, 'actionApproved', 'actionUndone', 'personPaged').filter((entry) => {
    if (entry.event.kind !== 'personPaged') return true
    const { personId } = entry.event
    const first = hands.has(personId) && !seen.has(personId)
    seen.add(personId)
    return first
  })
}

function weigh(scales: Scales, entry: DecisionEntry): DecisionWeighed | null {
  const own = commandOf(scales, entry)
  if (own === null) return null
  const without = scales.roll(
    entry.at,
    scales.commands.filter((command) => command !== own),
  )
  const saved = noticeable(scales, without.final.customerMinutes - scales.base.final.customerMinutes)
  if (entry.event.kind === 'personPaged' && saved === 0) return null
  const { judgement, cites } = judgeDecision(scales.file, entry)
  const wellChosen = judgement === 'reasoned' && saved > 0
  const earlier =
    entry.event.kind === 'actionApproved'
      ? weighEarlier(scales, entry as Entry<'actionApproved'>, own, without)
      : null
  return {
    entryId: entry.id,
    at: entry.at,
    label: labelOf(scales.file, entry),
    savedCustomerMinutes: saved,
    withoutCurve: without.customerMinutes,
    earlier,
    better: wellChosen ? null : betterThan(scales, entry, own),
    judgement,
    cites: citesOf([entry, ...cites, ...(earlier?.evidence ?? [])]),
  }
}

function betterThan(scales: Scales, entry: DecisionEntry, own: TracedCommand): DecisionWeighed['better'] {
  return entry.event.kind === 'actionApproved'
    ? bestAlternative(scales, entry as Entry<'actionApproved'>, own)
    : null
}

/** A difference below a hundredth of the drill's own harm, or below a minute, is too small to judge a decision by: it counts as none. */
function noticeable(scales: Scales, minutes: number): number {
  const least = Math.max(1, scales.base.final.customerMinutes / 100)
  return Math.abs(minutes) < least ? 0 : minutes
}

function commandOf(scales: Scales, entry: DecisionEntry): TracedCommand | null {
  const { event } = entry
  const same = scales.commands.filter((command) => command.entry.at === entry.at)
  if (event.kind === 'actionApproved')
    return same.find((each) => each.executionId === event.executionId) ?? null
  if (event.kind === 'actionUndone')
    return (
      same.find(
        ({ entry: { command } }) =>
          command.kind === 'undoAction' && command.executionId === event.executionId,
      ) ?? null
    )
  const { teams, cast } = scales.file.scenario
  const member = cast.find((each) => each.id === event.personId)
  const names = new Set<string>([
    event.personId,
    member?.team ?? '',
    member?.kind === 'vendor' ? 'vendor' : 'executives',
  ])
  for (const team of teams) if (team.onCall === event.personId) names.add(team.id)
  return same.find(({ entry: { command } }) => command.kind === 'page' && names.has(command.target)) ?? null
}

function weighEarlier(
  scales: Scales,
  entry: Entry<'actionApproved'>,
  own: TracedCommand,
  without: ImpactCurve,
): DecisionWeighed['earlier'] {
  const complete = evidenceCompleteAt(scales.file, entry.event.actionId)
  const at = earlierMoment(scales.file, entry)
  if (complete === null || at === null) return null
  const moved = { ...own, entry: { ...own.entry, at } }
  const run = scales.roll(
    at,
    scales.commands.map((command) => (command === own ? moved : command)),
  )
  // The same as without it, to the bit: at that moment it would have been refused.
  if (run.final.customerMinutes === without.final.customerMinutes) return null
  const saved = noticeable(scales, scales.base.final.customerMinutes - run.final.customerMinutes)
  if (saved <= 0) return null
  return {
    at,
    evidence: citesOf(complete.cites),
    savedCustomerMinutes: saved,
  }
}

/** When an approval could have been given with its evidence complete and its hands there; null = not much sooner. */
function earlierMoment(file: CaseFile, { at, event }: Pick<ToldEntry, 'at' | 'event'>): number | null {
  if (event.kind !== 'actionApproved') return null
  const complete = evidenceCompleteAt(file, event.actionId)
  if (complete === null) return null
  const joined = entriesOf(file, 'personJoined').find((each) => each.event.personId === event.executor)
  const ready = Math.max(complete.at, event.executor === 'self' ? 0 : (joined?.at ?? at))
  return ready > at - EARLIER_BY_SECONDS ? null : ready
}

function labelOf(file: CaseFile, entry: DecisionEntry): string {
  const { event } = entry
  if (event.kind === 'actionApproved') return event.label
  if (event.kind === 'actionUndone') return `Taken back: ${event.label}`
  const member = file.scenario.cast.find((each) => each.id === event.personId)
  return `Paged: ${member?.role ?? event.personId}`
}
