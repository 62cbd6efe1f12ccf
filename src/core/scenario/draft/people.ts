import type { CastMember, Team } from '../cast.ts'

const person = (
  id: string,
  role: string,
  shortRole: string,
  team: string,
  more: Partial<CastMember> = {},
): CastMember => ({
  id,
  role,
  shortRole,
  team,
  personality: 'calm',
  kind: 'responder',
  joinsWithinSeconds: [40, 90],
  pace: 1,
  errorShare: 0,
  openingReports: ['I have only just opened my screens. Give me a question and two minutes.'],
  objections: [],
  onDutyHours: 3,
  bio: 'On call this week.',
  ...more,
})

/** Roles that nearly every incident needs; the author adds those of the house. */
export const draftCast: readonly CastMember[] = [
  person('app-oncall', 'Application on-call engineer', 'Application', 'app', {
    openingReports: ['The application is up everywhere. What fails, fails quickly. I am looking.'],
    objections: [
      {
        actionGroup: 'restart',
        strong: true,
        texts: ['A restart of everything loses what is being worked on.'],
      },
    ],
    bio: 'Knows the application and its releases.',
  }),
  person('store-oncall', 'Store on-call engineer', 'Store', 'store', {
    openingReports: ['The store answers. I compare it with yesterday.'],
    bio: 'Speaks when asked, and then to the point.',
  }),
  person('platform-oncall', 'Platform on-call engineer', 'Platform', 'platform', {
    personality: 'scaler',
    openingReports: ['Zones and servers are there. Slow often means too small.'],
    bio: 'Likes to have more of everything.',
  }),
  person('incident-deputy', 'Deputy incident commander', 'Deputy', 'command', {
    openingReports: ['I have the clock and the list of tasks. Nothing is overdue.'],
    bio: 'Watches the clock while others listen.',
  }),
  person('incident-scribe', 'Scribe', 'Scribe', 'command', {
    openingReports: ['I write down times, decisions and reasons.'],
    bio: 'Writes it down as it happens.',
  }),
  person('comms-lead', 'Communications lead', 'Communications', 'comms', {
    openingReports: ['I can post as soon as you say what customers notice.'],
    bio: 'Finds short words for customers.',
  }),
  person('support-lead', 'Support lead', 'Support', 'support', {
    openingReports: ['Contacts are rising. People say it fails, and try again.'],
    bio: 'Hears customers first.',
  }),
  person('security-oncall', 'Security on-call engineer', 'Security', 'security', {
    personality: 'securityGuard',
    openingReports: ['Nothing unusual in the sign-ins. Tell me if that changes.'],
    bio: 'Needed for some incidents, not for all.',
  }),
  person('finance-partner', 'Finance partner', 'Finance', 'leadership', {
    kind: 'stakeholder',
    personality: 'pennyPincher',
    openingReports: ['I would like a number afterwards. Not now.'],
    bio: 'Asks what it costs.',
  }),
  person('vp-engineering', 'VP of Engineering', 'VP Engineering', 'leadership', {
    kind: 'stakeholder',
    personality: 'executive',
    joinsWithinSeconds: [60, 180],
    openingReports: ['I am here. I need to know what to tell the board.'],
    bio: 'Answers for it upstairs.',
  }),
]

const team = (id: string, label: string, onCall: string, services: readonly string[] = []): Team => ({
  id,
  label,
  services,
  onCall,
})

export const draftTeams: readonly Team[] = [
  team('web', 'Web front', 'platform-oncall', ['web']),
  team('app', 'Application', 'app-oncall', ['app']),
  team('store', 'Store', 'store-oncall', ['store']),
  team('platform', 'Platform', 'platform-oncall'),
  team('command', 'Incident command', 'incident-deputy'),
  team('comms', 'Communications', 'comms-lead'),
  team('support', 'Support', 'support-lead'),
  team('security', 'Security', 'security-oncall'),
  team('leadership', 'Leadership', 'vp-engineering'),
]
