import { seriesId } from '../../world/index.ts'
import type { Play } from '../playbook.ts'
import type { IncidentKind } from './incident-kind.ts'
import {
  all,
  approved,
  below,
  free,
  hurting,
  incident,
  inEffect,
  not,
  present,
  quiet,
  served,
} from './when.ts'

const open = not(incident('resolved'))
const mitigated = incident('mitigated')

/** Words while it lasts, and from mitigated to closed: watch, prove, release people, hand over what remains. */
export function closingPlays(kind: IncidentKind): readonly Play[] {
  const { action } = kind
  const owner = `${action.team}-oncall`
  const done = inEffect(action.id)
  return [
    ...publicWords(done),
    ...internalWords(kind),
    {
      id: 'mark-mitigated',
      when: all(inEffect(action.id, 90), served, incident('declared')),
      reactionSeconds: 15,
      command: {
        kind: 'markMitigated',
        text: 'Customers are served again: {failedPercent} % of visits fail, p99 {p99}. Mitigated, not resolved: we watch for ten minutes and prove it.',
      },
      thinking: ['Mitigated. Not resolved. The difference is ten minutes and a proof.'],
      marker: 'G1',
    },
    ...(['support-lead', 'incident-deputy'] as const).map(
      (personId, index): Play => ({
        id: `verify-by-${personId}`,
        when: all(incident('mitigated', 60 + 200 * index), free(personId), not({ verified: 'walk-through' })),
        reactionSeconds: 10,
        command: { kind: 'askVerification', checkId: 'walk-through', personId },
        thinking: ['Graphs recover before customers do. Somebody walks in as a customer, please.'],
        marker: 'G1',
        repeatsAfterSeconds: 240,
      }),
    ),
    {
      id: 'verify-clear',
      when: all(incident('mitigated', 620), free('incident-deputy'), not({ verified: 'clear-for-ten' })),
      reactionSeconds: 10,
      command: { kind: 'askVerification', checkId: 'clear-for-ten', personId: 'incident-deputy' },
      thinking: ['Ten clear minutes, by somebody who is not me.'],
      marker: 'G1',
      repeatsAfterSeconds: 180,
    },
    {
      id: 'release-people',
      when: all(incident('mitigated', 420), { verified: 'walk-through' }, present('store-oncall')),
      reactionSeconds: 15,
      command: {
        kind: 'standDown',
        personIds: ['store-oncall', 'vp-engineering'].filter((id) => id !== owner),
        staying:
          'The application and platform engineers, support lead, deputy, scribe and communications lead stay until it is resolved.',
      },
      thinking: ['Who is not needed may go. I say who stays.'],
      marker: 'E2',
    },
    {
      id: 'resolve',
      when: all(
        mitigated,
        { verified: 'walk-through' },
        { verified: 'clear-for-ten' },
        below(seriesId.slo('burnRate5m'), 1, 610),
      ),
      reactionSeconds: 15,
      command: {
        kind: 'resolveIncident',
        text: "Resolved: customers have been served normally for ten minutes, and a customer's path works from end to end. What is left to mend is a follow-up with an owner. A post-mortem will follow. Thank you all.",
      },
      thinking: ['Ten clear minutes, and proven. Now it is over.'],
      marker: 'G1',
    },
    {
      id: 'postmortem-owner',
      when: incident('resolved'),
      reactionSeconds: 30,
      command: { kind: 'namePostmortemOwner', personId: owner, dueDays: 3 },
      thinking: ['One owner, one date, before they hang up.'],
      marker: 'G2',
    },
    {
      id: 'close',
      when: all(incident('resolved', 60), incident('postmortemOwnerNamed')),
      reactionSeconds: 20,
      command: {
        kind: 'closeIncident',
        text: 'Closed. Still to do afterwards: allow retries again, and mend what was taken out. The post-mortem is owned and due in three days. Thank you for calm hands.',
      },
      thinking: ['What remains has an owner. Closed.'],
      marker: 'G2',
    },
  ]
}

