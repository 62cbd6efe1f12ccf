import type { Scenario } from '../../src/core/scenario/index.ts'
import { all, any, below, decided, incident, inEffect, not, quiet, reached } from '../condition-words.ts'
import { commanding, hurts, moved, open, type Play, success } from './plays.ts'

const hurting = below(success, 0.97)
const degraded = inEffect('serve-degraded')

const status = (
  id: string,
  phase: string,
  when: Play['when'],
  text: string,
  thinking: readonly string[],
  repeatsAfterSeconds?: number,
): Play => ({
  id,
  // Shares move for a while after a change; a post names one that still stands when it is read.
  when: all(commanding, open, hurts, when, quiet('actionTookEffect', 100)),
  reactionSeconds: 20,
  command: {
    kind: 'postStatus',
    phase,
    text: `${text} Next update at {nextUpdateClock} UTC.`,
    nextUpdateMinutes: 15,
  },
  thinking,
  marker: 'D3',
  ...(repeatsAfterSeconds === undefined ? {} : { repeatsAfterSeconds }),
})

const internal = (id: string, when: Play['when'], actions: string, everySeconds: number): Play => ({
  id,
  when: all(incident('commandTaken', 120), open, hurts, when, quiet('internalUpdatePosted', everySeconds)),
  reactionSeconds: 20,
  command: {
    kind: 'postInternalUpdate',
    text: `Condition: burn rate {burnRate}, p99 {p99}. Impact: about {failedPercent} % of visits fail for travellers in all four markets. Actions: ${actions} Needs: nothing right now. Next update at {nextUpdateClock} UTC.`,
  },
  thinking: ['Condition, impact, actions, needs, next time. The same five, every time.'],
  marker: 'D2',
  repeatsAfterSeconds: everySeconds,
})

