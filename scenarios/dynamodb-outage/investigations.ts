import type { Scenario } from '../../src/core/scenario/index.ts'
import { all, always, any, inEffect, not, trulyAbove, trulyBelow } from '../condition-words.ts'

const nameGone = trulyBelow('endpoint/dynamodb-east/resolves', 0.5)
const hurting = trulyBelow('customers/all/successShare', 0.97)
const westOwn = inEffect('west-own-table')

/** Questions about the table, who reaches it, and the second region. */
export const investigations: Scenario['investigations'] = [
  {
    id: 'who-reaches-the-table',
    label: 'Which calls to the bookings table fail, and how?',
    teams: ['booking', 'data'],
    service: 'booking',
    minutes: 2,
    findings: [
      {
        when: nameGone,
        texts: [
          'New connections fail, and only those. The name of the eastern table endpoint gives no address: "getaddrinfo ENOTFOUND". Whoever has an open connection is answered in milliseconds. {series:link/booking-seats/unconnectedShare} of our callers have none left, and each server that restarts joins them.',
          'It is the name. Open connections live, new ones cannot be opened: {series:link/booking-seats/unconnectedShare} of calls are without one now. The table itself answers everybody who gets there. Please, nobody restart anything.',
        ],
        needs: 'Nobody restarts or replaces a server.',
        confidence: 'sure',
        clues: ['connects-fail', 'table-answers'],
      },
      {
        when: trulyAbove('link/booking-seats/deniedShare', 0.05),
        texts: [
          'Connections work again. {series:link/booking-seats/deniedShare} of calls are refused for an expired session; it falls as servers renew.',
        ],
        confidence: 'sure',
        clues: ['sessions-run-out'],
      },
      {
        when: trulyAbove('link/booking-seats/unconnectedShare', 0.05),
        texts: [
          'The name resolves for most of us. {series:link/booking-seats/unconnectedShare} still carry an empty answer and will, for some minutes.',
        ],
        confidence: 'sure',
        clues: ['name-back'],
      },
      {
        when: always,
        texts: ['Calls to the table succeed as they should. Nothing to report.'],
        confidence: 'likely',
        clues: [],
      },
    ],
  },
  {
    id: 'replication-lag',
    label: 'How late is the western replica, and what would a switch lose?',
    teams: ['data'],
    service: 'store',
    minutes: 2,
    findings: [
      {
        when: trulyBelow('endpoint/dynamodb-west/resolves', 0.5),
        texts: [
          'The western replica is {series:table/bookings/us-west-2/replicationLagSeconds} behind, because its own endpoint in us-west-2 gives no address. Nobody of ours reads it: even the two percent in the west use the eastern table, and that one is well. I would leave it alone; it catches up by itself.',
          'Lag {series:table/bookings/us-west-2/replicationLagSeconds}: the copy in the west stands still, the original in the east does not. No traveller meets that copy. A switch now would be the one way to make them.',
        ],
        needs: 'Nothing. And please, nobody switches anything to the west.',
        confidence: 'sure',
        clues: ['lag-known', 'west-replica-still'],
      },
      {
        when: trulyAbove('table/bookings/us-west-2/replicationLagSeconds', 20),
        texts: [
          'The western replica is {series:table/bookings/us-west-2/replicationLagSeconds} behind and getting later. It stands where the east stood when the errors began. Few writes got through since, and those we may overwrite: some thousand baskets and a few bookings, which the order queue still holds. I can switch the west to its own replica in a minute.',
          'Lag {series:table/bookings/us-west-2/replicationLagSeconds}. What is missing in the west is what was written in the east over the last open connections. It will arrive one day, and older writes win over nothing: the last writer wins. I would take that, now rather than later.',
        ],
        needs: 'A decision whether the west gets its own table.',
        asksFor: [{ actionId: 'west-own-table' }],
        confidence: 'sure',
        clues: ['lag-known', 'west-reads-east'],
      },
      {
        when: always,
        texts: [
          'Replication is level: {series:table/bookings/us-west-2/replicationLagSeconds} behind. A switch would lose next to nothing.',
        ],
        confidence: 'sure',
        clues: ['lag-known', 'west-reads-east', 'replicas-level'],
      },
    ],
  },
  {
    id: 'west-state',
    label: 'What could us-west-2 carry, and does it work?',
    teams: ['platform', 'edge'],
    minutes: 2.5,
    findings: [
      {
        when: all(westOwn, trulyAbove('service/booking/us-west-2a/instances', 20)),
        texts: [
          'The west works: {series:service/booking/us-west-2a/instances} booking servers, own table, errors {series:service/booking/us-west-2a/errorShare}. It can take travellers. Search functions have a quota there, 1,000 by default: enough for now, not for the full morning of both continents.',
        ],
        needs: 'A decision how many travellers to move.',
        asksFor: [
          { actionId: 'west-quarter' },
          { actionId: 'west-half' },
          { actionId: 'west-most' },
          { actionId: 'west-all' },
          { actionId: 'edit-records', parameters: { share: 0.25 } },
          { actionId: 'edit-records', parameters: { share: 0.5 } },
          { actionId: 'edit-records', parameters: { share: 0.75 } },
          { actionId: 'edit-records', parameters: { share: 1 } },
        ],
        confidence: 'sure',
        clues: ['west-ready', 'west-small'],
      },
      {
        when: all(nameGone, not(westOwn)),
        texts: [
          'The west fails exactly as the east does: it reads the eastern table. Four booking servers, launches there work. It needs servers first, then its own table, then travellers. In that order.',
          'Moving travellers alone would do nothing: the west asks the same dead name. Give it its own replica and forty servers, then we talk.',
        ],
        needs: 'Servers and a table for the west, before travellers.',
        asksFor: [{ actionId: 'grow-west' }, { actionId: 'west-own-table' }],
        confidence: 'sure',
        clues: ['west-small', 'west-reads-east', 'west-fails-too'],
      },
      {
        when: always,
        texts: [
          'A pilot light: {series:service/booking/us-west-2a/instances} booking servers, two percent of the travellers. Launches there work. Search functions are on the default quota of 1,000.',
        ],
        confidence: 'sure',
        clues: ['west-small'],
      },
    ],
  },
  {
    id: 'west-headroom',
    label: 'How close to its limit is the west?',
    teams: ['platform', 'booking'],
    minutes: 2,
    findings: [
      {
        when: inEffect('raise-west-quota'),
        texts: [
          'The quota is 2,000 now, and that carries about 4,800 searches a second; {series:service/search/us-west-2a/requestRate} are asked for. Room for the morning.',
        ],
        confidence: 'sure',
        clues: [],
      },
      {
        when: trulyAbove('service/search/us-west-2a/errorShare', 0.2),
        texts: [
          'Over the limit: 1,000 functions are all busy and {series:service/search/us-west-2a/errorShare} of searches are refused. The second try no longer carries them. Part of the travellers has to go somewhere else, or wait.',
        ],
        needs: 'A part of the travellers back east, or fewer let in.',
        asksFor: [
          { actionId: 'west-most' },
          { actionId: 'west-half' },
          { actionId: 'admit', parameters: { region: 'us-west-2', share: 0.9 } },
          { actionId: 'admit', parameters: { region: 'us-west-2', share: 0.75 } },
          { actionId: 'admit', parameters: { region: 'us-west-2', share: 0.5 } },
        ],
        confidence: 'sure',
        clues: ['west-near-limit'],
      },
      {
        when: trulyAbove('service/search/us-west-2a/errorShare', 0.01),
        texts: [
          'At the limit: 1,000 functions are all busy and {series:service/search/us-west-2a/errorShare} of searches are refused. A second try carries most of them: {series:customers/all/successShare} of visits are served. To let fewer in would refuse more than that. It grows with the morning, so a part has to go back east before long.',
        ],
        needs: 'A part of the travellers back east, as soon as more fail here than would there.',
        asksFor: [{ actionId: 'west-most' }, { actionId: 'west-half' }],
        confidence: 'sure',
        clues: ['west-near-limit'],
      },
      {
        when: trulyAbove('service/search/us-west-2a/requestRate', 1500),
        texts: [
          'It holds: {series:service/search/us-west-2a/requestRate} searches, and 1,000 functions carry about 2,400. A full morning of both continents is more than that.',
        ],
        confidence: 'likely',
        clues: ['west-small'],
      },
      {
        when: always,
        texts: ['Plenty of room for what is there now.'],
        confidence: 'likely',
        clues: [],
      },
    ],
  },
  {
    id: 'demand-check',
    label: 'Is there more demand than usual?',
    teams: ['edge', 'support', 'capacity', 'desk'],
    minutes: 1.5,
    findings: [
      {
        when: trulyAbove('customers/all/waiting', 1500),
        texts: [
          'Travellers arriving: {series:customers/all/demandRate}, an ordinary day. Requests at the front door: {series:service/front/all/requestRate}. The difference is phones asking again.',
        ],
        confidence: 'sure',
        clues: ['demand-flat', 'retries-amplify'],
      },
      {
        when: always,
        texts: ['Demand is as on any other day: {series:customers/all/demandRate}. No rush, no campaign.'],
        confidence: 'sure',
        clues: ['demand-flat'],
      },
    ],
  },
  {
    id: 'scope-customers',
    label: 'Who is hit, and what still works?',
    teams: ['support', 'desk'],
    minutes: 2,
    findings: [
      {
        when: hurting,
        texts: [
          'All four markets alike, {series:customers/all/successShare} of visits served. The timetable shows; signing in, seats and baskets fail. Tickets on phones scan, gates do not ask us.',
          'No market is spared. Looking up a connection works, booking it does not. Those who have a ticket travel.',
        ],
        confidence: 'sure',
        clues: ['customers-fail'],
      },
      {
        when: always,
        texts: [
          'Near normal: {series:customers/all/successShare} of visits served, all markets alike. Some ask where their ticket is.',
        ],
        confidence: 'likely',
        clues: [],
      },
    ],
  },
  {
    id: 'sessions',
    label: 'Can our servers still prove who they are?',
    teams: ['platform', 'security'],
    minutes: 2.5,
    findings: [
      {
        when: trulyAbove('endpoint/sts-east/errorShare', 0.5),
        texts: [
          "The provider's session service in us-east-1 answers with errors. Ours last an hour and are renewed after fifty-five minutes: {series:link/booking-seats/deniedShare} of calls are refused already, and within the hour it is all of them in the east. The west has its own and is well.",
          'No new sessions in the east. Each server keeps the one it has until it is an hour old. So even servers with an open connection drop out one by one: {series:link/booking-seats/deniedShare} now, everybody by the hour. In the west sessions renew.',
        ],
        needs: 'Nothing in the east should be the plan for the next hour.',
        confidence: 'sure',
        clues: ['identity-hurt', 'sessions-run-out'],
      },
      {
        when: always,
        texts: ['Sessions are issued and renewed in both regions.'],
        confidence: 'sure',
        clues: ['identity-back'],
      },
    ],
  },
  {
    id: 'reconcile',
    label: 'What has been overwritten or sold twice?',
    teams: ['data', 'tickets'],
    service: 'store',
    minutes: 6,
    findings: [
      {
        when: trulyAbove('data/lostWrites', 1),
        texts: [
          '{series:data/lostWrites} writes of the first minutes were overwritten, baskets most of them. The list goes to support; nobody lost a paid ticket, the orders are in the queue.',
        ],
        confidence: 'sure',
        clues: ['writes-overwritten'],
      },
      {
        when: always,
        texts: [
          'Nothing overwritten so far. Some seats may have been sold twice while we served from the cache; I keep a list.',
        ],
        confidence: 'likely',
        clues: [],
      },
    ],
  },
  {
    id: 'probe-east',
    label: 'Is the east fit for travellers again?',
    teams: ['edge', 'platform', 'data'],
    minutes: 3,
    findings: [
      {
        when: any(nameGone, trulyAbove('link/booking-seats/deniedShare', 0.5)),
        texts: ['No. It cannot reach its table, or not prove who it is. Leave it.'],
        confidence: 'sure',
        clues: ['connects-fail'],
      },
      {
        when: any({ faultActive: 'targets-flap-a' }, { faultActive: 'targets-flap-b' }),
        texts: [
          'The table is fine there. But targets go in and out of the load balancer: {series:service/booking/us-east-1a/healthyInstances} of {series:service/booking/us-east-1a/instances} in 1a. I called those that are out, directly: they answer at once. The checker is ill.',
        ],
        needs: 'Health checks suspended before more travellers go there.',
        asksFor: [{ actionId: 'suspend-health-checks' }],
        confidence: 'sure',
        clues: ['targets-flap', 'checker-ill'],
      },
      {
        when: { faultActive: 'launches-fail' },
        texts: [
          'The table can be reached again and the servers we kept are well: {series:service/booking/us-east-1a/instances} in 1a. No new ones can be launched, so what we have is what we get. A quarter of the travellers fits, in steps.',
        ],
        confidence: 'sure',
        clues: ['name-back', 'launches-fail'],
      },
      {
        when: always,
        texts: ['As far as I can tell it is fit. In steps, please.'],
        confidence: 'likely',
        clues: ['name-back'],
      },
    ],
  },
]
