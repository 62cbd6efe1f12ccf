import type { Play, Scenario } from '../../../src/core/scenario/index.ts'
import { smallScenario } from '../grading/small-scenario.ts'
import { sampleMarket, sampleService, sampleTopology } from '../world/sample-world.ts'

const topology = sampleTopology(
  [sampleService('web', { team: 'storefront', instances: { 'one-a': 4, 'one-b': 4, 'one-c': 4 } })],
  [],
  [sampleMarket(100)],
  {
    entry: {
      service: 'web',
      dns: {
        ttlSeconds: 60,
        staleShare: 0,
        staleSeconds: 1800,
        healthCheckIntervalSeconds: 30,
        healthCheckFailures: 3,
      },
      regionWeights: { one: 1 },
    },
  },
)

const play = (id: string, when: Play['when'], reactionSeconds: number, command: Play['command']): Play => ({
  id,
  when,
  reactionSeconds,
  command,
  thinking: ['I do what comes next.'],
  marker: 'C4',
})

const sees = { clueReached: 'oneZoneFails' }

/**
 * A whole incident of 30 minutes: in one zone of three, half of the answers are errors from second 60 on; draining it
 * ends the harm. Small enough to be played in a test.
 */
export const tinyIncident: Scenario = {
  ...smallScenario,
  id: 'tiny',
  topology,
  warmUpSeconds: 120,
  endsAtSecond: 1800,
  faults: [{ id: 'sourZone', kind: 'serviceErrors', service: 'web', zone: 'one-b', errorShare: 0.5 }],
  machine: {
    id: 'tiny',
    initial: 'calm',
    states: {
      calm: { after: { '60000': { target: 'sour' } } },
      sour: { entry: [{ type: 'injectFault', params: { faultId: 'sourZone' } }] },
    },
  },
  alerts: [
    {
      id: 'burn',
      title: 'Checkout burns its budget',
      detail: 'Errors on web.',
      team: 'storefront',
      urgency: 'high',
      rule: {
        kind: 'threshold',
        series: 'customers/all/successShare',
        comparison: 'below',
        value: 0.95,
        forSeconds: 30,
      },
    },
  ],
  teams: [
    { id: 'storefront', label: 'Storefront', services: ['web'], onCall: 'webOnCall' },
    { id: 'network', label: 'Network', services: [], onCall: 'network' },
  ],
  clues: [
    {
      id: 'oneZoneFails',
      says: 'Errors come from one zone.',
      seenAt: [
        {
          source: 'metrics',
          subject: 'service/web',
          when: { signal: 'service/web/one-b/errorShare', is: 'above', value: 0.2 },
        },
      ],
    },
  ],
  changes: [],
  runbooks: [],
  actions: [
    {
      ...(smallScenario.actions[1] as Scenario['actions'][number]),
      id: 'drain',
      parameters: [
        {
          id: 'zone',
          label: 'Zone',
          options: ['one-a', 'one-b', 'one-c'].map((value) => ({ value, label: value })),
        },
      ],
      performedByTeams: ['storefront', 'network'],
      effects: [{ afterSeconds: 0, intervention: { kind: 'setZoneWeight', zone: '$zone', weight: 0 } }],
      undo: [{ afterSeconds: 0, intervention: { kind: 'setZoneWeight', zone: '$zone', weight: 1 } }],
      warrantedBy: [['oneZoneFails']],
    },
    {
      ...(smallScenario.actions[0] as Scenario['actions'][number]),
      id: 'restart',
      group: 'restart',
      blastRadius: 'service',
      effects: [{ afterSeconds: 0, intervention: { kind: 'restart', service: 'web', seconds: 40 } }],
      warrantedBy: [['never']],
    },
  ],
  injects: [],
  verifications: [
    {
      id: 'buy',
      label: 'Buy something',
      teams: ['support', 'storefront'],
      minutes: 2,
      passes: { truth: 'customers/all/successShare', is: 'above', value: 0.98 },
      passText: ['It works.'],
      failText: ['It does not work.'],
    },
  ],
  recovered: { truth: 'customers/all/successShare', is: 'above', value: 0.98 },
  playbook: [
    play('acknowledge', { incident: 'paged' }, 15, { kind: 'acknowledgePage', pageId: '{page}' }),
    play('look', { incident: 'acknowledged' }, 10, {
      kind: 'lookAt',
      source: 'metrics',
      subject: 'service/web',
    }),
    play('declare', { incident: 'acknowledged' }, 30, {
      kind: 'declareIncident',
      severity: 2,
      summary: '{failedPercent}% of visits fail since {clock}.',
    }),
    play('command', { incident: 'declared' }, 10, {
      kind: 'takeCommand',
      announcement: 'I am the incident commander.',
    }),
    play('page', { incident: 'declared' }, 15, {
      kind: 'page',
      target: 'storefront',
      reason: 'Visits fail in one zone.',
    }),
    play('status', { incident: 'declared' }, 40, {
      kind: 'postStatus',
      phase: 'investigating',
      text: 'About {failedPercent}% of visits fail for our customers. We are working on it. The next update follows at {nextUpdateClock}.',
      nextUpdateMinutes: 20,
    }),
    play('drain', { all: [sees, { personIs: 'webOnCall', status: 'onBridge' }] }, 20, {
      kind: 'approveAction',
      actionId: 'drain',
      parameters: { zone: 'one-b' },
      executor: 'webOnCall',
      card: null,
    }),
    play('verify', { action: 'drain', is: 'inEffect', sinceSeconds: 200 }, 10, {
      kind: 'askVerification',
      checkId: 'buy',
      personId: 'webOnCall',
    }),
    play('resolve', { verified: 'buy' }, 300, {
      kind: 'resolveIncident',
      text: 'Visits have recovered, it is over.',
    }),
    play('owner', { incident: 'resolved' }, 10, {
      kind: 'namePostmortemOwner',
      personId: 'webOnCall',
      dueDays: 3,
    }),
    play('close', { incident: 'postmortemOwnerNamed' }, 20, {
      kind: 'closeIncident',
      text: 'Thank you all.',
    }),
  ],
}
