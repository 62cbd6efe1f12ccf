import type { Scenario } from '../../src/core/scenario/index.ts'
import { incident } from '../condition-words.ts'

type Action = Scenario['actions'][number]
type Effect = Action['effects'][number]['intervention']

const now = (...interventions: readonly Effect[]) =>
  interventions.map((intervention) => ({ afterSeconds: 0, intervention }))

const zone = {
  id: 'zone',
  label: 'zone',
  options: ['us-east-1a', 'us-east-1b', 'us-east-1c'].map((value) => ({ value, label: value })),
}

/**
 * The share of all customers that the west's waiting room lets in. It is whole visits: an edge that refuses single requests
 * at random starts many visits and finishes few, and serves less the more of them come back.
 */
const WEST_ADMITS = 0.3

/** Moves between zones and regions, and what the retries between services do. */
export const trafficActions: Scenario['actions'] = [
  {
    id: 'drain-zone',
    label: 'Drain a zone',
    group: 'traffic',
    description:
      'Zonal shift: load balancers stop sending new requests to one zone. Data plane only, works while consoles are slow.',
    parameters: [zone],
    durationSeconds: 75,
    plane: 'data',
    console: {
      tool: 'aws',
      command:
        'aws arc-zonal-shift start-zonal-shift --resource-identifier all --away-from $zone --expires-in 3h',
    },
    costUsd: 0,
    risk: 'The other zones carry half as much again.',
    wayBack: 'Re-admit the zone, in steps.',
    reversible: true,
    blastRadius: 'zone',
    performedByTeams: ['edge', 'platform'],
    effects: now({ kind: 'setZoneWeight', zone: '$zone', weight: 0 }),
    undo: now({ kind: 'setZoneWeight', zone: '$zone', weight: 1 }),
    warrantedBy: [['one-zone'], ['zone-latency', 'demand-flat'], ['packet-loss'], ['traces-share-zone']],
  },
  {
    id: 'readmit-zone',
    label: 'Re-admit a zone in steps',
    group: 'traffic',
    description: 'Gives a drained zone a part of its usual weight. Watch it before the next step.',
    parameters: [
      zone,
      {
        id: 'share',
        label: 'share of its usual weight',
        options: [
          { value: 0.1, label: '10 %' },
          { value: 0.25, label: '25 %' },
          { value: 0.5, label: '50 %' },
          { value: 1, label: '100 %' },
        ],
      },
    ],
    durationSeconds: 60,
    plane: 'data',
    console: { tool: 'flags', command: 'flags set zone.weight.$zone $share' },
    costUsd: 0,
    risk: 'Whatever was wrong there reaches customers again, in proportion to the step.',
    wayBack: 'Drain the zone again.',
    reversible: true,
    blastRadius: 'zone',
    performedByTeams: ['edge', 'platform'],
    effects: now({ kind: 'setZoneWeight', zone: '$zone', weight: '$share' }),
    undo: now({ kind: 'setZoneWeight', zone: '$zone', weight: 0 }),
    warrantedBy: [['vendor-recovering', 'customers-served']],
  },
  {
    id: 'readmit-zone-now',
    label: 'Re-admit a zone at once',
    group: 'traffic',
    description: 'Gives a drained zone its full weight back in one go.',
    parameters: [zone],
    durationSeconds: 45,
    plane: 'data',
    console: {
      tool: 'aws',
      command: 'aws arc-zonal-shift cancel-zonal-shift --resource-identifier all --away-from $zone',
    },
    costUsd: 0,
    risk: 'A third of all traffic lands on a zone nobody has tried.',
    wayBack: 'Drain the zone again.',
    reversible: true,
    blastRadius: 'region',
    performedByTeams: ['edge', 'platform'],
    effects: now({ kind: 'setZoneWeight', zone: '$zone', weight: 1 }),
    undo: now({ kind: 'setZoneWeight', zone: '$zone', weight: 0 }),
    warrantedBy: [],
    tempting: true,
  },
  ...(
    [
      ['failover-quarter', 'a quarter', 0.25, 300],
      ['failover-half', 'half', 0.5, 900],
      ['failover-all', 'all', 1, 2600],
    ] as const
  ).map(
    ([id, words, share, costUsd]): Action => ({
      id,
      label: `Send ${words} of the traffic to us-west-2`,
      group: 'failover',
      description: `Changes the answers of our name servers so that ${words} of the customers reach the standby region.${
        share === 1 ? ' Its waiting room opens: three in ten get in, the others are told to wait.' : ''
      }`,
      parameters: [],
      durationSeconds: 120,
      plane: 'data',
      console: {
        tool: 'aws',
        command: `aws route53-recovery-cluster update-routing-control-states --us-west-2 ${share}`,
      },
      costUsd,
      risk: 'The standby has a fifth of the capacity. Resolvers follow within minutes, a tail of them much later. Orders may lag.',
      wayBack: 'Send the traffic back; it returns as slowly as it left.',
      reversible: true,
      blastRadius: share === 1 ? 'global' : 'region',
      performedByTeams: ['edge', 'platform'],
      precondition: {
        when: incident('declared'),
        refusal:
          'Moving customers between regions needs a declared incident. That is the rule since last spring.',
      },
      effects: now(
        { kind: 'setRegionWeight', region: 'us-west-2', weight: share },
        { kind: 'setRegionWeight', region: 'us-east-1', weight: 1 - share },
        { kind: 'setAdmission', region: 'us-west-2', share: share === 1 ? WEST_ADMITS : 1 },
      ),
      undo: [
        ...now(
          { kind: 'setRegionWeight', region: 'us-west-2', weight: 0.05 },
          { kind: 'setRegionWeight', region: 'us-east-1', weight: 0.95 },
        ),
        // Not before resolvers have let most of them go.
        { afterSeconds: 240, intervention: { kind: 'setAdmission', region: 'us-west-2', share: 1 } },
      ],
      warrantedBy: share === 0.25 ? [['one-zone', 'standby-small'], ['too-few-left']] : [],
      tempting: share !== 0.25,
    }),
  ),
  {
    id: 'cap-gateway-retries',
    label: 'Stop retries at the gateway',
    group: 'retries',
    description: 'The gateway asks the storefront once per request; no second try.',
    parameters: [],
    durationSeconds: 60,
    plane: 'data',
    console: { tool: 'flags', command: 'flags set gateway.retries 0' },
    costUsd: 0,
    risk: 'A single lost call becomes an error for that request.',
    wayBack: 'Allow two attempts again.',
    reversible: true,
    blastRadius: 'service',
    performedByTeams: ['edge', 'storefront', 'platform'],
    effects: now({ kind: 'setRetryPolicy', link: 'gateway-storefront', attempts: 1 }),
    undo: now({ kind: 'setRetryPolicy', link: 'gateway-storefront', attempts: 2 }),
    warrantedBy: [],
  },
  {
    id: 'budget-retries',
    label: 'Put every caller on a retry budget',
    group: 'retries',
    description: 'All services: at most two attempts, and retries no more than a tenth of first calls.',
    parameters: [],
    durationSeconds: 90,
    plane: 'data',
    console: { tool: 'flags', command: 'flags set all.retry.budget 0.1' },
    costUsd: 0,
    risk: 'Some calls that a second try would have saved fail.',
    wayBack: 'Deploy the usual policies again.',
    reversible: true,
    blastRadius: 'region',
    performedByTeams: ['platform', 'storefront', 'edge'],
    effects: now({ kind: 'setRetryPolicy', attempts: 2, budgetShare: 0.1 }),
    warrantedBy: [['retries-amplify'], ['one-zone']],
  },
  {
    id: 'shorten-timeouts',
    label: 'Shorten the gateway timeout to 1 s',
    group: 'retries',
    description: 'The gateway gives up on the storefront after one second instead of four.',
    parameters: [],
    durationSeconds: 60,
    plane: 'data',
    console: { tool: 'flags', command: 'flags set gateway.timeout 1000' },
    costUsd: 0,
    risk: 'Calls that would have succeeded late are abandoned and tried again, sooner.',
    wayBack: 'Set it back to 4 s.',
    reversible: true,
    blastRadius: 'service',
    performedByTeams: ['edge', 'storefront'],
    effects: now({ kind: 'setTimeout', link: 'gateway-storefront', timeoutMs: 1000 }),
    undo: now({ kind: 'setTimeout', link: 'gateway-storefront', timeoutMs: 4000 }),
    warrantedBy: [],
    tempting: true,
  },
  {
    id: 'breaker-on',
    label: 'Switch on a circuit breaker at the gateway',
    group: 'retries',
    description: 'Gateways stop calling the storefront for a while when half of their calls fail.',
    parameters: [],
    durationSeconds: 60,
    plane: 'data',
    console: { tool: 'flags', command: 'flags set gateway.breaker on' },
    costUsd: 0,
    risk: 'It opens per gateway, not per zone: customers see refusals while it is open.',
    wayBack: 'Switch it off.',
    reversible: true,
    blastRadius: 'region',
    performedByTeams: ['edge', 'platform'],
    effects: now({ kind: 'setBreaker', link: 'gateway-storefront', openAboveErrorShare: 0.5 }),
    undo: now({ kind: 'setBreaker', link: 'gateway-storefront', openAboveErrorShare: null }),
    warrantedBy: [['retries-amplify']],
  },
]
