import type { Scenario } from '../../src/core/scenario/index.ts'
import { any, decided, inEffect, reached } from '../condition-words.ts'

/** What the post-mortem may name: several conditions, each necessary, none of them a person. */
export const factors: Scenario['factors'] = [
  {
    id: 'zone-network',
    kind: 'trigger',
    text: 'The network of one zone, us-east-1b, lost and delayed packets while its hosts stayed up and answered checks.',
  },
  {
    id: 'any-zone-calls',
    kind: 'latent',
    text: 'Services called each other in any zone, so most requests touched the impaired zone at some hop.',
  },
  {
    id: 'shallow-checks',
    kind: 'detection',
    text: 'Health checks asked whether a process was there, and counted servers that were reachable only late as healthy.',
  },
  {
    id: 'layered-retries',
    kind: 'amplifier',
    text: 'Devices, gateways and the storefront each retried, and the repetitions filled the threads that the slow zone had left.',
  },
  {
    id: 'cpu-autoscaler',
    kind: 'amplifier',
    text: 'The autoscaler followed processor use, which fell while threads waited, and was set to remove servers in that case.',
  },
  {
    id: 'averages',
    kind: 'detection',
    text: 'The default dashboards showed averages over zones, in which the difference between the zones was hard to see.',
  },
  {
    id: 'provider-lag',
    kind: 'detection',
    text: "The provider's health page showed green until 26 minutes after the trigger began.",
  },
  {
    id: 'release-coincidence',
    kind: 'response',
    text: 'A release shortly before the onset offered a plausible explanation, and minutes went into testing or undoing it.',
    when: any({ taskDone: 'compare-versions' }, { action: 'roll-back-checkout', is: 'approved' }),
  },
  {
    id: 'second-wave',
    kind: 'response',
    text: 'The zone was given traffic again while packets were still lost there, and a second wave followed.',
    when: any(inEffect('readmit-zone-now'), inEffect('readmit-zone')),
  },
  {
    id: 'mass-restart',
    kind: 'response',
    text: 'A restart of all services emptied caches in front of databases that are sized for warm ones.',
    when: any(inEffect('restart-everything'), inEffect('flush-cache')),
  },
  {
    id: 'standby-too-small',
    kind: 'latent',
    text: 'The standby region was sized for a fifth of the traffic and could not take all of it.',
    when: any(decided('failover-all'), decided('failover-half')),
  },
]

export const remedies: Scenario['remedies'] = [
  {
    id: 'zone-affinity',
    kind: 'prevent',
    text: 'Route calls between services inside their own zone by default.',
    ownerRole: 'Platform and network on-call engineer',
    priority: 'P1',
    dueDays: 45,
    doneWhen: 'In a test with one zone delayed by 200 ms, at least 60 % of requests are unaffected.',
  },
  {
    id: 'one-retry-layer',
    kind: 'prevent',
    text: 'Remove retries in the storefront and give the gateway a retry budget of ten percent.',
    ownerRole: 'Gateway on-call engineer',
    priority: 'P0',
    dueDays: 14,
    doneWhen:
      'A load test with 20 % failing calls shows at most 1.1 times the offered load at the storefront.',
  },
  {
    id: 'zone-skew-alert',
    kind: 'detect',
    text: 'Alert when p99 of one zone exceeds twice that of the others for two minutes.',
    ownerRole: 'Platform and network on-call engineer',
    priority: 'P1',
    dueDays: 14,
    doneWhen: 'A staged delay in one zone pages within three minutes and names the zone.',
  },
  {
    id: 'concurrency-scaling',
    kind: 'prevent',
    text: 'Scale the storefront on busy threads beside processor use, and require both to be low before scale-in.',
    ownerRole: 'Capacity lead',
    priority: 'P1',
    dueDays: 30,
    doneWhen: 'Replaying the telemetry of this incident gives no scale-in.',
  },
  {
    id: 'drain-drill',
    kind: 'mitigate',
    text: 'Drain one zone in production every month at a quiet hour, with a stop rule.',
    ownerRole: 'Gateway on-call engineer',
    priority: 'P2',
    dueDays: 30,
    doneWhen: 'Three drains have been done without customer impact, each under five minutes.',
  },
  {
    id: 'readmit-gate',
    kind: 'mitigate',
    text: 'Make re-admission of a zone stepwise in the tool, gated by a packet-loss probe.',
    ownerRole: 'Platform and network on-call engineer',
    priority: 'P1',
    dueDays: 30,
    doneWhen: 'The tool refuses a second step while the probe loses more than 0.1 % of packets.',
  },
  {
    id: 'relief-rule',
    kind: 'process',
    text: 'Page the secondary when a primary has been on duty for more than twelve hours.',
    ownerRole: 'Incident deputy',
    priority: 'P2',
    dueDays: 21,
    doneWhen: 'The roster tool hands over by itself in a rehearsal.',
    when: reached('databases-calm'),
  },
]

export const sources: Scenario['sources'] = [
  {
    title: "Slack's outage on 4 January 2021",
    url: 'https://slack.engineering/slacks-outage-on-january-4th-2021/',
    usedFor: 'CPU falls as threads wait, the autoscaler scales in, adding 1,200 servers does not help.',
  },
  {
    title: "Slack's incident on 22 February 2022",
    url: 'https://slack.engineering/slacks-incident-on-2-22-22/',
    usedFor: 'Cold caches in front of databases; letting load back in steps.',
  },
  {
    title: 'AWS post-event summary, US East, 29 June 2012',
    url: 'https://aws.amazon.com/message/67457/',
    usedFor: 'One zone in trouble while the region is up; the long tail of recovery.',
  },
  {
    title: 'AWS post-event summary, Tokyo, 23 August 2019',
    url: 'https://aws.amazon.com/message/56489/',
    usedFor: 'A cooling failure in one zone; effects reach applications spread over several zones.',
  },
  {
    title: 'AWS post-event summary, US East, 7 December 2021',
    url: 'https://aws.amazon.com/message/12721/',
    usedFor: 'First public post 52 minutes after the onset; control plane apart from data plane.',
  },
  {
    title: 'AWS post-event summary, US East, 20 October 2025',
    url: 'https://aws.amazon.com/message/101925/',
    usedFor: 'First public post after 23 minutes; automation suspended because it misread.',
  },
  {
    title: 'Huang et al., Metastable Failures in the Wild, OSDI 2022',
    url: 'https://www.usenix.org/conference/osdi22/presentation/huang-lexiang',
    usedFor: 'Retries that sustain an overload after its trigger; load shedding as the way out.',
  },
  {
    title: 'Bronson et al., Metastable Failures in Distributed Systems, HotOS 2021',
    url: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf',
    usedFor: 'The model of trigger and sustaining loop.',
  },
  {
    title: 'Site Reliability Engineering: Handling Overload',
    url: 'https://sre.google/sre-book/handling-overload/',
    usedFor: 'Retry budgets of ten percent.',
  },
  {
    title: 'The Site Reliability Workbook: Alerting on SLOs',
    url: 'https://sre.google/workbook/alerting-on-slos/',
    usedFor: 'The 14.4 times burn rate over an hour and five minutes.',
  },
]
