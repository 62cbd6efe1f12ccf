import { changeShownAt, type Drill, type ExecutionState } from '../drill/index.ts'
import { labelWith } from '../messages/index.ts'
import type { ActionSpec } from '../scenario/index.ts'
import type { ChangeView } from './seat-view.ts'
import { toldOf } from './told-log.ts'

/** Change events as a tracker has them: a change that others make appears when it is made, our own when it takes effect. */
export function changesView(drill: Drill): readonly ChangeView[] {
  const { scenario } = drill.setup
  const { executions } = drill.state
  const made = scenario.changes.flatMap((change): readonly ChangeView[] => {
    const at = changeShownAt(drill, change)
    if (at === null) return []
    const { id, service, title, byRole, kind = 'config', resources = [] } = change
    return [{ id, at, service, title, byRole, kind, resources }]
  })
  const own = executions.flatMap((execution) => {
    const spec = scenario.actions.find((each) => each.id === execution.actionId)
    return spec === undefined || execution.effectAt === null ? [] : [ownChange(drill, spec, execution)]
  })
  return [...made, ...own].sort((a, b) => a.at - b.at)
}

function ownChange(drill: Drill, spec: ActionSpec, execution: ExecutionState): ChangeView {
  const member = drill.setup.scenario.cast.find((each) => each.id === execution.executor)
  const tool = spec.console?.tool
  return {
    id: execution.executionId,
    at: execution.effectAt ?? execution.approvedAt,
    service: spec.group,
    title: labelWith(spec, execution.parameters),
    byRole: member?.role ?? 'Incident commander',
    kind: tool === 'terraform' ? 'terraform' : tool === 'flags' ? 'flag' : 'console',
    resources: [],
  }
}

/** What an entry of the tracker says when it is opened. */
export function changeText(
  drill: Drill,
  id: string,
): { readonly title: string; readonly markdown: string } | null {
  const change = drill.setup.scenario.changes.find((each) => each.id === id)
  if (change !== undefined) return { title: change.title, markdown: change.detail }
  const execution = drill.state.executions.find((each) => each.executionId === id)
  const spec = drill.setup.scenario.actions.find((each) => each.id === execution?.actionId)
  if (execution === undefined || spec === undefined) return null
  const goal =
    execution.card === null ? '' : `\n\nGoal: ${toldOf(drill, execution.card.goal, execution.approvedAt)}`
  return {
    title: labelWith(spec, execution.parameters),
    markdown: `${spec.description}${goal}\n\nWay back: ${spec.wayBack}`,
  }
}
