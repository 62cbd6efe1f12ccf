import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, any, below, incident, inEffect, neverTried, sent } from '../condition-words.ts'

const hurting = below('customers/all/successShare', 0.975, 20)
const drained = inEffect('drain-zone', { zone: 'us-east-1b' })

/** Customers, colleagues with a burden or a wish, and those who come when the worst is over. */
export const peopleInjects: Scenario['injects'] = [
  {
    id: 'venue-asks',
    from: 'venue-partner',
    channel: 'support',
    texts: [
      'Doors for the matinee open at eleven. Are sold tickets safe, and can people still get in with them?',
      'We have four hundred people here with tickets on their phones. Do those still work?',
    ],
    when: all(incident('declared', 255), hurting),
    expects: {
      kind: 'customerQuestion',
      answerWithinSeconds: 480,
      soundStances: ['acknowledge', 'clarify', 'defer', 'thank'],
      importance: 'normal',
      reactions: {
        acknowledge: ['Good. That is all I needed, the queue is moving.'],
        clarify: ['Tickets bought yesterday, on phones. Scanning works so far.'],
        silence: ['We let them in by hand, then.'],
      },
    },
  },
  {
    id: 'fan-double-charge',
    from: 'fan',
    channel: 'support',
    texts: [
      'It said sorry and then my bank showed a charge. Twice. Do I have two tickets or none?',
      'I pressed buy three times. Please tell me I did not buy six seats.',
    ],
    when: all(incident('declared', 440), hurting),
    expects: {
      kind: 'customerQuestion',
      answerWithinSeconds: 600,
      soundStances: ['acknowledge', 'clarify', 'defer', 'thank'],
      importance: 'normal',
      reactions: {
        acknowledge: ['Thank you. I will wait for the mail.'],
        defer: ['All right, I will wait.'],
      },
    },
  },
  {
    id: 'cfo-number',
    from: 'cfo',
    channel: 'executive',
    texts: [
      'What does this cost us per minute? I need a figure for the board pack.',
      'A number, please: lost sales so far.',
    ],
    when: all(incident('declared', 600), incident('commandTaken')),
    expects: {
      kind: 'dataRequest',
      answerWithinSeconds: 600,
      soundStances: ['defer', 'decline', 'holdTheLine', 'acknowledge'],
      importance: 'noise',
      reactions: {
        defer: ['After the incident is fine, if it is today.'],
        decline: ['Then I ask again at noon.'],
        holdTheLine: ['Understood.'],
      },
    },
  },
  {
    id: 'tired-database',
    from: 'data-oncall',
    channel: 'direct',
    texts: [
      'I have been up since yesterday evening for the migration. I read the same graph three times just now. I can go on if you need me.',
      'Hour thirteen for me. I nearly typed into the wrong window. Tell me if I should hand over.',
    ],
    when: all({ personIs: 'data-oncall', status: 'onBridge' }, incident('commandTaken', 660)),
    expects: {
      kind: 'distress',
      answerWithinSeconds: 300,
      soundStances: ['thank', 'acknowledge', 'offerCommand', 'clarify', 'comply'],
      importance: 'critical',
      reactions: {
        thank: ['Thank you. My secondary is awake and has my notes.'],
        acknowledge: ['I will hand over to my secondary, then.'],
        comply: ['Handing over. Good night, or whatever it is.'],
        silence: ['Right. Coffee, then.'],
      },
    },
  },
  {
    id: 'legal-wording',
    from: 'legal',
    channel: 'executive',
    texts: [
      'Please do not name the cloud provider or a cause in public until it is confirmed in writing.',
      'One wish for the status page: no supplier, no cause, no "our fault". The rest is yours.',
    ],
    when: all(incident('declared', 480), incident('commandTaken')),
    expects: {
      kind: 'dataRequest',
      answerWithinSeconds: 600,
      soundStances: ['acknowledge', 'comply', 'thank', 'readBack'],
      importance: 'normal',
      reactions: { acknowledge: ['Thank you.'], comply: ['Thank you.'], readBack: ['Exactly.'] },
    },
  },
  {
    id: 'futurist-mesh',
    from: 'futurist',
    channel: 'incident',
    texts: [
      'While we are here: this is the moment to switch on the new mesh. It reroutes by itself. I have a branch.',
      'I could enable the learned router in shadow mode. Ten minutes, tops.',
    ],
    when: all(incident('declared', 540), hurting),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 600,
      soundStances: ['decline', 'defer', 'holdTheLine'],
      importance: 'noise',
      reactions: {
        decline: ['Next year, then.'],
        defer: ['I will bring it to the review.'],
        holdTheLine: ['Understood.'],
      },
    },
  },
  {
    id: 'penny-readmit',
    from: 'penny-pincher',
    channel: 'incident',
    texts: [
      'Graphs are green. We pay for a third of a region that stands empty. Can us-east-1b come back now, please? All of it; steps cost time.',
      'It is over, I see green. Put the drained zone back in, at once, it is on the bill either way.',
    ],
    asksFor: [
      { actionId: 'readmit-zone-now', parameters: { zone: 'us-east-1b' } },
      { actionId: 'readmit-zone', parameters: { zone: 'us-east-1b', share: 1 } },
    ],
    when: all(drained, incident('mitigated', 240), above('customers/all/successShare', 0.98, 120)),
    expects: {
      kind: 'costObjection',
      answerWithinSeconds: 360,
      soundStances: ['holdTheLine', 'decline', 'defer'],
      importance: 'normal',
      reactions: {
        holdTheLine: ['Then it stays empty, and I stay unhappy.'],
        decline: ['Noted, with the price.'],
        defer: ['Put it on the follow-up list with a date.'],
        comply: ['Sensible.'],
        silence: ['I take it somebody is doing it.'],
      },
    },
  },
  {
    id: 'scaler-readmit',
    from: 'scaler',
    channel: 'incident',
    texts: [
      'The provider says recovered. Give me my zone back, in one go; two thirds of a fleet at the morning peak makes me nervous.',
      'Health page says recovery. Re-admit us-east-1b fully? We are thin for the peak.',
    ],
    asksFor: [
      { actionId: 'readmit-zone-now', parameters: { zone: 'us-east-1b' } },
      { actionId: 'readmit-zone', parameters: { zone: 'us-east-1b', share: 1 } },
    ],
    when: all({ vendorPosted: 'post-recovered' }, drained, neverTried('readmit-zone-now')),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 300,
      soundStances: ['decline', 'defer', 'holdTheLine', 'clarify'],
      importance: 'normal',
      reactions: {
        decline: ['Then I add some servers to the other two, if I may.'],
        clarify: ['Have we probed it ourselves? No. Fair.'],
        comply: ['Here it comes.'],
      },
    },
  },
  {
    id: 'fans-on-the-news',
    from: 'support-lead',
    channel: 'support',
    texts: [
      'We are on the lunchtime news in London and trending in three countries. Agents need a sentence they may repeat.',
      'The phones are full. What may my people say? One true sentence, please.',
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
    id: 'second-wave-noticed',
    from: 'support-lead',
    channel: 'support',
    texts: [
      'It was better, and now it is as bad as before. Contacts are rising again. Did something change?',
      'Second wave in the queue. What did we do five minutes ago?',
    ],
    expects: {
      kind: 'criticalInformation',
      answerWithinSeconds: 180,
      soundStances: ['acknowledge', 'readBack', 'clarify', 'thank'],
      importance: 'critical',
      reactions: { readBack: ['Yes. Rising for some minutes now, in all markets.'] },
    },
  },
  {
    id: 'marketing-proud',
    from: 'support-lead',
    channel: 'support',
    texts: [
      'A little busier than usual since nine, marketing sent its presale mail. Nothing to worry about, just so you know.',
      'For your information: presale mail went out at nine, contacts are up by two percent. All fine.',
    ],
    when: any({ afterSecond: 40 }, sent('eta-from-cto')),
  },
]
