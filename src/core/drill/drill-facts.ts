import type { ActionParameters } from '../command/index.ts'
import { type ConditionFacts, type IncidentMoment, isInState } from '../scenario/index.ts'
import type { Drill, ExecutionState } from './drill-state.ts'
import type { DrillEventKind } from './event.ts'
import { entriesOfKind, latestOf } from './log-by-kind.ts'
import { reading } from './telemetry.ts'
import { trueReading } from './truth.ts'

const MOMENTS: Readonly<
  Record<Exclude<IncidentMoment, 'paged' | 'acknowledged'>, keyof Drill['state']['incident']>
> = {
  declared: 'declaredAt',
  bridgeOpen: 'bridgeOpenedAt',
  commandTaken: 'commandTakenAt',
  mitigated: 'mitigatedAt',
  resolved: 'resolvedAt',
  closed: 'closedAt',
  postmortemOwnerNamed: 'postmortemOwner',
}

/** Everything a condition may ask, the truth included: for the scenario's own machine, monitors and findings. */
export function drillFacts(drill: Drill): ConditionFacts {
  let facts = made.get(drill)
  if (facts === undefined) {
    facts = makeFacts(drill)
    made.set(drill, facts)
  }
  return facts
}

/** They read the state as it is when they are asked, so one set serves a drill for all its life. */
const made = new WeakMap<Drill, ConditionFacts>()

function makeFacts(drill: Drill): ConditionFacts {
  const { state } = drill
  return {
    get second() {
      return state.second
    },
    signal: (series, agoSeconds) => reading(drill, series, agoSeconds),
    truth: (series, agoSeconds) => trueReading(drill, series, agoSeconds),
    inState: (name) => isInState(state.machine, name),
    faultActive: (faultId) => lastFaultEvent(drill, faultId) === 'faultStarted',
    alertFiring: (alertId) => state.pages.some((page) => page.alertId === alertId && page.clearedAt === null),
    actionSince: (actionId, status, parameters) => actionSince(drill, actionId, status, parameters),
    clueReached: (clueId) => Object.keys(state.clues[clueId]?.reached ?? {}).length > 0,
    incidentSince: (moment) => incidentSince(drill, moment),
    personStatus: (personId) => state.people[personId]?.status ?? null,
    taskDone: (investigationId) =>
      state.tasks.some((task) => task.investigationId === investigationId && task.reportedAt !== null),
    verified: (checkId) => state.verified[checkId] !== undefined,
    vendorPosted: (postId) => state.vendorPosted[postId] !== undefined,
    injectSentAt: (injectId) => state.injectsSent[injectId] ?? null,
    lastOf: (kind) => lastOf(drill, kind as DrillEventKind),
  }
}

export function actionSince(
  drill: Drill,
  actionId: string,
  status: 'approved' | 'inEffect' | 'undone',
  parameters: ActionParameters | undefined,
): number | null {
  let since: number | null = null
  for (const execution of drill.state.executions) {
    if (execution.actionId !== actionId || !matches(execution, parameters)) continue
    if (status === 'approved') since ??= execution.approvedAt
    else if (status === 'undone') since = execution.undoneAt ?? since
    else if (execution.undoneAt === null) since ??= execution.effectAt
  }
  return since
}

function matches(execution: ExecutionState, parameters: ActionParameters | undefined): boolean {
  if (parameters === undefined) return true
  return Object.keys(parameters).every((key) => execution.parameters[key] === parameters[key])
}

export function incidentSince(drill: Drill, moment: IncidentMoment): number | null {
  const { state } = drill
  if (moment === 'paged') return state.pages[0]?.raisedAt ?? null
  if (moment === 'acknowledged')
    return state.pages.find((page) => page.acknowledgedAt !== null)?.acknowledgedAt ?? null
  if (moment === 'postmortemOwnerNamed')
    return state.incident.postmortemOwner === null ? null : (lastOf(drill, 'postmortemOwnerNamed') ?? 0)
  return state.incident[MOMENTS[moment]] as number | null
}

export function lastOf(drill: Drill, kind: DrillEventKind): number | null {
  return entriesOfKind(drill.state.log, kind).at(-1)?.at ?? null
}

/** Which came last, its start or its end? */
function lastFaultEvent(drill: Drill, faultId: string): 'faultStarted' | 'faultEnded' | null {
  const { log } = drill.state
  const started = latestOf(
    entriesOfKind(log, 'faultStarted').findLast(
      ({ event }) => 'faultId' in event && event.faultId === faultId,
    ),
    entriesOfKind(log, 'faultEnded').findLast(({ event }) => 'faultId' in event && event.faultId === faultId),
  )
  return started === undefined ? null : (started.event.kind as 'faultStarted' | 'faultEnded')
}
