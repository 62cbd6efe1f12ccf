import type { Scenario } from '../../src/core/scenario/index.ts'

/** What the provider runs for us in two regions. Figures: see `sources`. */
export const platform: NonNullable<Scenario['topology']['platform']> = {
  endpoints: [
    // 15 minutes from the repaired record to customers, as reported: empty answers are kept that long.
    {
      id: 'dynamodb-east',
      label: 'dynamodb.us-east-1.amazonaws.com',
      service: 'dynamodb',
      region: 'us-east-1',
      ttlSeconds: 5,
      negativeTtlSeconds: 900,
    },
    {
      id: 'dynamodb-west',
      label: 'dynamodb.us-west-2.amazonaws.com',
      service: 'dynamodb',
      region: 'us-west-2',
      ttlSeconds: 5,
      negativeTtlSeconds: 900,
    },
    {
      id: 'sts-east',
      label: 'sts.us-east-1.amazonaws.com',
      service: ['sts', 'signin'],
      region: 'us-east-1',
      ttlSeconds: 60,
      negativeTtlSeconds: 300,
    },
    {
      id: 'sts-west',
      label: 'sts.us-west-2.amazonaws.com',
      service: ['sts', 'signin'],
      region: 'us-west-2',
      ttlSeconds: 60,
      negativeTtlSeconds: 300,
    },
  ],
  tables: [
    {
      id: 'bookings',
      label: 'Bookings global table',
      billing: 'onDemand',
      replicas: [
        { region: 'us-east-1', endpoint: 'dynamodb-east', readUnits: 2200, writeUnits: 1400 },
        { region: 'us-west-2', endpoint: 'dynamodb-west', readUnits: 900, writeUnits: 1400 },
      ],
      partitions: 8,
      hottestShare: 0.2,
      replicationSeconds: 1,
      // Replicas had caught up seven minutes after 157 minutes of blockage.
      catchUpFactor: 23,
      rewriteShare: 0.0006,
      restoreMinutes: 45,
      usdPerMillionUnits: 0.6,
    },
  ],
  queues: [
    {
      id: 'orders-east',
      label: 'Ticket orders, us-east-1',
      region: 'us-east-1',
      fedBy: 'booking-intake',
      consumer: 'dispatch',
      pollsPerSecond: 120,
      visibilitySeconds: 120,
      lateAfterSeconds: 900,
    },
    {
      id: 'orders-west',
      label: 'Ticket orders, us-west-2',
      region: 'us-west-2',
      fedBy: 'booking-intake',
      consumer: 'dispatch',
      pollsPerSecond: 120,
      visibilitySeconds: 120,
      lateAfterSeconds: 900,
    },
  ],
  credentials: [
    {
      id: 'booking-role',
      label: 'Role of the booking servers',
      cacheSeconds: 3600,
      session: {
        seconds: 3600,
        refreshSeconds: 3300,
        issuers: { 'us-east-1': 'sts-east', 'us-west-2': 'sts-west' },
      },
      refetchOnRefusal: true,
    },
    {
      id: 'dispatch-role',
      label: 'Role of the ticket workers',
      cacheSeconds: 3600,
      session: {
        seconds: 3600,
        refreshSeconds: 3300,
        issuers: { 'us-east-1': 'sts-east', 'us-west-2': 'sts-west' },
      },
      refetchOnRefusal: true,
    },
  ],
  controlPlanes: [
    { id: 'launches-east', label: 'Instance launches, us-east-1', service: 'ec2', region: 'us-east-1' },
    { id: 'launches-west', label: 'Instance launches, us-west-2', service: 'ec2', region: 'us-west-2' },
    { id: 'records', label: 'DNS records API', service: 'route53', region: 'us-east-1' },
    { id: 'tables-east', label: 'Table settings, us-east-1', service: 'dynamodb', region: 'us-east-1' },
    { id: 'tables-west', label: 'Table settings, us-west-2', service: 'dynamodb', region: 'us-west-2' },
    { id: 'support', label: 'Support centre', service: 'support', region: 'us-east-1' },
  ],
}

/** What the provider suffers, in the order of its report. The names are secrets of the scenario. */
export const faults: Scenario['faults'] = [
  { id: 'record-emptied', kind: 'endpointLost', endpoint: 'dynamodb-east' },
  { id: 'sessions-refused', kind: 'endpointErrors', endpoint: 'sts-east', errorShare: 0.97 },
  { id: 'records-api-hurt', kind: 'controlPlane', plane: 'records', failShare: 0.92, slowFactor: 3 },
  { id: 'table-api-hurt', kind: 'controlPlane', plane: 'tables-east', failShare: 1, slowFactor: 2 },
  { id: 'support-shut', kind: 'controlPlane', plane: 'support', failShare: 1, slowFactor: 1 },
  { id: 'launch-api-hurt', kind: 'controlPlane', plane: 'launches-east', failShare: 0.9, slowFactor: 2 },
  { id: 'launches-fail', kind: 'launchFailures', region: 'us-east-1', failShare: 1 },
  { id: 'launches-rationed', kind: 'launchFailures', region: 'us-east-1', failShare: 0.5 },
  { id: 'launches-blind', kind: 'launchesUnconnected', region: 'us-east-1' },
  { id: 'functions-held', kind: 'functionScaling', region: 'us-east-1', growthShare: 0.03 },
  { id: 'pollers-stuck', kind: 'pollersStopped', queue: 'orders-east', keptShare: 0.05 },
  {
    id: 'targets-flap-a',
    kind: 'probeErrors',
    service: 'booking',
    zone: 'us-east-1a',
    failShare: 0.4,
    rampSeconds: 300,
  },
  {
    id: 'targets-flap-b',
    kind: 'probeErrors',
    service: 'booking',
    zone: 'us-east-1b',
    failShare: 0.4,
    rampSeconds: 300,
  },
]

/** Words that no text may contain before the end. */
export const secrets: readonly string[] = [
  ...faults.map((fault) => fault.id),
  'race condition',
  'droplet',
  'plan enactor',
  'endpointLost',
]
