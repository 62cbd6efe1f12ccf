import type { Scenario } from '../../../src/core/scenario/index.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'

/** Seconds at which the provider's troubles begin. */
export const TROUBLE = 300

/** The tiny shop with some of what a provider runs for it; at second 300 its names, sessions and launch API are lost. */
export function tinyCloud(launchFailShare = 1): Scenario {
  const [drain, restart] = tinyScenario.actions
  if (drain === undefined || restart === undefined) throw new Error('the tiny scenario has lost its actions')
  return {
    ...tinyScenario,
    topology: {
      ...tinyScenario.topology,
      platform: {
        endpoints: [
          {
            id: 'dynamodb-east',
            label: 'dynamodb.east.example.com',
            region: 'east',
            ttlSeconds: 5,
            negativeTtlSeconds: 60,
          },
          {
            id: 'sts-east',
            label: 'sts.east.example.com',
            region: 'east',
            ttlSeconds: 60,
            negativeTtlSeconds: 60,
          },
        ],
        tables: [
          {
            id: 'orders',
            label: 'Orders',
            billing: 'provisioned',
            replicas: [{ region: 'east', endpoint: 'dynamodb-east', readUnits: 500, writeUnits: 200 }],
            partitions: 4,
            hottestShare: 0.25,
            replicationSeconds: 1,
            catchUpFactor: 20,
            rewriteShare: 0.01,
            usdPerMillionUnits: 0.5,
          },
        ],
        keys: [
          { id: 'OLDK', user: 'svc-web', status: 'active', ageDays: 100, consistencySeconds: 10 },
          { id: 'NEWK', user: 'svc-web', status: 'absent', ageDays: 0, consistencySeconds: 10 },
          { id: 'AUDT', user: 'svc-audit', status: 'inactive', ageDays: 12, consistencySeconds: 10 },
        ],
        secrets: [{ id: 'web.production', environment: 'production', current: 'OLDK' }],
        certificates: [
          {
            id: 'edge-tls',
            label: 'shop.example.com',
            expiresAtSecond: 86_400 * 3,
            storedExpiresAtSecond: 86_400 * 90,
          },
        ],
        controlPlanes: [
          { id: 'launches', label: 'Instance launches', region: 'east' },
          { id: 'iam', label: 'Users and keys', region: 'east' },
          { id: 'support', label: 'Support', region: 'east' },
        ],
      },
    },
    faults: [
      { id: 'name', kind: 'endpointLost', endpoint: 'dynamodb-east' },
      { id: 'sessions', kind: 'endpointErrors', endpoint: 'sts-east', errorShare: 1 },
      {
        id: 'launching',
        kind: 'controlPlane',
        plane: 'launches',
        failShare: launchFailShare,
        slowFactor: 2,
      },
      { id: 'cases', kind: 'controlPlane', plane: 'support', failShare: 1, slowFactor: 1 },
    ],
    machine: {
      id: 'tiny',
      initial: 'quiet',
      states: {
        quiet: {
          after: {
            [`${TROUBLE}000`]: {
              target: 'troubled',
              actions: ['name', 'sessions', 'launching', 'cases'].map((faultId) => ({
                type: 'injectFault' as const,
                params: { faultId },
              })),
            },
          },
        },
        troubled: {},
      },
    },
    actions: [
      drain,
      restart,
      {
        ...restart,
        id: 'new-key',
        label: 'Create a key',
        console: { tool: 'aws', command: 'aws iam create-access-key --user-name svc-web' },
        effects: [{ afterSeconds: 0, intervention: { kind: 'createKey', key: 'NEWK' } }],
      },
      {
        ...restart,
        id: 'put-key',
        label: 'Put a key into the secret',
        parameters: [
          {
            id: 'key',
            label: 'key',
            options: [
              { value: 'OLDK', label: 'old' },
              { value: 'NEWK', label: 'new' },
            ],
          },
        ],
        console: {
          tool: 'aws',
          command: 'aws secretsmanager put-secret-value --secret-id web.production --secret-string key=$key',
        },
        effects: [
          { afterSeconds: 0, intervention: { kind: 'putSecret', secret: 'web.production', key: '$key' } },
        ],
      },
    ],
    clues: [
      {
        id: 'old-key',
        says: 'The key is old.',
        seenAt: [{ source: 'console', subject: 'aws/iam/svc-web', when: { always: true } }],
      },
      {
        id: 'table-seen',
        says: 'The table is there.',
        seenAt: [{ source: 'console', subject: 'aws/dynamodb/orders', when: { always: true } }],
      },
      {
        id: 'vendor-silent',
        says: 'The provider says nothing.',
        seenAt: [{ source: 'vendorPage', subject: 'status', when: { always: true } }],
      },
    ],
    terraform: [
      {
        address: 'aws_autoscaling_group.web',
        attributes: { name: 'web', desired_capacity: 12 },
        observed: { desired_capacity: 'service/web/all/instances' },
      },
      {
        address: 'aws_sqs_queue.store["a.b"]',
        attributes: { name: 'store', size: 6 },
        observed: { size: 'service/store/all/instances' },
      },
    ],
  }
}
