import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, any, below, incident, not, present, quiet, reached } from '../condition-words.ts'
import { checkUp, page, role, task } from '../play-words.ts'

const paged = incident('paged')
const commanding = incident('commandTaken')
/** While one zone is under suspicion, hands are kept free for the freeze. */
const notNeededForFreeze = any(not(reached('zone-latency')), { action: 'suspend-scale-in', is: 'approved' })

/** From the pager to a room that works: declare, take command, call the right few, ask the first questions. */
export const openingPlays: Scenario['playbook'] = [
  {
    id: 'acknowledge',
    when: paged,
    reactionSeconds: 4,
    command: { kind: 'acknowledgePage', pageId: '{page}' },
    thinking: [
      'First the pager: somebody has it, and everybody can see who.',
      'Acknowledged. Now nobody else gets woken for this one.',
    ],
    marker: 'C1',
    repeatsAfterSeconds: 20,
  },
  {
    id: 'look-customers',
    when: paged,
    reactionSeconds: 5,
    command: { kind: 'lookAt', source: 'metrics', subject: 'customers' },
    thinking: [
      'What do customers feel? That decides the severity, not the alert.',
      'Customers first: their pain sets the pace. Servers come later.',
    ],
    marker: 'B1',
  },
  {
    id: 'look-zones-first',
    when: all(paged, not(reached('zone-latency'))),
    reactionSeconds: 9,
    command: { kind: 'lookAt', source: 'metrics', subject: 'zones' },
    thinking: [
      'Zones side by side, before anything else: if one of three differs, I can take it out without knowing why.',
      'An average over three zones hides a sick one. I look at them next to each other, and I do it now, because that answer decides everything.',
    ],
    marker: 'B1',
    repeatsAfterSeconds: 30,
  },
  {
    id: 'page-edge-oncall',
    when: all(paged, not(present('edge-oncall')), not({ personIs: 'edge-oncall', status: 'stoodDown' })),
    reactionSeconds: 5,
    command: {
      kind: 'page',
      target: 'edge-oncall',
      reason:
        'Visits are slow in all markets and begin to fail. I need the gateway view, zone by zone, on the bridge.',
    },
    thinking: [
      'People need a minute or two to join, so the first call goes out with the first look. Whoever can move traffic comes first.',
    ],
    marker: 'E1',
    repeatsAfterSeconds: 330,
  },
  {
    id: 'declare-sev2',
    when: all(
      incident('acknowledged'),
      above('customers/all/p99Ms', 5000, 10),
      above('customers/all/successShare', 0.75),
    ),
    reactionSeconds: 5,
    command: {
      kind: 'declareIncident',
      severity: 2,
      summary:
        'Visits are slow in all markets, p99 {p99}, about {failedPercent} % of visits fail, burn rate {burnRate}. Cause not known.',
    },
    thinking: [
      'Customers wait nine seconds and the budget burns. I do not need a cause to declare; I need a room.',
      'When unsure, the higher one. SEV-2, and I can always go up.',
    ],
    marker: 'C1',
  },
  {
    id: 'declare-sev1',
    when: all(incident('acknowledged'), below('customers/all/successShare', 0.75, 10)),
    reactionSeconds: 5,
    command: {
      kind: 'declareIncident',
      severity: 1,
      summary: 'About {failedPercent} % of visits fail in all markets, p99 {p99}. Cause not known.',
    },
    thinking: ['More than a quarter of the visits fail. That is a SEV-1 by our own table.'],
    marker: 'C1',
  },
  {
    id: 'take-command',
    when: incident('declared'),
    reactionSeconds: 4,
    command: {
      kind: 'takeCommand',
      announcement:
        'I am the incident commander for this incident. The deputy, the scribe and the communications lead will be named as soon as they join; until then questions come to me.',
    },
    thinking: [
      'One voice. I say my name and the full title, so that nobody has to guess.',
      'A room without a commander has twelve of them. I take it, aloud.',
    ],
    marker: 'A1',
  },
  {
    id: 'open-bridge',
    when: incident('declared'),
    reactionSeconds: 6,
    command: { kind: 'openBridge' },
    thinking: [
      'A bridge, so that everybody hears the same thing at the same time; six private chats are six incidents.',
    ],
    marker: 'A1',
  },
  page(
    'storefront-oncall',
    'Your alert: p99 {p99}, {failedPercent} % of visits fail. Please join the bridge.',
    8,
    ['The alert names the storefront. Owner of the alert, owner of the first answer.'],
  ),
  page('incident-deputy', 'SEV incident declared. I need you as deputy: clock and task list.', 6, [
    'Somebody has to watch the clock while I listen.',
  ]),
  page(
    'platform-oncall',
    'Latency in all services at once, {failedPercent} % of visits fail. I need zones, scaling and network looked at.',
    12,
    ['Everything slow at once smells of something below the services.'],
  ),
  page(
    'comms-lead',
    'Customers notice: {failedPercent} % of visits fail. I need you for the status page.',
    14,
    ['The public clock started when I declared. Five minutes.'],
  ),
  page('incident-scribe', 'SEV incident declared. I need you as scribe.', 22, [
    'What is not written down did not happen, or happened twice.',
  ]),
  page(
    'data-oncall',
    'All services slow, {failedPercent} % of visits fail. Please tell us whether the databases are well.',
    28,
    ['The database engineer is quiet, and usually knows. I call early so that I can ask later.'],
  ),
  {
    id: 'page-vendor',
    when: all(
      commanding,
      any(reached('one-zone'), reached('packet-loss'), reached('zone-latency')),
      not(present('account-manager')),
    ),
    reactionSeconds: 60,
    command: {
      kind: 'page',
      target: 'vendor',
      reason:
        'Requests through us-east-1b are slow and lossy from our side, {failedPercent} % of our visits fail. Please open a case and tell us what you see in that zone.',
    },
    thinking: [
      'The provider gets our numbers and a question. We do not wait for the answer.',
      'Their page will be green for a while. Our graphs are not.',
    ],
    marker: 'E3',
  },
  role('incident-deputy', 'deputy', [
    'Deputy named: from now on somebody else watches the time boxes, and I can listen.',
  ]),
  role('incident-scribe', 'scribe', [
    'And a scribe: the review will need the reasons, and in an hour I will not remember them.',
  ]),
  role('comms-lead', 'commsLead', ['Words to customers have an owner now. I still approve them.']),
  role('edge-oncall', 'operationsLead', [
    'Hands on production go through one person. Not mine.',
    'The gateway engineer leads operations; the changes will be there.',
  ]),
  {
    id: 'ask-edge-first',
    when: all(commanding, present('edge-oncall')),
    reactionSeconds: 2,
    command: {
      kind: 'askReport',
      personId: 'edge-oncall',
      question:
        'What do the gateways show right now, and does it differ between the three zones? Half a minute is enough.',
    },
    thinking: [
      'Half a minute of somebody who knows beats ten minutes of mine, so I ask before I look further.',
      'Condition, actions, needs. From the edge first.',
    ],
    marker: 'B1',
  },
  {
    id: 'look-zones',
    when: all(commanding, quiet('lookedAt', 10)),
    reactionSeconds: 30,
    command: { kind: 'lookAt', source: 'metrics', subject: 'zones' },
    thinking: ['Averages lie politely. I want it side by side: zone by zone.'],
    marker: 'B1',
    repeatsAfterSeconds: 240,
  },
  {
    id: 'look-changes',
    when: commanding,
    reactionSeconds: 8,
    command: { kind: 'lookAt', source: 'changes', subject: 'checkout-release' },
    thinking: [
      'What changed? A checkout release, receipt wording. Possible, not likely: it cannot make one zone slower than the others. If somebody insists, comparing versions is cheap.',
    ],
    marker: 'B1',
  },
  {
    id: 'look-map',
    when: commanding,
    reactionSeconds: 50,
    command: { kind: 'lookAt', source: 'map', subject: 'all' },
    thinking: [
      'The map: who calls whom? The one that cries loudest usually waits for somebody, so I follow the calls downstream.',
    ],
    marker: 'B1',
    repeatsAfterSeconds: 420,
  },
  task(
    'edge-oncall',
    'compare-zones',
    'Find out what the slow requests have in common: zone, market, version or device.',
    4,
    not(reached('zone-latency')),
    [
      'The best question in a slow system: what do the slow ones share?',
      'I do not ask for the cause. I ask for what they have in common.',
    ],
  ),
  task(
    'incident-deputy',
    'demand-check',
    'Tell me whether more customers arrive than usual, in numbers.',
    3,
    { always: true },
    ['Before anybody says capacity: is demand flat?'],
  ),
  task(
    'storefront-oncall',
    'storefront-threads',
    'Report what the storefront threads wait for, and the processor use beside it.',
    5,
    notNeededForFreeze,
    ['The storefront engineer has a theory. A look at the threads will do it good.'],
  ),
  task(
    'platform-oncall',
    'autoscaler-history',
    'Report what the autoscaler did in the last half hour and what it will do next.',
    3,
    notNeededForFreeze,
    ['Automation acts while we talk. I want to know what it believes.'],
  ),
  task(
    'data-oncall',
    'database-health',
    'Confirm whether both databases are well, and who waits for them.',
    4,
    { always: true },
    ['If the databases are calm, half of the theories are gone.'],
  ),
  task(
    'platform-oncall',
    'network-path',
    'Measure loss and delay between the three zones, each pair.',
    5,
    { taskDone: 'autoscaler-history' },
    [
      'If it is one zone, packets will say so. This is for the provider and for the review; I do not wait for it.',
    ],
  ),
  task(
    'incident-deputy',
    'scope-customers',
    'Tell me which markets are hit and what customers notice first.',
    4,
    { taskDone: 'demand-check' },
    ['Scope for the second public post: who, where, how many.'],
  ),
  ...[
    'compare-zones',
    'demand-check',
    'storefront-threads',
    'autoscaler-history',
    'database-health',
    'network-path',
    'scope-customers',
    'probe-zone',
  ].map(checkUp),
]
