import type { CastMember } from '../../scenario/index.ts'
import { between, chance } from '../chance.ts'
import type { Drill, PersonState } from '../drill-state.ts'
import { byPerson, record } from '../log.ts'
import { schedule } from '../schedule.ts'
import { lineFor } from './lines.ts'

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

/** Rises with hours on duty: 12 hours are a full shift, and an incident weighs double. 0 to 1. */
export function fatigueAt(member: CastMember, person: PersonState, second: number): number {
  const inIncident = person.joinedAt === null ? 0 : (second - person.joinedAt) / 3600
  return Math.min(1, (member.onDutyHours + 2 * inIncident) / 14)
}

/** Seconds that `minutes` of work take this person now. */
export function workSeconds(drill: Drill, personId: string, minutes: number, cause: string): number {
  const member = memberOf(drill, personId)
  const person = personState(drill, personId)
  if (member === null) return minutes * 60
  const tired = 1 + 0.4 * fatigueAt(member, person, drill.state.second)
  return minutes * 60 * member.pace * tired * (0.85 + 0.3 * chance(drill, `work:${personId}:${cause}`))
}

/** Rings somebody. Who misses the first page answers a second one. */
export function pagePerson(drill: Drill, personId: string): void {
  const member = memberOf(drill, personId)
  const person = personState(drill, personId)
  if (member === null || isPresent(person)) return
  const misses = member.missesFirstPage === true && person.pagesMissed === 0
  person.status = 'paged'
  person.pagedAt = drill.state.second
  if (misses) {
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
    text: lineFor(drill, personId, 'joins'),
  })
}
