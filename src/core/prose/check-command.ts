import { compileChecklist, runChecklist } from './criterion.ts'
import { timeBoxPhrases } from './spoken-phrases.ts'
import type { TextCheck } from './text-check.ts'

const taskVerbs =
  'find|determine|check|confirm|report|tell|compare|show|prove|verify|list|identify|measure|establish|rule|decide|drain|freeze|cap|test|count|answer|learn|bring|prepare'

const taskChecklist = compileChecklist({
  namesOutcome: {
    kind: 'merit',
    phrases: [
      `${taskVerbs} <4> whether|which|what|if|how|why|where|when|that|the|for|out`,
      `${taskVerbs} @content <2> @content`,
      'which|what|where|how <2> do|does|is|are|did|was|were|has|have @any <1> @any',
      'is|are it|this|they|there @any <4> or @any',
      'i|we need|want to know|see|hear @any',
      'outcome is @any',
      'whether|which|what|how @any <3> is|are|was|were|fails|fail|changed|has|have',
    ],
    labels: ['outcome', 'goal', 'task'],
  },
  hasTimeBox: { kind: 'merit', phrases: timeBoxPhrases },
  asksForAcknowledgement: {
    kind: 'merit',
    phrases: [
      'acknowledge|ack|understood|copy',
      'read <2> back',
      'do you understand|accept',
      'can you do|take <3> in|by|within',
      'please confirm',
    ],
  },
  asksAnyone: {
    kind: 'fault',
    phrases: [
      'can|could|would|will|should|may someone|somebody|anyone|anybody',
      'someone|somebody please|should|needs|must|look|check|has|go',
      'anyone|anybody able|free|available|want|around',
      'who can|wants|could|will',
      'any volunteers',
      'need|needs someone|somebody|anyone to?',
      'maybe someone|somebody|anyone',
    ],
  },
})

/** A task: its outcome, its time box, and whether it was thrown at the whole room. */
export function checkTaskAssignment(text: string): TextCheck[] {
  return runChecklist(text, taskChecklist)
}

const announcementChecklist = compileChecklist(
  {
    namesSelf: {
      kind: 'merit',
      phrases: ['i am @any', "i'm @any", 'this is @any', 'my name is @any', 'i have|take|assume|hold @any'],
    },
    announcesRole: {
      kind: 'merit',
      phrases: [
        "i|i'm am? <3> incident commander",
        "i|i'm|this am|is? <5> incident commander",
        "i|i'm am|have|take|will|now? <2> take|taking|have|assume|assuming|in|command command",
        "i|i'm am? taking|assuming|in command",
        'i take|have|assume command',
        'taking|assuming command',
        "i|i'm|i'll|this am|is|be? <4> ic",
        "i|i've have|got|'ve? <1> command",
        "i've|i got command",
        "i|i'm|i'll am|will? be? commanding|leading|running|coordinating <2> incident|this|here|it",
        "i|i'm|i'll am|will? be? <1> commanding",
        "i|i'm am? in charge",
        'ic here',
        'as <1> incident commander',
        "i'll|will be <2> incident commander",
      ],
    },
    usesFullTitle: { kind: 'merit', phrases: ['incident commander'] },
    namesHelpers: {
      kind: 'merit',
      phrases: [
        'deputy|scribe|comms|communications|operations|ops lead? is|will|will be|be|for',
        'is|be|as <3> deputy|scribe|comms|communications|operations lead?',
        'no deputy|scribe|comms <2> yet',
      ],
      mayBeNegated: true,
    },
  },
  { oneSentence: true },
)

/** Taking command aloud: self, role by its full title, and who helps. */
export function checkTakingCommand(text: string): TextCheck[] {
  return runChecklist(text, announcementChecklist)
}

const pollChecklist = compileChecklist(
  {
    asksStrongObjections: {
      kind: 'merit',
      mayBeNegated: true,
      phrases: [
        'any|strong|hear|there|no strong? objection|objections',
        'strong|serious objection|objections',
        'objection|objections to|against|before|now',
        'does|do|would anyone|anybody|you <2> object|strongly',
        'anyone|anybody object|strongly',
        'reason|reasons not to',
        'shout|yell|scream|say|speak <3> if|now <3> object|objection|no|stop|disagree|up',
        'unless i|we|you|someone|somebody|anyone <3> object|objects|hear|disagrees|stop|stops',
        'anyone|anybody|someone|somebody <1> object|objects|disagree|disagrees|against',
        'speak up? now|up',
      ],
    },
    seeksConsensus: {
      kind: 'fault',
      phrases: [
        'does|do|can|will everyone|everybody|anyone|we|all|you <1> agree',
        'is|are everyone|everybody|we|you all? ok|okay|happy|fine|good|comfortable|agreed|on board?',
        'everyone|everybody agree|agrees|ok|okay|happy|fine|agreed',
        'all agreed|agree',
        'what do|does you|everyone all? think',
        'do we all? agree',
      ],
    },
  },
  { oneSentence: true },
)

/** Asking for strong objections, against asking whether everyone agrees. */
export function checkObjectionPoll(text: string): TextCheck[] {
  return runChecklist(text, pollChecklist)
}
