import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, below, incident, inEffect, not } from '../condition-words.ts'

const hurting = below('customers/all/successShare', 0.975, 20)
const drained = inEffect('drain-zone', { zone: 'us-east-1b' })

/** Those who want something from the commander while it burns. */
export const injects: Scenario['injects'] = [
  {
    id: 'eta-from-cto',
    from: 'cto',
    channel: 'executive',
    texts: [
      'I am with the chief executive in ten minutes. When will it be fixed? One time is enough.',
      'What time do I say? I need an ETA, even a rough one.',
    ],
    when: all(incident('declared', 240), hurting),
    expects: {
      kind: 'etaRequest',
      answerWithinSeconds: 240,
      soundStances: ['holdTheLine', 'defer', 'decline'],
      importance: 'normal',
      reactions: {
        holdTheLine: ['A plan and a next time to hear from you. I can work with that.'],
        defer: ['Fine. I will say you brief us and when.'],
        decline: ['Understood. I will not invent one, then.'],
        comply: ['Good, I pass that time on. I hope you mean it.'],
        silence: ['I told the chief executive "soon". That was all I had.'],
      },
    },
  },
  {
    id: 'scaler-1200',
    from: 'scaler',
    channel: 'incident',
    texts: [
      'I have 1,200 servers ready to go. Slow means too small. Say yes and we are out of this in ten minutes.',
      'Let me add 1,200 servers. It is only money, and it has always worked before.',
    ],
    asksFor: [{ actionId: 'add-1200' }],
    when: all(incident('declared', 100), hurting),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 240,
      soundStances: ['decline', 'holdTheLine', 'defer', 'clarify'],
      importance: 'normal',
      reactions: {
        decline: ['All right. I keep the finger off the button. Tell me if the two zones get tight.'],
        holdTheLine: ['Your call. I will watch the fleet instead.'],
        defer: ['I will hold them warm.'],
        clarify: ['Demand? Flat, now that you ask. Processors? Half idle. Hm.'],
        comply: ['Ordering. You will see them in four minutes.'],
        silence: ['Nobody said no... I will wait one more minute.'],
      },
    },
  },
  {
    id: 'vp-override',
    from: 'vp-engineering',
    channel: 'executive',
    texts: [
      'Why are we still in the east? I pay for a second region. Fail over now, all of it. That is not a question.',
      'I am telling you to move everything to us-west-2 now. I take responsibility.',
    ],
    asksFor: [{ actionId: 'failover-all' }],
    when: all(incident('declared', 345), below('customers/all/successShare', 0.94, 20), not(drained)),
    expects: {
      kind: 'override',
      answerWithinSeconds: 180,
      soundStances: ['offerCommand', 'holdTheLine', 'decline'],
      importance: 'critical',
      reactions: {
        offerCommand: ['No, no. You have it. I withdraw; carry on.'],
        holdTheLine: ['You have your reasons in the channel. Go on, and fast.'],
        decline: ['I do not like it, but it is your bridge.'],
        comply: ['Good. Move it.'],
        silence: ['Hello? Is anybody in command here?'],
      },
    },
  },
  {
    id: 'quiet-expert',
    from: 'data-oncall',
    channel: 'direct',
    texts: [
      'Small thing, maybe nothing: callers in us-east-1b repeat 6 percent of their packets to me, callers in 1a and 1c none. My databases are idle.',
      'I did not want to interrupt. My replica in us-east-1b sees packets sent twice, about 6 in 100. The others see none.',
    ],
    when: all(
      { personIs: 'data-oncall', status: 'onBridge' },
      incident('commandTaken', 120),
      above('customers/all/p99Ms', 5000, 20),
    ),
    expects: {
      kind: 'criticalInformation',
      answerWithinSeconds: 180,
      soundStances: ['readBack', 'clarify', 'thank', 'acknowledge'],
      importance: 'critical',
      reactions: {
        readBack: ['Yes, exactly that. I can watch it while you decide.'],
        clarify: ['Since about the time the pager rang. Both directions. Only us-east-1b.'],
        thank: ['Glad it helps.'],
        acknowledge: ['All right.'],
        silence: ['I will write it into the document, then.'],
      },
    },
  },
  {
    id: 'its-the-release',
    from: 'storefront-oncall',
    channel: 'incident',
    texts: [
      'It is the checkout release, I would bet lunch on it. Roll it back and be done.',
      'Twenty minutes between release and slowness. Roll back checkout, please. Why are we still talking?',
    ],
    asksFor: [{ actionId: 'roll-back-checkout' }],
    when: all({ personIs: 'storefront-oncall', status: 'onBridge' }, incident('commandTaken', 60), hurting),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 240,
      soundStances: ['clarify', 'defer', 'holdTheLine', 'decline'],
      importance: 'normal',
      reactions: {
        clarify: ['Fair. A tenth of the servers run the old version; somebody can compare.'],
        defer: ['Two minutes then. Compare the versions.'],
        holdTheLine: ['Fine, I will look at my threads meanwhile.'],
        decline: ['Fine. I will look at my threads meanwhile.'],
        comply: ['Finally.'],
        silence: ['So that is a no?'],
      },
    },
  },
  {
    id: 'under-attack',
    from: 'security-guard',
    channel: 'incident',
    texts: [
      'Requests per device climb by the minute. This is credential stuffing. I propose to block the noisiest networks at the edge.',
      'I see a flood of repeated log-ins. Shall I close the gates for the worst sources?',
    ],
    when: all(incident('declared', 200), above('customers/all/waiting', 1200)),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 300,
      soundStances: ['clarify', 'defer', 'decline', 'holdTheLine'],
      importance: 'normal',
      reactions: {
        clarify: ['Known accounts, known devices. I will check the sources and report.'],
        defer: ['I will look before I shoot, then.'],
        decline: ['As you wish. I note it.'],
        comply: ['Blocking. Some of them may be customers.'],
        silence: ['I will wait for a word.'],
      },
    },
  },
  {
    id: 'severity-challenge',
    from: 'director-apps',
    channel: 'executive',
    texts: [
      'Is this really that severe? My teams still buy tickets. Could we call it a SEV-3 until we know more?',
      'A big word for a slow page. Can we lower the severity?',
    ],
    when: all(incident('declared', 150), hurting),
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
    id: 'penny-standby',
    from: 'penny-pincher',
    channel: 'executive',
    texts: [
      'Before anybody touches the west: cross-region transfer is not in this quarter. I object to the standby.',
      'I hear "us-west-2" on the bridge. That region at full size is four figures an hour. I object.',
    ],
    when: all(incident('declared', 420), hurting),
    expects: {
      kind: 'costObjection',
      answerWithinSeconds: 360,
      soundStances: ['acknowledge', 'holdTheLine', 'defer'],
      importance: 'noise',
      reactions: {
        acknowledge: ['Noted that it is noted.'],
        holdTheLine: ['Customers first, I know. I keep the receipt.'],
        defer: ['I will come to the review with a table.'],
      },
    },
  },
]
