import { faults as outageFaults } from '../../../scenarios/dynamodb-outage/platform.ts'
import { topology as outageTopology } from '../../../scenarios/dynamodb-outage/topology.ts'
import { faults as keyFaults, topology as keyTopology } from '../../../scenarios/key-expiry/topology.ts'
import { faults, topology } from '../../../scenarios/us-east-1-latency/topology.ts'
import type { Fault } from '../../../src/core/world/fault.ts'
import type { Topology } from '../../../src/core/world/topology.ts'
import type { Phase } from './compare-incident.ts'
import type { Script, ScriptStep } from './script.ts'

/** A built-in incident as both play it, with what is compared and what may be changed to find out why they differ. */
export interface Incident {
  readonly scenario: string
  readonly play: string
  /** What the cloud is divided by: small enough to play, large enough that no cell is rounded up. */
  readonly divisor: number
  readonly script: Script
  readonly phases: readonly Phase[]
  readonly services: readonly string[]
  /** What to take out, one after the other, where the two differ. */
  readonly suspects: readonly Alteration[]
}

/** One thing taken out of a cloud: where a difference goes with it, it was the reason. */
export interface Alteration {
  readonly id: string
  readonly alter: (topology: Topology) => Topology
}

const alterations = {
  noHealthChecks: {
    id: 'no health checks',
    alter: (cloud) => ({
      ...cloud,
      services: cloud.services.map(({ healthCheck: _none, ...service }) => service),
    }),
  },
  devicesTryOnce: {
    id: 'devices try once',
    alter: (cloud) => ({ ...cloud, markets: cloud.markets.map((market) => ({ ...market, attempts: 1 })) }),
  },
  oneRequest: {
    id: 'one request a visit',
    alter: (cloud) => ({
      ...cloud,
      markets: cloud.markets.map(({ requestsPerVisit: requests, ...market }) => ({
        ...market,
        requestsPerVisit: 1,
        troughPerSecond: requests * market.troughPerSecond,
        peakPerSecond: requests * market.peakPerSecond,
      })),
    }),
  },
  oneStoreCall: {
    id: 'one store call a request',
    alter: (cloud) => ({
      ...cloud,
      links: cloud.links
        .filter(({ id }) => id !== 'booking-sign-in' && id !== 'booking-baskets')
        .map((link) => (link.id === 'booking-seats' ? { ...link, callsPerRequest: 1 } : link)),
    }),
  },
  retriesAtOnce: {
    id: 'no pause before a retry',
    alter: (cloud) => ({ ...cloud, links: cloud.links.map((link) => ({ ...link, backoffMs: 0 })) }),
  },
} satisfies Record<string, Alteration>

const phase = (id: string, fromMinute: number, untilMinute: number): Phase => ({
  id,
  fromMinute,
  untilMinute,
})

const faultOf = (list: readonly Fault[], id: string): Fault => {
  const found = list.find((fault) => fault.id === id)
  if (found === undefined) throw new Error(`no fault ${id}`)
  return found
}

const latencyFaults: readonly ScriptStep[] = [
  { at: 60, start: faultOf(faults, 'grey-1b') },
  { at: 2520, end: 'grey-1b' },
  { at: 2520, start: faultOf(faults, 'residual-1b') },
]

const latency: readonly Incident[] = [
  {
    scenario: 'us-east-1-latency',
    play: 'nothing',
    divisor: 20,
    script: { topology, untilSecond: 3000, steps: latencyFaults },
    services: ['gateway', 'storefront'],
    suspects: [alterations.noHealthChecks, alterations.devicesTryOnce, alterations.oneRequest],
    phases: [
      phase('ordinary', 0, 1),
      phase('one zone turns grey', 4, 12),
      phase('retries amplify', 14, 20),
      phase('servers are taken away', 21, 26),
      phase('collapsed', 30, 42),
      phase('half repaired, still down', 43, 50),
    ],
  },
  {
    scenario: 'us-east-1-latency',
    play: 'expert',
    divisor: 20,
    script: {
      topology,
      untilSecond: 2700,
      steps: [
        ...latencyFaults.slice(0, 1),
        { at: 1380, intervention: { kind: 'suspendScaleIn', suspended: true } },
        { at: 1500, intervention: { kind: 'setZoneWeight', zone: 'us-east-1b', weight: 0 } },
        { at: 1560, intervention: { kind: 'setRetryPolicy', link: 'gateway-storefront', attempts: 1 } },
        ...latencyFaults.slice(1),
      ],
    },
    services: ['gateway', 'storefront'],
    suspects: [alterations.noHealthChecks, alterations.devicesTryOnce, alterations.oneRequest],
    phases: [
      phase('before the drain', 20, 25),
      phase('the backlog goes', 26, 29),
      phase('two zones carry it', 30, 45),
    ],
  },
]

const outage = (id: string) => faultOf(outageFaults, id)

/** The provider's side, with the hours in which nothing new happens left out. */
const outageSteps: readonly ScriptStep[] = [
  { at: 240, start: outage('record-emptied') },
  { at: 240, start: outage('launches-fail') },
  { at: 420, start: outage('sessions-refused') },
  { at: 420, start: outage('functions-held') },
  { at: 660, start: outage('pollers-stuck') },
  { at: 2640, end: 'record-emptied' },
  { at: 2700, end: 'sessions-refused' },
  { at: 3300, end: 'pollers-stuck' },
  { at: 3300, end: 'functions-held' },
  { at: 3900, end: 'launches-fail' },
  { at: 3900, start: outage('launches-rationed') },
  { at: 3900, start: outage('launches-blind') },
  { at: 3900, start: outage('targets-flap-a') },
  { at: 3900, start: outage('targets-flap-b') },
  { at: 5100, end: 'targets-flap-a' },
  { at: 5100, end: 'targets-flap-b' },
]

