import { conditionHolds, type Finding, type Investigation } from '../../scenario/index.ts'
import { chance, choose } from '../chance.ts'
import { drillFacts } from '../drill-facts.ts'
import type { Drill, TaskState } from '../drill-state.ts'
import { reachClue } from '../evidence.ts'
import { byPerson, record } from '../log.ts'
import { memberOf, personState } from '../people/person.ts'
import { fillReadings } from '../telemetry.ts'

/** Somebody comes back with what they found: it depends on the world now, on whether it is their field, and on luck. */
export function finishTask(drill: Drill, taskId: string): void {
  const task = drill.state.tasks.find((each) => each.taskId === taskId)
  const investigation = drill.setup.scenario.investigations.find((each) => each.id === task?.investigationId)
  if (task === undefined || investigation === undefined || task.reportedAt !== null) return
  const finding = findingFor(drill, task, investigation)
  task.reportedAt = drill.state.second
  free(drill, task.personId, taskId)
  personState(drill, task.personId).lastReportAt = drill.state.second
  const entry = record(drill, byPerson(task.personId), {
    kind: 'taskReported',
    taskId,
    personId: task.personId,
    investigationId: investigation.id,
    text: fillReadings(drill, choose(drill, `finding:${taskId}:${investigation.id}`, finding.texts)),
    needs: finding.needs ?? null,
    confidence: finding.confidence,
  })
  for (const clueId of finding.clues) reachClue(drill, clueId, entry.id)
}

function findingFor(drill: Drill, task: TaskState, investigation: Investigation): Finding {
  const member = memberOf(drill, task.personId)
  const last = investigation.findings[investigation.findings.length - 1] as Finding
  const mine = member !== null && investigation.teams.includes(member.team)
  const slips = chance(drill, `slip:${task.personId}:${investigation.id}`, drill.state.tasks.indexOf(task))
  if (!mine || (member !== null && slips < member.errorShare)) return last
  const facts = drillFacts(drill)
  return investigation.findings.find((finding) => conditionHolds(finding.when, facts)) ?? last
}

/** A check of the customers' path: it passes or fails by the world. */
export function finishVerification(drill: Drill, checkId: string, personId: string, because: string): void {
  const check = drill.setup.scenario.verifications.find((each) => each.id === checkId)
  if (check === undefined) return
  const passed = conditionHolds(check.passes, drillFacts(drill))
  if (passed) drill.state.verified[checkId] = drill.state.second
  else delete drill.state.verified[checkId]
  free(drill, personId, checkId)
  const texts = passed ? check.passText : check.failText
  const text = fillReadings(drill, choose(drill, `verify:${checkId}`, texts, drill.state.second))
  record(
    drill,
    byPerson(personId),
    { kind: 'verificationReported', checkId, personId, passed, text },
    because,
  )
}

function free(drill: Drill, personId: string, work: string): void {
  const person = personState(drill, personId)
  if (person.busyWith !== work) return
  person.busyWith = null
  if (person.status === 'working') person.status = 'onBridge'
}
