import type { Scenario } from '../../src/core/scenario/index.ts'
import { incident, trulyAbove } from '../condition-words.ts'

type Calibration = NonNullable<Scenario['calibration']>

const coinbase =
  'https://www.cryptotimes.io/2026/06/02/coinbase-publishes-post-mortem-on-may-7-service-outage/'
const metastable = 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf'
const slack = 'https://slack.engineering/slacks-outage-on-january-4th-2021/'

/** The network of the zone begins to go bad at this second of the drill. */
const ONSET = 60
/** The provider has repaired half of it by then; the trigger is all but gone. */
const REPAIRED = ONSET + 41 * 60

/**
 * No single public report has this incident; its landmarks come from three. What the provider says when is authored, told
 * about twice as fast as in the events it follows, and therefore no landmark.
 */
export const calibration: Calibration = {
  report: { title: 'A zone of us-east-1 in trouble, 7 May 2026, as one customer lived it', url: coinbase },
  courses: [
    { id: 'nothing', label: 'Nobody does anything', steps: [] },
    {
      id: 'more-servers',
      label: '1,200 servers are ordered when it is at its worst, as on 4 January 2021 at Slack',
      steps: [
        {
          at: ONSET + 24 * 60,
          command: {
            kind: 'approveAction',
            actionId: 'add-1200',
            parameters: {},
            executor: 'self',
            card: null,
          },
        },
      ],
    },
  ],
  landmarks: [
    {
      id: 'nearly-all-stopped',
      says: 'From the first trouble in the zone until nearly everything has stopped',
      url: coinbase,
      course: 'nothing',
      reported: 28,
      unit: 'minutes',
      measure: { kind: 'firstTime', when: trulyAbove('customers/all/failedShare', 0.9), sinceSecond: ONSET },
      tuned: true,
    },
    {
      id: 'first-page',
      says: 'From the first trouble until the pager rings, in published cases',
      url: coinbase,
      course: 'nothing',
      reported: 2,
      reportedUpTo: 9,
      unit: 'minutes',
      measure: { kind: 'firstTime', when: incident('paged'), sinceSecond: ONSET },
      tuned: false,
    },
    {
      id: 'stays-down',
      says: 'Share of visits that fails long after the trigger is gone: almost no goodput',
      url: metastable,
      course: 'nothing',
      reported: 1,
      unit: 'share',
      measure: { kind: 'lowest', series: 'customers/all/failedShare', from: REPAIRED + 600, to: 4780 },
      tuned: false,
    },
    {
      id: 'more-servers-do-not-help',
      says: 'Share of visits that fails 25 minutes after ordering 1,200 servers (at Slack it stayed unusable)',
      url: slack,
      course: 'more-servers',
      reported: 1,
      unit: 'share',
      measure: { kind: 'value', series: 'customers/all/failedShare', at: ONSET + 24 * 60 + 1500 },
      tuned: false,
      remark:
        'At Slack most of those servers never started: a file limit, a quota, and provisioning over the same bad network. Here launches work, and more threads that wait carry more; a part of the harm stays.',
    },
  ],
}
