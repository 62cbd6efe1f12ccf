import type { Personality } from '../../scenario/index.ts'
import { choose } from '../chance.ts'
import type { Drill } from '../drill-state.ts'

/** What people say as they come, take on work, answer and go: short, and coloured by who they are. */
export type LineOccasion =
  | 'joins'
  | 'accepts'
  | 'busy'
  | 'notMine'
  | 'starts'
  | 'role'
  | 'command'
  | 'stillOn'
  | 'noNeeds'

const PLAIN: Readonly<Record<LineOccasion, readonly string[]>> = {
  joins: [
    'Joined. Reading back.',
    'Here. What do you need from me?',
    'On the bridge.',
    'I am here, laptop open.',
  ],
  accepts: ['On it.', 'Understood, I have it.', 'Mine. Back to you in time.', 'Got it, starting now.'],
  busy: ['I am still on the last thing; this goes first, then.', 'Putting the other one down for this.'],
  notMine: [
    'Not my system, so expect it to take longer. Starting.',
    'I know this one from the outside only. I will look.',
  ],
  starts: ['Starting now.', 'Running it.', 'Here goes.', 'Applying it now.'],
  role: ['Accepted.', 'I have that role. Announcing it in the channel.', 'Yes. I have it from here.'],
  command: ['I have it: I am the incident commander now.', 'Read back and accepted. I have command.'],
  stillOn: ['Still on it', 'Not done yet', 'Half way'],
  noNeeds: ['Nothing from you.', 'Nothing right now.', 'No needs.'],
}

const BY_PERSONALITY: Partial<
  Readonly<Record<Personality, Partial<Record<LineOccasion, readonly string[]>>>>
> = {
  scaler: {
    joins: ['Here. How many more machines do you want?', 'Joined. I have quota to burn if we need it.'],
  },
  pennyPincher: {
    joins: ['Joined. Somebody tell me what this is costing per minute.', 'Here, with the bill open.'],
  },
  securityGuard: {
    joins: ['Here. Has anyone ruled out an attack?', 'Joined. I am watching the access logs.'],
  },
  automationFanatic: {
    joins: ['Here. Tell me there is a script for this.', 'Joined. Half of this should run itself.'],
    starts: ['Pipeline is running.', 'Script is off.'],
  },
  platformBuilder: {
    joins: ['Joined. The platform dashboards are up in front of me.', 'Here. Paths and routes are mine.'],
  },
  vendorNegotiator: {
    joins: ['Here. I have the provider on the other line.', 'Joined. The account team has been told.'],
  },
  processEngineer: {
    joins: ['Joined. Who holds which role?', 'Here. I have the incident template open.'],
    accepts: [
      'Taken, with the time box. I will report at the end of it.',
      'Confirmed: task, outcome, time. Starting.',
    ],
  },
  futurist: {
    joins: ['Here. A mesh would have handled this, but I am here.', 'Joined. Interesting failure.'],
  },
  executive: { joins: ['I am on. I will listen.', 'Joining for five minutes.'] },
  partner: { joins: ['On the call. My teams are asking.', 'Here. Customers are asking us already.'] },
}

/** One line for the occasion; drawn from the seed, so that two drills do not sound alike. */
export function lineFor(drill: Drill, personId: string, occasion: LineOccasion, nth = 0): string {
  const member = drill.setup.scenario.cast.find((each) => each.id === personId)
  const own = member === undefined ? undefined : BY_PERSONALITY[member.personality]?.[occasion]
  return choose(drill, `line:${personId}:${occasion}`, own ?? PLAIN[occasion], nth)
}
