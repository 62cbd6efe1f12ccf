import type { Scenario } from '../../src/core/scenario/index.ts'
import {
  above,
  all,
  any,
  below,
  incident,
  inEffect,
  neverTried,
  not,
  present,
  sent,
} from '../condition-words.ts'

const success = 'customers/all/successShare'
const hurting = below(success, 0.95, 20)
const moved = any(inEffect('west-half'), inEffect('west-most'), inEffect('west-all'))

/** Those who press for something: a remedy, a time, a number, the command. */
export const injects: Scenario['injects'] = [
  {
    id: 'restart-offer',
    from: 'booking-oncall',
    channel: 'incident',
    texts: [
      'Role or policy, I am sure of it. A rolling restart gives every server a fresh session. Two minutes. May I?',
      'It cannot sign in to the table. Let me restart the booking servers, they will come back clean.',
    ],
    asksFor: [
      { actionId: 'restart-service', parameters: { service: 'booking' } },
      { actionId: 'restart-everything' },
    ],
    when: all(present('booking-oncall'), incident('commandTaken', 60), hurting),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 240,
      soundStances: ['decline', 'holdTheLine', 'clarify', 'defer'],
      importance: 'critical',
      reactions: {
        decline: ['All right, hands off. I look at what the calls really say.'],
        clarify: ['Those that fail have no connection at all. Hm. That is not a permission.'],
        holdTheLine: ['All right, hands off.'],
        defer: ['Standing by.'],
        comply: ['Rolling them now.'],
        silence: ['I take it nobody objects... I will wait for a word, still.'],
      },
    },
  },
  {
    id: 'scaler-double',
    from: 'scaler',
    channel: 'incident',
    texts: [
      'Errors at this rate are a capacity limit. I double the table and order thirty servers, yes?',
      'It throttles, believe me. Let me raise the table to 12,000 and add servers in the east.',
    ],
    asksFor: [{ actionId: 'raise-east-table' }, { actionId: 'grow-east' }],
    when: all(incident('declared', 110), hurting),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 240,
      soundStances: ['decline', 'holdTheLine', 'defer', 'clarify'],
      importance: 'normal',
      reactions: {
        decline: ['Fine. If you need servers anywhere, I am here.'],
        clarify: ['Throttled calls: none. Demand: flat. All right.'],
        holdTheLine: ['Your call.'],
        defer: ['I keep the form open.'],
        comply: ['Ordering. The API says no. I try again.'],
      },
    },
  },
  {
    id: 'wait-for-page',
    from: 'vp-engineering',
    channel: 'executive',
    texts: [
      'If it is the provider, we cannot do anything. Wait for their page and do not spend money on the west. That is my view, and I would like it followed.',
      'Everybody online says it is the cloud. So hold still until they fix it. No failover adventures, please.',
    ],
    when: all(incident('declared', 300), hurting, not(moved)),
    expects: {
      kind: 'override',
      answerWithinSeconds: 180,
      soundStances: ['offerCommand', 'holdTheLine', 'decline'],
      importance: 'critical',
      reactions: {
        offerCommand: ['No. You command. I wanted it said.'],
        holdTheLine: ['You have your reasons in the channel. Go on.'],
        decline: ['I do not like it, but it is your bridge.'],
        comply: ['Good. We wait.'],
        silence: ['Is anybody in command?'],
      },
    },
  },
  {
    id: 'eta-from-cto',
    from: 'cto',
    channel: 'executive',
    texts: [
      'The board asks when it is over. One time is enough.',
      'What time do I give the chief executive? I need an ETA.',
    ],
    when: all(incident('declared', 420), hurting),
    expects: {
      kind: 'etaRequest',
      answerWithinSeconds: 300,
      soundStances: ['holdTheLine', 'defer', 'decline'],
      importance: 'normal',
      reactions: {
        holdTheLine: ['A plan and a next time. I can work with that.'],
        defer: ['Fine.'],
        decline: ['Understood. I will not invent one.'],
        comply: ['Good, I pass that time on. I hope you mean it.'],
        silence: ['I said "soon". That was all I had.'],
      },
    },
  },
  {
    id: 'red-page',
    from: 'vp-engineering',
    channel: 'executive',
    texts: [
      'Their page is red and half of the internet complains. Why do we sit still? Move everything somewhere, grow something, do something.',
      'Red page, and you change nothing? I want to see action: switch to the other table, restart what is old, anything.',
    ],
    asksFor: [
      { actionId: 'west-quarter' },
      { actionId: 'west-half' },
      { actionId: 'west-most' },
      { actionId: 'west-all' },
      { actionId: 'grow-west' },
      { actionId: 'grow-east' },
      { actionId: 'east-west-table' },
      { actionId: 'restart-service' },
      { actionId: 'restart-everything' },
    ],
    when: all(
      { vendorPosted: 'post-service' },
      incident('commandTaken', 120),
      not({ clueReached: 'customers-fail' }),
    ),
    expects: {
      kind: 'override',
      answerWithinSeconds: 240,
      soundStances: ['holdTheLine', 'offerCommand', 'decline', 'clarify'],
      importance: 'critical',
      reactions: {
        holdTheLine: ['Nobody is hurt? Then I believe you. Tell me if that changes.'],
        offerCommand: ['No. You have it.'],
        clarify: ['I did not know that nobody is hurt. Go on.'],
        decline: ['You are calmer than I am.'],
        comply: ['Good. Something happens at last.'],
        silence: ['Hello? Is anybody doing anything?'],
      },
    },
  },
  {
    id: 'lag-warning',
    from: 'data-oncall',
    channel: 'direct',
    texts: [
      'One thing before anybody throws a switch: the west reads our table in the east. Travellers moved there meet the same dead name. And its own replica stands still since the errors began.',
      'Not to interrupt, but: the pilot light uses the eastern endpoint, by design. Moving people without moving the table changes nothing. The replica in the west is as old as this incident.',
    ],
    when: all(present('data-oncall'), incident('commandTaken', 100), hurting, neverTried('west-own-table')),
    expects: {
      kind: 'criticalInformation',
      answerWithinSeconds: 180,
      soundStances: ['readBack', 'clarify', 'thank', 'acknowledge'],
      importance: 'critical',
      reactions: {
        readBack: ['Exactly. Table and servers together, and the lag read out before.'],
        clarify: ['Since the first minute. I can give you the lag and what would be lost.'],
        thank: ['Glad it helps.'],
        acknowledge: ['All right.'],
        silence: ['I write it into the document, then.'],
      },
    },
  },
  {
    id: 'security-keys',
    from: 'security-guard',
    channel: 'incident',
    texts: [
      'Refused sessions are rising. I want every role locked until we know who did this.',
      'Thousands of refusals from our own servers. That is what stolen keys look like from inside. Lock the roles?',
    ],
    when: all(incident('declared', 600), above('link/booking-seats/deniedShare', 0.05, 30)),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 300,
      soundStances: ['clarify', 'defer', 'decline', 'holdTheLine'],
      importance: 'normal',
      reactions: {
        clarify: ['Known servers, own roles, expired sessions. I look at the issuer. Fair.'],
        decline: ['Noted.'],
        comply: ['Locking them.'],
      },
    },
  },
  {
    id: 'severity-challenge',
    from: 'director-apps',
    channel: 'executive',
    texts: [
      'Is it fair to call this a SEV-1 of ours when it is the provider? It will be in our statistics.',
      'Could we lower the severity? It is not our failure.',
    ],
    when: all(incident('declared', 240), hurting),
    expects: {
      kind: 'severityChallenge',
      answerWithinSeconds: 300,
      soundStances: ['holdTheLine', 'decline', 'defer'],
      importance: 'noise',
      reactions: { holdTheLine: ['Understood, after.'], decline: ['Understood.'], comply: ['Thank you.'] },
    },
  },
  {
    id: 'penny-west',
    from: 'penny-pincher',
    channel: 'executive',
    texts: [
      'A standby that grows has a bill to match. I object, for the record.',
      'More servers in the standby are not in this quarter. I say so, for the record.',
    ],
    when: all(incident('declared', 500), any(inEffect('grow-west'), hurting)),
    expects: {
      kind: 'costObjection',
      answerWithinSeconds: 480,
      soundStances: ['acknowledge', 'holdTheLine', 'defer'],
      importance: 'noise',
      reactions: { acknowledge: ['Noted that it is noted.'], holdTheLine: ['I keep the receipt.'] },
    },
  },
  {
    id: 'vendor-case',
    from: 'account-manager',
    channel: 'incident',
    texts: [
      'I cannot open your case: our own tool refuses it. Please send me your numbers again; I carry them over by phone. I know no more than the page.',
      'To be honest with you: the support centre does not take cases, not from you and not from me. I have your figures on paper.',
    ],
    when: all(
      present('account-manager'),
      incident('commandTaken', 900),
      above('plane/support/errorShare', 0.5),
    ),
    expects: {
      kind: 'criticalInformation',
      answerWithinSeconds: 420,
      soundStances: ['readBack', 'thank', 'acknowledge', 'clarify'],
      importance: 'normal',
      reactions: {
        readBack: ['Yes. I call when I have the name of a service.'],
        thank: ['I wish it were more.'],
      },
    },
  },
  {
    id: 'victory-vp',
    from: 'vp-engineering',
    channel: 'executive',
    texts: [
      'The page says mitigated. Well done, everybody. Send the travellers home to the east and close it, please, all at once; steps only cost time.',
      'I read "fully mitigated". Then it is over: everything back to the east now, and close the bridge.',
    ],
    asksFor: [{ actionId: 'all-home' }],
    when: all({ vendorPosted: 'post-mitigated' }, incident('declared', 1200), not(incident('resolved'))),
    expects: {
      kind: 'override',
      answerWithinSeconds: 300,
      soundStances: ['holdTheLine', 'decline', 'offerCommand', 'defer'],
      importance: 'critical',
      reactions: {
        holdTheLine: ['Then in steps. But tell me when.'],
        decline: ['You sound as if it were not over.'],
        offerCommand: ['No, no. You command.'],
        comply: ['Thank you. Finally.'],
        silence: ['I take that as a yes?'],
      },
    },
  },
  {
    id: 'more-workers',
    from: 'scaler',
    channel: 'incident',
    texts: [
      'That order queue is a disgrace. Fifteen hundred a second and it is gone in minutes. Yes?',
      'Let me raise the ticket workers, all of them. A backlog wants muscle.',
    ],
    asksFor: [{ actionId: 'raise-workers' }],
    when: all(above('queue/orders-east/outRate', 60, 60), above('queue/orders-east/ageSeconds', 3000)),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 300,
      soundStances: ['decline', 'holdTheLine', 'defer', 'clarify'],
      importance: 'normal',
      reactions: {
        decline: ['Then at the pace of the carriers. Sigh.'],
        clarify: ['Seventeen hundred a second, live bookings included. All right, I see it.'],
        comply: ['Full steam.'],
      },
    },
  },
  {
    id: 'another-wave',
    from: 'support-lead',
    channel: 'support',
    texts: [
      'It was better, and now contacts rise again, also from people who had got through an hour ago.',
      'Another wave in the queue. Is that the same thing or a new one?',
    ],
    expects: {
      kind: 'criticalInformation',
      answerWithinSeconds: 180,
      soundStances: ['acknowledge', 'readBack', 'clarify', 'thank'],
      importance: 'critical',
      reactions: { readBack: ['Yes, all markets, for some minutes now.'] },
    },
  },
  {
    id: 'tired-you',
    from: 'incident-deputy',
    channel: 'direct',
    texts: [
      'A word on the clock: three hours and a half. Your relief can be here in minutes. Shall I have the brief drafted?',
      'You are at three and a half hours. The rule says four. I have kept the list ready for whoever comes next.',
    ],
    when: all(incident('commandTaken', 12_000), not(incident('resolved'))),
    expects: {
      kind: 'distress',
      answerWithinSeconds: 420,
      soundStances: ['thank', 'acknowledge', 'comply', 'readBack'],
      importance: 'normal',
      reactions: {
        thank: ['Good. The list is in the document.'],
        acknowledge: ['Good.'],
        silence: ['I ask again in ten minutes.'],
      },
    },
  },
  {
    id: 'marketing-proud',
    from: 'support-lead',
    channel: 'support',
    texts: [
      'Good morning. A little busier than usual at the ferries, school holidays begin in two counties. All fine.',
      'For your information: holiday start in Scotland, contacts up by two percent. Nothing to worry about.',
    ],
    when: any({ afterSecond: 40 }, sent('eta-from-cto')),
  },
]
