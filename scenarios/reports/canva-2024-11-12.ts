import type { WorldReport } from '../../src/core/scenario/index.ts'
import { trulyAbove, trulyBelow } from '../condition-words.ts'

const primary = 'https://www.canva.dev/blog/engineering/canva-incident-report-api-gateway-outage/'

/** 09:07 UTC: the fetch ends, and all who waited for it go on. The outage is counted from 09:08. */
const RELEASE = 1500
const ONSET = RELEASE + 60
const minute = (m: number): number => ONSET + 60 * m

const admit = (share: number) => ({ kind: 'setAdmission', region: 'us-east-1', share }) as const
const moreTasks = {
  kind: 'setDesiredInstances',
  service: 'api-gateway',
  region: 'us-east-1',
  instances: 1000,
} as const

const scaledUp = {
  at: minute(8),
  // An autoscaler that looks at CPU would take them away again: tasks that die use none.
  interventions: [moreTasks, { kind: 'suspendScaleIn', service: 'api-gateway', suspended: true }],
  says: 'The number of gateway tasks is raised by hand, to twice what it was.',
} as const

const availableAgain = {
  kind: 'firstTimeAfter',
  when: trulyBelow('customers/all/failedShare', 0.05, 60),
  afterSecond: minute(5),
  sinceSecond: ONSET,
} as const

/**
 * Pages wait for a script whose fetch has stalled in the CDN, and all come to the gateways in the second it ends. Gateway
 * tasks, slower by a lock in a telemetry library, run out of memory one after the other.
 */