/** What is written while it lasts: to travellers, to the room, to executives and into the document. */
export const wordPlays: Scenario['playbook'] = [
  {
    ...status(
      'status-first',
      'investigating',
      { always: true },
      'Since a few minutes, signing in and booking fail for some travellers in all four markets. Tickets you already have are valid. We are sorry, and we are working on it.',
      ['Travellers notice, so travellers hear. No cause, no time, next word in a quarter of an hour.'],
    ),
    reactionSeconds: 45,
  },
  status(
    'status-scope',
    'investigating',
    all(incident('commandTaken', 240), not(incident('mitigated')), quiet('statusPosted', 240)),
    'About {failedPercent} % of visits fail at the moment, in all four markets: signing in and booking. Looking up connections works. Tickets you have are valid. Please try again later rather than repeatedly. We are sorry.',
    ['The second post carries the scope: who, how many, what still works.'],
  ),
  status(
    'status-identified',
    'identified',
    all(degraded, not(incident('mitigated')), quiet('statusPosted', 420)),
    'We know which part of our systems cannot be used and are routing around it. About {failedPercent} % of visits still fail. If you book now, your order number is your place, and the ticket follows later. We are sorry.',
    ['What works, what comes late, what counts at the gate.'],
  ),
  status(
    'status-monitoring',
    'monitoring',
    incident('mitigated'),
    'Most travellers can book again in all four markets. Some tickets of this morning arrive late; your order number counts as your place. We keep watching. Thank you for your patience.',
    ['Monitoring, not resolved. With what is still late in it.'],
  ),
  status(
    'status-cadence',
    'identified',
    all(hurting, { quietFor: 780, kind: 'statusPosted' }),
    'We keep working on this. About {failedPercent} % of visits fail at the moment. Tickets you have are valid, and order numbers count as your place. We are sorry.',
    ['I promised a time. The time is now.'],
    780,
  ),
  status(
    'status-cadence-served',
    'monitoring',
    all(not(hurting), { quietFor: 780, kind: 'statusPosted' }),
    'Booking works for most travellers in all four markets, and we keep watching. Some tickets of this morning still arrive late; your order number counts as your place. Thank you for your patience.',
    ['"Nothing new, still good" is worth a line to somebody who waits for it.'],
    780,
  ),
  internal(
    'update-early',
    not(decided('west-own-table')),
    'we find out which calls fail, keep every server as it is, serve from the last known state and prepare us-west-2.',
    420,
  ),
  internal(
    'update-moving',
    all(decided('west-own-table'), not(incident('mitigated'))),
    'the west gets its own table and servers, travellers follow in quarters, one step at a time.',
    420,
  ),
  internal(
    'update-held',
    all(incident('mitigated'), not(reached('name-back'))),
    'travellers are served from us-west-2, nothing is restarted or scaled in, orders in the east wait and are watched.',
    800,
  ),
  internal(
    'update-later',
    all(incident('mitigated'), reached('name-back')),
    'both regions are in play, we come home in steps only, work off waiting orders at a bounded pace and watch for a further wave.',
    800,
  ),
  {
    id: 'brief-executives',
    when: all(incident('commandTaken', 300), open, hurts, not(moved), quiet('executivesBriefed', 1300)),
    reactionSeconds: 30,
    command: {
      kind: 'briefExecutives',
      text: 'Condition: a provider endpoint cannot be reached by new connections. Impact: about {failedPercent} % of visits fail in all four markets. Actions: we serve from the last known state and prepare the second region. Needs: please send questions to the communications lead. Next brief by {nextUpdateClock} UTC at the latest.',
    },
    thinking: ['Executives every twenty to thirty minutes. Not every five, and not never.'],
    marker: 'D2',
    repeatsAfterSeconds: 1300,
  },
  {
    id: 'brief-executives-moved',
    when: all(incident('commandTaken', 300), open, hurts, moved, quiet('executivesBriefed', 1500)),
    reactionSeconds: 30,
    command: {
      kind: 'briefExecutives',
      text: 'Condition: the second region carries most or part of the travellers, burn rate {burnRate}. Impact: about {failedPercent} % of visits fail; some tickets of the morning are late. Actions: we hold both regions, come home in steps and expect further waves. Needs: please send questions to the communications lead. Next brief by {nextUpdateClock} UTC at the latest.',
    },
    thinking: ['A condition, a number and the next time. Not a story.'],
    marker: 'D2',
    repeatsAfterSeconds: 1500,
  },
  {
    id: 'read-back-table',
    when: { taskDone: 'who-reaches-the-table' },
    reactionSeconds: 8,
    command: {
      kind: 'say',
      text: 'Heard and read back: only new connections fail, the name gives no address, open ones are answered; nobody restarts. Thank you.',
      to: 'booking-oncall',
    },
    thinking: ['Say it back, so that the room hears it twice.'],
    marker: 'D1',
  },
  {
    id: 'read-back-lag',
    when: all(hurts, { taskDone: 'replication-lag' }),
    reactionSeconds: 8,
    command: {
      kind: 'say',
      text: 'Read back: I know the replication lag of the western replica now, and that the last writer wins. Thank you.',
      to: 'data-oncall',
    },
    thinking: ['Repeat what you heard, then decide.'],
    marker: 'D1',
  },
  {
    id: 'read-back-demand',
    when: all(hurts, { taskDone: 'demand-check' }),
    reactionSeconds: 10,
    command: {
      kind: 'say',
      text: 'Read back: demand is as on any other day; what grows is repetition. So it is not capacity. Thank you.',
      to: 'incident-deputy',
    },
    thinking: ['Flat demand. That sentence saves us a doubled table.'],
    marker: 'D1',
  },
  {
    id: 'document-hypothesis',
    when: all(hurts, any(reached('connects-fail'), reached('vendor-name'))),
    reactionSeconds: 50,
    command: {
      kind: 'editDocument',
      section: 'hypotheses',
      text: '{clock} UTC: the eastern table endpoint cannot be reached by new connections; open ones live (likely). Set aside: demand is flat, the table answers. Open: the deploy and the apply shortly before.',
    },
    thinking: ['Into the document, for whoever joins next, in four hours perhaps.'],
    marker: 'D2',
  },
  {
    id: 'document-decision',
    when: decided('west-own-table'),
    reactionSeconds: 40,
    command: {
      kind: 'editDocument',
      section: 'decisions',
      text: '{clock} UTC: degrade, hold the fleet, grow the west, give it its own table after reading the lag, move travellers in quarters. Known loss: writes of the first minutes that had not been replicated. Otherwise: stop at what the west carries and admit three quarters in the east.',
    },
    thinking: ['Decision, reason, known loss. Three lines now save an hour in the review.'],
    marker: 'C4',
  },
  {
    id: 'document-impact',
    when: incident('mitigated', 60),
    reactionSeconds: 30,
    command: {
      kind: 'editDocument',
      section: 'impact',
      text: '{clock} UTC: travellers are served from the west; {failedPercent} % of visits fail now. All four markets were hit alike. Orders wait in the eastern queue; none is lost.',
    },
    thinking: ['Impact, with numbers, while they are on the wall.'],
    marker: 'D2',
  },
]
