import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LookSource, lookSource } from '../../../src/core/command/index.ts'
import { dashboardsOf, existsToLookAt } from '../../../src/core/drill/index.ts'
import type { Scenario } from '../../../src/core/scenario/index.ts'
import { listSeries } from '../../../src/core/world/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { approve, busyShop } from './busy-shop.ts'

const SOURCES = lookSource.options
const look = (source: LookSource, subject: string) => ({ kind: 'lookAt', source, subject }) as const

/** What there is at the start of the busy shop, by the tool it is looked at with. */
const THERE: Readonly<Record<LookSource, readonly string[]>> = {
  metrics: ['wall', 'customers', 'slo', 'zones', 'links', 'service/web', 'service/store', 'provider'],
  logs: ['web', 'store'],
  traces: ['all', 'web', 'store'],
  changes: ['all', 'banner'],
  runbook: ['slow'],
  vendorPage: ['all', 'status'],
  console: ['aws/health', 'aws/ec2', 'aws/ec2/web', 'cli:aws/ec2', 'datadog/monitors', 'jira/board'],
  map: ['all', 'web', 'store'],
  people: ['all', 'web-oncall', 'cto'],
}
const ALL = SOURCES.flatMap((source) => THERE[source].map((subject) => [source, subject] as const))

describe('what exists', () => {
  it.each(ALL)('is looked at, and the log says so: %s, %s', (source, subject) => {
    const drill = driveDrill({ scenario: busyShop }).waits(60).does(look(source, subject))
    expect(drill.last('lookedAt')).toMatchObject({ source, showed: true })
    expect(existsToLookAt(drill.drill, source, subject)).toBe(true)
  })

  it('includes a change of our own once it has taken effect, and not before', () => {
    const drill = driveDrill({ scenario: busyShop }).does(approve('drain', { zone: 'east-b' }, 'self'))
    expect(drill.isRefused(look('changes', 'x1'))).toMatch(/no "x1"/)
    drill.waitsFor('actionTookEffect').does(look('changes', 'x1'))
    expect(drill.view().reading).toMatchObject({ source: 'changes', title: 'Drain a zone: east-b' })
  })

  it('does not include a change of others that is still to come', () => {
    const later: Scenario = {
      ...busyShop,
      changes: busyShop.changes.map((change) => ({ ...change, at: 200 })),
    }
    const drill = driveDrill({ scenario: later }).waits(100)
    expect(drill.isRefused(look('changes', 'banner'))).toMatch(/no "banner"/)
    expect(drill.view().changes).toEqual([])
    expect(existsToLookAt(drill.drill, 'changes', 'banner')).toBe(true)
    drill.waits(100).does(look('changes', 'banner'))
  })
})

describe('what does not exist', () => {
  it('is refused, whatever it is called: no clue, no log line, nothing opened', () => {
    const words = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('zzz', 'constructor', '__proto__', 'toString', '', '/', 'web/', ' web', 'service/'),
      fc.constantFrom(...ALL.map(([, subject]) => subject)).map((subject) => `${subject}x`),
      fc.constantFrom(
        'aws',
        'aws/',
        'aws/ec2/',
        'aws/ec2/nothing',
        'cli:',
        'aws/health/x',
        'cli:cli:aws/ec2',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...SOURCES), words), { minLength: 1, maxLength: 20 }),
        (looks) => {
          const drill = driveDrill({ scenario: busyShop }).waits(150)
          const [open, length] = [drill.drill.state.open, drill.drill.state.log.length]
          for (const [source, subject] of looks) {
            if (THERE[source].includes(subject)) continue
            expect(drill.isRefused(look(source, subject))).toMatch(/^There is no .*[.]$/s)
          }
          expect(drill.drill.state.open).toBe(open)
          expect(drill.drill.state.log.length).toBe(length)
          expect(drill.clues()).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('for one tool may exist for another: what a screen is opened with matters', () => {
    const drill = driveDrill({ scenario: busyShop })
    for (const source of SOURCES)
      for (const [other, subject] of ALL)
        if (other !== source && !THERE[source].includes(subject))
          expect(drill.isRefused(look(source, subject))).toMatch(/^There is no/)
  })
})

describe('a look', () => {
  it('at something that shows nothing but errors says that it showed nothing', () => {
    const endpoints = [
      {
        id: 'ec2-api',
        label: 'EC2 (ec2.east.example.com)',
        region: 'east',
        ttlSeconds: 5,
        negativeTtlSeconds: 5,
      },
    ]
    const lost: Scenario = {
      ...busyShop,
      topology: { ...busyShop.topology, platform: { ...busyShop.topology.platform, endpoints } },
      faults: [...busyShop.faults, { id: 'lost', kind: 'endpointLost', endpoint: 'ec2-api' }],
      machine: {
        id: 'lost',
        initial: 'lost',
        states: { lost: { entry: [{ type: 'injectFault', params: { faultId: 'lost' } }] } },
      },
    }
    const drill = driveDrill({ scenario: lost }).waits(180).does(look('console', 'aws/ec2'))
    expect(drill.last('lookedAt').showed).toBe(false)
    drill.does(look('console', 'datadog/monitors'))
    expect(drill.last('lookedAt').showed).toBe(true)
  })

  it('at metrics during an outage of telemetry says that it showed nothing', () => {
    const dark: Scenario = {
      ...busyShop,
      faults: [...busyShop.faults, { id: 'dark', kind: 'telemetryOutage' }],
      machine: {
        id: 'dark',
        initial: 'dark',
        states: { dark: { entry: [{ type: 'injectFault', params: { faultId: 'dark' } }] } },
      },
    }
    const drill = driveDrill({ scenario: dark }).waits(500)
    drill.does(look('metrics', 'service/web'))
    expect(drill.last('lookedAt').showed).toBe(false)
  })

  it('leaves one screen of each tool open, and remembers all that were opened', () => {
    const drill = driveDrill({ scenario: busyShop })
      .does(look('metrics', 'zones'))
      .does(look('logs', 'web'))
      .does(look('metrics', 'customers'))
      .does(look('metrics', 'zones'))
    expect(drill.drill.state.open.commander).toEqual(['logs:web', 'metrics:zones'])
    expect(drill.drill.state.looked.commander).toEqual(['metrics:zones', 'logs:web', 'metrics:customers'])
  })
})

describe('a dashboard', () => {
  it('shows each series that the world has, those of shared networks and pushed configurations too', () => {
    const scenario: Scenario = {
      ...busyShop,
      topology: {
        ...busyShop.topology,
        networks: [{ id: 'lines', label: 'Leased lines', callsPerSecond: 5000, bufferMs: 20 }],
        configurations: [
          { id: 'flags', label: 'Feature flags', services: ['web'], pushSeconds: 60, rollBackSeconds: 60 },
        ],
      },
    }
    const { drill } = driveDrill({ scenario })
    // Nothing counts the writes that were lost: that is found out by those who compare.
    const shown = new Set(['data/lostWrites', ...dashboardsOf(drill).flatMap(({ series }) => series)])
    expect(listSeries(drill.model).filter(({ id }) => !shown.has(id))).toEqual([])
    expect(existsToLookAt(drill, 'metrics', 'networks')).toBe(true)
  })
})
