import type { Scenario } from '../../src/core/scenario/index.ts'
import { all, always, any, not, trulyAbove, trulyBelow } from '../condition-words.ts'

const launchesFail = { faultActive: 'launches-fail' } as const
const flapping = any({ faultActive: 'targets-flap-a' }, { faultActive: 'targets-flap-b' })

/** Questions about changes, servers, orders, checks and suppliers. */
export const serviceInvestigations: Scenario['investigations'] = [
  {
    id: 'what-changed',
    label: 'What changed in the last hours?',
    teams: ['desk', 'booking', 'platform'],
    minutes: 1.5,
    findings: [
      {
        when: always,
        texts: [
          'A deploy of the booking app, child fares, done a quarter of an hour before the first error. A Terraform apply before that: tags and an alarm. Nothing on names, roles or the network.',
          'Two changes: child fares, and tags on the table by Terraform. Both small, both finished before it began.',
        ],
        confidence: 'sure',
        clues: ['recent-deploy'],
      },
    ],
  },
  {
    id: 'compare-changes',
    label: 'Do servers without the recent changes fail less?',
    teams: ['booking', 'platform'],
    service: 'booking',
    minutes: 3,
    findings: [
      {
        when: always,
        texts: [
          'The canary in the west still runs the old version, and it fails like the rest. The tags are on both replicas. Neither the deploy nor the apply is it.',
          'Old version, new version: same errors, same minute. The Terraform plan is clean against what is there. Set both aside.',
        ],
        confidence: 'sure',
        clues: ['changes-unrelated'],
      },
    ],
  },
  {
    id: 'launch-state',
    label: 'Can we start servers in us-east-1?',
    teams: ['platform', 'capacity'],
    minutes: 2,
    findings: [
      {
        when: launchesFail,
        texts: [
          'No. Every order comes back with "InsufficientInstanceCapacity", in both zones and all sizes. That is not a shortage of machines, that is their bookkeeping. What runs, runs. Do not let anything be replaced or scaled in: {series:service/booking/us-east-1a/instances} in 1a and no way to get one back.',
          'Launches fail, all of them, in the whole region. Running servers are untouched. Suspend scale-in and replacement, or the fleet only knows one direction.',
        ],
        needs: 'Scale-in and replacement suspended.',
        asksFor: [{ actionId: 'suspend-scale-in' }],
        confidence: 'sure',
        clues: ['launches-fail'],
      },
      {
        when: { faultActive: 'launches-blind' },
        texts: [
          'Half of the orders go through now, but those servers sit there without a network. They cost and do not serve. It will catch up some time.',
        ],
        confidence: 'sure',
        clues: ['launches-blind'],
      },
      {
        when: always,
        texts: ['Launches work in both regions.'],
        confidence: 'sure',
        clues: [],
      },
    ],
  },
  {
    id: 'fleet-history',
    label: 'What has the autoscaler done?',
    teams: ['platform', 'capacity'],
    minutes: 1.5,
    findings: [
      {
        when: trulyBelow('service/booking/us-east-1a/instances', 14),
        texts: [
          'It took eastern servers away: {series:service/booking/us-east-1a/instances} left in 1a of fifteen. They idle, so it believes nobody needs them. And new ones cannot be launched.',
        ],
        needs: 'Scale-in suspended.',
        asksFor: [{ actionId: 'suspend-scale-in' }],
        confidence: 'sure',
        clues: ['fleet-shrank'],
      },
      {
        when: always,
        texts: [
          'Nothing yet. If travellers leave the east it will think the servers are spare and send them home. I would suspend that before.',
        ],
        needs: 'Scale-in suspended, as a precaution.',
        asksFor: [{ actionId: 'suspend-scale-in' }],
        confidence: 'likely',
        clues: [],
      },
    ],
  },
  {
    id: 'order-queue',
    label: 'How many ticket orders wait, and for how long?',
    teams: ['tickets'],
    service: 'dispatch',
    minutes: 2,
    findings: [
      {
        when: all({ faultActive: 'pollers-stuck' }, trulyBelow('endpoint/dynamodb-east/resolves', 0.5)),
        texts: [
          "{series:queue/orders-east/depth} orders wait in the east, the oldest {series:queue/orders-east/ageSeconds}. Two things: the provider's pollers hand the workers next to nothing, and what they do get they cannot write, for want of the table. Nothing is lost: the queue keeps for four days. When both are back, let me drain it at twice the usual, not more.",
          'The eastern queue is stuck twice over: {series:queue/orders-east/depth} orders, oldest {series:queue/orders-east/ageSeconds}. Hardly anybody gives our workers messages, and the table does not take what they write. Every one is a paid ticket, so please, nobody empties it.',
        ],
        needs: 'Patience, and a pace of 240 a second when it moves again.',
        asksFor: [{ actionId: 'queue-rate', parameters: { queue: 'orders-east', rate: 240 } }],
        confidence: 'sure',
        clues: ['orders-pile-up'],
      },
      {
        when: { faultActive: 'pollers-stuck' },
        texts: [
          "{series:queue/orders-east/depth} orders wait in the east, the oldest {series:queue/orders-east/ageSeconds}. The workers are well, but the provider's pollers hand them next to nothing. Nothing is lost: the queue keeps for four days. When they come back, let me drain it at twice the usual, not more.",
          'The eastern queue is stuck: {series:queue/orders-east/depth} orders, oldest {series:queue/orders-east/ageSeconds}. Not our workers: nobody gives them messages. Every one is a paid ticket, so please, nobody empties it.',
        ],
        needs: 'Patience, and a pace of 240 a second when it moves again.',
        asksFor: [{ actionId: 'queue-rate', parameters: { queue: 'orders-east', rate: 240 } }],
        confidence: 'sure',
        clues: ['orders-pile-up'],
      },
      {
        when: trulyAbove('queue/orders-east/ageSeconds', 600),
        texts: [
          'It moves: {series:queue/orders-east/outRate} orders a second go out, {series:queue/orders-east/depth} are left. At 240 a second the carriers still breathe.',
        ],
        confidence: 'sure',
        clues: ['orders-pile-up', 'pollers-back'],
      },
      {
        when: always,
        texts: ['Orders are worked off as they come: {series:queue/orders-east/depth} wait in the east.'],
        confidence: 'sure',
        clues: [],
      },
    ],
  },
  {
    id: 'carrier-lines',
    label: 'Do the carriers keep up with us?',
    teams: ['tickets'],
    service: 'carriers',
    minutes: 2,
    findings: [
      {
        when: trulyAbove('service/carriers/all/errorShare', 0.05),
        texts: [
          'No. Errors {series:service/carriers/all/errorShare}: their lines are full of our ticket orders, and live bookings wait behind them. Slow the workers down.',
        ],
        needs: 'A slower pace of the ticket workers.',
        asksFor: [
          { actionId: 'queue-rate', parameters: { rate: 120 } },
          { actionId: 'queue-rate', parameters: { rate: 40 } },
          { actionId: 'queue-rate', parameters: { rate: 0 } },
        ],
        confidence: 'sure',
        clues: [],
      },
      {
        when: always,
        texts: [
          'They answer in {series:service/carriers/all/p99Ms} at worst. They take about 1,700 calls a second from each region.',
        ],
        confidence: 'sure',
        clues: [],
      },
    ],
  },
  {
    id: 'target-checks',
    label: 'Why do servers leave the load balancer?',
    teams: ['edge', 'platform'],
    service: 'front',
    minutes: 2,
    findings: [
      {
        when: flapping,
        texts: [
          'They are taken out after two failed checks and come back after three good ones, in turn: {series:service/booking/us-east-1a/healthyInstances} of {series:service/booking/us-east-1a/instances} in 1a right now. I called those outside directly: they answer in milliseconds. The checker is ill, not the servers. Each one out makes the rest busier.',
          'Flapping. No server is bad twice in a row for a reason I can find, and all of them answer me. I would suspend the checks and keep the servers.',
        ],
        needs: 'Permission to suspend health checks.',
        asksFor: [{ actionId: 'suspend-health-checks' }],
        confidence: 'sure',
        clues: ['targets-flap', 'checker-ill'],
      },
      {
        when: always,
        texts: ['All servers are in service and pass their checks.'],
        confidence: 'sure',
        clues: [],
      },
    ],
  },
  {
    id: 'retry-layers',
    label: 'How much of the traffic is retries?',
    teams: ['edge', 'booking'],
    service: 'booking',
    minutes: 2,
    findings: [
      {
        when: trulyAbove('link/booking-seats/retryRate', 300),
        texts: [
          'Second and third tries towards the table: {series:link/booking-seats/retryRate}. Phones ask twice on top: six calls where one was meant. They cannot connect any better than the first.',
        ],
        needs: 'A word whether I may stop them.',
        asksFor: [{ actionId: 'stop-retries' }, { actionId: 'budget-retries' }],
        confidence: 'sure',
        clues: ['retries-amplify'],
      },
      {
        when: always,
        texts: ['Few retries: {series:link/booking-seats/retryRate} towards the table.'],
        confidence: 'likely',
        clues: [],
      },
    ],
  },
  {
    id: 'traffic-source',
    label: 'Is this an attack?',
    teams: ['security', 'edge'],
    minutes: 3,
    findings: [
      {
        when: always,
        texts: [
          'Known accounts, known phones, known countries. Each asks more often because each got an error. Not an attack.',
          'No new sources. It is our own travellers knocking twice.',
        ],
        confidence: 'sure',
        clues: ['not-an-attack'],
      },
    ],
  },
  {
    id: 'ask-provider',
    label: 'What does the provider know?',
    teams: ['vendor'],
    minutes: 5,
    findings: [
      {
        when: { vendorPosted: 'post-cause' },
        texts: [
          'What is on the page: the name of the table endpoint does not resolve as it should. Service teams work on it. Cases could not be opened for a while; I have passed your numbers on by hand.',
        ],
        confidence: 'likely',
        clues: ['vendor-name'],
      },
      {
        when: all(not({ vendorPosted: 'post-cause' }), { faultActive: 'support-shut' }),
        texts: [
          'I cannot open a case for you: our own support tool gives an error at the last step. I know no more than the page. I am on the phone with the duty desk, and so is everybody else.',
          'Honestly: the case system does not take cases at the moment, not even mine. The page is what I have. I will write when I have a name of a service.',
        ],
        confidence: 'guess',
        clues: ['support-shut'],
      },
      {
        when: always,
        texts: ['Nothing beyond the page. Your case is with the service team.'],
        confidence: 'guess',
        clues: [],
      },
    ],
  },
]
