import type { LookSource, SeatId } from '../../../src/core/command/index.ts'
import type { Actor, DrillMode, ToldEntry, ToldEvent } from '../../../src/core/drill/index.ts'
import type { CaseFile } from '../../../src/core/grading/index.ts'
import { defaultPolicy, type Policy, type Scenario } from '../../../src/core/scenario/index.ts'
import { smallScenario } from './small-scenario.ts'

/** One line of a hand-made log. */
export interface Line {
  readonly at: number
  readonly by: Actor
  readonly event: ToldEvent
}

export const you = (at: number, event: ToldEvent): Line => ({
  at,
  by: { kind: 'seat', seat: 'commander' },
  event,
})
export const they = (at: number, personId: string, event: ToldEvent): Line => ({
  at,
  by: { kind: 'person', personId },
  event,
})
export const world = (at: number, event: ToldEvent): Line => ({
  at,
  by: { kind: 'system', name: 'world' },
  event,
})

export interface Setting {
  readonly mode?: DrillMode
  readonly endedAt?: number
  /** Share of customers not served, as the screens showed it. Default: 10 % from second 40 to 1500. */
  readonly failed?: (at: number) => number | null
  readonly policy?: Policy
  readonly scenario?: Scenario
}

const tenPercentUntil1500 = (at: number) => (at < 40 || at > 1500 ? 0.001 : 0.1)

/** A case file of a hand-made log: lines in any order, ids by order of time. */
export function caseOf(lines: readonly Line[], setting: Setting = {}): CaseFile {
  const { mode = 'command', endedAt = 3600, failed = tenPercentUntil1500 } = setting
  const { policy = defaultPolicy, scenario = smallScenario } = setting
  const log = lines
    .map((line, index) => ({ line, index }))
    .sort((a, b) => a.line.at - b.line.at || a.index - b.index)
    .map(
      ({ line }, index): ToldEntry => ({
        ...line,
        id: `e${index + 1}`,
        hidden: line.event.kind === 'clueReached',
        because: null,
      }),
    )
  return {
    scenario,
    policy,
    mode,
    seat: 'commander',
    log,
    endedAt,
    injectOf: (messageId) => messageId.replace(/^m-/, ''),
    telemetry: (series, at) => {
      const share = failed(at)
      if (share === null) return null
      return series === 'customers/all/successShare' ? 1 - share : share * 100
    },
  }
}

// Lines that many stories need.
export const page = (at = 60): Line =>
  world(at, {
    kind: 'pageRaised',
    pageId: 'p1',
    alertId: 'burn',
    title: 'Checkout burns its budget',
    detail: '',
    team: 'storefront',
    urgency: 'high',
    runbook: null,
  })
export const cleared = (at: number): Line => world(at, { kind: 'alertCleared', alertId: 'burn', title: '' })
export const declare = (at: number, severity: 1 | 2 | 3 | 4 | 5 = 2): Line =>
  you(at, {
    kind: 'incidentDeclared',
    number: 'INC-1',
    severity,
    summary: 'Some checkouts fail since five past.',
  })
export const take = (at: number, announcement = 'I am the incident commander.'): Line =>
  you(at, { kind: 'commandTaken', announcement })
export const role = (
  at: number,
  personId: string,
  name: 'scribe' | 'commsLead' | 'operationsLead' | 'deputy',
): Line => you(at, { kind: 'roleAssigned', personId, role: name })
export const joins = (at: number, personId: string): Line =>
  they(at, personId, { kind: 'personJoined', personId, text: 'I am here.' })
export const pages = (
  at: number,
  personId: string,
  reason = 'Ten percent of checkouts fail, please join.',
): Line => you(at, { kind: 'personPaged', personId, reason })
export const clue = (at: number, clueId: string, seat: SeatId = 'commander'): Line =>
  world(at, { kind: 'clueReached', clueId, seat, via: 'e1' })
export const look = (at: number, source: LookSource, subject = 'service/web'): Line =>
  you(at, { kind: 'lookedAt', source, subject, showed: true })
/** A screen that was opened and had nothing to show, or only errors. */
export const emptyLook = (at: number, source: LookSource, subject = 'service/web'): Line =>
  you(at, { kind: 'lookedAt', source, subject, showed: false })
export const say = (at: number, text: string, to: string | null = null): Line =>
  you(at, { kind: 'said', text, to })
