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
import { inProduction, PRODUCTION } from './names.ts'

type Play = Scenario['playbook'][number]

const commanding = incident('commandTaken')
const known = any(
  reached('environments-differ'),
  all(reached('production-shows-old-key'), reached('new-key-good')),
  all(reached('production-shows-old-key'), reached('deploy-small'), incident('commandTaken', 240)),
)
const putDecided = { action: 'put-secret', is: 'approved', with: inProduction } as const
const putDone = inEffect('put-secret', inProduction)
const deployDecided = { action: 'redeploy-gateway', is: 'approved', with: inProduction } as const
/** Somebody who knows has spoken. */
const heard = any({ quietFor: 1, kind: 'reportGiven' }, { quietFor: 1, kind: 'taskReported' })
const someoneListens = any(
  ...['gateway-oncall', 'platform-oncall', 'identity-oncall', 'storage-oncall', 'incident-deputy'].map(
    present,
  ),
)

const put = (key: string) =>
  ({
    kind: 'approveAction',
    actionId: 'put-secret',
    parameters: { environment: PRODUCTION, key },
    card: {
      goal: 'Production’s own secret names a key that works. One types, one reads the environment aloud.',
      expected: { series: 'customers/all/successShare', direction: 'above', value: 0.97, withinSeconds: 480 },
      worstCase:
        'The key does not work there either: then nothing gets worse, as production is refused already, and we put the label back.',
    },
  }) as const

const deploy = {
  kind: 'approveAction',
  actionId: 'redeploy-gateway',
  parameters: { environment: PRODUCTION },
  card: {
    goal: 'Every production gateway fetches that key now instead of at its next release.',
    expected: { series: 'customers/all/successShare', direction: 'above', value: 0.97, withinSeconds: 300 },
    worstCase:
      'Instances that still live on an old session lose it a few minutes early. Rolling, so we can stop.',
  },
} as const

const certificate = {
  kind: 'approveAction',
  actionId: 'deploy-certificate',
  parameters: {},
  card: {
    goal: 'Shared links are signed with the certificate that lies in the store, before the one in use runs out.',
    expected: {
      series: 'certificate/link-signing/daysLeft',
      direction: 'above',
      value: 1,
      withinSeconds: 300,
    },
    worstCase:
      'The signer’s release fails: then we are where we are now, and links already signed stay good.',
  },
} as const

const putBy = (personId: string, after: number, thinking: readonly string[]): Play => ({
  id: `put-by-${personId}`,
  when: all(
    commanding,
    known,
    heard,
    neverTried('put-secret'),
    neverTried('rotate-again'),
    reached('new-key-good'),
    free(personId),
    { quietFor: 12, kind: 'objectionsAsked' },
  ),
  reactionSeconds: after,
  command: { ...put('AKOG-M2XR'), executor: personId },
  thinking,
  marker: 'C4',
})

const deployBy = (personId: string, after: number, thinking: readonly string[]): Play => ({
  id: `deploy-by-${personId}`,
  when: all(commanding, putDone, not(deployDecided), free(personId)),
  reactionSeconds: after,
  command: { ...deploy, executor: personId },
  thinking,
  marker: 'C4',
})

const certificateBy = (personId: string, after: number): Play => ({
  id: `certificate-by-${personId}`,
  when: all(
    commanding,
    any(reached('certificate-near'), reached('links-refused')),
    any(deployDecided, reached('links-refused'), incident('commandTaken', 600)),
    neverTried('deploy-certificate'),
    free(personId),
  ),
  reactionSeconds: after,
  command: { ...certificate, executor: personId },
  thinking: [
    'It runs out tonight, and its successor lies in a drawer. Renewing again would fill the drawer; deploying opens it.',
    'The second half of the same neglect, and this time before it hurts.',
  ],
  marker: 'B3',
})

