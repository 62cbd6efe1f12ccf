import type { ToldEntry } from '../drill/index.ts'
import { type CaseFile, entriesOf } from './case-file.ts'
import { isMajor, levelShown } from './telemetry.ts'

/**
 * When the incident began for the trainee: in Assist when command came to them; otherwise the declaration, else the
 * first page. Null = not at all.
 */
export function kickOff(file: CaseFile): ToldEntry | null {
  if (file.mode === 'assist') {
    const transferred = entriesOf(file, 'commandTransferred').find((entry) => entry.event.to === file.seat)
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
