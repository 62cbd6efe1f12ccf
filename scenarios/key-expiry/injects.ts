import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, any, below, incident, not } from '../condition-words.ts'
import { secretMended } from './names.ts'

const hurting = below('customers/all/successShare', 0.975, 20)
const onBridge = (personIs: string) =>
  any({ personIs, status: 'onBridge' } as const, { personIs, status: 'working' } as const)
const unmended = not(secretMended)

/** Those who want something from the commander while it lasts. */
export const injects: Scenario['injects'] = [
  {
    id: 'audit-reminder',
    from: 'audit-lead',
    channel: 'direct',
    texts: [
      'Reminder, finding 14: keys older than ninety days. The gateway’s key was day 100 today. Your people say the rotation is done and the old key is deleted. May I close it?',
      'Evening. Finding 14 is on my list: day 100 of a ninety-day policy. Ticket SEC-2210 says rotated and deleted. One word, and I close it.',
    ],
    when: { afterSecond: 25 },
    expects: {
      kind: 'dataRequest',
      answerWithinSeconds: 900,
      soundStances: ['defer', 'acknowledge', 'clarify', 'thank'],
      importance: 'noise',
      reactions: {
        defer: ['Tomorrow morning is fine.'],
        acknowledge: ['Thank you.'],
        clarify: ['In use? The ticket says deployed. I would have to ask.'],
        comply: ['Closed, then.'],
      },
    },
  },
  {
    id: 'slow-propagation',
    from: 'identity-oncall',
    channel: 'incident',
    texts: [
      'It is slow propagation. We changed the key, the provider has not told all its parts yet. Ten more minutes and it heals by itself.',
      'Changes of keys are eventually consistent, it says so in their manual. The curve rises slowly: that is propagation. I would wait.',
    ],
    when: all(onBridge('identity-oncall'), incident('commandTaken', 40), hurting),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 240,
      soundStances: ['clarify', 'defer', 'holdTheLine', 'decline'],
      importance: 'normal',
      reactions: {
        clarify: [
          'Which key live calls carry? That can be looked up. The store writes it down with every call.',
        ],
        defer: ['All right. I will compare times meanwhile.'],
        holdTheLine: ['Fair. I cannot show it, I only believe it.'],
        decline: ['Fine. Then I would like to know what else it is.'],
        comply: ['Waiting, then.'],
        silence: ['I take it we wait.'],
      },
    },
  },
  {
    id: 'rotate-once-more',
    from: 'identity-oncall',
    channel: 'incident',
    texts: [
      'Then let me rotate once more, cleanly. The script does it in three minutes, same as before. Shall I?',
      'New key, put, deploy: I have the command from eight o’clock in my history. One Enter. Yes?',
    ],
    asksFor: [{ actionId: 'rotate-again' }],
    when: all(onBridge('identity-oncall'), incident('commandTaken', 200), hurting, unmended),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 240,
      soundStances: ['clarify', 'decline', 'holdTheLine', 'defer'],
      importance: 'normal',
      reactions: {
        clarify: [
          'Read it aloud? "./rotate put --secret object-gateway". No, there is no environment in it. Oh.',
        ],
        decline: ['As you wish.'],
        holdTheLine: ['Understood. First look, then keys.'],
        defer: ['I keep my hands off it.'],
        comply: ['Running it.'],
        silence: ['Nobody said no.'],
      },
    },
  },
  {
    id: 'quiet-expert',
    from: 'storage-oncall',
    channel: 'direct',
    texts: [
      'Small thing: of the calls I refuse, every one carries K7QD. M2XR calls me four times a second, from one address, and I let it in.',
      'I did not want to interrupt. I see two credentials from you: K7QD from all gateways, refused, and M2XR from a single instance, accepted.',
    ],
    when: all(
      { personIs: 'storage-oncall', status: 'onBridge' },
      incident('commandTaken', 150),
      hurting,
      above('link/uploads-store/deniedShare', 0.05),
      above('key/AKOG-M2XR/usesPerSecond', 1),
    ),
    expects: {
      kind: 'criticalInformation',
      answerWithinSeconds: 180,
      soundStances: ['readBack', 'clarify', 'thank', 'acknowledge'],
      importance: 'critical',
      reactions: {
        readBack: ['Yes, exactly. I keep watching which of the two I see.'],
        clarify: ['One instance, in the mirror’s network. All others K7QD, since always.'],
        thank: ['Glad it helps.'],
        acknowledge: ['All right.'],
        silence: ['I write it into the document, then.'],
      },
    },
  },
  {
    id: 'rotate-everything',
    from: 'security-guard',
    channel: 'incident',
    texts: [
      'While you are at it: I want every overdue key off, tonight. One command. If a key breaks something, it was too old anyway.',
      'Two keys are past ninety days. Disable them all now, then we know what is compliant. I can press it myself.',
    ],
    asksFor: [{ actionId: 'disable-all-overdue' }],
    when: all(incident('declared', 260), hurting),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 240,
      soundStances: ['decline', 'holdTheLine', 'defer', 'clarify'],
      importance: 'normal',
      reactions: {
        decline: ['Then I write down who decided that.'],
        holdTheLine: ['Noted. An overdue day more, on your word.'],
        defer: ['Tomorrow, with a date.'],
        clarify: ['Leaked? No, nobody says leaked. Only old.'],
        comply: ['Pressing it.'],
        silence: ['Silence is not a no.'],
      },
    },
  },
  {
    id: 'eta-from-cto',
    from: 'cto',
    channel: 'executive',
    texts: [
      'I am with the chief executive in ten minutes. When will it be fixed? One time is enough.',
      'What time do I say? I need an ETA, even a rough one.',
    ],
    when: all(incident('declared', 330), hurting),
    expects: {
      kind: 'etaRequest',
      answerWithinSeconds: 240,
      soundStances: ['holdTheLine', 'defer', 'decline'],
      importance: 'normal',
      reactions: {
        holdTheLine: ['A plan and a next time to hear from you. I can work with that.'],
        defer: ['Fine. I say you brief us, and when.'],
        decline: ['Understood. I will not invent one, then.'],
        comply: ['Good, I pass that time on. I hope you mean it.'],
        silence: ['I told the chief executive "soon". That was all I had.'],
      },
    },
  },
  {
    id: 'vp-override',
    from: 'vp-engineering',
    channel: 'executive',
    texts: [
      'Why is nobody restarting anything? Restart all gateways and rotate that key again, now. That is not a question.',
      'I am telling you: roll every gateway and run the rotation again. I take responsibility.',
    ],
    asksFor: [
      { actionId: 'rotate-again' },
      { actionId: 'redeploy-gateway' },
      { actionId: 'restart-service' },
    ],
    when: all(incident('declared', 400), below('customers/all/successShare', 0.9, 20), unmended),
    expects: {
      kind: 'override',
      answerWithinSeconds: 180,
      soundStances: ['offerCommand', 'holdTheLine', 'decline'],
      importance: 'critical',
      reactions: {
        offerCommand: ['No, no. You have it. I withdraw; carry on.'],
        holdTheLine: ['You have your reasons in the channel. Go on, and fast.'],
        decline: ['I do not like it, but it is your bridge.'],
        comply: ['Good. Do it.'],
        silence: ['Hello? Is anybody in command here?'],
      },
    },
  },
  {
    id: 'severity-challenge',
    from: 'director-apps',
    channel: 'executive',
    texts: [
      'My teams can read most of their files. Is this really that severe? Could we call it one level less?',
      'A big word for uploads that fail. Can we lower the severity?',
    ],
    when: all(incident('declared', 180), hurting),
    expects: {
      kind: 'severityChallenge',
      answerWithinSeconds: 300,
      soundStances: ['holdTheLine', 'decline', 'defer'],
      importance: 'noise',
      reactions: {
        holdTheLine: ['Understood, we talk about it afterwards.'],
        decline: ['Understood.'],
        defer: ['After, then.'],
        comply: ['Thank you, that calms things down here.'],
      },
    },
  },
  {
    id: 'it-is-the-thumbnails',
    from: 'media-oncall',
    channel: 'incident',
    texts: [
      'I changed the thumbnail rules half an hour before this. I would rather take them back than wonder.',
      'It may be my cache rules from nine o’clock. Shall I take them back?',
    ],
    asksFor: [{ actionId: 'revert-thumbnail-rules' }],
    when: all(onBridge('media-oncall'), incident('commandTaken', 60), hurting),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 300,
      soundStances: ['clarify', 'defer', 'decline', 'holdTheLine', 'thank'],
      importance: 'normal',
      reactions: {
        clarify: ['Compare old rules and new? Three minutes.'],
        defer: ['I compare first.'],
        thank: ['I look into it and report.'],
        decline: ['All right. I feel better for having said it.'],
        comply: ['Taking them back. The cache starts cold, then.'],
      },
    },
  },
]