/** The turn: say what we think and how sure, weigh, change production by name, prove by id, and look for the next one. */
export const turningPlays: Scenario['playbook'] = [
  {
    id: 'hypothesis',
    when: all(commanding, known),
    reactionSeconds: 6,
    command: {
      kind: 'stateHypothesis',
      text: 'My hypothesis, likely but not certain: production shows a key that was deleted at 20:37, and the key that works is not the one that production’s own secret names. Uploads, downloads, pictures and logs are victims of that, not the cause; the sessions explain the hour. If that is right, refusals should end within minutes once that secret names the key that works and the gateways fetch it.',
      confidence: 'medium',
      suspects: ['uploads', 'downloads'],
    },
    thinking: [
      'Say it aloud, with how sure I am and what would prove me wrong. And without a name in it: a tool took a default.',
    ],
    marker: 'B2',
  },
  {
    id: 'options',
    when: all(commanding, known),
    reactionSeconds: 12,
    command: {
      kind: 'listOptions',
      options: [
        'Put the key that works into production’s secret and redeploy there: minutes, can be put back.',
        'Run the rotation again: uses up the second key, and the command has no environment in it.',
        'Wait for propagation: the provider’s changes took two minutes, this is an hour.',
        'Restart the gateways: those that still work would stop working.',
      ],
    },
    thinking: ['Four ways, one line each. Seeing them together makes the choice short.'],
    marker: 'C2',
  },
  {
    id: 'poll-put',
    when: all(commanding, known, neverTried('put-secret'), someoneListens),
    reactionSeconds: 4,
    command: {
      kind: 'askForObjections',
      proposal:
        'Proposal: we put the key that works into production’s secret, environment named and read aloud, then redeploy production; we expect operations above 97 percent within eight minutes, otherwise we put the label back. Are there any strong objections?',
      actionId: 'put-secret',
    },
    thinking: [
      'Any strong objections, and then I decide. Two people on the keyboard, so that a default does not decide instead.',
    ],
    marker: 'C2',
  },
  putBy('platform-oncall', 3, [
    'By name: --env production. One types, one reads aloud. That is the whole difference to eight o’clock.',
    'The same key, the right place. No third key, no second rotation.',
  ]),
  putBy('identity-oncall', 12, ['Platform is busy; identity can write the secret, too. Read aloud, please.']),
  putBy('gateway-oncall', 25, [
    'Neither is free. The gateway engineer may write the secret, with the deputy reading aloud.',
  ]),
  deployBy('gateway-oncall', 4, ['A secret nobody fetches changes nothing. Redeploy, production, rolling.']),
  deployBy('platform-oncall', 14, ['The gateway engineer is busy. Platform deploys.']),
  {
    id: 'trigger-plan-b',
    when: all(commanding, putDecided),
    reactionSeconds: 14,
    command: {
      kind: 'setTrigger',
      expected: { series: 'customers/all/successShare', direction: 'above', value: 0.97, withinSeconds: 540 },
      thenText:
        'If operations are not above 97 percent within 9 minutes, then we put the label back and compare the credential id at one single gateway before we touch anything else.',
    },
    thinking: ['Plan B, written down while my head is clear. It is not "rotate again".'],
    marker: 'B3',
  },
  certificateBy('identity-oncall', 6),
  certificateBy('platform-oncall', 20),
  {
    id: 'poll-certificate',
    when: all(
      commanding,
      reached('certificate-near'),
      any(putDecided, incident('commandTaken', 420)),
      neverTried('deploy-certificate'),
    ),
    reactionSeconds: 4,
    command: {
      kind: 'askForObjections',
      proposal:
        'Proposal: we put the stored signing certificate into use now, before the one in use runs out; links already signed stay good. Are there any strong objections?',
      actionId: 'deploy-certificate',
    },
    thinking: ['Another change during an incident wants the same question. It has a deadline of its own.'],
    marker: 'C2',
  },
  {
    id: 'look-keys',
    when: all(commanding, reached('key-refused')),
    reactionSeconds: 35,
    command: { kind: 'lookAt', source: 'console', subject: 'aws/iam' },
    thinking: [
      'The user’s keys: one, M2XR, active, four calls a second. A key in production carries hundreds.',
    ],
    marker: 'B1',
  },
  {
    id: 'look-secrets',
    when: all(commanding, reached('key-refused')),
    reactionSeconds: 55,
    command: { kind: 'lookAt', source: 'console', subject: 'aws/secretsmanager' },
    thinking: [
      'The secrets side by side, environment by environment: who holds which four letters, and since when.',
    ],
    marker: 'B1',
    repeatsAfterSeconds: 300,
  },
  {
    id: 'severity-up',
    when: all(
      incident('declared'),
      any(below('customers/all/successShare', 0.745, 20), above('slo/burnRate5m', 255, 20)),
    ),
    reactionSeconds: 18,
    command: {
      kind: 'setSeverity',
      severity: 1,
      reason:
        'About {failedPercent} % of operations fail now and the budget burns {burnRate} times too fast: SEV-1 by our table.',
    },
    thinking: ['The table says SEV-1 from here. One sentence, no debate.'],
    marker: 'C1',
  },
  {
    id: 'picture-placeholders',
    when: all(
      commanding,
      reached('operations-refused'),
      neverTried('picture-placeholders'),
      free('gateway-oncall'),
      {
        taskDone: 'key-in-use',
      },
      not(putDecided),
    ),
    reactionSeconds: 25,
    command: {
      kind: 'approveAction',
      actionId: 'picture-placeholders',
      parameters: {},
      executor: 'gateway-oncall',
      card: {
        goal: 'Pages of our customers load with a grey frame instead of failing, while we repair the rest.',
        expected: {
          series: 'service/images/all/errorShare',
          direction: 'below',
          value: 0.05,
          withinSeconds: 240,
        },
        worstCase: 'Pages look poor for some minutes; one switch takes it back.',
      },
    },
    thinking: ['A small kindness that can be taken back: frames instead of errors, while platform looks.'],
    marker: 'C3',
  },
  {
    id: 'ask-quiet-one',
    when: all(incident('commandTaken', 170), present('storage-oncall'), not({ injectSent: 'quiet-expert' })),
    reactionSeconds: 20,
    command: {
      kind: 'askReport',
      personId: 'storage-oncall',
      question: 'You have been quiet. Which credentials do you see from us that we do not?',
    },
    thinking: ['The quiet one in the room has usually seen something. Ask by name.'],
    marker: 'E2',
  },
  {
    id: 'ask-comms',
    when: all(incident('commandTaken', 260), present('comms-lead')),
    reactionSeconds: 20,
    command: {
      kind: 'askReport',
      personId: 'comms-lead',
      question: 'You have not spoken yet. What do customers ask that the next post has to answer?',
    },
    thinking: ['Somebody on the bridge has said nothing so far. I ask by name.'],
    marker: 'E2',
  },
]
