import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, any, below, free, incident, inEffect, not, present } from '../condition-words.ts'
import { type Play, verify } from '../play-words.ts'
import { gatewayMended, PRODUCTION } from './names.ts'

const deployed = inEffect('redeploy-gateway', { environment: PRODUCTION }, 60)
const served = above('customers/all/successShare', 0.98, 60)
const proven: Play['when'] = all(
  { verified: 'round-trip' },
  { verified: 'shared-link' },
  { verified: 'credential-id' },
  { verified: 'burn-clear' },
)

/** From mitigated to closed: prove by id and by the customer's path, let nobody tidy up, hand over what remains. */
export const closingPlays: Scenario['playbook'] = [
  {
    id: 'mark-mitigated',
    when: all(any(deployed, gatewayMended), served, incident('declared')),
    reactionSeconds: 15,
    command: {
      kind: 'markMitigated',
      text: 'Operations succeed again: {failedPercent} % fail, burn rate {burnRate}. Production shows the key that its secret names. Mitigated, not resolved: we watch for ten minutes, prove it by credential id, and look at what else is due tonight.',
    },
    thinking: ['Mitigated. Not resolved. At 20:20 somebody was sure as well, and had not looked at the id.'],
    marker: 'G1',
  },
  {
    id: 'page-support',
    when: all(
      incident('commandTaken', 200),
      not(present('support-lead')),
      not({ personIs: 'support-lead', status: 'stoodDown' }),
    ),
    reactionSeconds: 20,
    command: {
      kind: 'page',
      target: 'support-lead',
      reason:
        'Customers ask whether files are safe. I need them heard on the bridge, and later an upload tried by the public door.',
    },
    thinking: ['Support hears what graphs do not show.'],
    marker: 'E1',
    repeatsAfterSeconds: 330,
  },
  verify('verify-id', 'credential-id', 'storage-oncall', 20, [
    'Proof by id, in all instances: the suffix the store sees is the suffix in the secret.',
  ]),
  verify('verify-id-by-platform', 'credential-id', 'platform-oncall', 150, [
    'The store engineer is busy. Platform can compare, too.',
  ]),
  verify('verify-round-trip', 'round-trip', 'support-lead', 60, [
    'Somebody walks in as a customer, please: up, list, down.',
  ]),
  verify('verify-round-trip-by-gateway', 'round-trip', 'gateway-oncall', 220, [
    'Support is busy. Another pair of hands.',
  ]),
  verify('verify-links', 'shared-link', 'support-lead', 200, [
    'And shared links, freshly made. That one has its own date tonight.',
  ]),
  verify('verify-links-by-deputy', 'shared-link', 'incident-deputy', 300, [
    'The deputy can open a link, too.',
  ]),
  verify('verify-burn', 'burn-clear', 'incident-deputy', 640, [
    'Ten clear minutes, by somebody who is not me.',
  ]),
  verify('verify-burn-by-gateway', 'burn-clear', 'gateway-oncall', 760, [
    'And once more, the deputy is busy.',
  ]),
  {
    id: 'release-some',
    when: all(incident('mitigated', 380), { verified: 'round-trip' }),
    reactionSeconds: 20,
    command: {
      kind: 'standDown',
      personIds: ['media-oncall', 'logs-oncall', 'scaler', 'account-manager', 'gateway-oncall'],
      staying:
        'The platform and identity engineers, the store engineer, support lead, deputy, scribe and communications lead stay until it is resolved.',
    },
    thinking: ['Who is not needed may go. Say who stays.'],
    marker: 'E2',
  },
  {
    id: 'relieve-identity',
    when: all(
      { injectSent: 'i-deleted-it', sinceSeconds: 120 },
      incident('mitigated', 240),
      free('identity-oncall'),
      any(inEffect('deploy-certificate'), incident('mitigated', 480)),
    ),
    reactionSeconds: 15,
    command: {
      kind: 'relievePerson',
      personId: 'identity-oncall',
      reason:
        'Nine hours, and a hard evening. Platform takes keys and certificates from here. The tool took a default where it had to ask; you helped us find it. Thank you.',
    },
    thinking: [
      'Home, with thanks. The tool had a default and the runbook had a gap; that is what the review is about.',
    ],
    marker: 'E2',
  },
  {
    id: 'resolve',
    when: all(incident('mitigated', 660), proven, below('slo/burnRate5m', 1, 610)),
    reactionSeconds: 20,
    command: {
      kind: 'resolveIncident',
      text: 'Resolved: operations have been served normally for ten minutes, uploads and shared links are proven by the public door, production shows the key its secret names. No stored data was lost; access logs arrive late and complete. Follow-ups: default environment gets its own key back, unused keys are deactivated and not deleted, the overdue key B3VJ gets a date. A post-mortem will follow. Thank you all.',
    },
    thinking: [
      'Ten clear minutes, proven by id. What is left over is a list with owners, not a finale at the keyboard.',
    ],
    marker: 'G1',
  },
  {
    id: 'status-resolved',
    when: incident('resolved'),
    reactionSeconds: 15,
    command: {
      kind: 'postStatus',
      phase: 'resolved',
      text: 'Uploads, downloads, pictures and shared links work normally again for customers in all markets, and have for more than ten minutes. No stored files were lost or changed. Uploads that were refused were not stored: please send those again. Access logs arrive late and will be complete. We are sorry for this evening; a review will follow here next week.',
      nextUpdateMinutes: null,
    },
    thinking: ['The last public word: it works, nothing was lost, what to send again.'],
    marker: 'D3',
  },
  {
    id: 'executives-resolved',
    when: incident('resolved'),
    reactionSeconds: 30,
    command: {
      kind: 'briefExecutives',
      text: 'Condition: operations are served normally. Impact: uploads and about a third of downloads were refused for part of the evening; no data lost; figures follow in the post-mortem. Actions: production has a key that works, and a certificate due tonight was replaced. Needs: none. Next: the post-mortem within three days; no further briefing unless it returns.',
    },
    thinking: ['Executives hear it from me, not from the page.'],
    marker: 'D2',
  },
  {
    id: 'postmortem-owner',
    when: incident('resolved'),
    reactionSeconds: 40,
    command: { kind: 'namePostmortemOwner', personId: 'platform-oncall', dueDays: 3 },
    thinking: ['One owner, one date. The owner of the tool, not of the evening’s keyboard.'],
    marker: 'G2',
  },
  {
    id: 'close',
    when: all(incident('resolved', 60), incident('postmortemOwnerNamed')),
    reactionSeconds: 25,
    command: {
      kind: 'closeIncident',
      text: 'Closed. Still to do afterwards: give the default environment its own key back, deactivate what is unused and watch it for a day, rotate B3VJ in working hours with two people, and let the tool ask for an environment. The post-mortem is owned and due in three days. Thank you for calm hands.',
    },
    thinking: ['What remains has an owner. Closed.'],
    marker: 'G2',
  },
]
