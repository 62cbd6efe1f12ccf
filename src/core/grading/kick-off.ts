import type { LogEntry } from '../drill/index.ts'
import { type CaseFile, entriesOf } from './case-file.ts'
import { isMajor, levelShown } from './telemetry.ts'

export function kickOff(file: CaseFile): LogEntry | null {
  if (file.mode === 'assist') {
    const transferred = entriesOf(file, 'commandTransferred').find((entry) => entry.event.to === 'you')
    if (transferred !== undefined) return transferred
  }
  return entriesOf(file, 'incidentDeclared')[0] ?? entriesOf(file, 'pageRaised')[0] ?? null
}

const STEP_SECONDS = 10
const known = new WeakMap<CaseFile, boolean>()

/**
 * Where little is the right answer, nothing was declared, and screens never showed a level that asks for a commander,
 * nothing had to be commanded: a page that rang is no incident. What was found out and said still counts.
 */
export function neededLittle(file: CaseFile): boolean {
  if (file.scenario.restraint !== true || entriesOf(file, 'incidentDeclared').length > 0) return false
  let answer = known.get(file)
  if (answer === undefined) {
    answer = true
    for (let at = 0; at <= file.endedAt && answer; at += STEP_SECONDS) {
      const level = levelShown(file, at)
      answer = level === null || !isMajor(file.policy, level)
    }
    known.set(file, answer)
  }
  return answer
}
