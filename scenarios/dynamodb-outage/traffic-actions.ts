import type { Scenario } from '../../src/core/scenario/index.ts'

type Action = Scenario['actions'][number]
type Effect = Action['effects'][number]['intervention']

const now = (...interventions: readonly Effect[]) =>
  interventions.map((intervention) => ({ afterSeconds: 0, intervention }))

const shares = [
  { value: 0.25, label: '25 %' },
  { value: 0.5, label: '50 %' },
  { value: 0.75, label: '75 %' },
  { value: 1, label: '100 %' },
  { value: 0.02, label: '2 % (the usual)' },
] as const

const region = {
  id: 'region',
  label: 'region',
  options: ['us-east-1', 'us-west-2'].map((value) => ({ value, label: value })),
}

const home: readonly Effect[] = [
  { kind: 'setRegionWeight', region: 'us-west-2', weight: 0.02 },
  { kind: 'setRegionWeight', region: 'us-east-1', weight: 0.98 },
]

/** Weight of the east for each share of the west: interventions have no arithmetic. */
const moveBy = (share: number): readonly Effect[] => [
  { kind: 'setRegionWeight', region: 'us-west-2', weight: share },
  { kind: 'setRegionWeight', region: 'us-east-1', weight: Math.round(100 * (1 - share)) / 100 },
]

const shift = (
  id: string,
  share: number,
  words: string,
  more: Pick<Action, 'warrantedBy' | 'blastRadius' | 'group'> & { readonly tempting?: boolean },
): Action => ({
  id,
  label: `Routing control: ${words}`,
  description: `The prepared switch sends ${words}. Data plane: works while consoles and APIs do not.`,
  parameters: [],
  durationSeconds: 60,
  plane: 'data',
  console: {
    tool: 'aws',
    command: `aws route53-recovery-cluster update-routing-control-states --entries west-share-${Math.round(100 * share)}=On`,
  },
  costUsd: share === 0.02 ? 0 : 120,
  risk: 'Whoever arrives needs servers and a table there. A tail of resolvers follows much later.',
  wayBack: 'Another position of the same switch.',
  reversible: true,
  performedByTeams: ['edge', 'platform'],
  effects: now(...moveBy(share)),
  undo: now(...home),
  ...more,
})