function publicWords(done: ReturnType<typeof inEffect>): readonly Play[] {
  const post = (
    id: string,
    when: Play['when'],
    after: number,
    phase: string,
    text: string,
    minutes: number | null,
  ): Play => ({
    id,
    when,
    reactionSeconds: after,
    command: { kind: 'postStatus', phase, text, nextUpdateMinutes: minutes },
    thinking: ['Short, true, dated. No cause, no promise.'],
    marker: 'D3',
  })
  return [
    post(
      'status-first',
      all(incident('commandTaken'), open),
      40,
      'investigating',
      'Since a few minutes ago, pages load slowly or fail for some customers. What you have done already is safe. We are sorry, and we are working on it. Next update at {nextUpdateClock} UTC.',
      10,
    ),
    post(
      'status-scope',
      all(incident('commandTaken', 180), open, not(mitigated), not(done), quiet('statusPosted', 200)),
      20,
      'investigating',
      'About {failedPercent} % of visits fail at the moment; others load more slowly than usual. What you have done already is safe. Please try again later rather than repeatedly. We are sorry. Next update at {nextUpdateClock} UTC.',
      15,
    ),
    post(
      'status-identified',
      all(done, open, hurting, not(mitigated), quiet('statusPosted', 180)),
      25,
      'identified',
      'We know which part of our systems is affected and have taken a first step. About {failedPercent} % of visits still fail. What you have done already is safe. We are sorry for the trouble. Next update at {nextUpdateClock} UTC.',
      15,
    ),
    post(
      'status-monitoring',
      all(mitigated, open),
      20,
      'monitoring',
      'Most customers are served again. We are watching closely before we call it over. What you did meanwhile is safe. Next update at {nextUpdateClock} UTC.',
      15,
    ),
    {
      ...post(
        'status-cadence',
        all(incident('commandTaken'), open, { quietFor: 780, kind: 'statusPosted' }),
        20,
        'identified',
        'We keep working on this. About {failedPercent} % of visits fail at the moment. What you have done already is safe. Next update at {nextUpdateClock} UTC.',
        15,
      ),
      repeatsAfterSeconds: 780,
    },
    post(
      'status-resolved',
      incident('resolved'),
      12,
      'resolved',
      'Everything works normally again, and has done so for more than ten minutes. What you had done is safe and needs nothing from you. We are sorry; a review will follow here next week.',
      null,
    ),
  ]
}

function internalWords({ action }: IncidentKind): readonly Play[] {
  const decided = approved(action.id)
  const update = (id: string, when: Play['when'], actions: string): Play => ({
    id,
    when: all(when, open, quiet('internalUpdatePosted', 420)),
    reactionSeconds: 20,
    command: {
      kind: 'postInternalUpdate',
      text: `Condition: p99 is {p99}, burn rate {burnRate}. Impact: about {failedPercent} % of visits fail for customers. Actions: ${actions} Needs: nothing right now. Next update at {nextUpdateClock} UTC.`,
    },
    thinking: ['Condition, impact, actions, needs, next time. The same five, every time.'],
    marker: 'D2',
    repeatsAfterSeconds: 420,
  })
  const brief = (id: string, when: Play['when'], text: string): Play => ({
    id,
    when,
    reactionSeconds: 25,
    command: { kind: 'briefExecutives', text },
    thinking: ['A condition, a number, and the next time. Not a story.'],
    marker: 'D2',
    repeatsAfterSeconds: 1300,
  })
  const note = (id: string, when: Play['when'], section: string, text: string, marker: string): Play => ({
    id,
    when,
    reactionSeconds: 35,
    command: { kind: 'editDocument', section, text },
    thinking: ['Into the document, for whoever joins next.'],
    marker,
  })
  const readBack = (investigationId: string, text: string): Play => ({
    id: `read-back-${investigationId}`,
    when: { taskDone: investigationId },
    reactionSeconds: 10,
    command: { kind: 'say', text, to: null },
    thinking: ['Say it back, so that the room hears it twice.'],
    marker: 'D1',
  })
  return [
    update(
      'update-internal',
      all(incident('commandTaken', 90), not(decided)),
      'we are comparing services, zones and demand, and mitigate with what can be taken back.',
    ),
    update(
      'update-internal-decided',
      decided,
      `${action.label} is decided; we watch the effect and give nothing back yet.`,
    ),
    brief(
      'brief-executives',
      all(incident('commandTaken', 240), open, quiet('executivesBriefed', 1300)),
      'Condition: visits fail or are slow, p99 {p99}. Impact: about {failedPercent} % of visits fail. Actions: the right people are on the bridge and we prefer steps that can be taken back. Needs: please send questions to the communications lead. Next brief by {nextUpdateClock} UTC at the latest.',
    ),
    brief(
      'executives-resolved',
      incident('resolved'),
      'Condition: customers are served normally, p99 {p99}. Impact: visits failed for a while; figures follow in the post-mortem. Actions: what caused it is out of the way. Needs: none. Next: the post-mortem within three days; no further briefing unless it returns.',
    ),
    readBack(
      'find-difference',
      'Read back: we know what the failing ones have in common. Thank you; we decide on that next.',
    ),
    readBack(
      'demand-check',
      'Read back: demand is flat, what grows is repetition. So it is not capacity. Thank you.',
    ),
    note(
      'document-decision',
      decided,
      'decisions',
      `{clock} UTC: ${action.label}. Expected: more than 97 percent of visits served within eight minutes. Otherwise: take it back and admit three quarters.`,
      'C4',
    ),
    note(
      'document-impact',
      incident('mitigated', 60),
      'impact',
      '{clock} UTC: customers have been served again for some minutes; {failedPercent} % of visits fail now. Nothing lost as far as known.',
      'D2',
    ),
  ]
}
