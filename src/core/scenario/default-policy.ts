import type { Policy } from './policy.ts'

/**
 * House rules for organisations that bring none, after public incident guides. Where a guide gives no figure, the
 * window is a convention of these drills and marked so.
 */
export const defaultPolicy: Policy = {
  id: 'public-guides',
  title: 'After public incident guides',
  severities: [
    {
      level: 1,
      label: 'SEV-1',
      meaning: 'Critical: a large part of customers cannot do what they came for, or data is being lost.',
      whenFailedShareAbove: 0.25,
      whenBurnRateAbove: 250,
      whenDataLost: true,
      publicNotice: true,
      executives: true,
      needsCommander: true,
      postmortemWithinDays: 3,
    },
    {
      level: 2,
      label: 'SEV-2',
      meaning: 'Major: many customers are affected, or a core function is impaired for some of them.',
      whenFailedShareAbove: 0.02,
      whenBurnRateAbove: 14.4,
      // An hour of work without an end is an incident for several teams, whatever its size.
      whenImpactLastsSeconds: 3600,
      publicNotice: true,
      executives: true,
      needsCommander: true,
      // Five working days are a calendar week.
      postmortemWithinDays: 7,
    },
    {
      level: 3,
      label: 'SEV-3',
      meaning: 'Minor: a few customers are affected, or we are one failure away from a major incident.',
      whenFailedShareAbove: 0.005,
      whenBurnRateAbove: 6,
      whenRedundancyLost: true,
      publicNotice: false,
      executives: false,
      needsCommander: false,
    },
    {
      level: 4,
      label: 'SEV-4',
      meaning:
        'Slight: a fault that customers do not notice. The owning team deals with it in working hours.',
      whenBurnRateAbove: 1,
      publicNotice: false,
      executives: false,
      needsCommander: false,
    },
    {
      level: 5,
      label: 'SEV-5',
      meaning: 'Cosmetic: an oddity worth a ticket.',
      publicNotice: false,
      executives: false,
      needsCommander: false,
    },
  ],
  escalation: [
    { afterSeconds: 300, who: 'secondary', label: 'Secondary on-call' },
    { afterSeconds: 900, who: 'manager', label: 'Engineering manager' },
    { afterSeconds: 1800, who: 'director', label: 'Director of engineering' },
  ],
  windows: {
    acknowledge: 300,
    // A convention of these drills: guides say "early", not a number.
    declare: 300,
    takeCommand: 180,
    firstPublicPost: 300,
    scopePublicPost: 600,
    publicCadence: 1200,
    executiveCadenceFrom: 1200,
    executiveCadenceTo: 1800,
    // A convention of these drills: guides warn of every few minutes, without a number for the bridge.
    internalCadenceFrom: 120,
    internalCadence: 900,
    // A convention of these drills: mitigate before you understand.
    firstMitigation: 900,
    answerCriticalMessage: 180,
    taskBoxGrace: 60,
    clearBeforeResolved: 600,
    changeCourse: 300,
    reliefAfter: 4 * 3600,
  },
  spanOfControl: 7,
  roles: ['deputy', 'scribe', 'commsLead', 'operationsLead'],
  sources: [
    'https://response.pagerduty.com/before/severity_levels/',
    'https://response.pagerduty.com/oncall/being_oncall/',
    'https://response.pagerduty.com/training/incident_commander/',
    'https://response.pagerduty.com/during/external_communication_guidelines/',
    'https://response.pagerduty.com/after/post_mortem_process/',
    'https://incident.io/blog/on-call-best-practices-guide-2026',
    'https://sre.google/sre-book/managing-incidents/',
    'https://sre.google/workbook/incident-response/',
    'https://sre.google/workbook/alerting-on-slos/',
  ],
}
