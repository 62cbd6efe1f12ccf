import type { Scenario } from '../../src/core/scenario/index.ts'

export const runbooks: Scenario['runbooks'] = [
  {
    id: 'error-budget',
    title: 'When the error budget burns fast',
    markdown: `# When the error budget burns fast

1. Acknowledge within five minutes. Declare when travellers notice, not when you understand.
2. Take command by name; somebody else gets the keyboard.
3. Ask: **Who is hit? What still works, and since when? What changed? Is it ours or the provider's?**
4. If it is the provider's, we cannot repair it. We can still command our own side: what we send, where we send it, what we show.
5. First public words within five minutes of declaring, then at least every twenty.
6. A command lasts four hours. Page your relief in the last one.`,
  },
  {
    id: 'booking-errors',
    title: 'The booking app answers with errors',
    service: 'booking',
    markdown: `# The booking app answers with errors

- **Errors, and the servers are slow:** follow the calls downstream.
- **Errors, and everything is fast:** somebody refuses or cannot be reached. Look at *Calls between services*: which link fails, and is it new connections, sign-in, or the answers themselves?
- Servers that still hold an open connection work on. **A restart throws that away.** So does anything that replaces servers.
- The store client tries three times, the traveller's phone twice. Six tries where one was meant.
- What can be left out: seats may come from the last known state and baskets may stay on the phone; sign-in may not. Orders then wait in the queue until somebody can write tickets.`,
  },
  {
    id: 'bookings-table',
    title: 'The bookings table (global table)',
    service: 'store',
    markdown: `# The bookings table

One DynamoDB global table with replicas in us-east-1 and us-west-2. Both take reads and writes; a write reaches the other side in about a second. **The last writer wins, and nobody tells the other.**

- There is no global address. Each replica has the endpoint of its region. *Moving the table without the servers, or the servers without the table, moves nothing.*
- The pilot light in the west **reads the eastern endpoint** by default, so that there is one writer. Switching it to its own replica is one setting.
- Before switching: how late is replication, and how much was written that has not arrived? What was written here and not there can be overwritten there.
- On-demand capacity: twice the last peak at once, more needs half an hour. The west has not seen much. Pre-warm it.`,
  },
  {
    id: 'second-region',
    title: 'The pilot light in us-west-2',
    markdown: `# The pilot light in us-west-2

The same parts as the east, small: four booking servers against thirty. In this order:

1. Grow the booking servers (about four minutes; forty carry a quiet hour, launches go through the west's own API).
2. Give the west its own table replica, after a look at replication.
3. Move travellers by the **routing control**. It is a switch that was prepared for this; editing the records goes through an API that lives in us-east-1.
4. Move a quarter, look, then more. A twentieth of the resolvers takes a quarter of an hour.

Limit: search functions have the default quota of 1,000 there (the east has three times that). That carries quiet hours and half a morning, **not the full morning of both continents**. Raising it takes a support case and most of an hour.

Coming back: in quarters, with ten clear minutes between, and only onto servers that are still there.`,
  },
  {
    id: 'ticket-orders',
    title: 'Ticket orders pile up',
    service: 'dispatch',
    markdown: `# Ticket orders pile up

Orders wait in a queue per region until ticket workers take them: two writes to the table and one call to the carrier each.

- Watch the **age** of the oldest, not the depth. After 15 minutes people stand at a gate without a ticket.
- 120 a second is the usual limit. The carriers take about 1,700 calls a second from a region, and live bookings need most of that: **240 is bold, 900 takes live bookings down with it.**
- Never empty the queue: every message is a paid ticket.
- When the workers cannot reach the table, more workers do not help.`,
  },
  {
    id: 'targets',
    title: 'Load balancer and its health checks',
    service: 'front',
    markdown: `# Load balancer and its health checks

Every 30 seconds; out after two failures, back after three successes. When all are out, all are in.

- Servers that go in and out **while they answer well** mean that the checker is ill, not the servers.
- Each one taken out makes the rest busier. Suspend the checks, leave the servers.
- Resume them when the provider says that its side is well, and one clear hour later.`,
  },
  {
    id: 'public-words',
    title: 'Words for the status page',
    markdown: `# Words for the status page

What travellers notice, how many, since when, what they can do, when we write again. No causes before they are known, no host names, no supplier, no promise of a time, no adjectives.`,
  },
  {
    id: 'relief',
    title: 'Handing over command',
    markdown: `# Handing over command

After four hours judgement is worse than you think. Page the relief commander half an hour before. Brief: condition, plan, who does what, risks, next update. They read it back. Then announce it to the bridge. Until it is announced, you command.`,
  },
]

