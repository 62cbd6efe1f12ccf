import type { WorldReport } from '../../src/core/scenario/index.ts'
import { trulyAbove, trulyBelow } from '../condition-words.ts'

const primary = 'https://status.cloud.google.com/incidents/ow5i3PPK96RduMcb1SsW'
/** Keeps the times of the status posts: at 12:30 all regions are back but us-central1, which is "mostly recovered". */
const posts = 'https://www.scalingweb.com/blog/how-scalingweb-navigated-the-june-12-2025-google-cloud-outage'

/** 10:51 Pacific: the policy has just been replicated, the first requests fail. */
const ONSET = 600
const minute = (m: number): number => ONSET + 60 * m

const killSwitch = { kind: 'setKillSwitch', configuration: 'quota-policy', on: true } as const
const startLimit = (atOnce: number | null) =>
  ({ kind: 'setStartLimit', service: 'service-control', atOnce }) as const
const otherStores = {
  kind: 'setDesiredInstances',
  service: 'policy-store',
  region: 'us-central1',
  instances: 60,
} as const

const redButton = {
  at: minute(25),
  interventions: [killSwitch],
  says: 'The red button is ready and rolled out, within 40 minutes everywhere.',
  url: primary,
} as const

const largestRegionServes = {
  kind: 'firstTimeAfter',
  when: trulyBelow('service/api-front/us-central1-a/errorShare', 0.01, 300),
  afterSecond: minute(5),
  sinceSecond: ONSET,
} as const

/**
 * Every request to an API asks Service Control. A policy with blank fields reaches all its tasks within seconds and crashes
 * them; the switch that turns the code path off takes until +40. Tasks that start read policies from a store of the region.
 */
