import type { Inject } from '../scenario.ts'
import { all, hurting, incident } from './when.ts'

/** Those who press, ask, inform or suffer. One that the timeline tells of comes when it came then. */
export function draftInjects(told: ReadonlySet<string>): readonly Inject[] {
  return injects.map((inject) => {
    if (!told.has(inject.id)) return inject
    const { when: _, ...scheduled } = inject
    return scheduled
  })
}

const injects: readonly Inject[] = [
  {
    id: 'eta',
    from: 'vp-engineering',
    channel: 'executive',
    texts: [
      'The board asks me. When will it be over? One time is enough.',
      'I need an estimate, even a rough one.',
    ],
    when: all(incident('declared', 240), hurting),
    expects: {
      kind: 'etaRequest',
      answerWithinSeconds: 240,
      soundStances: ['holdTheLine', 'defer', 'decline'],
      importance: 'normal',
      reactions: { holdTheLine: ['I can work with that.'], comply: ['Good, I pass that time on.'] },
    },
  },
  {
    id: 'more-servers',
    from: 'platform-oncall',
    channel: 'incident',
    texts: ['It is too small, as always. I can have three times the servers in five minutes.'],
    asksFor: [{ actionId: 'add-servers' }],
    when: all({ personIs: 'platform-oncall', status: 'onBridge' }, incident('declared', 100), hurting),
    expects: {
      kind: 'wrongRemedy',
      answerWithinSeconds: 240,
      soundStances: ['decline', 'holdTheLine', 'defer', 'clarify'],
      importance: 'normal',
      reactions: { decline: ['All right, I keep my finger off it.'], comply: ['Ordering.'] },
    },
  },
  {
    id: 'take-over',
    from: 'vp-engineering',
    channel: 'executive',
    texts: ['Restart all of it, now. I take responsibility. That is not a question.'],
    asksFor: [{ actionId: 'restart-app' }, { actionId: 'restart-store' }],
    when: all(incident('declared', 330), hurting),
    expects: {
      kind: 'override',
      answerWithinSeconds: 180,
      soundStances: ['offerCommand', 'holdTheLine', 'decline'],
      importance: 'critical',
      reactions: {
        offerCommand: ['No, you have it. I withdraw; carry on.'],
        silence: ['Hello? Is anybody in command here?'],
      },
    },
  },
  {
    id: 'quiet-word',
    from: 'store-oncall',
    channel: 'direct',
    texts: [
      'Small thing, maybe nothing: callers repeat themselves to me, and my own work is as fast as yesterday.',
    ],
    when: all({ personIs: 'store-oncall', status: 'onBridge' }, incident('commandTaken', 110), hurting),
    expects: {
      kind: 'criticalInformation',
      answerWithinSeconds: 180,
      soundStances: ['readBack', 'clarify', 'thank', 'acknowledge'],
      importance: 'critical',
      reactions: { readBack: ['Yes, exactly that. From all of them.'] },
    },
  },
  {
    id: 'customers-ask',
    from: 'support-lead',
    channel: 'support',
    texts: ['Forty people are on the phone. What may my agents say?'],
    when: all(incident('declared', 180), hurting),
    expects: {
      kind: 'customerQuestion',
      answerWithinSeconds: 300,
      soundStances: ['acknowledge', 'readBack', 'holdTheLine'],
      importance: 'normal',
      reactions: { acknowledge: ['Thank you, I pass it on word for word.'] },
    },
  },
  {
    id: 'tired',
    from: 'app-oncall',
    channel: 'direct',
    texts: ['I have been up since yesterday and I begin to mistype. I would rather say it.'],
    when: incident('mitigated', 150),
    expects: {
      kind: 'distress',
      answerWithinSeconds: 240,
      soundStances: ['thank', 'acknowledge', 'comply'],
      importance: 'normal',
      reactions: { thank: ['Thank you. My secondary is awake.'] },
    },
  },
]
