import { z } from 'zod'
import { incidentRole, name, severity, words } from './command-parts.ts'
import { commandGroup } from './command-spec.ts'

/** The life of the incident: acknowledge, declare, command, roles, handover, mitigated, resolved, closed. */
export const incidentCommands = commandGroup({
  acknowledgePage: {
    says: 'Tells the pager that somebody has it.',
    duty: 'pager',
    becomes: ['pageAcknowledged'],
    members: { pageId: name },
  },
  declareIncident: {
    says: 'Calls it an incident, with a severity.',
    duty: 'standIn',
    becomes: ['incidentDeclared'],
    members: { severity, summary: words },
  },
  setSeverity: {
    says: 'Corrects the severity.',
    duty: 'command',
    becomes: ['severityChanged'],
    members: { severity, reason: words },
  },
  openBridge: {
    says: 'Opens the call on which the responders meet.',
    duty: 'standIn',
    becomes: ['bridgeOpened'],
    members: {},
  },
  takeCommand: {
    says: 'Becomes incident commander where there is none.',
    duty: 'standIn',
    becomes: ['commandTaken'],
    members: { announcement: words },
  },
  assignRole: {
    says: 'Gives a role to somebody of the cast, or to a seat, which accepts it.',
    duty: 'command',
    becomes: ['roleAssigned'],
    members: { personId: name.describe('A member of the cast or a seat.'), role: incidentRole },
  },
  acceptRole: {
    says: 'Takes on the role that was given to this seat.',
    duty: 'answer',
    becomes: ['roleAccepted'],
    members: { text: words },
  },
  handOverCommand: {
    says: 'Offers command with a brief; the other reads it back; `announceHandover` then moves it.',
    duty: 'command',
    becomes: ['handoverOffered'],
    members: { to: name.describe('A member of the cast or a seat.'), brief: words },
  },
  acceptCommand: {
    says: 'Reads the brief back and accepts command.',
    duty: 'answer',
    becomes: ['handoverAccepted'],
    members: { readBack: words },
  },
  announceHandover: {
    says: 'Tells everybody that command has passed.',
    duty: 'command',
    becomes: ['commandTransferred'],
    members: { text: words },
  },
  markMitigated: {
    says: 'Customers no longer feel it.',
    duty: 'command',
    becomes: ['incidentMitigated'],
    members: { text: words },
  },
  resolveIncident: {
    says: 'It is over and will not come back.',
    duty: 'command',
    becomes: ['incidentResolved'],
    members: { text: words },
  },
  namePostmortemOwner: {
    says: 'Names who writes the post-mortem and by when.',
    duty: 'command',
    becomes: ['postmortemOwnerNamed'],
    members: {
      personId: name.describe('A member of the cast or a seat.'),
      dueDays: z.number().min(0).max(365),
    },
  },
  closeIncident: {
    says: 'Ends the incident, and the drill with it.',
    duty: 'command',
    becomes: ['incidentClosed'],
    members: { text: words },
  },
  endDrill: {
    says: 'Gives up or leaves: the drill ends here and is graded as it stands.',
    duty: 'leave',
    becomes: ['said'],
    members: { reason: words },
  },
  rateSelf: {
    says: 'After the end: own rating, 1 to 4 by skill letter, and the three sentences of the hot debrief.',
    duty: 'rate',
    becomes: ['selfRated'],
    members: {
      ratings: z.record(name, z.number().min(1).max(4)),
      wentWell: words,
      wasHard: words,
      wouldChange: words,
    },
  },
})
