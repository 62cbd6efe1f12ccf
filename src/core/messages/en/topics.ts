/** What the Mentor teaches when asked: the craft of command, in his own words. Never about this incident's cause. */
export const TOPICS = {
  severity:
    'Severity is a statement about customers, not about causes. Set it from the matrix with what you know now; if you are unsure, take the higher one and correct it later. Declaring early is cheap. Do not debate it on the bridge.',
  command:
    'Say your role and your title in one sentence: "I am the incident commander." Then ask for a size-up, decide, give it to a named person with a time, and come back when the time is up. Size up, stabilise, update, verify; and round again.',
  roles:
    'You hold every role you have not given away. Give the writing to a scribe, the public words to a comms lead, the clock to a deputy, and the keyboard to operations. Your job is to decide and to listen; nobody can do both and type.',
  can: 'A CAN report is three short sentences: condition (what is true on your side), actions (what you are doing), needs (what you want from me). Ask for it by name. It keeps stories out and needs in.',
  timebox:
    'A task has one named person, an outcome and a time box: "Find out whether one zone is slower, five minutes." Wait for the acknowledgement. When the box ends, go back: more time, another person, or drop it. "Can someone look" is a wish, not a task.',
  evidence:
    'Two independent signals before you touch production: what do customers see, and what does the system say? Ask for the scope (all, or some; where; since when) and what changed. Telemetry is late and coarse: the number on the wall is a minute old.',
  hypothesis:
    'State what you believe, how sure you are and what would prove you wrong. You do not need the cause to stop the harm: you need to know where it is. Look for what the slow requests share, and for what the healthy ones do not.',
  options:
    'List at least two options, even if one is "wait two minutes". Take the reversible one with the smallest reach first. Ask for strong objections, not for agreement: pause, listen, decide. A decision card takes twenty seconds: goal, what you will see and by when, the worst case.',
  blast:
    'Ask of every lever: how far does it reach, can I take it back, and does it depend on the thing that is broken? Prefer the data plane to the control plane, a zone to a region, a setting to a restart. Big moves into cold capacity make second incidents.',
  retries:
    'When things are slow, callers ask again; three attempts at three layers are twenty-seven calls. Retries can keep a system down after its trigger is gone. Look at the share of traffic that is retries. The usual ways out: fewer retries, less load, shorter queues.',
  scaling:
    'More machines help when machines are what is missing. Before you order any, ask whether demand went up, and what threads are waiting for. Automation acts on its own picture: know what it is doing, and whether its picture is true.',
  burn: 'A burn rate of 1 spends the error budget exactly by the end of the period. At 14 you have spent two per cent in an hour: that is what the page means. It tells you how bad, not where.',
  public:
    'First note within five minutes, even without a cause: what customers may notice, since when, that we are on it, and when we speak next. Then keep every promise about the next note. No cause before you know it, no estimate of the end, no host names, no blame.',
  executives:
    'Executives need state, actions, impact and the time of the next brief, every twenty to thirty minutes. If one wants to decide for you, ask: "Do you wish to take command?" If not, you go on. An estimate you cannot keep costs more than none.',
  listen:
    'Answer first what can hurt people or the decision you are about to take. Read it back in a few words so that both know it arrived. Park the rest aloud: "Noted, I come back to it after the drain."',
  handover:
    'Brief (status, plan, who has what, risks, what is due), have it read back, then announce it to all. Until the announcement you command. Offer relief before somebody has to ask for it.',
  people:
    'Page the owners of what the evidence points at, early. Open the ticket with the provider and say what your customers feel. And let people go when they are not needed: name who stays.',
  verify:
    'Mitigated means customers no longer feel it; resolved means it will not come back. Between the two: signals quiet for a while, somebody has walked the path of a customer, and you have thought about what returns with recovery: cold caches, waiting customers, shrunken fleets.',
  postmortem:
    'Name an owner and a date before people leave. In the document: several contributing factors, no culprit; what was visible to whom, and when; actions with an owner, a date and a test for "done".',
} as const
