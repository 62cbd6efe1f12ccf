import type { ActionParameters } from '../command/index.ts'
import type { Drill } from './drill-state.ts'

/** What words of the cast ask for: actions, with the choices they mean, if they mean any. */
export interface AskedAction {
  readonly actionId: string
  readonly parameters?: ActionParameters
}

/** Is any of the actions under way or in effect? Then nobody needs to ask for it any more. */
export function standsAlready(drill: Drill, asked: readonly AskedAction[] | undefined): boolean {
  return (asked ?? []).some(({ actionId, parameters }) =>
    drill.state.executions.some(
      (each) =>
        each.actionId === actionId &&
        each.undoneAt === null &&
        each.failedAt === null &&
        each.handedBackAt === null &&
        Object.entries(parameters ?? {}).every(([name, value]) => each.parameters[name] === value),
    ),
  )
}
