import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, trulyAbove, trulyBelow } from '../condition-words.ts'
import { onsetSecond } from './machine.ts'

type Calibration = NonNullable<Scenario['calibration']>

const url = 'https://aws.amazon.com/message/101925/'
const at = (minutesAfter: number): number => onsetSecond + 60 * minutesAfter
const self = (actionId: string, parameters: Readonly<Record<string, string | number>> = {}) => ({
  kind: 'approveAction',
  actionId,
  parameters,
  executor: 'self',
  card: null,
})

/** Minutes are counted from the moment the name vanished; from 172 on, as they are told: six of the report are one. */
export const calibration: Calibration = {
  report: { title: 'AWS post-event summary, US East, 20 October 2025', url },
  courses: [
    { id: 'nothing', label: 'Nobody does anything', steps: [] },
    {
      id: 'historical',
      label: 'What many customers did: restart, roll back, then wait for the provider',
      steps: [
        {
          at: at(5),
          command: {
            kind: 'declareIncident',
            severity: 1,
            summary: 'Bookings fail in all markets, cause not known.',
          },
        },
        { at: at(12), command: self('restart-service', { service: 'booking' }) },
        { at: at(25), command: self('roll-back-fares') },
      ],
    },
  ],
  landmarks: [
    {
      id: 'pager',
      says: 'The alarm of a customer rings: after the onset, by what customers wrote',
      url: 'https://incident.io/blog/service-disruption-october-20th-2025',
      course: 'nothing',
      reported: 1,
      reportedUpTo: 3,
      unit: 'minutes',
      measure: {
        kind: 'firstTime',
        when: above('service/booking/all/errorShare', 0.08, 60),
        sinceSecond: onsetSecond,
      },
      tuned: true,
    },
    {
      id: 'identity-errors',
      says: 'Sessions can no longer be had in the Region',
      url,
      course: 'nothing',
      reported: 3,
      unit: 'minutes',
      measure: {
        kind: 'firstTime',
        when: trulyAbove('endpoint/sts-east/errorShare', 0.5),
        sinceSecond: onsetSecond,
      },
      tuned: true,
    },
    {
      id: 'connections-gone',
      says: 'All new connections fail; in the end nobody is connected',
      url,
      course: 'nothing',
      reported: 1,
      unit: 'share',
      measure: { kind: 'peak', series: 'link/booking-seats/unconnectedShare', from: at(5), to: at(157) },
      tuned: true,
    },
    {
      id: 'identity-back',
      says: 'Sessions can be had again',
      url,
      course: 'nothing',
      reported: 91,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyBelow('endpoint/sts-east/errorShare', 0.1),
        afterSecond: at(30),
        sinceSecond: onsetSecond,
      },
      tuned: true,
    },
    {
      id: 'replicas-caught-up',
      says: 'Replicas in other Regions have caught up',
      url,
      course: 'nothing',
      reported: 164,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyBelow('table/bookings/us-west-2/replicationLagSeconds', 5),
        afterSecond: at(30),
        sinceSecond: onsetSecond,
      },
      tuned: true,
      remark:
        'A table of ours that nobody could write to for two hours and a half has little to catch up; with the usual writes waiting it takes the seven minutes of the report.',
    },
    {
      id: 'customers-connect',
      says: 'Cached answers have run out, customers connect',
      url,
      course: 'nothing',
      reported: 172,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyBelow('link/booking-seats/unconnectedShare', 0.03),
        afterSecond: at(30),
        sinceSecond: onsetSecond,
      },
      tuned: true,
    },
    {
      id: 'first-recovery-felt',
      says: 'The database part of the event is over for those who waited: nine visits in ten succeed again',
      url,
      course: 'nothing',
      reported: 172,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyAbove('customers/all/successShare', 0.9),
        afterSecond: at(30),
        sinceSecond: onsetSecond,
      },
      tuned: false,
    },
    {
      id: 'restarted-recovery-felt',
      says: 'The same for those who had restarted and rolled back on the way',
      url,
      course: 'historical',
      reported: 172,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyAbove('customers/all/successShare', 0.9),
        afterSecond: at(30),
        sinceSecond: onsetSecond,
      },
      tuned: false,
    },
    {
      id: 'load-balancer-wave-felt',
      says: 'Connection errors through load balancers begin (342 minutes after the onset, told as 200)',
      url,
      course: 'nothing',
      reported: 200,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyBelow('customers/all/successShare', 0.9),
        afterSecond: at(180),
        sinceSecond: onsetSecond,
      },
      tuned: false,
    },
    {
      id: 'load-balancer-wave-over',
      says: 'Automatic health failover is switched off and the errors clear (588 minutes, told as 241)',
      url,
      course: 'nothing',
      reported: 241,
      unit: 'minutes',
      measure: {
        kind: 'firstTimeAfter',
        when: trulyAbove('customers/all/successShare', 0.95, 300),
        afterSecond: at(215),
        sinceSecond: onsetSecond,
      },
      tuned: false,
    },
  ],
}
