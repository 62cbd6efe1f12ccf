import type { ActionSpec, CastMember, Inject, Scenario } from '../../../src/core/scenario/index.ts'

/** A scenario with just enough in it to grade hand-made logs by. Nothing in it is played. */

function member(id: string, team: string, more: Partial<CastMember> = {}): CastMember {
  return {
    id,
    role: `${team} engineer (${id})`,
    shortRole: id,
    team,
    personality: 'calm',
    kind: 'responder',
    joinsWithinSeconds: [30, 60],
    pace: 1,
    errorShare: 0,
    openingReports: ['I have just opened the dashboards.'],
    objections: [],
    onDutyHours: 1,
    bio: '',
    ...more,
  }
}

function action(id: string, group: ActionSpec['group'], more: Partial<ActionSpec> = {}): ActionSpec {
  return {
    id,
    label: id,
    group,
    description: '',
    parameters: [],
    durationSeconds: 60,
    plane: 'data',
    costUsd: 0,
    risk: '',
    wayBack: '',
    reversible: true,
    blastRadius: 'zone',
    performedByTeams: ['network'],
    effects: [],
    warrantedBy: [],
    ...more,
  }
}

function inject(
  id: string,
  from: string,
  expects: Partial<NonNullable<Inject['expects']>> &
    Pick<NonNullable<Inject['expects']>, 'kind' | 'soundStances'>,
): Inject {
  return {
    id,
    from,
    channel: 'incident',
    texts: [],
    expects: { answerWithinSeconds: 180, importance: 'normal', ...expects },
  }
}

export const smallScenario: Scenario = {
  format: 1,
  id: 'small',
  title: 'Small',
  oneLine: '',
  difficulty: 1,
  expectedMinutes: [1, 2],
  date: '2026-01-01',
  briefing: { company: '', situation: '', yourRole: '', goodToKnow: [] },
  topology: {
    zones: [
      { id: 'east-a', region: 'east' },
      { id: 'east-b', region: 'east' },
    ],
    services: [],
    links: [],
    entry: {
      service: 'web',
      dns: {
        ttlSeconds: 60,
        staleShare: 0,
        staleSeconds: 0,
        healthCheckIntervalSeconds: 30,
        healthCheckFailures: 3,
      },
      regionWeights: { east: 1 },
    },
    markets: [],
    slo: { id: 'slo', label: '', objective: 0.999, windowDays: 30, latencyMs: 1000 },
    observability: { resolutionSeconds: 10, lagSeconds: 10, noise: 0, pagingDelaySeconds: 0 },
    startsAtUtcSecond: 0,
  },
  warmUpSeconds: 0,
  endsAtSecond: 7200,
  faults: [{ id: 'greyZone', kind: 'zoneNetwork', zone: 'east-b', addedMs: 100, lossShare: 0.1 }],
  machine: { id: 'm', initial: 'a', states: { a: {} } },
  monitors: [],
  alerts: [],
  runbooks: [],
  changes: [],
  teams: [],
  cast: [
    member('webOnCall', 'storefront'),
    member('network', 'network'),
    member('database', 'data'),
    member('ops', 'platform'),
    member('comms', 'support'),
    member('cto', 'board', { kind: 'stakeholder', personality: 'executive' }),
    member('vendor', 'cloud', { kind: 'vendor' }),
    member('partner', 'apps', { kind: 'stakeholder', personality: 'partner' }),
    ...Array.from({ length: 8 }, (_, index) => member(`extra${index}`, 'others')),
  ],
  actions: [
    action('freeze', 'automation'),
    action('drain', 'traffic', { warrantedBy: [['zoneSlow']] }),
    action('failover', 'failover', { blastRadius: 'region', warrantedBy: [['zoneSlow', 'regionDown']] }),
    action('readmitAll', 'traffic', { blastRadius: 'region', tempting: true }),
    action('shed', 'degrade', { blastRadius: 'region', warrantedBy: [['zoneSlow']] }),
    action('scaleUp', 'capacity', { warrantedBy: [['trafficUp']] }),
  ],
  investigations: [],
  clues: ['zoneSlow', 'regionDown', 'trafficUp'].map((id) => ({ id, says: id, seenAt: [] })),
  injects: [
    inject('eta', 'cto', { kind: 'etaRequest', soundStances: ['holdTheLine', 'defer'] }),
    inject('override', 'cto', { kind: 'override', soundStances: ['offerCommand', 'holdTheLine'] }),
    inject('remedy', 'network', { kind: 'wrongRemedy', soundStances: ['decline'] }),
    inject('remedyOutside', 'partner', { kind: 'wrongRemedy', soundStances: ['decline'] }),
    inject('critical', 'network', {
      kind: 'criticalInformation',
      soundStances: ['acknowledge', 'readBack'],
      importance: 'critical',
    }),
    inject('noise', 'partner', { kind: 'dataRequest', soundStances: ['defer'], importance: 'noise' }),
    inject('distress', 'database', { kind: 'distress', soundStances: ['acknowledge'] }),
  ],
  vendorPosts: [],
  verifications: [],
  playbook: [],
  factors: [],
  remedies: [],
  recovered: { always: true },
  secrets: ['grey zone'],
  sources: [],
}
