import type { Scenario } from '../../src/core/scenario/index.ts'
import { below, trulyAbove } from '../condition-words.ts'
import { DEFAULT, PRODUCTION } from './names.ts'
import { harmSecond } from './platform.ts'

type Calibration = NonNullable<Scenario['calibration']>

const url = 'https://blog.cloudflare.com/cloudflare-incident-march-21-2025/'
const minute = (sinceHarm: number): number => harmSecond + 60 * sinceHarm

const act = (at: number, actionId: string, parameters: Readonly<Record<string, string>>) => ({
  at,
  command: { kind: 'approveAction', actionId, parameters, executor: 'self', card: null },
})

/** The certificate is ours, not the report's: both courses replace it early, so that it does not blur the landmarks. */
const withoutSecondAct = act(60, 'deploy-certificate', {})

const uploadErrors = 'service/uploads/all/errorShare'

/** Commands are given as long before their effect as own hands take. */
export const calibration: Calibration = {
  report: { title: 'Cloudflare incident report, R2, 21 March 2025', url },
  courses: [
    { id: 'nothing', label: 'Nobody does anything', steps: [withoutSecondAct] },
    {
      id: 'historical',
      label: 'What was done, minute by minute',
      steps: [
        withoutSecondAct,
        {
          at: minute(12),
          command: { kind: 'declareIncident', severity: 2, summary: 'Writes and some reads are refused.' },
        },
        {
          at: minute(27),
          command: {
            kind: 'postStatus',
            phase: 'investigating',
            text: 'Uploads and some downloads fail in all markets. We are working on it.',
            nextUpdateMinutes: 20,
          },
        },
        act(minute(37) - 240, 'rotate-again', { environment: DEFAULT }),
        act(minute(52) - 96, 'redeploy-gateway', { environment: DEFAULT }),
        act(minute(66) - 96, 'put-secret', { environment: PRODUCTION, key: 'AKOG-P4WN' }),
        act(minute(67) - 96, 'redeploy-gateway', { environment: PRODUCTION }),
        { at: minute(71), command: { kind: 'markMitigated', text: 'Operations succeed again.' } },
        { at: minute(76), command: { kind: 'resolveIncident', text: 'Resolved.' } },
      ],
    },
  ],
  landmarks: [
    {
      id: 'onset',
      says: 'First refusals after the old credential was deleted',
      url,
      course: 'historical',
      reported: 61,
      unit: 'minutes',
      measure: {
        kind: 'firstTime',
        when: trulyAbove(uploadErrors, 0.01),
        sinceSecond: harmSecond - 61 * 60,
      },
      tuned: true,
    },
    {
      id: 'alert',
      says: 'Alert on two percent of the error budget, after the first harm',
      url,
      course: 'historical',
      reported: 7,
      unit: 'minutes',
      measure: { kind: 'firstTime', when: { alertFiring: 'burn-fast' }, sinceSecond: harmSecond },
      tuned: true,
    },
    {
      id: 'uploads-refused',
      says: 'Writes that failed at the worst',
      url,
      course: 'historical',
      reported: 1,
      unit: 'share',
      measure: { kind: 'peak', series: uploadErrors, from: minute(0), to: minute(60) },
      tuned: false,
    },
    {
      id: 'downloads-refused',
      says: 'Reads that failed: those that no cache held',
      url,
      course: 'historical',
      reported: 0.35,
      unit: 'share',
      measure: { kind: 'value', series: 'service/downloads/all/errorShare', at: minute(30) },
      tuned: true,
    },
    {
      id: 'images-refused',
      says: 'Image deliveries that failed',
      url,
      course: 'historical',
      reported: 0.25,
      unit: 'share',
      measure: { kind: 'value', series: 'service/images/all/errorShare', at: minute(30) },
      tuned: true,
    },
    {
      id: 'second-rotation',
      says: 'Writes that failed after new credentials were made at +37: no effect',
      url,
      course: 'historical',
      reported: 1,
      unit: 'share',
      measure: { kind: 'value', series: uploadErrors, at: minute(45) },
      tuned: false,
    },
    {
      id: 'second-deploy',
      says: 'Writes that failed after the second deploy at +52: no effect',
      url,
      course: 'historical',
      reported: 1,
      unit: 'share',
      measure: { kind: 'value', series: uploadErrors, at: minute(60) },
      tuned: false,
    },
    {
      id: 'recovery',
      says: 'Recovery after the deploy to the right environment at +67: at once',
      url,
      course: 'historical',
      reported: 67,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: { not: below('customers/all/successShare', 0.98) },
        afterSecond: minute(20),
        sinceSecond: harmSecond,
      },
      tuned: false,
      remark: 'When the deploy is made is the course’s; how soon it helps is the model’s.',
    },
    {
      id: 'logs-late',
      says: 'Log delivery is late by up to',
      url,
      course: 'historical',
      reported: 4200,
      unit: 'seconds',
      measure: {
        kind: 'peak',
        series: 'queue/access-logs/ageSeconds',
        from: minute(0),
        to: minute(90),
      },
      tuned: false,
    },
  ],
}
