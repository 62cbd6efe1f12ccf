import type { Scenario } from '../../src/core/scenario/index.ts'
import { any, inEffect, reached } from '../condition-words.ts'

/** What the post-mortem may name: several conditions, each necessary, none of them a person. */
export const factors: Scenario['factors'] = [
  {
    id: 'name-without-address',
    kind: 'trigger',
    text: 'The name of the table endpoint in us-east-1 had no address for 157 minutes, and new connections to it could not be opened.',
  },
  {
    id: 'one-region-writer',
    kind: 'latent',
    text: 'The standby region read and wrote the table of the first region by default, so both regions depended on one name.',
  },
  {
    id: 'sessions-of-an-hour',
    kind: 'amplifier',
    text: 'Sessions of one hour came from an issuer in the same region, and servers lost theirs one by one while it answered with errors.',
  },
  {
    id: 'six-tries',
    kind: 'amplifier',
    text: 'Phones and booking app each repeated what had failed, six calls where one was meant.',
  },
  {
    id: 'launches-in-one-region',
    kind: 'latent',
    text: 'Launches in us-east-1 were refused or came without a network until long after the table could be reached again.',
  },
  {
    id: 'checks-took-out-good-servers',
    kind: 'amplifier',
    text: 'Load balancer health checks took servers out that answered well, because the checker itself was impaired.',
  },
  {
    id: 'quota-of-the-standby',
    kind: 'latent',
    text: 'Functions in the standby region had the default quota of 1,000, and the support centre that raises it took no cases for two hours and a half.',
  },
  {
    id: 'orders-in-one-queue',
    kind: 'latent',
    text: 'Ticket orders waited in a queue of the impaired region that nothing outside it could work off.',
  },
  {
    id: 'provider-lag',
    kind: 'detection',
    text: "The provider's page showed green for 23 minutes, named the service after 98 and the cause after 133.",
  },
  {
    id: 'misleading-neighbours',
    kind: 'response',
    text: 'A deploy and a Terraform apply shortly before offered a plausible explanation, and minutes went into testing or undoing them.',
    when: any({ taskDone: 'compare-changes' }, inEffect('roll-back-fares'), inEffect('revert-apply')),
  },
  {
    id: 'restarts',
    kind: 'response',
    text: 'Restarts dropped open connections and valid sessions at a time when new ones could not be had.',
    when: any(inEffect('restart-service'), inEffect('restart-everything'), inEffect('roll-back-fares')),
  },
  {
    id: 'home-at-once',
    kind: 'response',
    text: 'Travellers were sent back to us-east-1 in one go while servers could not be launched there.',
    when: inEffect('all-home'),
  },
  {
    id: 'workers-over-carriers',
    kind: 'response',
    text: 'The backlog of orders was worked off faster than the carriers could answer, and live bookings waited behind it.',
    when: inEffect('raise-workers'),
  },
]

