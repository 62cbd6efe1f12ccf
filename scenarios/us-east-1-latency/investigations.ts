import type { Scenario } from '../../src/core/scenario/index.ts'
import { all, always, any, inEffect, not, trulyAbove, trulyBelow } from '../condition-words.ts'

const zoneIll = any({ faultActive: 'grey-1b' }, { faultActive: 'residual-1b' })
const undrained = not(inEffect('drain-zone', { zone: 'us-east-1b' }))
const shows = trulyAbove('service/storefront/us-east-1b/p99Ms', 1500)
const hurting = trulyBelow('customers/all/successShare', 0.985)

/** Questions about where it hurts: zones, paths, customers, other regions. */
export const investigations: Scenario['investigations'] = [
  {
    id: 'compare-zones',
    label: 'Do slow requests have something in common?',
    teams: ['edge', 'platform'],
    service: 'gateway',
    minutes: 2.5,
    findings: [
      {
        when: all(zoneIll, undrained, shows),
        texts: [
          'They share a zone. The slow end of the catalogue: {series:service/catalogue/us-east-1b/p99Ms} in us-east-1b, {series:service/catalogue/us-east-1a/p99Ms} in 1a. Same software everywhere, and whoever calls through 1b waits along. I could drain it from the gateways within a minute or two.',
          'It is one zone. Sorted by zone, us-east-1b sticks out: catalogue calls end in {series:service/catalogue/us-east-1b/p99Ms} there, in {series:service/catalogue/us-east-1a/p99Ms} in 1a, and 1c looks like 1a. A request is slow if any of its hops goes there.',
          'I cut the slow ones by market, version, device, zone. Only zone splits them: us-east-1b is in nine of ten. The rest are second tries that went there first.',
        ],
        needs: 'A decision whether to drain us-east-1b.',
        asksFor: [{ actionId: 'drain-zone', parameters: { zone: 'us-east-1b' } }],
        confidence: 'sure',
        clues: ['one-zone', 'zone-latency'],
      },
      {
        when: inEffect('drain-zone', { zone: 'us-east-1b' }),
        texts: [
          'With us-east-1b drained, 1a and 1c are alike again: {series:service/storefront/us-east-1a/p99Ms} and {series:service/storefront/us-east-1c/p99Ms}.',
        ],
        confidence: 'sure',
        clues: ['one-zone'],
      },
      {
        when: always,
        texts: [
          'Not much. They are slow across all markets and versions. I would need longer to cut it differently.',
          'Nothing that stands out yet; the averages hide more than they show.',
        ],
        confidence: 'guess',
        clues: [],
      },
    ],
  },
  {
    id: 'network-path',
    label: 'Are packets lost between zones?',
    teams: ['platform'],
    minutes: 3.5,
    findings: [
      {
        when: all(zoneIll, trulyAbove('customers/all/demandRate', 0)),
        texts: [
          'Yes. From 1a to 1c I lose nothing. To or from us-east-1b I lose packets by the hundred, and those that arrive are late. Hosts there are up; the way to them is bad.',
          'Loss and delay on every path with us-east-1b at one end, inside that zone too. 1a to 1c is clean. Our once-a-minute probe gets through on its second try, so it stays green.',
        ],
        needs: 'Somebody to put this to the provider with our numbers.',
        confidence: 'sure',
        clues: ['packet-loss', 'one-zone'],
      },
      {
        when: always,
        texts: ['All three zones reach each other without loss, as far as the probes can tell.'],
        confidence: 'likely',
        clues: [],
      },
    ],
  },
  {
    id: 'scope-customers',
    label: 'Which customers are hit, and how?',
    teams: ['support', 'desk'],
    minutes: 2,
    findings: [
      {
        when: hurting,
        texts: [
          'All four markets alike. Visits served: US East {series:customers/us-east/successShare}, UK {series:customers/uk/successShare}. People get in, wait at the seat map or at payment, and give up.',
          'No market is spared and none is worse. {series:customers/all/successShare} of visits are served. Complaints are about waiting, not about wrong data.',
        ],
        confidence: 'sure',
        clues: ['customers-slow'],
      },
      {
        when: always,
        texts: [
          'Contacts are near normal: {series:customers/all/successShare} of visits served, all markets alike.',
          'Nothing out of the ordinary by market. Support is calm.',
        ],
        confidence: 'likely',
        clues: [],
      },
    ],
  },
  {
    id: 'demand-check',
    label: 'Is there more demand than usual?',
    teams: ['edge', 'support', 'capacity', 'desk'],
    minutes: 1.5,
    findings: [
      {
        when: trulyAbove('customers/all/waiting', 1500),
        texts: [
          'Customers arriving: {series:customers/all/demandRate}, an ordinary Friday. Requests at the gateway: {series:service/gateway/all/requestRate}. The difference is people and their apps asking again.',
          'Demand is flat. What grows is repetition: everybody who was not answered asks once more.',
        ],
        confidence: 'sure',
        clues: ['demand-flat', 'retries-amplify'],
      },
      {
        when: always,
        texts: [
          'Demand is flat: {series:customers/all/demandRate} customers arriving, within two percent of last Friday.',
          'No rush. The marketing mail brings a handful; the curve is the usual one.',
        ],
        confidence: 'sure',
        clues: ['demand-flat'],
      },
    ],
  },
  {
    id: 'retry-layers',
    label: 'How much of the traffic is retries?',
    teams: ['edge', 'storefront'],
    service: 'gateway',
    minutes: 2,
    findings: [
      {
        when: trulyAbove('link/gateway-storefront/retryRate', 150),
        texts: [
          'The gateways alone send {series:link/gateway-storefront/retryRate} second tries to the storefront, devices repeat on top, and the storefront repeats its own calls below. Three layers, each multiplying the next.',
          'Second tries from the gateways: {series:link/gateway-storefront/retryRate}. {series:customers/all/waiting} customers are about to try again as well. We are feeding this ourselves.',
        ],
        needs: 'A word whether I may stop them at the gateway.',
        asksFor: [{ actionId: 'cap-gateway-retries' }, { actionId: 'budget-retries' }],
        confidence: 'sure',
        clues: ['retries-amplify'],
      },
      {
        when: trulyAbove('customers/all/waiting', 2500),
        texts: [
          'The gateways send few second tries, {series:link/gateway-storefront/retryRate}. It is the customers: {series:customers/all/waiting} of them are about to try again by themselves.',
        ],
        confidence: 'sure',
        clues: ['retries-amplify'],
      },
      {
        when: always,
        texts: ['Few retries so far: {series:link/gateway-storefront/retryRate} at the gateways.'],
        confidence: 'likely',
        clues: [],
      },
    ],
  },
  {
    id: 'standby-state',
    label: 'How much could us-west-2 take?',
    teams: ['platform', 'data', 'capacity'],
    minutes: 3,
    findings: [
      {
        when: inEffect('failover-all', undefined, 120),
        texts: [
          'It is full: its catalogue runs at {series:service/catalogue/us-west-2a/cpu}, its storefront at {series:service/storefront/us-west-2a/cpu}. The waiting room lets in three of ten. It would serve a quarter of the customers well; it cannot serve all of them.',
        ],
        confidence: 'sure',
        clues: ['standby-small'],
      },
      {
        when: always,
        texts: [
          'A fifth of our capacity, warm for a twentieth of our traffic. A quarter of the customers would fit with some sweating. All of them would not, and orders written in the last second or two may be behind.',
          'The west is a fifth of us. It could take 20 to 25 percent now and perhaps more after half an hour of growing. Everything at once, and seven in ten stand in its waiting room.',
        ],
        confidence: 'sure',
        clues: ['standby-small'],
      },
    ],
  },
  {
    id: 'probe-zone',
    label: 'Is us-east-1b fit for traffic again?',
    teams: ['platform', 'edge'],
    minutes: 3,
    findings: [
      {
        when: { faultActive: 'grey-1b' },
        texts: [
          'No. One packet in five is still lost on the way. I would not send a single customer there.',
          'Nothing has changed there: heavy loss, late arrivals. Leave it drained.',
        ],
        confidence: 'sure',
        clues: ['zone-still-lossy'],
      },
      {
        when: { faultActive: 'residual-1b' },
        texts: [
          'Better, not well: about one packet in ten is lost now. Whoever calls that resolved does not sell tickets.',
          'Half as bad as before. At full weight that would still hurt us. I would leave it, or try a tenth and watch.',
        ],
        confidence: 'sure',
        clues: ['zone-still-lossy'],
      },
      {
        when: always,
        texts: ['It looks ordinary to me from here.'],
        confidence: 'guess',
        clues: [],
      },
    ],
  },
]
