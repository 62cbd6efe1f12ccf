import type { ColouredLines } from '../language.ts'

/** What people say as they come, take on work, answer and go. */
export const LINES = {
  'line.joins': [
    'Joined. Reading back.',
    'Here. What do you need from me?',
    'On the bridge.',
    'I am here, laptop open.',
  ],
  'line.accepts': ['On it.', 'Understood, I have it.', 'Mine. Back to you in time.', 'Got it, starting now.'],
  'line.busy': [
    'I am still on the last thing; this goes first, then.',
    'Putting the other one down for this.',
  ],
  'line.notMine': [
    'Not my system, so expect it to take longer. Starting.',
    'I know this one from the outside only. I will look.',
  ],
  'line.role': ['Accepted.', 'I have that role. Announcing it in the channel.', 'Yes. I have it from here.'],
  'line.command': ['I have it: I am the incident commander now.', 'Read back and accepted. I have command.'],
  'line.stillOn': ['Still on it', 'Not done yet', 'Half way'],
  'line.noNeeds': ['Nothing from you.', 'Nothing right now.', 'No needs.'],
  'line.readBack': [
    'Reading back: {brief:first}. {done}',
    'I heard: {brief:first}. {done}',
    'So: {brief:first}. {done}',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The same, coloured by who says it. */
export const COLOURED: ColouredLines = {
  scaler: {
    'line.joins': [
      'Here. How many more machines do you want?',
      'Joined. I have quota to burn if we need it.',
    ],
  },
  pennyPincher: {
    'line.joins': ['Joined. Somebody tell me what this is costing per minute.', 'Here, with the bill open.'],
  },
  securityGuard: {
    'line.joins': ['Here. Has anyone ruled out an attack?', 'Joined. I am watching the access logs.'],
  },
  automationFanatic: {
    'line.joins': ['Here. Tell me there is a script for this.', 'Joined. Half of this should run itself.'],
  },
  platformBuilder: {
    'line.joins': [
      'Joined. The platform dashboards are up in front of me.',
      'Here. Paths and routes are mine.',
    ],
  },
  vendorNegotiator: {
    'line.joins': ['Here. I have the provider on the other line.', 'Joined. The account team has been told.'],
  },
  processEngineer: {
    'line.joins': ['Joined. Who holds which role?', 'Here. I have the incident template open.'],
    'line.accepts': [
      'Taken, with the time box. I will report at the end of it.',
      'Confirmed: task, outcome, time. Starting.',
    ],
  },
  futurist: {
    'line.joins': ['Here. A mesh would have handled this, but I am here.', 'Joined. Interesting failure.'],
  },
  executive: { 'line.joins': ['I am on. I will listen.', 'Joining for five minutes.'] },
  partner: { 'line.joins': ['On the call. My teams are asking.', 'Here. Customers are asking us already.'] },
}
