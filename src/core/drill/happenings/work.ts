import { phrase } from '../../command/index.ts'
import { conditionHolds, type Investigation } from '../../scenario/index.ts'
import { chance } from '../chance.ts'
import { hearClue } from '../clues.ts'
import { drillFacts } from '../drill-facts.ts'
import type { Drill, TaskState } from '../drill-state.ts'
import { byPerson, record } from '../log.ts'
import { memberOf, personState } from '../people/person.ts'
import { standsAlready } from '../stands-already.ts'

/** Somebody comes back with what they found: it depends on the world now, on whether it is their field, and on luck. */
export function finishTask(drill: Drill, taskId: string): void {
  const task = drill.state.tasks.find((each) => each.taskId === taskId)
  const investigation = drill.setup.scenario.investigations.find((each) => each.id === task?.investigationId)
  if (task === undefined || investigation === undefined || task.reportedAt !== null) return
  const place = findingFor(drill, task, investigation)
  const finding = investigation.findings[place]
  if (finding === undefined) return
  task.reportedAt = drill.state.second
  free(drill, task.personId, taskId)
  personState(drill, task.personId).lastReportAt = drill.state.second
  const entry = record(drill, byPerson(task.personId), {
    kind: 'taskReported',
    taskId,
    personId: task.personId,
    investigationId: investigation.id,
    text: phrase('scenario.finding', { investigationId: investigation.id, finding: place, taskId }),
    needs:
      finding.needs === undefined || standsAlready(drill, finding.asksFor)
        ? null
        : phrase('scenario.findingNeeds', { investigationId: investigation.id, finding: place }),
    confidence: finding.confidence,
  })
  for (const clueId of finding.clues) hearClue(drill, clueId, entry.id)
}

/** Which of the findings it is, by its place in the list. */
function findingFor(drill: Drill, task: TaskState, investigation: Investigation): number {
  const member = memberOf(drill, task.personId)
  const last = investigation.findings.length - 1
  const mine = member !== null && investigation.teams.includes(member.team)
  const nth = Number(task.taskId.slice(1)) - 1
  const slips = chance(drill, `slip:${task.personId}:${investigation.id}`, nth)
  if (!mine || (member !== null && slips < member.errorShare)) return last
  const facts = drillFacts(drill)
  const first = investigation.findings.findIndex((finding) => conditionHolds(finding.when, facts))
  return first < 0 ? last : first
}

/** A check of the customers' path: it passes or fails by the world. */
export function finishVerification(drill: Drill, checkId: string, personId: string, because: string): void {
  const check = drill.setup.scenario.verifications.find((each) => each.id === checkId)
  if (check === undefined) return
  const passed = conditionHolds(check.passes, drillFacts(drill))
  if (passed) drill.state.verified[checkId] = drill.state.second
  else delete drill.state.verified[checkId]
  free(drill, personId, checkId)
  const text = phrase(
    passed ? 'scenario.checkPassed' : 'scenario.checkFailed',
    { checkId },
    drill.state.second,
  )
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
