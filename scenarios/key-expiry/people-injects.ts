import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, any, below, incident, not } from '../condition-words.ts'

const hurting = below('customers/all/successShare', 0.975, 20)
/** Links and downloads may fail for other reasons; these two are about what is written. */
const uploadsRefused = above('service/uploads/all/errorShare', 0.3)
const served = above('customers/all/successShare', 0.985, 120)
const onBridge = (personIs: string) =>
  any({ personIs, status: 'onBridge' } as const, { personIs, status: 'working' } as const)

/** Customers, colleagues with a burden or a wish, and those who come when the worst is over. */
export const peopleInjects: Scenario['injects'] = [
  {
    id: 'backups-refused',
    from: 'backup-customer',
    channel: 'support',
    texts: [
      'The nightly backup of four hospitals says access denied. Are our files safe, and do we try again or wait?',
      'Access denied on every upload. Is what we stored yesterday still there?',
    ],
    when: all(incident('declared', 150), hurting, uploadsRefused),
    expects: {
      kind: 'customerQuestion',
      answerWithinSeconds: 480,
      soundStances: ['acknowledge', 'clarify', 'defer', 'thank'],
      importance: 'normal',
      reactions: {
        acknowledge: ['Good. Then we let it repeat and go on.'],
        clarify: ['Uploads only. Listings show everything.'],
        silence: ['We print the ward lists, then.'],
      },
    },
  },
  {
    id: 'newsroom-pictures',
    from: 'newsroom-customer',
    channel: 'support',
    texts: [
      'Pictures of this afternoon load, pictures of now do not. We publish within the hour. Anything we can do?',
      'New pictures fail, old ones are fine. What do I tell the desk?',
    ],
    when: all(incident('declared', 300), hurting, uploadsRefused),
    expects: {
      kind: 'customerQuestion',
      answerWithinSeconds: 600,
      soundStances: ['acknowledge', 'clarify', 'defer', 'thank'],
      importance: 'normal',
      reactions: {
        acknowledge: ['Thank you. We use the afternoon’s.'],
        defer: ['All right, we wait.'],
      },
    },
  },
  {
    id: 'i-deleted-it',
    from: 'identity-oncall',
    channel: 'direct',
    texts: [
      'That was me. I deleted that key at 20:37 and ticked the box. Four hospitals, they say. I cannot look at the channel right now.',
      'I keep reading my own ticket. I took the key away, and people could not save their files. I am not sure I am of use here.',
    ],
    when: all({ personIs: 'identity-oncall', status: 'onBridge' }, incident('commandTaken', 480)),
    expects: {
      kind: 'distress',
      answerWithinSeconds: 300,
      soundStances: ['thank', 'acknowledge', 'offerCommand', 'clarify'],
      importance: 'critical',
      reactions: {
        thank: ['Thank you. I know that tool best; I stay and read the commands aloud.'],
        acknowledge: ['All right. Tell me what to look up.'],
        silence: ['I go and get some air.'],
      },
    },
  },
  {
    id: 'cfo-number',
    from: 'cfo',
    channel: 'executive',
    texts: [
      'What does this cost us? We owe credits by the percent. I need a figure.',
      'A number, please: refused operations so far, and what we owe for them.',
    ],
    when: all(incident('declared', 600), incident('commandTaken')),
    expects: {
      kind: 'dataRequest',
      answerWithinSeconds: 600,
      soundStances: ['defer', 'decline', 'holdTheLine', 'acknowledge'],
      importance: 'noise',
      reactions: {
        defer: ['After the incident is fine, if it is this week.'],
        decline: ['Then I ask again in the morning.'],
        holdTheLine: ['Understood.'],
      },
    },
  },
  {
    id: 'legal-wording',
    from: 'legal',
    channel: 'executive',
    texts: [
      'If files are safe, please say so in public, in those words. And no supplier, no cause, until it is written down.',
      'One wish: the post says whether stored data is safe. Nothing about whose key.',
    ],
    when: all(incident('declared', 440), incident('commandTaken')),
    expects: {
      kind: 'dataRequest',
      answerWithinSeconds: 600,
      soundStances: ['acknowledge', 'comply', 'thank', 'readBack'],
      importance: 'normal',
      reactions: { acknowledge: ['Thank you.'], comply: ['Thank you.'], readBack: ['Exactly.'] },
    },
  },
  {
    id: 'futurist-keyless',
    from: 'futurist',
    channel: 'incident',
    texts: [
      'This is the moment to go keyless. My branch gives every gateway its own identity. Twenty minutes, tops.',
      'Without keys there is no key to lose. Shall I switch it on for a tenth?',
    ],
    when: all(incident('declared', 520), hurting),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 600,
      soundStances: ['decline', 'defer', 'holdTheLine'],
      importance: 'noise',
      reactions: {
        decline: ['Next quarter, then.'],
        defer: ['I bring it to the review.'],
        holdTheLine: ['Understood.'],
      },
    },
  },
  {
    id: 'scaler-more',
    from: 'scaler',
    channel: 'incident',
    texts: [
      'Uploads fail? I can have twice the gateways in four minutes.',
      'Let me double the upload servers. It cannot hurt.',
    ],
    asksFor: [{ actionId: 'double-gateways' }],
    when: all(incident('declared', 120), hurting),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 300,
      soundStances: ['decline', 'holdTheLine', 'defer', 'clarify'],
      importance: 'noise',
      reactions: {
        decline: ['All right, finger off.'],
        clarify: ['Processors? At a tenth, now that you ask. Hm.'],
        comply: ['Ordering.'],
      },
    },
  },
  {
    id: 'uploads-in-the-news',
    from: 'support-lead',
    channel: 'support',
    texts: [
      'Somebody posted "Lodestow has lost my files". It gets shared. What may my people say? One true sentence, please.',
      'Agents are asked whether files are gone. I need a sentence that is true.',
    ],
    expects: {
      kind: 'customerQuestion',
      answerWithinSeconds: 300,
      soundStances: ['acknowledge', 'readBack', 'thank', 'comply'],
      importance: 'normal',
      reactions: { acknowledge: ['They have it. Thank you.'], comply: ['They have it. Thank you.'] },
    },
  },
  {
    id: 'late-logs',
    from: 'logs-oncall',
    channel: 'incident',
    texts: [
      'For the list: access logs are late by as long as the store keeps us out, and come in order after that, by themselves. Nothing to do, I only want it said.',
      'Access logs queued up behind the same refusal. No loss, only late. Somebody should tell customers who bill by them.',
    ],
    when: all(onBridge('logs-oncall'), incident('declared', 400), above('queue/access-logs/ageSeconds', 60)),
    expects: {
      kind: 'criticalInformation',
      answerWithinSeconds: 400,
      soundStances: ['acknowledge', 'readBack', 'thank', 'clarify'],
      importance: 'normal',
      reactions: { acknowledge: ['Thank you.'], readBack: ['Right.'], thank: ['Welcome.'] },
    },
  },
  {
    id: 'close-it-now',
    from: 'vp-engineering',
    channel: 'executive',
    texts: ['Green again. Close it and let people sleep.', 'I see green. Why is this still open?'],
    when: all(incident('mitigated', 200), served, not(incident('resolved'))),
    expects: {
      kind: 'override',
      answerWithinSeconds: 300,
      soundStances: ['holdTheLine', 'decline', 'defer', 'offerCommand'],
      importance: 'normal',
      reactions: {
        holdTheLine: ['Ten minutes. I can count that far.'],
        decline: ['Your call.'],
        defer: ['Then tell me when.'],
        comply: ['Good.'],
      },
    },
  },
  {
    id: 'nightly-report',
    from: 'security-guard',
    channel: 'incident',
    texts: [
      'Nightly control: listing index, key B3VJ, day 96, overdue. Report only, the remedy is off until the review of last spring is done. I could switch it on.',
      'Tonight’s report has one line: B3VJ, day 96. The control may only report. A pity.',
    ],
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 600,
      soundStances: ['decline', 'holdTheLine', 'defer', 'acknowledge', 'thank', 'clarify'],
      importance: 'noise',
      reactions: {
        decline: ['A report it is.'],
        defer: ['A date, please.'],
        acknowledge: ['Noted, both of us.'],
      },
    },
  },
  {
    id: 'links-refused',
    from: 'support-lead',
    channel: 'support',
    texts: [
      'New wave, different: shared links. "Signature not valid", all of them, since some minutes. Uploads are not part of it.',
      'Contacts rise again. This time it is shared links, every one. Is that the same thing?',
    ],
    expects: {
      kind: 'criticalInformation',
      answerWithinSeconds: 180,
      soundStances: ['acknowledge', 'readBack', 'clarify', 'thank'],
      importance: 'critical',
      reactions: {
        readBack: ['Yes. Links only.'],
        acknowledge: ['We tell people you know.'],
        clarify: ['Old links work for some more minutes, new ones never.'],
        thank: ['Welcome.'],
        silence: ['I ask again in five minutes, then.'],
      },
    },
  },
]
