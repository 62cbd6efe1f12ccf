import { phrase } from '../../command/index.ts'
import type { CastMember } from '../../scenario/index.ts'
import { between, chance } from '../chance.ts'
import type { Drill, PersonState } from '../drill-state.ts'
import { byPerson, record } from '../log.ts'
import { schedule } from '../schedule.ts'
import {
  INCIDENT_HOUR_WEIGHS,
  QUICKEST_SHARE,
  SPREAD_SHARE,
  TIRED_FACTOR,
  WORN_OUT_HOURS,
} from './human-timings.ts'

export function memberOf(drill: Drill, personId: string): CastMember | null {
  return drill.setup.scenario.cast.find((member) => member.id === personId) ?? null
}

export function personState(drill: Drill, personId: string): PersonState {
  const person = drill.state.people[personId]
  if (person === undefined) throw new Error(`no person ${personId} in scenario ${drill.setup.scenario.id}`)
  return person
}

export const isPresent = (person: PersonState): boolean =>
  person.status === 'onBridge' || person.status === 'working'

/** Rises with hours on duty, faster during an incident. 0 to 1. */
export function fatigueAt(member: CastMember, person: PersonState, second: number): number {
  const inIncident = person.joinedAt === null ? 0 : (second - person.joinedAt) / 3600
  return Math.min(1, (member.onDutyHours + INCIDENT_HOUR_WEIGHS * inIncident) / WORN_OUT_HOURS)
}

/** Seconds that `minutes` of work take this person now. */
export function workSeconds(drill: Drill, personId: string, minutes: number, cause: string): number {
  const member = memberOf(drill, personId)
  const person = personState(drill, personId)
  if (member === null) return minutes * 60
  const tired = 1 + TIRED_FACTOR * fatigueAt(member, person, drill.state.second)
  const luck = QUICKEST_SHARE + SPREAD_SHARE * chance(drill, `work:${personId}:${cause}`)
  return minutes * 60 * member.pace * tired * luck
}

/** Rings somebody. Who misses the first page, however often it rings meanwhile, answers the next one. */
export function pagePerson(drill: Drill, personId: string): void {
  const member = memberOf(drill, personId)
  const person = personState(drill, personId)
  if (member === null || isPresent(person)) return
  const misses = member.missesFirstPage === true && person.pagesMissed === 0
  person.status = 'paged'
  person.pagedAt = drill.state.second
  if (misses) {
    const waits = drill.state.queue.some(
      ({ item }) => item.kind === 'personMisses' && item.personId === personId,
    )
    if (waits) return
    const { acknowledge } = drill.setup.policy.windows
    schedule(drill, drill.state.second + acknowledge, { kind: 'personMisses', personId })
    return
  }
  const seconds = between(drill, `join:${personId}`, member.joinsWithinSeconds, person.pagesMissed)
  schedule(drill, drill.state.second + seconds, { kind: 'personJoins', personId })
}

export function joinBridge(drill: Drill, personId: string): void {
  const person = personState(drill, personId)
  if (person.status !== 'paged') return
  person.status = 'onBridge'
  person.joinedAt = drill.state.second
  record(drill, byPerson(personId), {
    kind: 'personJoined',
    personId,
    text: phrase('line.joins', { personId }),
  })
}
