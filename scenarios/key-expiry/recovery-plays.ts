import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, below, free, incident, inEffect, neverTried, not, present } from '../condition-words.ts'
import { inProduction } from './names.ts'

const commanding = incident('commandTaken')
const storeCrowded = above('service/store/all/threadsBusy', 0.93, 30)
const deployed = inEffect('redeploy-gateway', inProduction)

/** Everybody comes back at once: watch the store, and have something ready for cold caches. */
export const recoveryPlays: Scenario['playbook'] = [
  {
    id: 'warm-caches',
    when: all(commanding, deployed, storeCrowded, neverTried('warm-caches'), free('gateway-oncall')),
    reactionSeconds: 8,
    command: {
      kind: 'approveAction',
      actionId: 'warm-caches',
      parameters: {},
      executor: 'gateway-oncall',
      card: {
        goal: 'Two of three downloads come from the cache again, so that the store can breathe.',
        expected: {
          series: 'customers/all/successShare',
          direction: 'above',
          value: 0.97,
          withinSeconds: 420,
        },
        worstCase: 'It does not fill fast enough: then we admit fewer for some minutes.',
      },
    },
    thinking: ['The key works and the store drowns: cold caches. Fill them, and let fewer in meanwhile.'],
    marker: 'C4',
  },
  {
    id: 'admit-less',
    when: all(
      commanding,
      deployed,
      storeCrowded,
      below('customers/all/successShare', 0.95, 20),
      neverTried('admit-part'),
      free('platform-oncall'),
    ),
    reactionSeconds: 10,
    command: {
      kind: 'approveAction',
      actionId: 'admit-part',
      parameters: { share: 0.75 },
      executor: 'platform-oncall',
      card: {
        goal: 'Give the store room to answer what it begins, until the caches are warm.',
        expected: {
          series: 'customers/all/successShare',
          direction: 'above',
          value: 0.7,
          withinSeconds: 300,
        },
        worstCase: 'A quarter of the requests sees an honest "try again" for some minutes.',
      },
    },
    thinking: ['Fewer in, more out. Honest refusals at the edge are cheaper than late ones at the store.'],
    marker: 'C4',
  },
  {
    id: 'admit-all',
    when: all(
      commanding,
      inEffect('admit-part', { share: 0.75 }, 200),
      below('service/store/all/threadsBusy', 0.8, 60),
      free('platform-oncall'),
    ),
    reactionSeconds: 15,
    command: {
      kind: 'approveAction',
      actionId: 'admit-part',
      parameters: { share: 1 },
      executor: 'platform-oncall',
      card: {
        goal: 'Let everybody in again now that the store keeps up.',
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
    id: 'task-store',
    when: all(commanding, deployed, free('storage-oncall'), not({ taskDone: 'store-health' })),
    reactionSeconds: 25,
    command: {
      kind: 'assignTask',
      personId: 'storage-oncall',
      investigationId: 'store-health',
      outcome:
        'Tell me whether the store carries the returning load, and whether the caches in front of it are warm.',
      timeBoxMinutes: 4,
    },
    thinking: ['They come back all at once now. Does the store carry it? Ask before it shows.'],
    marker: 'B3',
  },
  {
    id: 'ask-store-effect',
    when: all(deployed, present('storage-oncall')),
    reactionSeconds: 50,
    command: {
      kind: 'askReport',
      personId: 'storage-oncall',
      question:
        'The redeploy is through. Which credential do you see from production now, and what do you refuse?',
    },
    thinking: ['Predicted, now checked, by the one who sees the id.'],
    marker: 'C4',
  },
]
