import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, below, decided, inEffect, not, reached } from '../condition-words.ts'
import { act, commanding, expect, success } from './plays.ts'

/** When the second region is full: a quarter back, fewer let in, a larger quota for later. */
export const limitPlays: Scenario['playbook'] = [
  act(
    'west-back-off',
    'edge-oncall',
    'west-most',
    {},
    all(
      inEffect('west-all', undefined, 120),
      reached('west-near-limit'),
      // A second try carries most of whom the functions refuse: up to here fewer visits fail than a quarter would in the east.
      above('service/search/us-west-2a/errorShare', 0.08, 60),
    ),
    10,
    {
      goal: 'Take a quarter of the travellers off the west, which is at its quota.',
      expected: expect('service/search/us-west-2a/errorShare', 'below', 0.02, 600),
      worstCase: 'That quarter meets the east as it is; we admit fewer there if it cannot serve them.',
    },
    [
      'A second try no longer carries what a thousand functions refuse. A quarter goes back, to whatever the east is by now.',
    ],
    'C4',
  ),
  act(
    'west-admit-less',
    'platform-oncall',
    'admit',
    { region: 'us-west-2', share: 0.9 },
    all(
      reached('west-near-limit'),
      not(reached('name-back')),
      // One in ten is turned away for certain: worth it only when more than that fail.
      below(success, 0.86, 300),
      inEffect('west-most', undefined, 300),
      // Moving travellers back was tried first, and given its time.
      { quietFor: 420, kind: 'actionApproved' },
    ),
    15,
    {
      goal: 'Let nine of ten in at once and serve them, rather than all of them badly.',
      expected: expect('service/search/us-west-2a/errorShare', 'below', 0.03, 420),
      worstCase: 'One traveller in ten sees an honest waiting page for some minutes.',
    },
    ['At its limit and nowhere else to go. Fewer in, more served.'],
    'C4',
  ),
  act(
    'west-admit-all',
    'platform-oncall',
    'admit',
    { region: 'us-west-2', share: 1 },
    all(
      decided('admit', { region: 'us-west-2', share: 0.9 }, 600),
      below('service/search/us-west-2a/errorShare', 0.005, 300),
      below('service/search/us-west-2a/requestRate', 2000, 300),
    ),
    20,
    {
      goal: 'Let everybody in again now that the west has room.',
      expected: expect('service/search/us-west-2a/errorShare', 'below', 0.02, 420),
      worstCase: 'It fills up again: then nine of ten once more.',
    },
    ['Room again. The door opens, with a hand on the handle.'],
    'C4',
  ),
  {
    id: 'quota-case',
    when: all(
      commanding,
      { personIs: 'platform-oncall', status: 'onBridge' },
      decided('west-half'),
      below('plane/support/errorShare', 0.2, 60),
    ),
    reactionSeconds: 40,
    command: {
      kind: 'approveAction',
      actionId: 'raise-west-quota',
      parameters: {},
      executor: 'platform-oncall',
      card: {
        goal: 'Have room for the US morning in the west in an hour, in case the east is not fit by then.',
        expected: null,
        worstCase: 'It is answered too late to matter; it costs nothing.',
      },
    },
    thinking: ['The support centre takes cases again. The quota, please; I may need it in an hour.'],
    marker: 'B3',
  },
]
