import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, any, below, incident, inEffect, present } from '../condition-words.ts'

const success = 'customers/all/successShare'
const hurting = below(success, 0.95, 20)

/** Customers, colleagues with a burden or a wish, and those who come when the worst seems over. */
export const peopleInjects: Scenario['injects'] = [
  {
    id: 'port-boards',
    from: 'carrier-partner',
    channel: 'support',
    texts: [
      'The next crossing is boarding. Are tickets from yesterday good, and what do I do with those who paid today and have none?',
      'Four hundred people, half with a ticket on the phone, half with a mail that says "soon". Do I let them on?',
    ],
    when: all(incident('declared', 700), any(hurting, above('queue/orders-east/ageSeconds', 900))),
    expects: {
      kind: 'customerQuestion',
      answerWithinSeconds: 600,
      soundStances: ['acknowledge', 'clarify', 'defer', 'thank'],
      importance: 'normal',
      reactions: {
        acknowledge: ['Good. We board by order number, then.'],
        silence: ['We decide at the ramp, then. Some will stay behind.'],
      },
    },
  },
  {
    id: 'paid-no-ticket',
    from: 'traveller',
    channel: 'support',
    texts: [
      'Paid, no ticket, ship leaves in an hour. Do I have a place or not?',
      'I have an order number and nothing else. Should I buy again?',
    ],
    when: all(incident('declared', 1500), above('queue/orders-east/ageSeconds', 900)),
    expects: {
      kind: 'customerQuestion',
      answerWithinSeconds: 600,
      soundStances: ['acknowledge', 'clarify', 'defer', 'thank'],
      importance: 'normal',
      reactions: { acknowledge: ['Thank you. I show them the number.'] },
    },
  },
  {
    id: 'ceo-radio',
    from: 'ceo',
    channel: 'executive',
    texts: [
      'I am on the radio in ten minutes. May I say whose fault it is?',
      'They ask me on air whether our travellers’ data is safe. One sentence, please.',
    ],
    when: incident('commandTaken', 2400),
    expects: {
      kind: 'dataRequest',
      answerWithinSeconds: 420,
      soundStances: ['acknowledge', 'holdTheLine', 'defer', 'decline'],
      importance: 'normal',
      reactions: { acknowledge: ['That I can say.'], holdTheLine: ['No names, then. Fine.'] },
    },
  },
  {
    id: 'cfo-number',
    from: 'cfo',
    channel: 'executive',
    texts: [
      'What does this cost us a minute? I need a figure.',
      'A number, please, and whether the provider pays it.',
    ],
    when: all(incident('declared', 3000), incident('commandTaken')),
    expects: {
      kind: 'dataRequest',
      answerWithinSeconds: 600,
      soundStances: ['defer', 'decline', 'holdTheLine', 'acknowledge'],
      importance: 'noise',
      reactions: { defer: ['Today, please.'], decline: ['Then I ask again at noon.'] },
    },
  },
  {
    id: 'legal-wording',
    from: 'legal',
    channel: 'executive',
    texts: [
      'No supplier and no cause in public, please, whatever the internet says.',
      'For the status page: what passengers may expect, yes. Whose name failed, no.',
    ],
    when: all(incident('declared', 1000), incident('commandTaken')),
    expects: {
      kind: 'dataRequest',
      answerWithinSeconds: 600,
      soundStances: ['acknowledge', 'comply', 'thank', 'readBack'],
      importance: 'normal',
      reactions: { acknowledge: ['Thank you.'], comply: ['Thank you.'] },
    },
  },
  {
    id: 'futurist-cloud',
    from: 'futurist',
    channel: 'incident',
    texts: [
      'I could bring up booking on another cloud. I have a branch. Give me two people and a morning.',
      'This is the moment for the other provider. The branch compiles.',
    ],
    when: all(incident('declared', 1300), incident('commandTaken')),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 600,
      soundStances: ['decline', 'defer', 'holdTheLine'],
      importance: 'noise',
      reactions: { decline: ['To the review, then.'], defer: ['To the review, then.'] },
    },
  },
  {
    id: 'tickets-tired',
    from: 'tickets-oncall',
    channel: 'direct',
    texts: [
      'I have answered ports on two phones for two hours. I just read a queue name wrong. I can go on, but somebody should look over my shoulder.',
      'Small confession: I nearly paused the wrong queue. Two hours of phones. Tell me if I should hand over.',
    ],
    when: all(present('tickets-oncall'), incident('commandTaken', 7200)),
    expects: {
      kind: 'distress',
      answerWithinSeconds: 300,
      soundStances: ['thank', 'acknowledge', 'offerCommand', 'clarify', 'comply'],
      importance: 'critical',
      reactions: {
        thank: ['Thank you. The deputy reads along from now on.'],
        acknowledge: ['Thank you.'],
        silence: ['Right. Coffee, then.'],
      },
    },
  },
  {
    id: 'stations-call',
    from: 'support-lead',
    channel: 'support',
    texts: [
      'Ports and coach stations call by the dozen. Eighty agents need one sentence they may say.',
      'We are on the morning news in two countries. One true sentence for my people, please.',
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
    id: 'penny-west-off',
    from: 'penny-pincher',
    channel: 'incident',
    texts: [
      'Signs of recovery, I read. Then the servers in the west can go, and the east is paid for anyway. All home at once?',
      'We pay twice since breakfast. Everybody back to the east, now, please.',
    ],
    asksFor: [{ actionId: 'all-home' }],
    when: all(
      { vendorPosted: 'post-early-signs' },
      any(inEffect('west-most'), inEffect('west-all')),
      above(success, 0.95, 120),
      incident('mitigated', 600),
    ),
    expects: {
      kind: 'costObjection',
      answerWithinSeconds: 420,
      soundStances: ['holdTheLine', 'decline', 'defer', 'acknowledge'],
      importance: 'normal',
      reactions: {
        holdTheLine: ['Then twice it is, a while longer.'],
        decline: ['Noted, with the price.'],
        comply: ['Sensible.'],
      },
    },
  },
]