/** Seconds from the start of the drill. Two of them are near in time and have nothing to do with it. */
export const changes: Scenario['changes'] = [
  {
    id: 'fares-deploy',
    at: -1500,
    service: 'booking',
    title: 'Deploy of booking 7.3 (child fares)',
    detail:
      'Rounds child fares to ten cents. Rolled through all servers over twelve minutes, ten percent at a time, no errors seen. No change to calls, timeouts, retries or the table.',
    byRole: 'Booking developer',
    kind: 'deploy',
    resources: ['aws_autoscaling_group.booking["us-east-1a"]'],
  },
  {
    id: 'alarm-apply',
    at: -2700,
    service: 'store',
    title: 'Terraform apply: tags and alarm thresholds',
    detail:
      'Plan: 0 to add, 7 to change, 0 to destroy. Cost tags on the bookings table and its replica, a lower threshold on one alarm, a new description on the launch template. Nothing that serves traffic was replaced.',
    byRole: 'Platform automation',
    kind: 'terraform',
    resources: [
      'aws_dynamodb_table.bookings',
      'aws_cloudwatch_metric_alarm.replication',
      'aws_launch_template.booking',
    ],
  },
  {
    id: 'resolver-flag',
    at: -93_600,
    service: 'front',
    title: 'Flag: new fare calendar for 5 % of travellers',
    detail: 'Switched on yesterday morning in all markets. No change in errors since.',
    byRole: 'Product manager',
    kind: 'flag',
  },
  {
    id: 'quota-request',
    at: -1_036_800,
    service: 'search',
    title: 'Request to raise the function quota in us-west-2 was put off',
    detail:
      'The review asked for the same quota in the standby region as a full morning needs. Put off to the next quarter: the standby had never been used above a tenth.',
    byRole: 'Capacity planning',
    kind: 'config',
  },
]

/** As last applied. What a plan would compare with the real world is named under `observed`. */
export const terraform: NonNullable<Scenario['terraform']> = [
  {
    address: 'aws_autoscaling_group.booking["us-east-1a"]',
    attributes: {
      name: 'booking-us-east-1a',
      region: 'us-east-1',
      min_size: 2,
      max_size: 60,
      desired_capacity: 15,
    },
    observed: { desired_capacity: 'service/booking/us-east-1a/instances' },
  },
  {
    address: 'aws_autoscaling_group.booking["us-east-1b"]',
    attributes: {
      name: 'booking-us-east-1b',
      region: 'us-east-1',
      min_size: 2,
      max_size: 60,
      desired_capacity: 15,
    },
    observed: { desired_capacity: 'service/booking/us-east-1b/instances' },
  },
  {
    address: 'aws_autoscaling_group.booking["us-west-2a"]',
    attributes: {
      name: 'booking-us-west-2a',
      region: 'us-west-2',
      min_size: 2,
      max_size: 60,
      desired_capacity: 4,
    },
    observed: { desired_capacity: 'service/booking/us-west-2a/instances' },
  },
  {
    address: 'aws_launch_template.booking',
    attributes: { name: 'booking', instance_type: 'c6i.xlarge', version: 41 },
  },
  {
    address: 'aws_dynamodb_table.bookings',
    attributes: {
      name: 'bookings',
      billing_mode: 'PAY_PER_REQUEST',
      point_in_time_recovery: true,
      replica: 'us-west-2',
      stream_enabled: true,
    },
  },
  {
    address: 'aws_lambda_function.search_west',
    attributes: { function_name: 'search', region: 'us-west-2', memory_size: 1024, timeout: 10 },
  },
  {
    address: 'aws_sqs_queue.orders_east',
    attributes: { name: 'orders', visibility_timeout_seconds: 120, message_retention_seconds: 345_600 },
  },
  {
    address: 'aws_cloudwatch_metric_alarm.replication',
    attributes: { alarm_name: 'replication-late', threshold: 60, evaluation_periods: 2 },
  },
  {
    address: 'aws_lb_target_group.booking_east',
    attributes: { protocol: 'TCP', interval: 30, unhealthy_threshold: 2, healthy_threshold: 3 },
  },
]