const storeOutage: readonly Incident[] = [
  {
    scenario: 'dynamodb-outage',
    play: 'nothing',
    divisor: 10,
    script: { topology: outageTopology, untilSecond: 5700, steps: outageSteps },
    services: ['booking', 'search', 'store'],
    suspects: [alterations.noHealthChecks, alterations.devicesTryOnce, alterations.oneStoreCall],
    phases: [
      phase('ordinary', 0, 4),
      phase('connections run out', 5, 10),
      phase('no connection left', 25, 43),
      phase('empty answers are forgotten', 46, 58),
      phase('the name is back', 60, 65),
      phase('targets flap', 72, 85),
      phase('targets are steady', 88, 95),
    ],
  },
  {
    scenario: 'dynamodb-outage',
    play: 'stack and table move west',
    divisor: 10,
    script: {
      topology: outageTopology,
      untilSecond: 3600,
      steps: [
        ...outageSteps.filter(({ at }) => at <= 660),
        { at: 900, intervention: { kind: 'suspendScaleIn', suspended: true } },
        {
          at: 900,
          intervention: {
            kind: 'setTableCapacity',
            table: 'bookings',
            region: 'us-west-2',
            readUnits: 4000,
            writeUnits: 2500,
          },
        },
        {
          at: 960,
          intervention: {
            kind: 'setDesiredInstances',
            service: 'booking',
            region: 'us-west-2',
            instances: 40,
          },
        },
        {
          at: 960,
          intervention: {
            kind: 'setConcurrency',
            service: 'search',
            region: 'us-west-2',
            environments: 2000,
          },
        },
        {
          at: 1200,
          intervention: {
            kind: 'setTableReplica',
            table: 'bookings',
            callersIn: 'us-west-2',
            region: 'us-west-2',
          },
        },
        { at: 1260, intervention: { kind: 'setRegionWeight', region: 'us-west-2', weight: 0.5 } },
        { at: 1260, intervention: { kind: 'setRegionWeight', region: 'us-east-1', weight: 0.5 } },
        { at: 1680, intervention: { kind: 'setRegionWeight', region: 'us-west-2', weight: 1 } },
        { at: 1680, intervention: { kind: 'setRegionWeight', region: 'us-east-1', weight: 0 } },
      ],
    },
    services: ['booking', 'search', 'store'],
    suspects: [alterations.noHealthChecks, alterations.devicesTryOnce, alterations.oneStoreCall],
    phases: [phase('before', 12, 20), phase('half moved', 24, 28), phase('all moved', 34, 60)],
  },
]

/** The third wave on a fleet that is otherwise well. */
const flapping: Incident = {
  scenario: 'dynamodb-outage',
  play: 'only the third wave',
  divisor: 10,
  script: {
    topology: outageTopology,
    untilSecond: 2700,
    steps: [
      { at: 240, start: outage('launches-blind') },
      { at: 240, start: outage('targets-flap-a') },
      { at: 240, start: outage('targets-flap-b') },
    ],
  },
  services: ['booking', 'search'],
  suspects: [alterations.noHealthChecks],
  phases: [phase('it begins', 4, 10), phase('targets flap', 15, 45)],
}

const keyExpiry: readonly Incident[] = [
  {
    scenario: 'key-expiry',
    play: 'nothing',
    divisor: 4,
    script: {
      topology: keyTopology,
      untilSecond: 3000,
      steps: [
        { at: 1560, start: faultOf(keyFaults, 'hourly-wave') },
        { at: 2100, end: 'hourly-wave' },
      ],
    },
    services: ['uploads', 'downloads', 'share-links', 'store'],
    suspects: [alterations.retriesAtOnce],
    phases: [
      phase('sessions still live', 0, 4),
      phase('sessions run out', 5, 13),
      phase('none left', 15, 26),
      phase('the hour and the certificate', 27, 35),
      phase('both refused', 37, 50),
    ],
  },
  {
    scenario: 'key-expiry',
    play: 'right secret, redeployed',
    divisor: 4,
    script: {
      topology: keyTopology,
      untilSecond: 3000,
      steps: [
        {
          at: 1080,
          intervention: { kind: 'putSecret', secret: 'object-gateway.production', key: 'AKOG-M2XR' },
        },
        {
          at: 1200,
          intervention: { kind: 'refreshCredentials', credential: 'object-gateway.production', seconds: 45 },
        },
        { at: 1560, start: faultOf(keyFaults, 'hourly-wave') },
        { at: 2100, end: 'hourly-wave' },
        { at: 2400, intervention: { kind: 'deployCertificate', certificate: 'link-signing' } },
      ],
    },
    services: ['uploads', 'downloads', 'share-links', 'store'],
    suspects: [alterations.retriesAtOnce],
    phases: [
      phase('none left', 15, 20),
      phase('redeployed', 22, 26),
      phase('certificate has run out', 35, 40),
      phase('served from the store', 46, 50),
    ],
  },
]

export const incidents: readonly Incident[] = [...latency, ...storeOutage, flapping, ...keyExpiry]
