/** What the Chief asks at the moments that matter. Questions, not answers: he never names a cause or a remedy. */
export const MOMENTS = {
  'chief.pageUnacknowledged': [
    'A page has been ringing for {seconds:duration}. Who has it?',
    'The pager does not stop by itself: {seconds:duration} now. Is it yours?',
    'Somebody is waiting to see that a person has that page: {seconds:duration}, and counting.',
    'First things first: whose page is that?',
  ],
  'chief.notDeclared': [
    'Visits served stand at {served:percent}. What would have to happen before you call it an incident?',
    'You have been looking for {seconds:duration}. At what point does looking become an incident?',
    'Customers see this already ({served:percent} served). What does declaring cost you, and what does waiting cost them?',
    'If the person next to you asked "is this an incident?", what would you say?',
  ],
  'chief.noCommander': [
    'An incident is declared and nobody has said "I am the incident commander". Who commands?',
    'Who is in command? If people have to guess, nobody is.',
    'The log has an incident and no commander. Say it out loud, with the title.',
  ],
  'chief.rolesEmpty': [
    'You hold every role that you have not given away. Which one could somebody else do better right now?',
    '{seconds:duration} in command, and no deputy, scribe or comms lead. What are you dropping while you hold all four?',
    'Whose hands are free? A role given now buys you attention later.',
  ],
  'chief.publicPostDue': [
    'Customers can see it and have heard nothing from us for {seconds:duration}. What do you know for certain that you could tell them?',
    'The first public note does not need a cause. What could you say today that will still be true in an hour?',
    'The policy clock for the public post is at {seconds:duration}. Who writes it, and who approves?',
  ],
  // Only where another update was promised: nobody is reminded of a promise that was never made.
  'chief.publicPostOverdue': [
    'You promised the public another update. It is past due.',
    'Your last public note named a time for the next one, and that time is past. Even "still working on it" is an answer.',
    'The status page says when customers hear from us again. That was a while ago: {seconds:duration} since the last note.',
  ],
  'chief.publicSilence': [
    'The last public note is {seconds:duration} old. What has changed for customers since then? If nothing: say that.',
    'House rules ask for a public word by now; the last one was {seconds:duration} ago. Even "still working on it" is an answer.',
    'Customers have read the same note for {seconds:duration}. What would you want to know in their place?',
  ],
  'chief.actedOnOneSource': [
    'You have acted. From how many sides had you looked first?',
    'What told you so? And what else would have to be true if you are right?',
    'One screen is one opinion. Which second, independent signal would bear you out?',
  ],
  'chief.noHypothesis': [
    '{seconds:duration} in. What do you believe is going on, how sure are you, and what would prove you wrong?',
    'If you had to bet now: where does it start? Say it, with a confidence, so that others can shoot at it.',
    'People are working in parallel. On the same picture? State a hypothesis, even a weak one.',
  ],
  'chief.noPrediction': [
    'That was a big lever ({what}) and no prediction with it. What should you see, and by when, if it works?',
    'What is {what} for, what will you see first, and what is the worst it can do?',
    'Before the effect arrives: write down what you expect of {what}. Otherwise everything will look like success.',
  ],
  'chief.predictionMissed': [
    'You expected something by now from "{what}", and telemetry does not show it. What does that tell you?',
    'The prediction on "{what}" did not come in. Wait longer, or change course? On what grounds?',
    'Good that you wrote it down: "{what}" has not done what you expected. What is plan B?',
  ],
  'chief.timeBoxExpired': [
    'The time box of {who} ran out. Did you go back and ask?',
    'A time box that nobody checks is only a wish. {who} is past it.',
    '{who} was due. More time, another person, or drop it?',
  ],
  'chief.messageWaiting': [
    '{who} is waiting for an answer, {seconds:duration} now. What happens if they get none?',
    'There is a message from {who} that asks for something. Is it a decision, a fact, or noise?',
    'Have you heard {who}? Hearing and answering are two things.',
  ],
  'chief.internalSilence': [
    'The people on the bridge have had no situation report for {seconds:duration}. Condition, actions, needs: thirty seconds.',
    'If somebody joined now, how would they know where we stand?',
    'A lull is when you report. Last one: {seconds:duration} ago.',
  ],
  'chief.tooManyReports': [
    '{count} people answer to you directly. Who could lead a part of this?',
    'You are talking to {count} people at once. Split it: one lead, one goal, one time box.',
    '{count} open tasks and one head to collect them. Which of them does somebody else bring together for you?',
  ],
  'chief.handsOn': [
    'Your own hands were on that one ({what}). Who was commanding meanwhile?',
    'You did {what} yourself. Fine if you are alone. Are you?',
    'While you were at the keyboard for {what}, what did you not hear?',
  ],
  'chief.repeatedAction': [
    'That is {what} again. What is different this time?',
    'Second go at {what}. What did the first one teach you?',
    '{what}, once more. What would you have to see to try something else?',
  ],
  'chief.tiredPerson': [
    '{who} sounds worn. How long have they been on, and who could take over?',
    'Listen to {who}, not only to what they say. Who relieves them?',
    'How many hours has {who} been up? Offer relief before a slip asks for it.',
  ],
  'chief.secondWave': [
    'It is getting better. Who comes back when it does, and all at once?',
    'Numbers improve. What is the way in which recovery could hurt you?',
    'Now is the time to think about the second wave. What would you see first?',
  ],
  'chief.mitigatedWhileFiring': [
    'You called it mitigated and an alert still rings. Which of the two is wrong?',
    'Mitigated means customers no longer feel it. What says so, other than hope?',
    'There is a page still open, and the word “mitigated” in the log. Which do you believe?',
  ],
  'chief.proveRecovery': [
    'Before "resolved": who has walked the path of a customer, and how long has it been quiet?',
    'What would you show a doubter to prove that it is over?',
    'Quiet for how long? And seen by whom, on which path?',
  ],
  'chief.noOwner': [
    'Before everybody leaves: who owns the post-mortem, and by when?',
    'The part people forget: an owner and a date for what we learn from this.',
    'It is over. Who writes it down, and when is it due?',
  ],
  'chief.tooManyPeople': [
    'There are {count} people on the bridge. Who of them is needed? Name who stays, and let the others go.',
    'Look around: {count} on the call, and how many with a task?',
    '{count} people are listening. What would you say to the ones you no longer need?',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>
