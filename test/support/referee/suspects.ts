import type { Link, Market, Service, Topology } from '../../../src/core/world/topology.ts'
import { type CourseFigure, compareCourse } from './compare-course.ts'
import type { Alteration } from './incidents.ts'
import type { Script } from './script.ts'

const ofServices = (id: string, alter: (service: Service) => Service): Alteration => ({
  id,
  alter: (cloud) => ({ ...cloud, services: cloud.services.map(alter) }),
})
const ofLinks = (id: string, alter: (link: Link) => Link): Alteration => ({
  id,
  alter: (cloud) => ({ ...cloud, links: cloud.links.map(alter) }),
})
const ofMarkets = (id: string, alter: (market: Market) => Market): Alteration => ({
  id,
  alter: (cloud) => ({ ...cloud, markets: cloud.markets.map(alter) }),
})

/** What may be taken out of a drawn world to see whether a difference goes with it. */
const suspects: readonly Alteration[] = [
  ofServices('spread', ({ ownVariation: _, ...service }) => service),
  ofServices('cores', (service) => ({ ...service, vcpusPerInstance: service.threadsPerInstance })),
  ofServices('contention', ({ contention: _, ...service }) => service),
  ofServices('deadlines', ({ dropsExpired: _, ...service }) => service),
  ofServices('memory', ({ memory: _, ...service }) => service),
  ofServices('limit', ({ concurrencyLimitPerInstance: _, ...service }) => service),
  ofServices('checks', ({ healthCheck: _, ...service }) => service),
  ofServices('lifo', (service) => ({ ...service, queueDiscipline: 'fifo' })),
  ofServices('errors', ({ baseErrorShare: _, ...service }) => service),
  ofLinks('breakers', ({ breaker: _, ...link }) => link),
  ofLinks('pools', ({ pool: _, ...link }) => link),
  ofLinks('caches', ({ cache: _, ...link }) => link),
  ofLinks('shared entries', ({ cache, ...link }) => {
    if (cache === undefined) return link
    const { sharedEntries: _, ...plain } = cache
    return { ...link, cache: plain }
  }),
  ofLinks('parallel', ({ parallel: _, ...link }) => link),
  ofLinks('networks', ({ network: _, ...link }) => link),
  ofLinks('retries', (link) => ({ ...link, attempts: 1 })),
  ofLinks('budgets', ({ retryBudgetShare: _, ...link }) => link),
  ofLinks('calls > 1', (link) => ({ ...link, callsPerRequest: Math.min(1, link.callsPerRequest) })),
  ofLinks('degrading', (link) => ({ ...link, onFailure: 'fail' })),
  ofLinks('same zone', (link) => ({ ...link, routing: 'any-zone' })),
  ofMarkets('device retries', (market) => ({ ...market, attempts: 1 })),
  ofMarkets('coming again', (market) => ({ ...market, tryAgainShare: 0, returnShare: 0 })),
  ofMarkets('requests > 1', ({ requestsPerVisit: requests, ...market }) => ({
    ...market,
    requestsPerVisit: 1,
    troughPerSecond: requests * market.troughPerSecond,
    peakPerSecond: requests * market.peakPerSecond,
  })),
]

export interface Suspicion {
  readonly id: string
  /** The figure without it. */
  readonly figure: CourseFigure
}

/** Plays the world again with one thing less, each in turn, and tells how far apart a figure is then. */
export function suspicions(
  script: Script,
  what: string,
  effort: { seed: number; events: number },
): Suspicion[] {
  const same = (topology: Topology): boolean => JSON.stringify(topology) === JSON.stringify(script.topology)
  const altered = [
    ...suspects.map(({ id, alter }) => ({ id, script: { ...script, topology: alter(script.topology) } })),
    ...(script.steps.length > 0 ? [{ id: 'the pulse', script: { ...script, steps: [] } }] : []),
  ].filter((each) => each.id === 'the pulse' || !same(each.script.topology))
  return altered.flatMap(({ id, script: less }) => {
    const figure = compareCourse(less, effort).figures.find((each) => each.what === what)
    return figure === undefined ? [] : [{ id, figure }]
  })
}
