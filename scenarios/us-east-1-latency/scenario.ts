import type { Scenario } from '../../src/core/scenario/index.ts'
import { trafficActions } from './actions.ts'
import { factors, remedies, sources } from './aftermath.ts'
import { calibration } from './calibration.ts'
import { capacityActions } from './capacity-actions.ts'
import { closingPlays } from './closing-plays.ts'
import { clues } from './clues.ts'
import { injects } from './injects.ts'
import { investigations } from './investigations.ts'
import { alerts, machine, monitors, recovered, vendorPosts, verifications } from './machine.ts'
import { openingPlays } from './opening-plays.ts'
import { peopleInjects } from './people-injects.ts'
import { replyPlays } from './reply-plays.ts'
import { responders } from './responders.ts'
import { changes, runbooks } from './runbooks.ts'
import { serviceActions } from './service-actions.ts'
import { serviceInvestigations } from './service-investigations.ts'
import { stakeholders, teams } from './stakeholders.ts'
import { faults, topology } from './topology.ts'
import { turningPlays } from './turning-plays.ts'
import { variantsOf } from './variants.ts'
import { wordPlays } from './word-plays.ts'

const cast = [...responders, ...stakeholders]
const actions = [...trafficActions, ...capacityActions, ...serviceActions]
const allInvestigations = [...investigations, ...serviceInvestigations]
const allInjects = [...injects, ...peopleInjects]
const playbook = [...openingPlays, ...turningPlays, ...closingPlays, ...replyPlays, ...wordPlays]

/** Words that give the cause away. */
const secrets = [
  'grey-1b',
  'residual-1b',
  'grey failure',
  'gray failure',
  'zoneNetwork',
  'metastable',
  'network of one zone goes bad',
]

/** One zone of us-east-1 goes bad without going down. Calibrated on public reports, see `sources`. */
export const scenario = {
  format: 1,
  id: 'us-east-1-latency',
  title: 'us-east-1 latency spike',
  oneLine: 'Tickets sell slowly, then hardly at all. Every server is healthy. Something is not.',
  difficulty: 2,
  expectedMinutes: [15, 25],
  date: '2027-03-12',
  briefing: {
    company:
      'Ticketwren, an online marketplace for concert and event tickets. Four markets, one region, a small standby. On a Friday morning some 1,500 visits a second, more than five million an hour.',
    situation:
      'Friday, 13:12 UTC, quarter past nine on the US east coast. Traffic is climbing towards the presale hours. All dashboards are green. A checkout release went out this morning, and marketing has just sent a mail.',
    yourRole:
      'You are the incident commander on call. You do not repair: you decide, assign, keep people informed, and see that it is really over.',
    goodToKnow: [
      'Services run in us-east-1a, us-east-1b and us-east-1c. us-west-2 is the standby: smaller, warm, moved by hand only.',
      'The promise to customers: 99.9 percent of visits served within six seconds, over thirty days.',
      'People on call answer their pager within a minute or three. Most of them.',
      'Harm is counted in customer-minutes: a visit that waits counts for as long as it waits, a visit that is given up counts for half an hour. At this size a bad minute costs a million of them.',
      'What you can take back you may try early. What you cannot take back wants evidence.',
    ],
  },
  topology,
  warmUpSeconds: 600,
  endsAtSecond: 4800,
  faults,
  machine,
  monitors,
  alerts,
  runbooks,
  changes,
  teams,
  cast,
  actions,
  investigations: allInvestigations,
  clues,
  injects: allInjects,
  vendorPosts,
  verifications,
  playbook,
  factors,
  remedies,
  recovered,
  secrets,
  sources,
  calibration,
  variants: variantsOf(
    {
      faults,
      clues,
      investigations: allInvestigations,
      injects: allInjects,
      actions,
      cast,
      runbooks,
      playbook,
      factors,
      remedies,
    },
    secrets,
  ),
} satisfies Scenario
