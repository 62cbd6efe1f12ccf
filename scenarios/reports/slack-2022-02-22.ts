import type { WorldReport } from '../../src/core/scenario/index.ts'
import { trulyAbove, trulyBelow } from '../condition-words.ts'

const primary = 'https://slack.engineering/slacks-incident-on-2-22-22/'
/** A reader's notes that keep the status page's times (06:00 to 09:14). */
const statusPage =
  'https://yfractal.github.io/distributed-systems/reliability/2022/05/02/slack-incident-reading-note.html'
/** "Signs of improvement" at 12:07 p.m. Eastern. */
const improvement = 'https://fortune.com/2022/02/22/slack-down-issues-not-working-status'
/** Begins about 9:25 a.m. Eastern on Downdetector. */
const firstReports = 'https://popculture.com/trending/news/slack-down-social-media-celebrating/'
/** Fully resolved just before 2:30 p.m. Eastern, "after about five hours". */
const resolved = 'https://mahariyanews.blogspot.com/2022/02/slack-went-down-today-but-work-wasnt.html'

/** 06:00 Pacific. */
const ONSET = 1800
const minute = (m: number): number => ONSET + 60 * m

const admit = (share: number) => ({ kind: 'setAdmission', region: 'us-east-1', share }) as const
const replicas = {
  kind: 'setDesiredInstances',
  service: 'membership-shards',
  region: 'us-east-1',
  instances: 72,
} as const

/** Half of the shards: all of them are asked at the same time. */
const scatter = (id: string) =>
  ({
    id,
    from: 'query-router',
    to: 'membership-shards',
    callsPerRequest: 8,
    parallel: 'scatter',
    timeoutMs: 2000,
    attempts: 1,
    backoffMs: 0,
    onFailure: 'fail',
    routing: 'any-zone',
  }) as const

/**
 * Clients that start ask who is in which group conversation. A miss asks every shard of a table that is sharded by user;
 * one shard that is late spoils the query, and what was not answered cannot be cached.
 */