export const update = (at: number, text: string): Line => you(at, { kind: 'internalUpdatePosted', text })
export const post = (
  at: number,
  text: string,
  phase: 'investigating' | 'identified' | 'monitoring' | 'resolved' = 'investigating',
  nextUpdateMinutes: number | null = 20,
): Line => you(at, { kind: 'statusPosted', phase, text, nextUpdateMinutes })
export const hypothesis = (
  at: number,
  text: string,
  confidence: 'low' | 'medium' | 'high' = 'medium',
  suspects = ['east-b'],
): Line => you(at, { kind: 'hypothesisStated', text, confidence, suspects })
export const act = (
  at: number,
  actionId: string,
  more: {
    readonly executor?: string
    readonly executionId?: string
    readonly card?: boolean
    readonly predicted?: boolean
  } = {},
): Line =>
  you(at, {
    kind: 'actionApproved',
    executionId: more.executionId ?? `x${at}`,
    actionId,
    label: actionId,
    parameters: {},
    executor: more.executor ?? 'network',
    card:
      more.card === true || more.predicted === true
        ? {
            goal: 'Get traffic away from the slow part.',
            worstCase: 'The other zones run hotter for a while.',
            expected:
              more.predicted === true
                ? { series: 's', direction: 'below', value: 1, withinSeconds: 120 }
                : null,
          }
        : null,
  })
export const effect = (at: number, executionId: string, actionId = 'drain'): Line =>
  they(at, 'network', { kind: 'actionTookEffect', executionId, actionId, label: actionId })
export const judged = (at: number, executionId: string, met: boolean): Line =>
  world(at, {
    kind: 'predictionJudged',
    executionId,
    met,
    expected: { series: 's', direction: 'below', value: 1, withinSeconds: 120 },
    observed: 2,
  })
export const undo = (at: number, executionId: string): Line =>
  you(at, {
    kind: 'actionUndone',
    executionId,
    actionId: 'drain',
    label: 'drain',
    reason: 'It did not help.',
  })
export const task = (
  at: number,
  taskId: string,
  timeBoxMinutes: number | null = 5,
  outcome = 'Tell me which zone is slow.',
): Line =>
  you(at, {
    kind: 'taskAssigned',
    taskId,
    personId: 'network',
    investigationId: 'zones',
    label: 'Compare the zones',
    outcome,
    timeBoxMinutes,
  })
export const reported = (at: number, taskId: string): Line =>
  they(at, 'network', {
    kind: 'taskReported',
    taskId,
    personId: 'network',
    investigationId: 'zones',
    text: 'Packet loss of 3 percent between zone east-b and the database, the other zones are clean.',
    needs: null,
    confidence: 'sure',
  })
export const expired = (at: number, taskId: string): Line =>
  world(at, { kind: 'taskBoxExpired', taskId, personId: 'network' })
export const message = (
  at: number,
  injectId: string,
  from: string,
  text = 'Zone east-b drops 3 percent of packets to the database.',
): Line =>
  they(at, from, {
    kind: 'messagePosted',
    messageId: `m-${injectId}`,
    from,
    channel: 'incident',
    text,
    asks: true,
    injectId: null,
  })
export const reply = (
  at: number,
  injectId: string,
  stance: 'acknowledge' | 'readBack' | 'holdTheLine' | 'offerCommand' | 'defer' | 'comply',
  text = 'We keep to the plan and write again at half past.',
): Line => you(at, { kind: 'replied', messageId: `m-${injectId}`, stance, text })
export const mitigated = (at: number): Line =>
  you(at, { kind: 'incidentMitigated', text: 'The drain holds.' })
export const resolve = (at: number, text = 'Checkout has recovered and the incident is over.'): Line =>
  you(at, { kind: 'incidentResolved', text })
export const passed = (at: number): Line =>
  they(at, 'comms', {
    kind: 'verificationReported',
    checkId: 'buy',
    personId: 'comms',
    passed: true,
    text: 'I bought a book.',
  })
export const owner = (at: number, dueDays = 3): Line =>
  you(at, { kind: 'postmortemOwnerNamed', personId: 'network', dueDays })
export const standDown = (at: number, staying = 'The network engineer and I stay.'): Line =>
  you(at, { kind: 'peopleStoodDown', personIds: ['database'], staying })
export const brief = (at: number): Line =>
  you(at, {
    kind: 'executivesBriefed',
    text: 'One in ten checkouts fails. We are draining a zone. Next word in 20 minutes.',
  })
export const note = (at: number, text = 'Zone east-b was slow from 02:05 on.'): Line =>
  you(at, { kind: 'documentEdited', section: 'notes', text })
export const looksBack = (
  at: number,
  words: Partial<Record<'wentWell' | 'wasHard' | 'wouldChange', string>> = {},
): Line =>
  you(at, {
    kind: 'selfRated',
    ratings: { A: 3 },
    wentWell: 'The drain came after two kinds of evidence.',
    wasHard: 'The dashboards show averages over all zones.',
    wouldChange: 'Give each zone its own latency panel on the wall.',
    ...words,
  })
export const WHOLE_UPDATE =
  'Condition: zone east-b is slow and errors are at 10 percent. Impact: one in ten checkouts fails for our customers. We are draining the zone now. We need the network engineer to watch the links. Next update at 02:40.'
export const GOOD_POST =
  'About 10% of checkouts are failing for some customers. We are working on it. The next update follows in 20 minutes.'