export const remedies: Scenario['remedies'] = [
  {
    id: 'west-own-replica',
    kind: 'prevent',
    text: 'Let the standby region read its own replica by default, and write there behind a switch.',
    ownerRole: 'Data on-call engineer',
    priority: 'P0',
    dueDays: 30,
    doneWhen: 'With the eastern endpoint blocked in a test, the two percent in the west are served.',
  },
  {
    id: 'standby-quota',
    kind: 'prevent',
    text: 'Raise the function quota in us-west-2 to a full morning and keep twelve booking servers running there.',
    ownerRole: 'Platform on-call engineer',
    priority: 'P1',
    dueDays: 21,
    doneWhen: 'A rehearsal moves half of an ordinary morning to the west within ten minutes.',
  },
  {
    id: 'one-retry-layer',
    kind: 'prevent',
    text: 'Give the table client a retry budget of ten percent and one attempt while it has no connection.',
    ownerRole: 'Booking app on-call engineer',
    priority: 'P1',
    dueDays: 21,
    doneWhen: 'With the endpoint blocked in a test, calls per request stay below 1.2.',
  },
  {
    id: 'connect-alert',
    kind: 'detect',
    text: 'Alert on the share of calls without a connection, by endpoint, within two minutes.',
    ownerRole: 'Data on-call engineer',
    priority: 'P1',
    dueDays: 14,
    doneWhen: 'Blocking the endpoint in a test pages within two minutes and names it.',
  },
  {
    id: 'check-velocity',
    kind: 'mitigate',
    text: 'Limit how many servers health checks may take out per minute, and keep at least four fifths in.',
    ownerRole: 'Front door on-call engineer',
    priority: 'P1',
    dueDays: 30,
    doneWhen:
      'With a third of the probes failing at random in a test, four fifths of the servers stay in service.',
  },
  {
    id: 'second-order-queue',
    kind: 'mitigate',
    text: 'Send orders to the queue of the region that serves the traveller, and let workers of both regions read both queues.',
    ownerRole: 'Tickets on-call engineer',
    priority: 'P1',
    dueDays: 60,
    doneWhen:
      'With the pollers of one region stopped in a test, its orders get their ticket within fifteen minutes.',
  },
  {
    id: 'rehearse-return',
    kind: 'process',
    text: 'Rehearse the move to the west and the way back twice a year, at an ordinary hour.',
    ownerRole: 'Incident deputy',
    priority: 'P2',
    dueDays: 90,
    doneWhen: 'Two rehearsals have been held, with times written down for every step.',
  },
  {
    id: 'relief-roster',
    kind: 'process',
    text: 'Page the relief commander by roster after three hours of an open incident.',
    ownerRole: 'Incident deputy',
    priority: 'P2',
    dueDays: 21,
    doneWhen: 'The pager does it by itself in a rehearsal.',
    when: reached('launches-fail'),
  },
]

const report = 'https://aws.amazon.com/message/101925/'

/** From minute 172 on the drill tells the provider's hours six times faster than they were. */
export const sources: Scenario['sources'] = [
  {
    title: 'AWS post-event summary, US East, 20 October 2025',
    url: report,
    usedFor:
      'The course of the provider’s side: minute for minute until customers could connect again (+172), from there on six minutes told as one: launches, load balancer health, pollers of the queue.',
  },
  {
    title: 'AWS Health Dashboard, operational issue in N. Virginia, 19 and 20 October 2025',
    url: 'https://health.aws.amazon.com/health/status',
    usedFor: 'When the page said what (+23, +63, +98, +133, +154), in our own words; support cases impaired.',
  },
  {
    title: 'DynamoDB global tables: how they work',
    url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html',
    usedFor: 'About a second from region to region, last writer wins, no global endpoint.',
  },
  {
    title: 'Prescriptive guidance: using DynamoDB global tables',
    url: 'https://docs.aws.amazon.com/prescriptive-guidance/latest/dynamodb-global-tables/overview.html',
    usedFor: 'Stack and table move together; evacuating a region.',
  },
  {
    title: 'What happened, what we learned, and how we are improving (LaunchDarkly)',
    url: 'https://launchdarkly.com/blog/what-happened-what-we-learned-and-how-were-improving/',
    usedFor: 'A customer’s second outage after the first recovery: cold caches and returning clients.',
  },
  {
    title: 'Service disruption on October 20th 2025 (incident.io)',
    url: 'https://incident.io/blog/service-disruption-october-20th-2025',
    usedFor: 'A backlog of thirty times the usual; more workers lowered the throughput.',
  },
  {
    title: 'AWS post-event summary, US East, 7 December 2021',
    url: 'https://aws.amazon.com/message/12721/',
    usedFor: 'Control plane apart from data plane; records are edited through one region.',
  },
  {
    title: 'The Site Reliability Workbook: Alerting on SLOs',
    url: 'https://sre.google/workbook/alerting-on-slos/',
    usedFor: 'The 14.4 times burn rate over an hour and five minutes.',
  },
  {
    title: 'Being on-call: incident commander training (PagerDuty)',
    url: 'https://response.pagerduty.com/training/incident_commander/',
    usedFor: 'Handing over command: brief, read back, announced.',
  },
]