export const report: WorldReport = {
  id: 'slack-2022-02-22',
  report: { title: 'Slack’s Incident on 2-22-22', url: primary },
  onsetSecond: ONSET,
  seconds: 6 * 3600,
  parameters: [
    {
      says: 'The third step of 25 % of a fleet-wide rollout restarted agents one after the other; each cache node that left the catalogue was replaced by an empty one.',
      url: primary,
    },
    { says: 'A miss queries every shard, and queries that time out cannot refill the cache.', url: primary },
    {
      says: 'It was peak hours of the first working day after a holiday: a client start is heavy.',
      url: primary,
    },
    { says: 'Guesses: 16 shards, 1,000 client starts a second, four such lookups each, 97 % hits.' },
    { says: 'Guess: the store has two and a half times what it needs with warm caches.' },
    { says: 'Guess: the agents of the step are restarted within 50 minutes, from 05:51 on.' },
    {
      says: 'Guess: reading from replicas means three times the capacity (a primary and two replicas a shard).',
    },
    {
      says: 'Guess: of those who could not start a client, six in ten try again within two minutes or so, three later.',
    },
  ],
  topology: {
    startsAtUtcSecond: 13 * 3600 + 1800,
    zones: [{ id: 'us-east-1a', region: 'us-east-1' }],
    services: [
      {
        id: 'web-app',
        label: 'Web application (client start)',
        team: 'web',
        instances: { 'us-east-1a': 300 },
        threadsPerInstance: 200,
        queuePerInstance: 100,
        queueDiscipline: 'fifo',
        ownMs: 60,
        cpuMs: 20,
        vcpusPerInstance: 16,
        costPerInstanceHourUsd: 0.8,
      },
      {
        id: 'query-router',
        label: 'Query router of the membership keyspace',
        team: 'data',
        instances: { 'us-east-1a': 60 },
        threadsPerInstance: 1000,
        queuePerInstance: 1000,
        queueDiscipline: 'fifo',
        ownMs: 1,
        cpuMs: 1,
        vcpusPerInstance: 32,
        costPerInstanceHourUsd: 0.8,
      },
      {
        id: 'membership-shards',
        label: 'Shards of the membership keyspace',
        team: 'data',
        instances: { 'us-east-1a': 24 },
        threadsPerInstance: 8,
        queuePerInstance: 600,
        queueDiscipline: 'fifo',
        ownMs: 40,
        cpuMs: 20,
        vcpusPerInstance: 8,
        costPerInstanceHourUsd: 1.2,
      },
    ],
    links: [
      {
        id: 'memberships',
        from: 'web-app',
        to: 'query-router',
        callsPerRequest: 4,
        timeoutMs: 3000,
        attempts: 1,
        backoffMs: 0,
        cache: { hitShare: 0.97, warmUpSeconds: 900, ttlSeconds: 6 * 3600 },
        onFailure: 'fail',
        routing: 'any-zone',
      },
      scatter('scatter-even'),
      scatter('scatter-odd'),
    ],
    entry: {
      service: 'web-app',
      dns: {
        ttlSeconds: 60,
        staleShare: 0,
        staleSeconds: 0,
        healthCheckIntervalSeconds: 30,
        healthCheckFailures: 3,
      },
      regionWeights: { 'us-east-1': 1 },
    },
    markets: [
      {
        id: 'client-starts',
        label: 'Clients that start',
        troughPerSecond: 1000,
        peakPerSecond: 1000,
        peakUtcHour: 17,
        requestsPerVisit: 1,
        patienceMs: 20_000,
        timeoutMs: 15_000,
        attempts: 1,
        backoffMs: 1000,
        tryAgainShare: 0.6,
        tryAgainSeconds: 120,
        returnShare: 0.3,
        returnSeconds: 1500,
        revenuePerVisitUsd: 0,
      },
    ],
    slo: { id: 'starts', label: 'Clients start', objective: 0.999, windowDays: 30, latencyMs: 10_000 },
    observability: { resolutionSeconds: 10, lagSeconds: 20, noise: 0.01, pagingDelaySeconds: 30 },
  },
  faults: [
    {
      at: ONSET - 540,
      until: ONSET + 2460,
      fault: {
        id: 'cache-nodes-replaced',
        kind: 'cacheCold',
        link: 'memberships',
        share: 0.25,
        rampSeconds: 3000,
      },
    },
  ],
  courses: [
    {
      id: 'as-it-went',
      label: 'Starts throttled, let in too fast, throttled again; replicas read; let in slowly',
      steps: [
        { at: minute(30), interventions: [admit(0.02)], says: 'Client starts are throttled.' },
        {
          at: minute(60),
          interventions: [admit(0.4)],
          says: 'The limit is raised, as it proves by too much.',
        },
        { at: minute(70), interventions: [admit(0.02)], says: 'It is lowered again.' },
        {
          at: minute(110),
          interventions: [replicas],
          says: 'The query reads only what is missing, and from replicas.',
        },
        {
          at: minute(125),
          interventions: [admit(0.05)],
          says: 'Client starts are let in in small steps from here.',
        },
        { at: minute(140), interventions: [admit(0.1)], says: 'The next step.' },
        { at: minute(150), interventions: [admit(0.2)], says: 'The next step.' },
        { at: minute(160), interventions: [admit(0.4)], says: 'The next step.' },
        { at: minute(175), interventions: [admit(0.7)], says: 'The next step.' },
        { at: minute(190), interventions: [admit(1)], says: 'All are let in.' },
      ],
    },
    { id: 'nothing', label: 'Nobody does anything', modelsOwn: true, steps: [] },
  ],
  landmarks: [
    {
      id: 'first-hurt',
      says: 'Many clients cannot start: from 06:00 until the first reports pile up',
      url: firstReports,
      course: 'as-it-went',
      reported: 0,
      reportedUpTo: 25,
      unit: 'minutes',
      measure: {
        kind: 'firstTime',
        when: trulyAbove('customers/all/failedShare', 0.1),
        sinceSecond: ONSET,
      },
      tuned: true,
    },
    {
      id: 'throttling-relieves',
      says: 'Queries of the store that fail ten minutes after client starts were throttled: it is back to normal',
      url: statusPage,
      course: 'as-it-went',
      reported: 0,
      reportedUpTo: 0.05,
      unit: 'share',
      measure: { kind: 'value', series: 'service/query-router/all/errorShare', at: minute(40) },
      tuned: false,
    },
    {
      id: 'too-fast',
      says: 'Queries that fail after the limit was raised too fast: overloaded again',
      url: statusPage,
      course: 'as-it-went',
      reported: 0.5,
      reportedUpTo: 1,
      unit: 'share',
      measure: {
        kind: 'peak',
        series: 'service/query-router/all/errorShare',
        from: minute(61),
        to: minute(70),
      },
      tuned: false,
    },
    {
      id: 'improves',
      says: 'Signs of improvement: more clients start than not (the steps are the course’s, that they hold is the model’s)',
      url: improvement,
      course: 'as-it-went',
      reported: 187,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyBelow('customers/all/failedShare', 0.5, 300),
        afterSecond: minute(75),
        sinceSecond: ONSET,
      },
      tuned: true,
    },
    {
      id: 'recovered',
      says: 'Nearly every client starts: the status page ends at 09:14, and calls it fully resolved near 11:30',
      url: resolved,
      course: 'as-it-went',
      reported: 194,
      reportedUpTo: 330,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyBelow('customers/all/failedShare', 0.02, 300),
        afterSecond: minute(75),
        sinceSecond: ONSET,
      },
      tuned: false,
    },
    {
      id: 'never-by-itself',
      says: 'Nearly every client starts again although nobody does anything',
      url: primary,
      course: 'nothing',
      reported: 'never',
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyBelow('customers/all/failedShare', 0.5, 300),
        afterSecond: minute(30),
        sinceSecond: ONSET,
      },
      tuned: false,
    },
  ],
}
