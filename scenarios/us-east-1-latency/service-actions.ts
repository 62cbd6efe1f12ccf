import type { Scenario } from '../../src/core/scenario/index.ts'

type Action = Scenario['actions'][number]
type Effect = Action['effects'][number]['intervention']

const now = (...interventions: readonly Effect[]) =>
  interventions.map((intervention) => ({ afterSeconds: 0, intervention }))

const checked = ['gateway', 'storefront', 'catalogue', 'identity', 'checkout', 'payments'] as const

/** Serving less, serving worse, and changing what the machines believe about themselves. */
export const serviceActions: Scenario['actions'] = [
  {
    id: 'shed-load',
    label: 'Admit only part of the customers',
    group: 'degrade',
    description:
      'The gateways in us-east-1 refuse a share of requests at once, with an honest "please wait" page.',
    parameters: [
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
    console: { tool: 'flags', command: 'flags set gateway.admission $share' },
    costUsd: 0,
    risk: 'Those refused are not served, for certain.',
    wayBack: 'Admit all.',
    reversible: true,
    blastRadius: 'region',
    performedByTeams: ['edge', 'platform'],
    effects: now({ kind: 'setAdmission', region: 'us-east-1', share: '$share' }),
    undo: now({ kind: 'setAdmission', region: 'us-east-1', share: 1 }),
    warrantedBy: [['retries-amplify'], ['threads-full'], ['two-zones-tight'], ['too-few-left']],
  },
  {
    id: 'degrade-catalogue',
    label: 'Serve pages without search results',
    group: 'degrade',
    description:
      'When the catalogue does not answer, the storefront shows the page without suggestions instead of an error.',
    parameters: [],
    durationSeconds: 45,
    plane: 'data',
    console: { tool: 'flags', command: 'flags set storefront.catalogue optional' },
    costUsd: 0,
    risk: 'Customers find less. What they have in the basket they can buy.',
    wayBack: 'Make the catalogue mandatory again.',
    reversible: true,
    blastRadius: 'service',
    performedByTeams: ['storefront'],
    effects: now({ kind: 'setFallback', link: 'storefront-catalogue', onFailure: 'degrade' }),
    undo: now({ kind: 'setFallback', link: 'storefront-catalogue', onFailure: 'fail' }),
    warrantedBy: [],
  },
  {
    id: 'roll-back-checkout',
    label: 'Roll back the checkout release',
    group: 'change',
    description: 'Puts the previous version of checkout on all servers; they restart zone by zone.',
    parameters: [],
    durationSeconds: 150,
    plane: 'control',
    console: {
      tool: 'aws',
      command: 'aws deploy stop-deployment --deployment-id checkout --auto-rollback-enabled',
    },
    costUsd: 0,
    risk: 'Checkout is away for some seconds in each zone.',
    wayBack: 'Release it again.',
    reversible: true,
    blastRadius: 'service',
    performedByTeams: ['payments', 'storefront'],
    effects: ['us-east-1a', 'us-east-1b', 'us-east-1c'].map((zone, index) => ({
      afterSeconds: 40 * index,
      intervention: { kind: 'restart' as const, service: 'checkout', zone, seconds: 15 },
    })),
    warrantedBy: [],
    tempting: true,
  },
  {
    id: 'deep-health-checks',
    label: 'Make a health check deep',
    group: 'automation',
    description: "The service's health check also calls what the service depends on.",
    parameters: [
      { id: 'service', label: 'service', options: checked.map((value) => ({ value, label: value })) },
    ],
    durationSeconds: 60,
    plane: 'data',
    console: { tool: 'flags', command: 'flags set $service.health deep' },
    costUsd: 0,
    risk: 'Slow dependencies take healthy servers out; when most fail, the balancer lets all in again.',
    wayBack: 'Make it shallow again.',
    reversible: true,
    blastRadius: 'region',
    performedByTeams: ['platform', 'edge', 'storefront'],
    effects: now({ kind: 'setHealthCheck', service: '$service', depth: 'deep' }),
    undo: now({ kind: 'setHealthCheck', service: '$service', depth: 'shallow' }),
    warrantedBy: [['checks-shallow']],
    tempting: true,
  },
  {
    id: 'suspend-health-checks',
    label: 'Suspend health checks',
    group: 'automation',
    description: 'Load balancers keep every server in service, whatever the checks say.',
    parameters: [],
    durationSeconds: 45,
    plane: 'data',
    console: {
      tool: 'aws',
      command:
        'aws autoscaling suspend-processes --auto-scaling-group-name all --scaling-processes HealthCheck',
    },
    costUsd: 0,
    risk: 'A server that really dies keeps getting requests.',
    wayBack: 'Resume the checks.',
    reversible: true,
    blastRadius: 'region',
    performedByTeams: ['platform', 'edge'],
    effects: now({ kind: 'suspendHealthChecks', suspended: true }),
    undo: now({ kind: 'suspendHealthChecks', suspended: false }),
    warrantedBy: [['checks-shallow']],
  },
]
