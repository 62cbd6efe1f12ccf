import type { Scenario } from '../../src/core/scenario/index.ts'
import { factors, remedies, sources } from './aftermath.ts'
import { calibration } from './calibration.ts'
import { capacityActions } from './capacity-actions.ts'
import { closingPlays } from './closing-plays.ts'
import { clues } from './clues.ts'
import { injects } from './injects.ts'
import { investigations } from './investigations.ts'
import { laterPlays } from './later-plays.ts'
import { limitPlays } from './limit-plays.ts'
import { alerts, machine, monitors, recovered, shift, verifications } from './machine.ts'
import { openingPlays } from './opening-plays.ts'
import { peopleInjects } from './people-injects.ts'
import { faults, secrets } from './platform.ts'
import { replyPlays } from './reply-plays.ts'
import { responders } from './responders.ts'
import { restraintPlays } from './restraint-plays.ts'
import { changes, runbooks, terraform } from './runbooks.ts'
import { serviceActions } from './service-actions.ts'
import { serviceInvestigations } from './service-investigations.ts'
import { stakeholders, teams } from './stakeholders.ts'
import { topology } from './topology.ts'
import { trafficActions } from './traffic-actions.ts'
import { turningPlays } from './turning-plays.ts'
import { variants } from './variants.ts'
import { vendorPosts } from './vendor-posts.ts'
import { wordPlays } from './word-plays.ts'

/** A customer's night while the provider's table service cannot be reached. Calibrated on public reports, see `sources`. */
export const scenario = {
  format: 1,
  id: 'dynamodb-outage',
  title: 'DynamoDB outage',
  oneLine: 'Bookings fail, fast and everywhere. What is broken is not yours to repair.',
  difficulty: 4,
  expectedMinutes: [45, 90],
  date: '2027-10-18',
  briefing: {
    company:
      'Puffinway, bookings for ferries and coaches on both sides of the Atlantic. Four markets, one region that carries them, a pilot light in a second one. Six hundred visits a second on a Monday morning in Europe.',
    situation:
      'Monday, 06:44 UTC: a quarter to eight in London, a quarter to midnight on the US west coast. Europe is on its way to work. All dashboards are green. A deploy of the booking app ended a quarter of an hour ago.',
    yourRole:
      'You are the incident commander on call for the next four hours; a relief commander takes the shift after yours. You do not repair: you decide, assign, keep people informed, and see that it is really over or in good hands.',
    goodToKnow: [
      'Booking runs on servers and functions in us-east-1, with a DynamoDB global table that has a replica in us-west-2, and queues for ticket orders.',
      'us-west-2 is a pilot light: everything is there, small. Moving travellers there is a prepared switch; what they find there is up to you.',
      'The promise to travellers: 99.9 percent of visits served within eight seconds, over thirty days.',
      'Harm is counted in customer-minutes. A late ticket counts, too: somebody waits for it.',
      'The provider is not yours to command. Its page is late; its account manager is kind.',
      'This may outlast your shift. Whoever hands over well has done the job.',
    ],
  },
  topology,
  warmUpSeconds: 600,
  endsAtSecond: 16_800,
  faults,
  machine,
  monitors,
  alerts,
  runbooks,
  changes,
  teams,
  cast: [...responders, ...stakeholders],
  actions: [...serviceActions, ...trafficActions, ...capacityActions],
  investigations: [...investigations, ...serviceInvestigations],
  clues,
  injects: [...injects, ...peopleInjects],
  vendorPosts,
  verifications,
  playbook: [
    ...openingPlays,
    ...turningPlays,
    ...limitPlays,
    ...laterPlays,
    ...closingPlays,
    ...restraintPlays,
    ...replyPlays,
    ...wordPlays,
  ],
  factors,
  remedies,
  recovered,
  shift,
  terraform,
  calibration,
  variants,
  secrets,
  sources,
} satisfies Scenario
