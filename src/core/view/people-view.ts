import type { Drill } from '../drill/index.ts'
import { fatigueAt, personState } from '../drill/index.ts'
import type { PersonView } from './seat-view.ts'

/** Everybody who can be on the bridge, and how they look: not what they know. */
export function peopleView(drill: Drill): readonly PersonView[] {
  return drill.setup.scenario.cast.map((member) => {
    const person = personState(drill, member.id)
    const fatigue = fatigueAt(member, person, drill.state.second)
    return {
      id: member.id,
      role: member.role,
      shortRole: member.shortRole,
      team: member.team,
      kind: member.kind,
      personality: member.personality,
      bio: member.bio,
      status: person.status,
      incidentRole: person.role,
      busyWith: busyLabel(drill, person.busyWith),
      pagedAt: person.pagedAt,
      joinedAt: person.joinedAt,
      lastReportAt: person.lastReportAt,
      looks: fatigue < 0.6 ? 'fresh' : fatigue < 0.9 ? 'tired' : 'spent',
    }
  })
}

function busyLabel(drill: Drill, busyWith: string | null): string | null {
  if (busyWith === null) return null
  const { scenario } = drill.setup
  const task = drill.state.tasks.find((each) => each.taskId === busyWith)
  if (task !== undefined)
    return scenario.investigations.find((each) => each.id === task.investigationId)?.label ?? null
  const execution = drill.state.executions.find((each) => each.executionId === busyWith)
  if (execution !== undefined)
    return scenario.actions.find((each) => each.id === execution.actionId)?.label ?? null
  return scenario.verifications.find((each) => each.id === busyWith)?.label ?? null
}
