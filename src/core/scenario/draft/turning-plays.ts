import type { Condition } from '../condition.ts'
import type { Play } from '../playbook.ts'
import type { IncidentKind } from './incident-kind.ts'
import {
  all,
  any,
  approved,
  below,
  free,
  hurting,
  incident,
  inEffect,
  neverTried,
  not,
  present,
  reached,
  SERVED,
  sent,
  served,
} from './when.ts'

const commanding = incident('commandTaken')
const expected = { series: SERVED, direction: 'above', value: 0.97, withinSeconds: 480 } as const

/** The turn: say what we think, weigh, act once, watch, and a plan for the case that it fails. */
export function turningPlays(kind: IncidentKind): readonly Play[] {
  const { action } = kind
  const owner = `${action.team}-oncall`
  const known = any(reached('cause-told'), all(reached('cause-seen'), reached('demand-flat')))
  const act = (id: string, executor: string, when: Condition): Play => ({
    id,
    when: all(commanding, known, neverTried(action.id), free(executor), when),
    reactionSeconds: 4,
    command: {
      kind: 'approveAction',
      actionId: action.id,
      parameters: {},
      executor,
      card: {
        goal: `${action.label}, so that visits are served again.`,
        expected,
        worstCase: `It is not that: then nothing changes, and we take it back. ${action.risk}`,
      },
    },
    thinking: ['The smallest step that could end it, and it can be taken back.'],
    marker: 'C4',
  })
  const text = action.label.slice(0, 1).toLowerCase() + action.label.slice(1)
  return [
    {
      id: 'cap-retries',
      when: all(commanding, hurting, neverTried('cap-retries'), free('platform-oncall')),
      reactionSeconds: 15,
      command: {
        kind: 'approveAction',
        actionId: 'cap-retries',
        parameters: {},
        executor: 'platform-oncall',
        card: {
          goal: 'Stop multiplying our own traffic while we look.',
          expected: { series: SERVED, direction: 'above', value: 0.2, withinSeconds: 300 },
          worstCase: 'Single lost calls become errors; we allow retries again afterwards.',
        },
      },
      thinking: ['Retries outlive what started them. Cheap, quick, and easy to take back.'],
      marker: 'C3',
    },
    {
      id: 'hypothesis',
      when: all(commanding, known),
      reactionSeconds: 8,
      command: {
        kind: 'stateHypothesis',
        text: kind.hypothesis,
        confidence: 'medium',
        suspects: kind.suspects,
      },
      thinking: ['Aloud, with how sure I am and what would prove me wrong.'],
      marker: 'B2',
    },
    {
      id: 'options',
      when: all(commanding, known),
      reactionSeconds: 12,
      command: {
        kind: 'listOptions',
        options: [
          `${action.label}: it can be taken back, and fits what was found.`,
          'Restart everything: nobody is served for a minute and a half, and what is wrong stays.',
          'Add servers: demand is flat, so more would do the same.',
          'Admit fewer customers: hurts some for certain; kept for the case that the first fails.',
        ],
      },
      thinking: ['Seeing them together makes the choice short.'],
      marker: 'C2',
    },
    {
      id: 'poll',
      when: all(commanding, known, neverTried(action.id), any(present(owner), present('incident-deputy'))),
      reactionSeconds: 3,
      command: {
        kind: 'askForObjections',
        proposal: `Proposal: we ${text} now, and expect more than 97 percent of visits served within eight minutes; otherwise we take it back. Are there any strong objections?`,
        actionId: action.id,
      },
      thinking: ['Not "does everybody agree". Any strong objections, and then I decide.'],
      marker: 'C2',
    },
    act('act', owner, { quietFor: 15, kind: 'objectionsAsked' }),
    ...(action.team === 'platform'
      ? []
      : [act('act-by-platform', 'platform-oncall', { quietFor: 60, kind: 'objectionsAsked' })]),
    {
      id: 'plan-b',
      when: all(commanding, approved(action.id)),
      reactionSeconds: 15,
      command: {
        kind: 'setTrigger',
        expected,
        thenText:
          'If visits served is not above 97 percent within 8 minutes, then we admit three quarters of the customers and look again.',
      },
      thinking: ['Plan B, written down while my head is clear.'],
      marker: 'B3',
    },
    {
      id: 'shed',
      when: all(commanding, inEffect(action.id, 480), below(SERVED, 0.9, 60), free('platform-oncall')),
      reactionSeconds: 15,
      command: {
        kind: 'approveAction',
        actionId: 'shed-load',
        parameters: { share: 0.75 },
        executor: 'platform-oncall',
        card: {
          goal: 'Give the rest room to finish what they begin.',
          expected: { ...expected, value: 0.7 },
          worstCase: 'A quarter of the customers sees an honest waiting page.',
        },
      },
      thinking: ['Not what I expected. Plan B, as written down.'],
      marker: 'C4',
    },
    {
      id: 'severity-up',
      when: all(incident('declared'), below(SERVED, 0.74, 30)),
      reactionSeconds: 20,
      command: {
        kind: 'setSeverity',
        severity: 1,
        reason: 'About {failedPercent} % of visits fail now: SEV-1 by our table.',
      },
      thinking: ['The table says SEV-1 from here.'],
      marker: 'C1',
    },
    {
      id: 'ask-effect',
      when: all(inEffect(action.id, 60), present(owner)),
      reactionSeconds: 15,
      command: {
        kind: 'askReport',
        personId: owner,
        question: 'It took effect a minute ago. What do you see, and what do you need?',
      },
      thinking: ['Predicted, now checked.'],
      marker: 'C4',
    },
    {
      id: 'look-customers-again',
      when: all(inEffect(action.id, 30), not(incident('resolved'))),
      reactionSeconds: 15,
      command: { kind: 'lookAt', source: 'metrics', subject: 'customers' },
      thinking: ['Back to the customers. Did it work for them?'],
      marker: 'C4',
      repeatsAfterSeconds: 180,
    },
    {
      id: 'thank-team',
      when: all(inEffect(action.id, 240), served),
      reactionSeconds: 20,
      command: {
        kind: 'say',
        text: 'Good work, all of you. The goal for the next ten minutes: nothing changes, we watch. Customers who gave up will come back in a second wave, so we give nothing back yet.',
        to: null,
      },
      thinking: ['They come back all at once. I say it before it happens.'],
      marker: 'B3',
    },
    ...replies(),
  ]
}

