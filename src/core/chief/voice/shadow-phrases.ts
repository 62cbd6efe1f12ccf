/** Words for commanding aloud, handing over, and answering. */
export const SHADOW_PHRASES: Readonly<Record<string, readonly string[]>> = {
  welcomeShadow: [
    'Good that you are here. I have command; you have my shoulder to look over. I will say what I think as I do it, and now and then I will ask what you would do. There are no wrong answers at this table, only early ones.',
    'Welcome to the tower. This time you watch and I command. When I stop and ask, tell me what you would do before I show you what I do.',
    'Sit down, look around, open any screen you like. I command this one. I will think aloud. When I ask you something, answer in a sentence; then watch.',
  ],
  welcomeAssist: [
    'I take command first. You hold your role under me, and when the picture is clear enough I hand it over to you. Listen for it.',
    'We start together: I command, you have your role. Before this is over it will be yours; I will brief you properly.',
    'There are two of us. You have one role and I have the rest; when I know enough to give you a good brief, command passes to you.',
  ],
  welcomeCommand: [
    'It is your watch. I am in the room. Ask me if you want me; otherwise I only ask questions.',
    'You command. I watch. When something matters and nobody speaks, I will ask. That is all I will do.',
    'Your drill. The Mentor button is for you, not against you: asking costs nothing.',
  ],
  thinkingAloud: [
    '{thought}',
    '{why} {thought}',
    'Out loud, so that you can disagree: {thought}',
    '{thought} {why}',
    'My thinking: {thought}',
    'Watch this one. {thought}',
    'Look at the wall first. {why} {thought}',
  ],
  whatWouldYouDo: [
    'Stop there. {why} What would you do now?',
    'Your turn to think: what is the next thing you would say or do, and to whom?',
    'Before I move: what do you see, and what would you do about it?',
    'Pretend I have lost my voice. What does the bridge need from you now?',
  ],
  heard: [
    'Heard: "{answer}". Now watch what I do, and compare.',
    '"{answer}". Good to have said it before seeing mine. Here is mine.',
    'I have that: "{answer}". This is my move.',
  ],
  noAnswer: [
    'No matter. This is what I do.',
    'You will have an answer next time. Here is mine.',
    'Silence is an answer too; the incident goes on. My move:',
  ],
  yours: [
    'That one is yours: {what}. You have about two minutes before I do it myself.',
    'You hold that role: {what}, please. I come back to it in two minutes.',
    '{what}: your desk. Tell me when it is done.',
  ],
  tookOver: [
    'I have done that one for you. The next is yours again.',
    'Done by me this time. Stay with it.',
    'That could not wait any longer, so I did it. Look at how, and take the next.',
  ],
  handoverBrief: [
    'You are about to take command. Status: {status}. Plan: {plan}. Assigned: {assigned}. Risks: {risks}. Next public update: {next}. Read it back to me.',
    'Brief for the change of command. Where we stand: {status}. What we are doing: {plan}. Who has what: {assigned}. What worries me: {risks}. Due next: {next}. Please read back.',
    'I would like to give you command. Condition: {status}. Under way: {plan}. People: {assigned}. Keep an eye on this: {risks}. The public hears from us next at: {next}. Say it back so that I know it arrived.',
  ],
  handoverReminder: [
    'I have offered you command. Accept it by reading the brief back, in your own words.',
    'Command is still with me until you read back. Take it when you are ready.',
    'My offer stands: two sentences of read-back, and it is yours.',
  ],
  handoverAnnounced: [
    'To everybody: command has passed. From now on the incident commander is the trainee; I am listening only.',
    'Announcement: I have handed over command. Address yourselves to the new incident commander.',
    'Change of command: my brief was read back, the trainee is incident commander from this minute.',
  ],
  afterHandover: [
    'It is yours. I ask questions from here on, nothing more.',
    'You have it. I am in the back of the room.',
    'Your incident. I listen, and I ask when something is about to fall off the table.',
  ],
  mentorHint: [
    'Here is what I would ask myself now: {hint}',
    'From where I sit, one thing is open: {hint}',
    'Take this one first: {hint}',
  ],
  mentorNothingOpen: [
    'I see nothing that you have dropped. Keep the rhythm: size up, stabilise, update, verify.',
    'You are on top of it. Go round once more: evidence, people, promises, next update.',
    'Nothing is burning on your desk that I can see. Use the lull: report, and look at what recovery will bring.',
  ],
}