export const report: WorldReport = {
  id: 'canva-2024-11-12',
  report: { title: 'Canva incident report: API Gateway outage', url: primary },
  onsetSecond: ONSET,
  seconds: minute(180),
  parameters: [
    { says: 'A new page is deployed at 08:47; one asset takes until 09:07 to be fetched.', url: primary },
    { says: 'More than 270,000 requests wait for it.', url: primary },
    { says: 'They make 1.5 million requests a second of it, three times the usual peak.', url: primary },
    { says: 'A lock in the telemetry library lowers what a task can carry.', url: primary },
    {
      says: 'All tasks are killed for want of memory within two minutes, faster than scaling adds new ones.',
      url: primary,
    },
    {
      says: 'Guesses: 400,000 requests a second at that hour, so that each page that goes on makes four at once; a call that fails is not repeated by itself, people load the page again.',
    },
    {
      says: 'Guesses: 500 tasks of 8 threads, 3.5 ms of work, a lock held for 18 % of it: a task carries 1,010 requests a second instead of 2,290.',
    },
    {
      says: 'Guesses: a task has 4 GiB, half of it free; a request that waits holds 2.4 MiB with its connection.',
    },
    { says: 'Guesses: a task takes 75 s to start; the share let in at each step from 09:29 on, and when.' },
  ],
  topology: {
    startsAtUtcSecond: 8 * 3600 + 42 * 60,
    zones: [{ id: 'us-east-1a', region: 'us-east-1' }],
    services: [
      {
        id: 'api-gateway',
        label: 'API gateway',
        team: 'gateway',
        instances: { 'us-east-1a': 500 },
        threadsPerInstance: 8,
        queuePerInstance: 100_000,
        queueDiscipline: 'fifo',
        ownMs: 3.5,
        cpuMs: 3.5,
        vcpusPerInstance: 8,
        costPerInstanceHourUsd: 0.4,
        contention: { serialShare: 0.18, crosstalk: 0 },
        memory: { mibPerInstance: 4096, baseMib: 2048, mibPerRequest: 2.4 },
        start: { seconds: 75, retrySeconds: 15 },
        autoscaler: {
          targetCpu: 0.4,
          minInstances: 500,
          maxInstances: 1000,
          evaluationSeconds: 60,
          cooldownSeconds: 60,
          warmUpSeconds: 60,
          stepShare: 0.2,
        },
      },
    ],
    links: [],
    entry: {
      service: 'api-gateway',
      dns: {
        ttlSeconds: 60,
        staleShare: 0,
        staleSeconds: 0,
        healthCheckIntervalSeconds: 30,
        healthCheckFailures: 1000,
      },
      regionWeights: { 'us-east-1': 1 },
    },
    markets: [
      {
        // A page makes its four calls in one moment: each is a visit of its own here.
        id: 'pages',
        label: 'Calls of the pages of the editor',
        troughPerSecond: 400_000,
        peakPerSecond: 400_000,
        peakUtcHour: 10,
        requestsPerVisit: 1,
        patienceMs: 15_000,
        timeoutMs: 10_000,
        attempts: 1,
        backoffMs: 1000,
        tryAgainShare: 0.5,
        tryAgainSeconds: 20,
        returnShare: 0.2,
        returnSeconds: 900,
        revenuePerVisitUsd: 0,
      },
    ],
    slo: { id: 'pages', label: 'Pages load', objective: 0.999, windowDays: 30, latencyMs: 5000 },
    observability: { resolutionSeconds: 10, lagSeconds: 20, noise: 0.01, pagingDelaySeconds: 30 },
  },
  faults: [
    {
      at: RELEASE - 1200,
      until: RELEASE,
      // 270,000 pages, with four calls each, of the 100,000 a second that come in 20 minutes.
      fault: { id: 'asset-fetch', kind: 'fetchStalled', market: 'pages', share: 0.00225 },
    },
  ],
  courses: [
    {
      id: 'as-it-went',
      label: 'Scaled up by hand; all traffic blocked at the CDN and let back in steps',
      steps: [
        scaledUp,
        {
          at: minute(21),
          interventions: [admit(0)],
          says: 'All traffic is blocked at the CDN.',
          url: primary,
        },
        {
          at: minute(32),
          interventions: [admit(0.02)],
          says: 'Users in Australia are let in, under strict limits.',
        },
        { at: minute(38), interventions: [admit(0.1)], says: 'More traffic is let in.' },
        { at: minute(42), interventions: [admit(0.3)], says: 'More traffic is let in.' },
        { at: minute(47), interventions: [admit(0.6)], says: 'More traffic is let in.' },
        { at: minute(51), interventions: [admit(1)], says: 'All traffic is let in.' },
      ],
    },
    { id: 'scaled-up-only', label: 'Scaled up by hand, and no more', modelsOwn: true, steps: [scaledUp] },
    { id: 'nothing', label: 'Nobody does anything', modelsOwn: true, steps: [] },
  ],
  landmarks: [
    {
      id: 'surge',
      says: 'Requests a second at the gateways when the fetch ends',
      url: primary,
      course: 'as-it-went',
      reported: 1_500_000,
      unit: 'perSecond',
      measure: {
        kind: 'peak',
        series: 'service/api-gateway/all/requestRate',
        from: RELEASE - 5,
        to: RELEASE + 60,
      },
      tuned: true,
    },
    {
      id: 'all-dead',
      says: 'From the surge until hardly a request is answered: all tasks are killed within two minutes',
      url: primary,
      course: 'as-it-went',
      reported: 0,
      reportedUpTo: 2,
      unit: 'minutes',
      measure: {
        kind: 'firstTime',
        when: trulyAbove('customers/all/failedShare', 0.9, 15),
        sinceSecond: RELEASE,
      },
      tuned: false,
    },
    {
      id: 'stays-dead',
      says: 'Share of visits that fails from 09:13 until the block at 09:29: new tasks die at once',
      url: primary,
      course: 'as-it-went',
      reported: 1,
      unit: 'share',
      measure: {
        kind: 'mean',
        series: 'customers/all/failedShare',
        from: minute(5),
        to: minute(21),
      },
      tuned: false,
    },
    {
      id: 'available',
      says: 'The site is available again (the steps are the course’s, that the gateways live is the model’s)',
      url: primary,
      course: 'as-it-went',
      reported: 52,
      unit: 'minutes',
      measure: availableAgain,
      tuned: true,
    },
    {
      id: 'scaling-up-alone',
      says: 'The site is available again by scaling up alone',
      url: primary,
      course: 'scaled-up-only',
      reported: 52,
      reportedUpTo: 'never',
      unit: 'minutes',
      measure: availableAgain,
      tuned: false,
    },
    {
      id: 'never-by-itself',
      says: 'The site is available again although nobody does anything',
      url: primary,
      course: 'nothing',
      reported: 52,
      reportedUpTo: 'never',
      unit: 'minutes',
      measure: availableAgain,
      tuned: false,
    },
  ],
}
