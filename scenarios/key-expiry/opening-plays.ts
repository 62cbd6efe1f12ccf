import type { Scenario } from '../../src/core/scenario/index.ts'
import {
  above,
  all,
  any,
  below,
  incident,
  neverTried,
  not,
  present,
  quiet,
  reached,
} from '../condition-words.ts'
import { checkUp, page, role, task } from '../play-words.ts'

const paged = incident('paged')
const commanding = incident('commandTaken')
const hurting = below('customers/all/successShare', 0.985)

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
    id: 'watch-the-wall',
    when: all(below('customers/all/successShare', 0.98, 30), not(paged)),
    reactionSeconds: 15,
    command: { kind: 'lookAt', source: 'metrics', subject: 'customers' },
    thinking: [
      'Refusals on the wall, and the pager is silent: budgets are slow by design. I look, and keep a hand on the phone.',
      'It grows, slowly and evenly. Not a crash; something is running out.',
    ],
    marker: 'B1',
    repeatsAfterSeconds: 150,
  },
  {
    id: 'look-customers',
    when: paged,
    reactionSeconds: 5,
    command: { kind: 'lookAt', source: 'metrics', subject: 'customers' },
    thinking: ['What do customers feel? That decides the severity, not the alert.'],
    marker: 'B1',
  },
  {
    id: 'look-map',
    when: paged,
    reactionSeconds: 9,
    command: { kind: 'lookAt', source: 'map', subject: 'all' },
    thinking: [
      'The map: which operations fail? Uploads all, downloads some, listings none. That is a pattern, not a slowness.',
    ],
    marker: 'B1',
    repeatsAfterSeconds: 420,
  },
  {
    id: 'look-changes-key',
    when: paged,
    reactionSeconds: 12,
    command: { kind: 'lookAt', source: 'changes', subject: 'key-deleted' },
    thinking: [
      'What changed? A key was deleted an hour ago. An hour is odd: too long for "at once", right for things that are kept for an hour.',
    ],
    marker: 'B1',
  },
  {
    id: 'look-logs',
    when: all(paged, hurting),
    reactionSeconds: 16,
    command: { kind: 'lookAt', source: 'logs', subject: 'uploads' },
    thinking: [
      'One line of a log: who says no, and to whom? The last four letters of the credential are enough.',
    ],
    marker: 'B1',
    repeatsAfterSeconds: 400,
  },
  page(
    'gateway-oncall',
    'Budget burn: {failedPercent} % of operations fail, uploads most of all. I need what the gateways are told by the store.',
    5,
    ['Owner of the alert, owner of the first answer. The call goes out with the first look.'],
    paged,
  ),
  {
    id: 'declare-sev2',
    when: all(incident('acknowledged'), hurting, above('customers/all/successShare', 0.77)),
    reactionSeconds: 6,
    command: {
      kind: 'declareIncident',
      severity: 2,
      summary:
        'About {failedPercent} % of operations are refused in all markets, uploads worst, burn rate {burnRate}, growing. Cause not known.',
    },
    thinking: [
      'Customers cannot write. I do not need a cause to declare; I need a room.',
      'When unsure, the higher one. SEV-2, and I can always go up.',
    ],
    marker: 'C1',
  },
  {
    id: 'declare-sev1',
    when: all(incident('acknowledged'), below('customers/all/successShare', 0.77, 10)),
    reactionSeconds: 6,
    command: {
      kind: 'declareIncident',
      severity: 1,
      summary:
        'About {failedPercent} % of operations are refused in all markets, uploads worst. Cause not known.',
    },
    thinking: ['A quarter of all operations. That is a SEV-1 by our own table.'],
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
    thinking: ['One voice. I say the full title, so that nobody has to guess.'],
    marker: 'A1',
  },
  {
    id: 'open-bridge',
    when: incident('declared'),
    reactionSeconds: 6,
    command: { kind: 'openBridge' },
    thinking: ['A bridge, so that everybody hears the same thing at the same time.'],
    marker: 'A1',
  },
  page(
    'platform-oncall',
    'Calls to the store are refused after a rotation this evening, {failedPercent} % of operations fail. I need to know what the deploys touched.',
    6,
    ['Whoever knows what was deployed where. That question usually ends such evenings.'],
  ),
  page(
    'identity-oncall',
    'The store refuses our gateways’ key, {failedPercent} % of operations fail. I need the list of keys and what was done tonight.',
    9,
    ['The rotation was theirs, so they know most about it. I call for help, not for a culprit.'],
  ),
  page(
    'incident-deputy',
    'SEV incident declared: uploads refused. I need you as deputy: clock and task list.',
    12,
    ['Somebody has to watch the clock while I listen.'],
  ),
  page(
    'comms-lead',
    'Customers notice: {failedPercent} % of operations are refused. I need you for the status page.',
    15,
    ['The public clock started when I declared. Five minutes.'],
  ),
  page(
    'storage-oncall',
    'The store refuses our gateways, {failedPercent} % of operations fail. Which credential do you see, and is all data safe?',
    20,
    ['The store sees both sides of every refusal. Its engineer is quiet, so I call early and ask by name.'],
  ),
  page('incident-scribe', 'SEV incident declared: uploads refused. I need you as scribe.', 26, [
    'What is not written down did not happen, or happened twice. Tonight, twice would be bad.',
  ]),
  {
    id: 'page-vendor',
    when: all(commanding, reached('key-refused'), not(present('account-manager'))),
    reactionSeconds: 75,
    command: {
      kind: 'page',
      target: 'vendor',
      reason:
        'Calls with a key that was deleted at 20:37 are refused since 21:38 UTC, {failedPercent} % of our operations fail. Please confirm when you knew that key as deleted, and whether changes spread slowly tonight.',
    },
    thinking: ['Propagation is the provider’s to confirm. A question with an id and a time gets an answer.'],
    marker: 'E3',
  },
  role('incident-deputy', 'deputy', ['Deputy named: somebody else watches the boxes, and I can listen.']),
  role('incident-scribe', 'scribe', ['And a scribe: who typed what, read aloud by whom.']),
  role('comms-lead', 'commsLead', ['Words to customers have an owner now. I still approve them.']),
  role('gateway-oncall', 'operationsLead', ['Hands on production go through one person. Not mine.']),
  {
    id: 'ask-gateway-first',
    when: all(commanding, present('gateway-oncall')),
    reactionSeconds: 2,
    command: {
      kind: 'askReport',
      personId: 'gateway-oncall',
      question:
        'What does the store answer to the gateways, and is it all of them or some? Half a minute is enough.',
    },
    thinking: ['Condition, actions, needs. From the gateways first.'],
    marker: 'B1',
  },
  task(
    'platform-oncall',
    'release-history',
    'List what this evening’s deploys touched: which secret, which environment, how many instances.',
    5,
    neverTried('put-secret'),
    ['Not "was it deployed" but "where". I ask for instances and environments, not for a tick.'],
  ),
  task(
    'gateway-oncall',
    'key-in-use',
    'Report the last four letters of the credential that production shows now, from the store’s records, with rates.',
    4,
    { always: true },
    ['Proof by id. Not what should be in use: what is.'],
  ),
  task(
    'identity-oncall',
    'list-keys',
    'List the keys of the gateway’s user with their state, and when each was made or removed.',
    4,
    { always: true },
    ['Facts of the key, from whoever knows them best. That also gives useful work to a shaken colleague.'],
  ),
  task(
    'incident-deputy',
    'scope-customers',
    'Tell me which operations and which markets are hit, in numbers.',
    4,
    { always: true },
    ['Who is hit, and who is not? The second half tells more.'],
  ),
  task(
    'storage-oncall',
    'safe-data',
    'Confirm whether any stored object is lost or changed.',
    5,
    { always: true },
    ['Customers will ask one thing: are my files there? I want that answer before the question.'],
  ),
  task(
    'identity-oncall',
    'propagation',
    'Compare the times: when was each change of tonight known, and what comes an hour later?',
    6,
    all({ taskDone: 'list-keys' }, not(reached('not-propagation')), not(reached('environments-differ'))),
    ['A theory deserves a test. Whoever holds it may test it.'],
  ),
  task(
    'identity-oncall',
    'inventory',
    'List everything that is due or overdue like this key: keys, certificates, in use and not only in the store.',
    5,
    all(
      { taskDone: 'list-keys' },
      any({ action: 'put-secret', is: 'approved' }, incident('commandTaken', 480)),
    ),
    [
      'One neglected date seldom comes alone. What else is this old?',
      'While others type: what else did the same habit leave behind?',
    ],
  ),
  ...[
    'release-history',
    'key-in-use',
    'list-keys',
    'scope-customers',
    'safe-data',
    'propagation',
    'inventory',
    'store-health',
  ].map(checkUp),
  {
    id: 'look-deploy',
    when: all(commanding, quiet('lookedAt', 8)),
    reactionSeconds: 14,
    command: { kind: 'lookAt', source: 'changes', subject: 'secrets-deploy' },
    thinking: ['"Refreshed 1 of 1 instances." We have more than twenty. I note that and let platform look.'],
    marker: 'B1',
  },
  {
    id: 'look-access',
    when: all(commanding, any(reached('key-refused'), reached('key-is-gone'))),
    reactionSeconds: 24,
    command: { kind: 'lookAt', source: 'metrics', subject: 'access' },
    thinking: [
      'Keys by use: K7QD is still the one production shows. A key that nobody uses has not been rolled out, whatever the ticket says.',
    ],
    marker: 'B1',
    repeatsAfterSeconds: 240,
  },
  {
    id: 'read-keys-runbook',
    when: commanding,
    reactionSeconds: 45,
    command: { kind: 'lookAt', source: 'runbook', subject: 'keys-and-sessions' },
    thinking: [
      'The page on sessions: 70 minutes. Deleted at 20:37, harm from 21:38. The arithmetic fits, and it is not propagation.',
    ],
    marker: 'B1',
  },
]
