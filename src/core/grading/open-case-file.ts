import { type Drill, reading } from '../drill/index.ts'
import { logGraded } from '../view/index.ts'
import type { CaseFile } from './case-file.ts'

/** The case file of a drill that was played: its log, its rules, and its telemetry as it was readable at each second. */
export function openCaseFile(drill: Drill): CaseFile {
  const { scenario, policy, mode, seat } = drill.setup
  const endedAt = drill.state.second
  return {
    scenario,
    policy,
    mode,
    seat,
    log: logGraded(drill, seat),
    endedAt,
    injectOf: (messageId) =>
      drill.state.messages.find((each) => each.messageId === messageId)?.injectId ?? null,
    telemetry: (series, at) => {
      const value = reading(drill, series, endedAt - at)
      return Number.isNaN(value) ? null : value
    },
  }
}
