import type { WorldReport } from '../../../src/core/scenario/index.ts'

const failed = 'customers/all/failedShare'

/** One service that answers with errors for two minutes. */
export const storeReport: WorldReport = {
  id: 'store',
  report: { title: 'A store', url: 'https://example.com' },
  onsetSecond: 60,
  seconds: 300,
  parameters: [{ says: 'All are made up.' }],
  topology: {
    startsAtUtcSecond: 0,
    zones: [{ id: 'z', region: 'r' }],
    services: [
      {
        id: 'store',
        label: 'Store',
        team: 'data',
        instances: { z: 10 },
        threadsPerInstance: 10,
        queuePerInstance: 10,
        queueDiscipline: 'fifo',
        ownMs: 20,
        cpuMs: 10,
        vcpusPerInstance: 8,
        costPerInstanceHourUsd: 0.1,
      },
    ],
    links: [],
    entry: {
      service: 'store',
      dns: {
        ttlSeconds: 60,
        staleShare: 0,
        staleSeconds: 0,
        healthCheckIntervalSeconds: 30,
        healthCheckFailures: 3,
      },
      regionWeights: { r: 1 },
    },
    markets: [
      {
        id: 'all-customers',
        label: 'All',
        troughPerSecond: 500,
        peakPerSecond: 500,
        peakUtcHour: 0,
        requestsPerVisit: 1,
        patienceMs: 2000,
        timeoutMs: 2000,
        attempts: 1,
        backoffMs: 100,
        tryAgainShare: 0,
        tryAgainSeconds: 60,
        returnShare: 0,
        returnSeconds: 600,
        revenuePerVisitUsd: 0,
      },
    ],
    slo: { id: 'slo', label: 'Visits', objective: 0.99, windowDays: 30, latencyMs: 1000 },
    observability: { resolutionSeconds: 10, lagSeconds: 0, noise: 0, pagingDelaySeconds: 0 },
  },
  faults: [
    { at: 60, until: 180, fault: { id: 'errors', kind: 'serviceErrors', service: 'store', errorShare: 1 } },
  ],
  courses: [
    { id: 'as-it-went', label: 'Nothing was done', steps: [] },
    {
      id: 'closed',
      label: 'Nobody is let in any more',
      modelsOwn: true,
      steps: [
        {
          at: 200,
          interventions: [{ kind: 'setAdmission', region: 'r', share: 0 }],
          says: 'The door is shut.',
        },
      ],
    },
  ],
  landmarks: [
    {
      id: 'first-hurt',
      says: 'All fail',
      url: 'https://example.com',
      course: 'as-it-went',
      reported: 0,
      unit: 'minutes',
      measure: { kind: 'firstTime', when: { truth: failed, is: 'above', value: 0.9 }, sinceSecond: 60 },
      tuned: true,
    },
    {
      id: 'recovered',
      says: 'None fail',
      url: 'https://example.com',
      course: 'as-it-went',
      reported: 2.5,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: { truth: failed, is: 'below', value: 0.1, forSeconds: 30 },
        afterSecond: 120,
        sinceSecond: 60,
      },
      tuned: false,
    },
    {
      id: 'shut-out',
      says: 'All are refused',
      url: 'https://example.com',
      course: 'closed',
      reported: 1,
      unit: 'share',
      measure: { kind: 'value', series: failed, at: 250 },
      tuned: false,
    },
  ],
}