export const report: WorldReport = {
  id: 'google-2025-06-12',
  report: { title: 'Multiple GCP products are experiencing service issues, 12 June 2025', url: primary },
  onsetSecond: ONSET,
  seconds: minute(330),
  parameters: [
    { says: 'The policy is replicated to all regions within seconds, and read everywhere.', url: primary },
    {
      says: 'Cause known within 10 minutes, red button ready at about 25, rolled out within 40.',
      url: primary,
    },
    { says: 'Tasks restart without randomised exponential backoff.', url: primary },
    {
      says: 'In the largest regions the restarting tasks overload the store that they read; task creation is throttled and traffic moved to multi-regional stores.',
      url: primary,
    },
    {
      says: 'Guesses: 3,000 tasks in us-central1, 150 in a smaller region; a start takes 60 s and 600 reads.',
    },
    {
      says: 'Guess: the store of us-central1 carries the starts of 40 tasks at a time, that of the small region those of all.',
    },
    {
      says: 'Guesses: when task creation was throttled (+45), and that other stores doubled what it carries (+75).',
    },
  ],
  topology: {
    startsAtUtcSecond: 17 * 3600 + 41 * 60,
    zones: [
      { id: 'us-central1-a', region: 'us-central1', crossRegionMs: 60 },
      { id: 'europe-west9-a', region: 'europe-west9', crossRegionMs: 60 },
    ],
    services: [
      {
        id: 'api-front',
        label: 'API front end',
        team: 'apis',
        instances: { 'us-central1-a': 400, 'europe-west9-a': 20 },
        threadsPerInstance: 400,
        queuePerInstance: 400,
        queueDiscipline: 'fifo',
        ownMs: 20,
        cpuMs: 2,
        vcpusPerInstance: 32,
        costPerInstanceHourUsd: 1,
      },
      {
        id: 'service-control',
        label: 'Service Control',
        team: 'control',
        instances: { 'us-central1-a': 3000, 'europe-west9-a': 165 },
        threadsPerInstance: 10,
        queuePerInstance: 20,
        queueDiscipline: 'fifo',
        ownMs: 9.5,
        cpuMs: 2,
        vcpusPerInstance: 4,
        costPerInstanceHourUsd: 0.1,
        start: { seconds: 60, retrySeconds: 5 },
      },
      {
        id: 'policy-store',
        label: 'Store of policies and quotas',
        team: 'storage',
        instances: { 'us-central1-a': 30, 'europe-west9-a': 110 },
        threadsPerInstance: 4,
        queuePerInstance: 400,
        queueDiscipline: 'fifo',
        ownMs: 200,
        cpuMs: 50,
        vcpusPerInstance: 4,
        costPerInstanceHourUsd: 1,
      },
    ],
    links: [
      {
        id: 'check',
        from: 'api-front',
        to: 'service-control',
        callsPerRequest: 1,
        timeoutMs: 1000,
        attempts: 1,
        backoffMs: 50,
        onFailure: 'fail',
        routing: 'same-zone',
      },
      {
        id: 'policies',
        from: 'service-control',
        to: 'policy-store',
        callsPerRequest: 0,
        callsPerStart: 600,
        timeoutMs: 5000,
        attempts: 2,
        backoffMs: 100,
        onFailure: 'fail',
        routing: 'same-zone',
      },
    ],
    entry: {
      service: 'api-front',
      dns: {
        ttlSeconds: 300,
        staleShare: 0,
        staleSeconds: 0,
        healthCheckIntervalSeconds: 30,
        healthCheckFailures: 1000,
      },
      regionWeights: { 'us-central1': 0.95, 'europe-west9': 0.05 },
    },
    markets: [
      {
        id: 'callers',
        label: 'Callers of APIs',
        troughPerSecond: 3_000_000,
        peakPerSecond: 3_000_000,
        peakUtcHour: 18,
        requestsPerVisit: 1,
        patienceMs: 5000,
        timeoutMs: 5000,
        attempts: 1,
        backoffMs: 1000,
        tryAgainShare: 0.1,
        tryAgainSeconds: 30,
        returnShare: 0,
        returnSeconds: 600,
        revenuePerVisitUsd: 0,
      },
    ],
    slo: { id: 'apis', label: 'API calls answered', objective: 0.9999, windowDays: 30, latencyMs: 2000 },
    observability: { resolutionSeconds: 10, lagSeconds: 20, noise: 0.01, pagingDelaySeconds: 30 },
    configurations: [
      {
        id: 'quota-policy',
        label: 'Quota policies',
        services: ['service-control'],
        pushSeconds: 20,
        rollBackSeconds: 20,
        killSwitchSeconds: 900,
      },
    ],
  },
  faults: [
    {
      at: ONSET,
      fault: {
        id: 'blank-policy',
        kind: 'configurationPush',
        configuration: 'quota-policy',
        effect: { kind: 'crash' },
      },
    },
  ],
  courses: [
    {
      id: 'as-it-went',
      label: 'Red button; in the largest region task creation is throttled and traffic moved to other stores',
      steps: [
        redButton,
        { at: minute(45), interventions: [startLimit(26)], says: 'Task creation is throttled.' },
        { at: minute(75), interventions: [otherStores], says: 'Reads go to multi-regional stores too.' },
      ],
    },
    {
      id: 'red-button-only',
      label: 'Red button, and no more',
      modelsOwn: true,
      steps: [redButton],
    },
    {
      id: 'backoff-in-step',
      label: 'Red button, and tasks that start with exponential backoff that is not randomised',
      modelsOwn: true,
      steps: [
        {
          at: ONSET,
          interventions: [{ kind: 'setStartBackoff', service: 'service-control', longestRetrySeconds: 300 }],
          says: 'As if it had been there.',
        },
        redButton,
      ],
    },
    { id: 'nothing', label: 'Nobody does anything', modelsOwn: true, steps: [] },
  ],
  landmarks: [
    {
      id: 'first-hurt',
      says: 'From the policy until most requests fail: within seconds everywhere (inserted near 10:45, felt at 10:51)',
      url: primary,
      course: 'as-it-went',
      reported: 0,
      reportedUpTo: 6,
      unit: 'minutes',
      measure: {
        kind: 'firstTime',
        when: trulyAbove('customers/all/failedShare', 0.5),
        sinceSecond: ONSET,
      },
      tuned: false,
    },
    {
      id: 'small-regions',
      says: 'Smaller regions recover: from the end of the roll-out until all but one were said to be back',
      url: posts,
      course: 'as-it-went',
      reported: 40,
      reportedUpTo: 100,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyBelow('service/api-front/europe-west9-a/errorShare', 0.01, 300),
        afterSecond: minute(5),
        sinceSecond: ONSET,
      },
      tuned: false,
    },
    {
      id: 'largest-region-overloads',
      says: 'Requests of the largest region that fail at +50, ten minutes after the red button: its store is overrun',
      url: primary,
      course: 'as-it-went',
      reported: 0.9,
      reportedUpTo: 1,
      unit: 'share',
      measure: { kind: 'value', series: 'service/api-front/us-central1-a/errorShare', at: minute(50) },
      tuned: false,
    },
    {
      id: 'mostly-recovered',
      says: 'Requests of the largest region that fail at +100, when it was called mostly recovered',
      url: posts,
      course: 'as-it-went',
      reported: 0.05,
      reportedUpTo: 0.5,
      unit: 'share',
      measure: { kind: 'value', series: 'service/api-front/us-central1-a/errorShare', at: minute(100) },
      tuned: false,
    },
    {
      id: 'largest-region',
      says: 'The largest region is resolved (how many may start at once is the course’s, that they then can is the model’s)',
      url: primary,
      course: 'as-it-went',
      reported: 160,
      unit: 'minutes',
      measure: largestRegionServes,
      tuned: true,
    },
    {
      id: 'red-button-alone',
      says: 'The largest region recovers by the red button alone, without backoff',
      url: primary,
      course: 'red-button-only',
      reported: 160,
      reportedUpTo: 'never',
      unit: 'minutes',
      measure: largestRegionServes,
      tuned: false,
    },
    {
      id: 'backoff-in-step',
      says: 'The largest region recovers with exponential backoff that is not randomised: the herd stays together',
      url: primary,
      course: 'backoff-in-step',
      reported: 160,
      reportedUpTo: 'never',
      unit: 'minutes',
      measure: largestRegionServes,
      tuned: false,
    },
    {
      id: 'never-by-itself',
      says: 'Requests succeed again although nobody does anything',
      url: primary,
      course: 'nothing',
      reported: 'never',
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyBelow('customers/all/failedShare', 0.5, 300),
        afterSecond: minute(5),
        sinceSecond: ONSET,
      },
      tuned: false,
    },
  ],
}