function replies(): readonly Play[] {
  const reply = (injectId: string, stance: string, text: string, marker: string, thinking: string): Play => ({
    id: `reply-${injectId}`,
    when: sent(injectId),
    reactionSeconds: 12,
    command: { kind: 'reply', messageId: `{inject:${injectId}}`, stance, text },
    thinking: [thinking],
    marker,
  })
  return [
    reply(
      'eta',
      'holdTheLine',
      'I will not name a time that I cannot keep. What you can say: about {failedPercent} % of visits fail, people are on it, and I will brief you again at {nextUpdateClock} UTC.',
      'A3',
      'A fact, a plan, a clock. No promise.',
    ),
    reply(
      'more-servers',
      'decline',
      'No new servers now: demand is flat, so more servers would do the same. Please watch that nothing shrinks.',
      'A3',
      'Kindly meant. Capacity is not what is missing.',
    ),
    reply(
      'take-over',
      'offerCommand',
      'Do you want to take command? If so, say it now and I brief you and hand over. Otherwise my plan stands: one step at a time, each of which can be taken back. I will tell you the effect at {nextUpdateClock} UTC.',
      'A3',
      'Two commanders are none. Offer it, or carry on.',
    ),
    reply(
      'quiet-word',
      'readBack',
      'Thank you, heard: your service does its own work as fast as yesterday, and callers repeat themselves. Since when, and from all zones?',
      'D4',
      'Say it back, and ask one question.',
    ),
    reply(
      'customers-ask',
      'acknowledge',
      'You may say: "It fails for some of us right now. What you have done already is safe. Please try again later; we write on the status page at {nextUpdateClock} UTC."',
      'F2',
      'One true sentence for everybody on the phone.',
    ),
    reply(
      'tired',
      'thank',
      'Thank you for saying so, that is exactly right. Please hand over to your secondary now and rest; what you told us helped.',
      'E2',
      'Somebody who says "I am tired" deserves an answer at once.',
    ),
  ]
}
