/** What the Mentor teaches when asked: the craft of command, in his own words. Never about this incident's cause. */
export interface MentorTopic {
  readonly id: string
  readonly words: readonly string[]
  readonly text: string
}

export const MENTOR_TOPICS: readonly MentorTopic[] = [
  {
    id: 'severity',
    words: ['severity', 'sev', 'declare', 'level'],
    text: 'Severity is a statement about customers, not about causes. Set it from the matrix with what you know now; if you are unsure, take the higher one and correct it later. Declaring early is cheap. Do not debate it on the bridge.',
  },
  {
    id: 'command',
    words: ['command', 'commander', 'take', 'lead'],
    text: 'Say your role and your title in one sentence: "I am the incident commander." Then ask for a size-up, decide, give it to a named person with a time, and come back when the time is up. Size up, stabilise, update, verify; and round again.',
  },
  {
    id: 'roles',
    words: ['role', 'deputy', 'scribe', 'comms', 'delegate', 'weeds', 'hands'],
    text: 'You hold every role you have not given away. Give the writing to a scribe, the public words to a comms lead, the clock to a deputy, and the keyboard to operations. Your job is to decide and to listen; nobody can do both and type.',
  },
  {
    id: 'can',
    words: ['report', 'condition', 'needs', 'sitrep'],
    text: 'A CAN report is three short sentences: condition (what is true on your side), actions (what you are doing), needs (what you want from me). Ask for it by name. It keeps stories out and needs in.',
  },
  {
    id: 'timebox',
    words: ['time', 'box', 'timebox', 'task', 'assign', 'investigate'],
    text: 'A task has one named person, an outcome and a time box: "Find out whether one zone is slower, five minutes." Wait for the acknowledgement. When the box ends, go back: more time, another person, or drop it. "Can someone look" is a wish, not a task.',
  },
  {
    id: 'evidence',
    words: ['evidence', 'gather', 'signal', 'metric', 'log', 'trace', 'look', 'dashboard'],
    text: 'Two independent signals before you touch production: what do customers see, and what does the system say? Ask for the scope (all, or some; where; since when) and what changed. Telemetry is late and coarse: the number on the wall is a minute old.',
  },
  {
    id: 'hypothesis',
    words: ['hypothesis', 'cause', 'why', 'theory', 'understand'],
    text: 'State what you believe, how sure you are and what would prove you wrong. You do not need the cause to stop the harm: you need to know where it is. Look for what the slow requests share, and for what the healthy ones do not.',
  },
  {
    id: 'options',
    words: ['option', 'decide', 'decision', 'choose', 'risk', 'objection', 'consensus'],
    text: 'List at least two options, even if one is "wait two minutes". Take the reversible one with the smallest reach first. Ask for strong objections, not for agreement: pause, listen, decide. A decision card takes twenty seconds: goal, what you will see and by when, the worst case.',
  },
  {
    id: 'blast',
    words: ['blast', 'radius', 'proportion', 'failover', 'region', 'restart'],
    text: 'Ask of every lever: how far does it reach, can I take it back, and does it depend on the thing that is broken? Prefer the data plane to the control plane, a zone to a region, a setting to a restart. Big moves into cold capacity make second incidents.',
  },
  {
    id: 'retries',
    words: ['retry', 'retries', 'amplify', 'storm', 'budget', 'overload'],
    text: 'When things are slow, callers ask again; three attempts at three layers are twenty-seven calls. Retries can keep a system down after its trigger is gone. Look at the share of traffic that is retries. The usual ways out: fewer retries, less load, shorter queues.',
  },
  {
    id: 'scaling',
    words: ['scale', 'scaling', 'autoscaler', 'capacity', 'servers', 'cpu'],
    text: 'More machines help when machines are what is missing. Before you order any, ask whether demand went up, and what threads are waiting for. Automation acts on its own picture: know what it is doing, and whether its picture is true.',
  },
  {
    id: 'burn',
    words: ['burn', 'slo', 'budget', 'error'],
    text: 'A burn rate of 1 spends the error budget exactly by the end of the period. At 14 you have spent two per cent in an hour: that is what the page means. It tells you how bad, not where.',
  },
  {
    id: 'public',
    words: ['public', 'status', 'post', 'customer', 'page', 'update'],
    text: 'First note within five minutes, even without a cause: what customers may notice, since when, that we are on it, and when we speak next. Then keep every promise about the next note. No cause before you know it, no estimate of the end, no host names, no blame.',
  },
  {
    id: 'executives',
    words: ['executive', 'cto', 'ceo', 'vp', 'cfo', 'eta', 'boss', 'swoop', 'override'],
    text: 'Executives need state, actions, impact and the time of the next brief, every twenty to thirty minutes. If one wants to decide for you, ask: "Do you wish to take command?" If not, you go on. An estimate you cannot keep costs more than none.',
  },
  {
    id: 'listen',
    words: ['listen', 'message', 'answer', 'reply', 'acknowledge'],
    text: 'Answer first what can hurt people or the decision you are about to take. Read it back in a few words so that both know it arrived. Park the rest aloud: "Noted, I come back to it after the drain."',
  },
  {
    id: 'handover',
    words: ['handover', 'hand', 'transfer', 'relieve', 'relief', 'tired', 'fatigue'],
    text: 'Brief (status, plan, who has what, risks, what is due), have it read back, then announce it to all. Until the announcement you command. Offer relief before somebody has to ask for it.',
  },
  {
    id: 'people',
    words: ['people', 'team', 'escalate', 'page', 'vendor', 'stand', 'release'],
    text: 'Page the owners of what the evidence points at, early. Open the ticket with the provider and say what your customers feel. And let people go when they are not needed: name who stays.',
  },
  {
    id: 'verify',
    words: ['verify', 'resolved', 'mitigated', 'recover', 'monitor', 'over', 'close'],
    text: 'Mitigated means customers no longer feel it; resolved means it will not come back. Between the two: signals quiet for a while, somebody has walked the path of a customer, and you have thought about what returns with recovery: cold caches, waiting customers, shrunken fleets.',
  },
  {
    id: 'postmortem',
    words: ['postmortem', 'post-mortem', 'learn', 'blame', 'review', 'debrief'],
    text: 'Name an owner and a date before people leave. In the document: several contributing factors, no culprit; what was visible to whom, and when; actions with an owner, a date and a test for "done".',
  },
]

/** The topic whose words the question uses most; null when none fits. */
export function topicFor(question: string): MentorTopic | null {
  const words = new Set(question.toLowerCase().split(/[^a-z-]+/))
  let best: MentorTopic | null = null
  let most = 0
  for (const topic of MENTOR_TOPICS) {
    const hits = topic.words.filter((word) => words.has(word) || words.has(`${word}s`)).length
    if (hits <= most) continue
    best = topic
    most = hits
  }
  return best
}
