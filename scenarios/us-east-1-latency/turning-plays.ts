import type { Scenario } from '../../src/core/scenario/index.ts'
import {
  above,
  all,
  any,
  below,
  free,
  incident,
  inEffect,
  neverTried,
  not,
  present,
  reached,
} from '../condition-words.ts'

const commanding = incident('commandTaken')
const zone = { zone: 'us-east-1b' }
const zoneKnown = any(
  reached('one-zone'),
  reached('packet-loss'),
  all(reached('zone-latency'), reached('demand-flat')),
)
const drained = inEffect('drain-zone', zone)
/** Somebody who knows has spoken; while customers are hurt nobody waits for that longer than a minute. */
const heard = any(
  { quietFor: 1, kind: 'reportGiven' },
  { quietFor: 1, kind: 'taskReported' },
  incident('commandTaken', 55),
)

/** A question to an empty room is none. */
const someoneListens = any(
  ...['edge-oncall', 'platform-oncall', 'storefront-oncall', 'incident-deputy', 'comms-lead'].map(present),
)

const freeze = {
  kind: 'approveAction',
  actionId: 'suspend-scale-in',
  parameters: {},
  card: {
    goal: 'Keep the servers we have while processor use misleads the autoscaler.',
    expected: {
      series: 'service/storefront/all/instances',
      direction: 'above',
      value: 120,
      withinSeconds: 300,
    },
    worstCase: 'Some idle servers cost forty dollars; we resume it after the incident.',
  },
} as const

const drain = {
  kind: 'approveAction',
  actionId: 'drain-zone',
  parameters: zone,
  card: {
    goal: 'Take us-east-1b out of all paths so that requests stop waiting there.',
    expected: { series: 'customers/all/successShare', direction: 'above', value: 0.97, withinSeconds: 420 },
    worstCase:
      'Two zones are too small for all: then visits fail faster, we admit fewer customers and can undo the drain in a minute.',
  },
} as const

const cap = {
  kind: 'approveAction',
  actionId: 'cap-gateway-retries',
  parameters: {},
  card: {
    goal: 'Stop multiplying our own traffic while the two remaining zones take over.',
    expected: { series: 'customers/all/successShare', direction: 'above', value: 0.95, withinSeconds: 420 },
    worstCase: 'Single lost calls become errors for a few visits; we allow retries again afterwards.',
  },
} as const