/** Where travellers go, and which replica of the table they meet there. */
export const trafficActions: Scenario['actions'] = [
  {
    id: 'west-own-table',
    label: 'Point the west at its own table replica',
    group: 'failover',
    description:
      'Servers in us-west-2 read and write the replica of us-west-2 instead of the eastern endpoint. One setting, read at once.',
    parameters: [],
    durationSeconds: 75,
    plane: 'data',
    console: { tool: 'flags', command: 'flags set store.replica us-west-2 --region us-west-2' },
    costUsd: 0,
    risk: 'Two writers from then on. What the east has written and not replicated can be overwritten: last writer wins.',
    wayBack: 'Point it at the eastern endpoint again.',
    reversible: true,
    blastRadius: 'region',
    performedByTeams: ['data', 'platform'],
    effects: now({ kind: 'setTableReplica', table: 'bookings', callersIn: 'us-west-2', region: 'us-west-2' }),
    undo: now({ kind: 'setTableReplica', table: 'bookings', callersIn: 'us-west-2', region: 'us-east-1' }),
    warrantedBy: [
      ['lag-known', 'connects-fail'],
      ['lag-known', 'west-reads-east'],
    ],
  },
  {
    id: 'east-west-table',
    label: 'Point the east at the western replica',
    group: 'failover',
    description:
      'Servers and ticket workers in us-east-1 read and write the replica of us-west-2, 65 ms away. They still need a valid session.',
    parameters: [],
    durationSeconds: 75,
    plane: 'data',
    console: { tool: 'flags', command: 'flags set store.replica us-west-2 --region us-east-1' },
    costUsd: 60,
    risk: 'Every call crosses the continent; the western replica gets everything at once.',
    wayBack: 'Point it at the eastern endpoint again.',
    reversible: true,
    blastRadius: 'region',
    performedByTeams: ['data', 'platform'],
    effects: now({ kind: 'setTableReplica', table: 'bookings', callersIn: 'us-east-1', region: 'us-west-2' }),
    undo: now({ kind: 'setTableReplica', table: 'bookings', callersIn: 'us-east-1', region: 'us-east-1' }),
    warrantedBy: [['lag-known', 'connects-fail']],
  },
  shift('west-quarter', 0.25, 'a quarter of the travellers to us-west-2', {
    group: 'failover',
    blastRadius: 'region',
    warrantedBy: [['connects-fail', 'west-ready'], ['customers-served', 'name-back'], ['west-near-limit']],
  }),
  shift('west-half', 0.5, 'half of the travellers to us-west-2', {
    group: 'failover',
    blastRadius: 'region',
    warrantedBy: [['connects-fail', 'west-ready'], ['west-near-limit'], ['targets-flap', 'west-ready']],
  }),
  shift('west-most', 0.75, 'three quarters of the travellers to us-west-2', {
    group: 'failover',
    blastRadius: 'region',
    warrantedBy: [['connects-fail', 'west-ready'], ['west-near-limit'], ['targets-flap', 'west-ready']],
  }),
  shift('west-all', 1, 'all travellers to us-west-2', {
    group: 'failover',
    blastRadius: 'global',
    warrantedBy: [['connects-fail', 'west-ready']],
  }),
  shift('all-home', 0.02, 'everybody back to us-east-1 at once', {
    group: 'traffic',
    blastRadius: 'global',
    warrantedBy: [],
    tempting: true,
  }),
  {
    id: 'edit-records',
    label: 'Edit the DNS records',
    group: 'failover',
    description: 'Changes the weights of the records by the API. Control plane; that API lives in us-east-1.',
    parameters: [{ id: 'share', label: 'share to us-west-2', options: shares }],
    durationSeconds: 150,
    plane: 'control',
    controlPlane: 'records',
    console: {
      tool: 'aws',
      command:
        'aws route53 change-resource-record-sets --hosted-zone-id Z0PUFFIN --change-batch west-weight=$share',
    },
    costUsd: 0,
    risk: 'The same as the routing control, later, through an API that may not answer.',
    wayBack: 'Edit them again.',
    reversible: true,
    blastRadius: 'global',
    performedByTeams: ['edge', 'platform'],
    effects: now({ kind: 'setRegionWeight', region: 'us-west-2', weight: '$share' }),
    undo: now(...home),
    warrantedBy: [],
    tempting: true,
  },
  {
    id: 'admit',
    label: 'Admit only part of the travellers',
    group: 'degrade',
    description:
      'The front door of a region refuses a share of requests at once, with an honest "please wait" page.',
    parameters: [
      region,
      {
        id: 'share',
        label: 'admitted',
        options: [
          { value: 0.9, label: '90 %' },
          { value: 0.75, label: '75 %' },
          { value: 0.5, label: '50 %' },
          { value: 1, label: '100 % (admit all)' },
        ],
      },
    ],
    durationSeconds: 45,
    plane: 'data',
    console: { tool: 'flags', command: 'flags set front.admit $share --region $region' },
    costUsd: 0,
    risk: 'Those refused are not served, for certain.',
    wayBack: 'Admit all.',
    reversible: true,
    blastRadius: 'region',
    performedByTeams: ['edge', 'platform'],
    effects: now({ kind: 'setAdmission', region: '$region', share: '$share' }),
    undo: now({ kind: 'setAdmission', region: '$region', share: 1 }),
    warrantedBy: [['west-near-limit'], ['retries-amplify'], ['targets-flap']],
  },
  {
    id: 'drain-zone',
    label: 'Drain a zone',
    group: 'traffic',
    description: 'Zonal shift: load balancers stop sending requests to one zone of us-east-1.',
    parameters: [
      {
        id: 'zone',
        label: 'zone',
        options: ['us-east-1a', 'us-east-1b'].map((value) => ({ value, label: value })),
      },
    ],
    durationSeconds: 75,
    plane: 'data',
    console: {
      tool: 'aws',
      command:
        'aws arc-zonal-shift start-zonal-shift --resource-identifier front --away-from $zone --expires-in 4h',
    },
    costUsd: 0,
    risk: 'The other zone carries twice as much.',
    wayBack: 'End the shift.',
    reversible: true,
    blastRadius: 'zone',
    performedByTeams: ['edge', 'platform'],
    effects: now({ kind: 'setZoneWeight', zone: '$zone', weight: 0 }),
    undo: now({ kind: 'setZoneWeight', zone: '$zone', weight: 1 }),
    warrantedBy: [],
    tempting: true,
  },
]
