import type { Scenario } from '../../src/core/scenario/index.ts'
import { keyActions } from './actions.ts'
import { factors, remedies, sources } from './aftermath.ts'
import { calibration } from './calibration.ts'
import { closingPlays } from './closing-plays.ts'
import { clues } from './clues.ts'
import { injects } from './injects.ts'
import { investigations } from './investigations.ts'
import { alerts, machine, monitors, recovered, vendorPosts, verifications } from './machine.ts'
import { secretWords } from './names.ts'
import { openingPlays } from './opening-plays.ts'
import { peopleInjects } from './people-injects.ts'
import { recoveryPlays } from './recovery-plays.ts'
import { replyPlays } from './reply-plays.ts'
import { responders } from './responders.ts'
import { changes, runbooks, terraform } from './runbooks.ts'
import { serviceActions } from './service-actions.ts'
import { stakeholders, teams } from './stakeholders.ts'
import { faults, topology } from './topology.ts'
import { turningPlays } from './turning-plays.ts'
import { variantsOf } from './variants.ts'
import { wordPlays } from './word-plays.ts'

const playbook: Scenario['playbook'] = [
  ...openingPlays,
  ...turningPlays,
  ...recoveryPlays,
  ...closingPlays,
  ...replyPlays,
  ...wordPlays,
]

/** A rotation that went to another environment, and a key deleted too soon. Calibrated on a public report, see `sources`. */
export const scenario = {
  format: 1,
  id: 'key-expiry',
  title: 'Day 100',
  oneLine: 'A key was overdue and has been rotated. The ticket is closed. An hour later the store says no.',
  difficulty: 3,
  expectedMinutes: [15, 25],
  date: '2027-03-19',
  briefing: {
    company:
      'Lodestow, object storage for some forty thousand companies: upload, list, download, deliver pictures, share by link. One region, two zones, about nine hundred operations a second in the evening.',
    situation:
      'Friday, 21:34 UTC. All dashboards are green. Internal audit has a reminder on its list: a key of the object gateway was 100 days old today, the policy says 90. A ticket says that it was rotated this evening and that the old one is gone.',
    yourRole:
      'You are the incident commander on call. You do not repair: you decide, assign, keep people informed, and see that it is really over.',
    goodToKnow: [
      'The gateways ask the object store with a key that lies in a secret, one secret for each environment. Environments are called "production" and "default".',
      'Two of three downloads are answered from a cache. Every upload reaches the store.',
      'The promise to customers: 99.9 percent of operations served within four seconds, over thirty days.',
      'Harm is counted in customer-minutes: an operation that is given up counts for half an hour.',
      'People on call answer their pager within a minute or three. Most of them.',
      'What you can take back you may try early. A deleted key cannot be taken back.',
    ],
  },
  topology,
  warmUpSeconds: 600,
  endsAtSecond: 7200,
  faults,
  machine,
  monitors,
  alerts,
  runbooks,
  changes,
  teams,
  cast: [...responders, ...stakeholders],
  actions: [...keyActions, ...serviceActions],
  investigations,
  clues,
  injects: [...injects, ...peopleInjects],
  vendorPosts,
  verifications,
  playbook,
  factors,
  remedies,
  recovered,
  secrets: [...secretWords],
  sources,
  variants: variantsOf(playbook),
  terraform,
  calibration,
} satisfies Scenario