/** The turn: freeze the automation, say what we think, weigh, drain, cap, and a plan for the case that it fails. */
export const turningPlays: Scenario['playbook'] = [
  {
    id: 'freeze-by-platform',
    when: all(
      commanding,
      free('platform-oncall'),
      heard,
      neverTried('suspend-scale-in'),
      any(reached('cpu-fell'), reached('fleet-shrank'), zoneKnown),
    ),
    reactionSeconds: 8,
    command: { ...freeze, executor: 'platform-oncall' },
    thinking: [
      'CPU falls because threads wait. The autoscaler reads that as leisure. Freeze scale-in before it takes the floor away.',
      'Nothing may shrink now. This is cheap, quick and can be taken back: I do not need a committee.',
    ],
    marker: 'C3',
  },
  {
    id: 'freeze-by-storefront',
    when: all(
      commanding,
      free('storefront-oncall'),
      heard,
      neverTried('suspend-scale-in'),
      any(reached('cpu-fell'), reached('fleet-shrank'), zoneKnown),
    ),
    reactionSeconds: 12,
    command: { ...freeze, executor: 'storefront-oncall' },
    thinking: ['The storefront engineer can freeze scale-in as well; whoever has hands.'],
    marker: 'C3',
  },
  {
    id: 'hypothesis',
    when: all(commanding, zoneKnown),
    reactionSeconds: 8,
    command: {
      kind: 'stateHypothesis',
      text: 'My hypothesis, likely but not certain: paths through us-east-1b are slow and lossy; storefront and gateway are victims of that, not the cause, and retries amplify it. If that is right, p99 should fall within minutes once us-east-1b is drained.',
      confidence: 'medium',
      suspects: ['us-east-1b'],
    },
    thinking: [
      'Say it aloud, with how sure I am and what would prove me wrong.',
      'Cause and victim, apart: the storefront cries loudest because it waits for others. Treating it would cure nothing.',
    ],
    marker: 'B2',
  },
  {
    id: 'options',
    when: all(commanding, zoneKnown),
    reactionSeconds: 14,
    command: {
      kind: 'listOptions',
      options: [
        'Drain us-east-1b by the data plane: back in a minute, two zones carry three.',
        'Send a quarter of the customers to us-west-2: slower, dearer, leaves the sick zone in place.',
        'Add servers: a third of them start in the same zone, demand is flat.',
        'Roll back checkout: no evidence against it so far.',
      ],
    },
    thinking: ['Four ways, one line each. Seeing them together makes the choice short.'],
    marker: 'C2',
  },
  {
    id: 'poll-drain',
    when: all(commanding, zoneKnown, neverTried('drain-zone'), someoneListens),
    reactionSeconds: 3,
    command: {
      kind: 'askForObjections',
      proposal:
        'Proposal: we drain us-east-1b now with the zonal shift, scale-in suspended, and expect visits served above 97 percent within seven minutes; otherwise we undo it. Are there any strong objections?',
      actionId: 'drain-zone',
    },
    thinking: [
      'Not "does everybody agree". Any strong objections, and then I decide.',
      'A quarter of a minute for objections, from those who would have to live with it. Silence is consent.',
    ],
    marker: 'C2',
  },
  {
    id: 'drain-by-edge',
    when: all(commanding, zoneKnown, heard, neverTried('drain-zone'), free('edge-oncall'), {
      quietFor: 15,
      kind: 'objectionsAsked',
    }),
    reactionSeconds: 3,
    command: { ...drain, executor: 'edge-oncall' },
    thinking: [
      'The Scaler objects; noted. Smaller and healthy beats larger and sick. Drain.',
      'Reversible, one zone, a minute. This is the smallest step that could end it.',
    ],
    marker: 'C4',
  },
  {
    id: 'drain-by-platform',
    when: all(commanding, zoneKnown, heard, neverTried('drain-zone'), free('platform-oncall'), {
      quietFor: 45,
      kind: 'objectionsAsked',
    }),
    reactionSeconds: 10,
    command: { ...drain, executor: 'platform-oncall' },
    thinking: ['The gateway engineer is busy. Platform can drain as well, and minutes count.'],
    marker: 'C4',
  },
  {
    id: 'cap-by-storefront',
    when: all(
      commanding,
      { action: 'drain-zone', is: 'approved' },
      neverTried('cap-gateway-retries'),
      free('storefront-oncall'),
    ),
    reactionSeconds: 12,
    command: { ...cap, executor: 'storefront-oncall' },
    thinking: [
      'Retries are petrol. Cap them before the traffic moves, so that the two zones get it once, not twice.',
    ],
    marker: 'C3',
  },
  {
    id: 'cap-by-edge',
    when: all(commanding, drained, neverTried('cap-gateway-retries'), free('edge-oncall')),
    reactionSeconds: 20,
    command: { ...cap, executor: 'edge-oncall' },
    thinking: [
      'And the retries: customers who gave up come back, and each retry would make two of them. They outlive what started them.',
    ],
    marker: 'C3',
  },
  {
    id: 'trigger-plan-b',
    when: all(commanding, { action: 'drain-zone', is: 'approved' }),
    reactionSeconds: 18,
    command: {
      kind: 'setTrigger',
      expected: { series: 'customers/all/successShare', direction: 'above', value: 0.97, withinSeconds: 480 },
      thenText:
        'If visits served is not above 97 percent within 8 minutes, then we admit only 75 percent at the gateway and let the rest in step by step.',
    },
    thinking: [
      'Plan B, written down while my head is clear.',
      'If it does not turn within eight minutes, we shed. Decided now, not then.',
    ],
    marker: 'B3',
  },
  {
    id: 'severity-up',
    when: all(
      incident('declared'),
      any(below('customers/all/successShare', 0.75, 20), above('slo/burnRate5m', 250, 20)),
    ),
    reactionSeconds: 20,
    command: {
      kind: 'setSeverity',
      severity: 1,
      reason:
        'About {failedPercent} % of visits fail now and the budget burns {burnRate} times too fast: SEV-1 by our table.',
    },
    thinking: ['The table says SEV-1 from here. One sentence, no debate.'],
    marker: 'C1',
  },
  {
    id: 'shed',
    when: all(
      commanding,
      inEffect('drain-zone', zone, 240),
      below('customers/all/successShare', 0.9, 60),
      free('edge-oncall'),
    ),
    reactionSeconds: 15,
    command: {
      kind: 'approveAction',
      actionId: 'shed-load',
      parameters: { share: 0.75 },
      executor: 'edge-oncall',
      card: {
        goal: 'Give the two zones room to finish what they begin.',
        expected: {
          series: 'customers/all/successShare',
          direction: 'above',
          value: 0.7,
          withinSeconds: 300,
        },
        worstCase: 'A quarter of the customers sees an honest waiting page for some minutes.',
      },
    },
    thinking: ['Drained and still down: the queue feeds itself. Fewer in, more out.'],
    marker: 'C4',
  },
  {
    id: 'shed-less',
    when: all(
      commanding,
      inEffect('shed-load', { share: 0.75 }, 300),
      above('customers/all/successShare', 0.7, 90),
      free('edge-oncall'),
    ),
    reactionSeconds: 15,
    command: {
      kind: 'approveAction',
      actionId: 'shed-load',
      parameters: { share: 1 },
      executor: 'edge-oncall',
      card: {
        goal: 'Let everybody in again now that the zones keep up.',
        expected: {
          series: 'customers/all/successShare',
          direction: 'above',
          value: 0.97,
          withinSeconds: 300,
        },
        worstCase: 'Returning customers are too many at once: then back to 90 percent.',
      },
    },
    thinking: ['They keep up. Doors open again, with a hand on the handle.'],
    marker: 'C4',
  },
  {
    id: 'ask-edge-effect',
    when: all(inEffect('drain-zone', zone, 60), present('edge-oncall')),
    reactionSeconds: 20,
    command: {
      kind: 'askReport',
      personId: 'edge-oncall',
      question: 'The drain took effect a minute ago. What do the gateways show, and what do you need?',
    },
    thinking: ['Predicted, now checked. What do the gateways say?'],
    marker: 'C4',
  },
  {
    id: 'ask-platform-effect',
    when: all(inEffect('suspend-scale-in', undefined, 45), present('platform-oncall')),
    reactionSeconds: 20,
    command: {
      kind: 'askReport',
      personId: 'platform-oncall',
      question: 'Scale-in is suspended. Does the fleet hold, and what do you see in each zone?',
    },
    thinking: ['I approved it on a prediction. Now I ask whether the fleet holds: trust, and look.'],
    marker: 'C4',
  },
  {
    id: 'ask-comms',
    when: all(incident('commandTaken', 240), present('comms-lead')),
    reactionSeconds: 20,
    command: {
      kind: 'askReport',
      personId: 'comms-lead',
      question: 'You have not spoken yet. What do customers see that the next post has to say?',
    },
    thinking: ['Somebody on the bridge has said nothing so far. I ask by name.'],
    marker: 'E2',
  },
  {
    id: 'ask-quiet-one',
    when: all(incident('commandTaken', 150), present('data-oncall'), not({ injectSent: 'quiet-expert' })),
    reactionSeconds: 25,
    command: {
      kind: 'askReport',
      personId: 'data-oncall',
      question: 'You have been quiet. What do you see from the databases that we do not?',
    },
    thinking: ['The quiet one in the room has usually seen something. Ask by name.'],
    marker: 'E2',
  },
]
