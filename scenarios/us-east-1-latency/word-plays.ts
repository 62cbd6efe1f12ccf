import type { Scenario } from '../../src/core/scenario/index.ts'
import { all, any, below, incident, inEffect, not, quiet, reached } from '../condition-words.ts'

const zone = { zone: 'us-east-1b' }
const open = not(incident('resolved'))
const hurting = below('customers/all/successShare', 0.98)
const drainDecided = { action: 'drain-zone', is: 'approved' } as const

/** What the bridge is told as done must be done: drained, held, capped. */
const allThreeHold = all(
  inEffect('drain-zone'),
  inEffect('suspend-scale-in'),
  inEffect('cap-gateway-retries'),
)

/** What is written while it lasts: to customers, to the room, to executives and into the document. */
export const wordPlays: Scenario['playbook'] = [
  {
    id: 'status-first',
    when: all(incident('commandTaken'), open),
    reactionSeconds: 45,
    command: {
      kind: 'postStatus',
      phase: 'investigating',
      text: 'Since about a quarter past one UTC, pages load slowly and some purchases fail for some customers in all four markets. Tickets already bought are not affected. We are sorry, and we are working on it. Next update at {nextUpdateClock} UTC.',
      nextUpdateMinutes: 10,
    },
    thinking: [
      'Customers notice, so customers hear. No cause, no time, next word in ten minutes.',
      'Short, true, dated. The cause can wait; the silence cannot.',
    ],
    marker: 'D3',
  },
  {
    id: 'status-scope',
    when: all(
      incident('commandTaken', 180),
      open,
      not(incident('mitigated')),
      not(inEffect('drain-zone', zone)),
      quiet('statusPosted', 200),
    ),
    reactionSeconds: 20,
    command: {
      kind: 'postStatus',
      phase: 'investigating',
      text: 'About {failedPercent} % of visits fail at the moment, in all four markets; others load more slowly than usual. Tickets already bought are valid and can be used. Please try again later rather than repeatedly. We are sorry. Next update at {nextUpdateClock} UTC.',
      nextUpdateMinutes: 15,
    },
    thinking: ['The second post carries the scope: who, how many, what still works.'],
    marker: 'D3',
  },
  {
    id: 'status-identified',
    when: all(
      inEffect('drain-zone', zone),
      open,
      hurting,
      not(incident('mitigated')),
      quiet('statusPosted', 180),
    ),
    reactionSeconds: 30,
    command: {
      kind: 'postStatus',
      phase: 'identified',
      text: 'We know which part of our systems is slow and have routed customers around it. About {failedPercent} % of visits still fail. Tickets already bought are valid. We are sorry for the trouble. Next update at {nextUpdateClock} UTC.',
      nextUpdateMinutes: 15,
    },
    thinking: ['We know the part, not the why. That is all a customer needs.'],
    marker: 'D3',
  },
  {
    id: 'status-monitoring',
    when: all(incident('mitigated'), open),
    reactionSeconds: 25,
    command: {
      kind: 'postStatus',
      phase: 'monitoring',
      text: 'Most customers can buy tickets again in all four markets. We are watching closely before we call it over. Tickets bought this morning are valid. Next update at {nextUpdateClock} UTC.',
      nextUpdateMinutes: 15,
    },
    thinking: ['Monitoring, not resolved. The word matters when the second wave comes.'],
    marker: 'D3',
  },
  {
    id: 'status-cadence-served',
    when: all(incident('commandTaken'), open, not(hurting), { quietFor: 780, kind: 'statusPosted' }),
    reactionSeconds: 20,
    command: {
      kind: 'postStatus',
      phase: 'monitoring',
      text: 'Buying tickets works again for most customers in all four markets, and we keep watching before we call it over. Tickets already bought are valid. Next update at {nextUpdateClock} UTC.',
      nextUpdateMinutes: 15,
    },
    thinking: [
      'I promised a time and the time is now. "Nothing new, still good" is worth a line to somebody who waits for it.',
    ],
    marker: 'D3',
    repeatsAfterSeconds: 780,
  },
  {
    id: 'status-cadence',
    when: all(incident('commandTaken'), open, hurting, { quietFor: 780, kind: 'statusPosted' }),
    reactionSeconds: 20,
    command: {
      kind: 'postStatus',
      phase: 'identified',
      text: 'We keep working on this. About {failedPercent} % of visits fail at the moment, in all four markets. Tickets already bought are valid. Next update at {nextUpdateClock} UTC.',
      nextUpdateMinutes: 15,
    },
    thinking: ['I promised a time. The time is now, even if there is little to say.'],
    marker: 'D3',
    repeatsAfterSeconds: 780,
  },
  {
    id: 'update-internal',
    when: all(incident('commandTaken', 90), not(drainDecided), open, quiet('internalUpdatePosted', 420)),
    reactionSeconds: 20,
    command: {
      kind: 'postInternalUpdate',
      text: 'Condition: p99 is {p99}, burn rate {burnRate}. Impact: about {failedPercent} % of visits fail for customers in all four markets. Actions: we are comparing zones, demand and versions, and mitigate with what can be taken back. Needs: nothing right now. Next update at {nextUpdateClock} UTC.',
    },
    thinking: ['Condition, impact, actions, needs, next time. The same five, every time.'],
    marker: 'D2',
    repeatsAfterSeconds: 420,
  },
  {
    id: 'update-internal-draining',
    when: all(drainDecided, not(allThreeHold), open, quiet('internalUpdatePosted', 420)),
    reactionSeconds: 20,
    command: {
      kind: 'postInternalUpdate',
      text: 'Condition: p99 is {p99}, burn rate {burnRate}. Impact: about {failedPercent} % of visits fail for customers in all four markets. Actions: us-east-1b is being drained; holding the fleet at its size and capping retries come next, one at a time. Needs: nothing right now. Next update at {nextUpdateClock} UTC.',
    },
    thinking: [
      'Everybody on one page while hands are busy.',
      'Same five lines. Quiet rooms fill with rumours otherwise.',
    ],
    marker: 'D2',
    repeatsAfterSeconds: 420,
  },
  {
    id: 'update-internal-drained',
    when: all(allThreeHold, open, quiet('internalUpdatePosted', 420)),
    reactionSeconds: 20,
    command: {
      kind: 'postInternalUpdate',
      text: 'Condition: p99 is {p99}, burn rate {burnRate}. Impact: about {failedPercent} % of visits fail for customers in all four markets. Actions: us-east-1b is drained, the fleet is held as it is and retries are capped; we are watching for a second wave and give nothing back yet. Needs: nothing right now. Next update at {nextUpdateClock} UTC.',
    },
    thinking: [
      'A lull is when an update is worth most.',
      'Same five lines. Quiet rooms fill with rumours otherwise.',
    ],
    marker: 'D2',
    repeatsAfterSeconds: 420,
  },
  {
    id: 'brief-executives',
    when: all(incident('commandTaken', 240), not(drainDecided), open, quiet('executivesBriefed', 1300)),
    reactionSeconds: 30,
    command: {
      kind: 'briefExecutives',
      text: 'Condition: visits are slow, p99 {p99}. Impact: about {failedPercent} % of visits fail in all four markets. Actions: the right people are on the bridge and we prefer steps that can be taken back. Needs: please send questions to the communications lead. Next brief by {nextUpdateClock} UTC at the latest.',
    },
    thinking: ['Executives every twenty to thirty minutes. Not every five, and not never.'],
    marker: 'D2',
    repeatsAfterSeconds: 1300,
  },
  {
    id: 'brief-executives-drained',
    when: all(inEffect('drain-zone'), incident('commandTaken', 240), open, quiet('executivesBriefed', 1300)),
    reactionSeconds: 30,
    command: {
      kind: 'briefExecutives',
      text: 'Condition: one zone is drained, p99 is {p99}. Impact: about {failedPercent} % of visits fail in all four markets. Actions: we are watching and proving recovery before we call it over; the zone stays out. Needs: please send questions to the communications lead. Next brief by {nextUpdateClock} UTC at the latest.',
    },
    thinking: ['They need a condition, a number and the next time. Not a story.'],
    marker: 'D2',
    repeatsAfterSeconds: 1300,
  },
  {
    id: 'read-back-zones',
    when: all({ taskDone: 'compare-zones' }, reached('one-zone')),
    reactionSeconds: 10,
    command: {
      kind: 'say',
      text: 'Heard and read back: the slow requests share one zone, us-east-1b; 1a and 1c are alike. Thank you.',
      to: 'edge-oncall',
    },
    thinking: ['Say it back, so that the room hears it twice.'],
    marker: 'D1',
  },
  {
    id: 'read-back-demand',
    when: { taskDone: 'demand-check' },
    reactionSeconds: 10,
    command: {
      kind: 'say',
      text: 'Read back: demand is flat, customers arriving as on an ordinary Friday; what grows is repetition. So it is not capacity. Thank you.',
      to: 'incident-deputy',
    },
    thinking: ['Flat demand. That sentence saves us twelve hundred servers.'],
    marker: 'D1',
  },
  {
    id: 'read-back-scaler',
    when: all({ taskDone: 'autoscaler-history' }, reached('cpu-fell')),
    reactionSeconds: 14,
    command: {
      kind: 'say',
      text: 'Read back: CPU in 1b went down while latency went up, and the autoscaler goes by CPU. We suspend scale-in.',
      to: 'platform-oncall',
    },
    thinking: ['Repeat what you heard, then decide.'],
    marker: 'D1',
  },
  {
    id: 'document-hypothesis',
    when: any(reached('one-zone'), reached('packet-loss')),
    reactionSeconds: 50,
    command: {
      kind: 'editDocument',
      section: 'hypotheses',
      text: '{clock} UTC: paths through us-east-1b are slow and lossy (likely). Storefront and gateway suffer from it; retries amplify. Set aside: demand is flat, databases calm. Open: the checkout release.',
    },
    thinking: ['Into the document, for whoever joins next.'],
    marker: 'D2',
  },
  {
    id: 'document-decision',
    when: drainDecided,
    reactionSeconds: 45,
    command: {
      kind: 'editDocument',
      section: 'decisions',
      text: '{clock} UTC: the plan is to suspend scale-in, drain us-east-1b by zonal shift and cap retries at the gateway. Expected: visits served above 97 percent within seven minutes. Otherwise: admit 75 percent, then in steps.',
    },
    thinking: ['Decision, reason, expectation. Three lines now save an hour in the review.'],
    marker: 'C4',
  },
  {
    id: 'document-impact',
    when: incident('mitigated', 60),
    reactionSeconds: 30,
    command: {
      kind: 'editDocument',
      section: 'impact',
      text: '{clock} UTC: customers have been served again for some minutes; {failedPercent} % of visits fail now. All four markets were hit alike. No orders lost as far as known.',
    },
    thinking: ['Impact, with numbers, while they are on the wall.'],
    marker: 'D2',
  },
  {
    id: 'look-vendor',
    when: all(incident('commandTaken', 300), open),
    reactionSeconds: 20,
    command: { kind: 'lookAt', source: 'vendorPage', subject: 'status' },
    thinking: ["The provider's page: green. It will be for a while. We act on our own graphs."],
    marker: 'E3',
    repeatsAfterSeconds: 600,
  },
  {
    id: 'look-customers-again',
    when: all(inEffect('drain-zone', zone, 30), open),
    reactionSeconds: 15,
    command: { kind: 'lookAt', source: 'metrics', subject: 'customers' },
    thinking: ['Back to the customers. Did it work for them?'],
    marker: 'C4',
    repeatsAfterSeconds: 180,
  },
  {
    id: 'look-storefront',
    when: all(incident('commandTaken', 40), not(drainDecided)),
    reactionSeconds: 20,
    command: { kind: 'lookAt', source: 'metrics', subject: 'service/storefront' },
    thinking: ['Storefront: threads busy, processors not. Waiting for somebody.'],
    marker: 'B1',
    repeatsAfterSeconds: 200,
  },
]
