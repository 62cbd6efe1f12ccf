/** Words for commanding aloud, handing over, and answering. */
export const SHADOW_PHRASES: Readonly<Record<string, readonly string[]>> = {
  welcomeShadow: [
    'Evening. I have command tonight; you have my shoulder to look over. I will say what I think as I do it, and now and then I will ask what you would do. There are no wrong answers at this table, only early ones.',
    'Welcome to the tower. Tonight you watch and I command. When I stop and ask, tell me what you would do before I show you what I do.',
    'Sit down, look around, open any screen you like. I command this one. I will think aloud. When I ask you something, answer in a sentence; then watch.',
  ],
  welcomeAssist: [
    'I take command first. You hold your role under me, and when the picture is clear enough I hand it over to you. Listen for it.',
    'We start together: I command, you have your role. Before this is over it will be yours; I will brief you properly.',
  ],
  welcomeCommand: [
    'It is your watch. I am in the room. Ask me if you want me; otherwise I only ask questions.',
    'You command. I watch. When something matters and nobody speaks, I will ask. That is all I will do.',
    'Your drill. The Mentor button is for you, not against you: asking costs nothing.',
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
  tookOver: ['I have done that one for you. The next is yours again.', 'Done by me this time. Stay with it.'],
  handoverBrief: [
    'You are about to take command. Status: {status}. Plan: {plan}. Assigned: {assigned}. Risks: {risks}. Next public update: {next}. Read it back to me.',
    'Brief for the change of command. Where we stand: {status}. What we are doing: {plan}. Who has what: {assigned}. What worries me: {risks}. Due next: {next}. Please read back.',
  ],
  handoverReminder: [
    'I have offered you command. Accept it by reading the brief back, in your own words.',
    'Command is still with me until you read back. Take it when you are ready.',
  ],
  handoverAnnounced: [
    'To everybody: command has passed. From now on the incident commander is the trainee; I am listening only.',
    'Announcement: I have handed over command. Address yourselves to the new incident commander.',
  ],
  afterHandover: [
    'It is yours. I ask questions from here on, nothing more.',
    'You have it. I am in the back of the room.',
  ],
  mentorGeneric: [
    'Put it to me as a question about command: severity, roles, evidence, risk, updates, people, or being sure that it is over.',
    'Ask me about the craft, not about the cause: that one you will find yourself. {hint}',
  ],
  mentorHint: [
    'Here is what I would ask myself now: {hint}',
    'From where I sit, one thing is open: {hint}',
    'Take this one first: {hint}',
  ],
  mentorNothingOpen: [
    'I see nothing that you have dropped. Keep the rhythm: size up, stabilise, update, verify.',
    'You are on top of it. Go round once more: evidence, people, promises, next update.',
  ],
}
