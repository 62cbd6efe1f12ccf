import type { Intervention } from '../../../src/core/world/intervention.ts'
import type { Service, Topology } from '../../../src/core/world/topology.ts'
import type { Script } from './script.ts'

const fewestThreads = 4

/**
 * The same cloud with a k-th of the traffic and of everything that carries it. Threads per instance shrink first, down
 * to four, then instances, so that as many instances as possible are left to differ. A call takes k times the units of
 * its table, so that tables and partitions keep their real limits. Demand does not wobble and telemetry is exact.
 */
export function shrink(topology: Topology, k: number): Topology {
  const { platform } = topology
  const threadsOf = new Map<string, number>()
  const services = topology.services.map((service) => {
    const small = shrinkService(service, k)
    threadsOf.set(service.id, small.threadsPerInstance / service.threadsPerInstance)
    return small
  })
  return {
    ...topology,
    services,
    links: topology.links.map((link) => ({
      ...link,
      ...(link.pool
        ? {
            pool: {
              ...link.pool,
              connectionsPerInstance: Math.max(
                2,
                Math.round(link.pool.connectionsPerInstance * (threadsOf.get(link.from) ?? 1)),
              ),
            },
          }
        : {}),
      ...(link.table ? { table: { ...link.table, unitsPerCall: k * link.table.unitsPerCall } } : {}),
    })),
    markets: topology.markets.map((market) => ({
      ...market,
      troughPerSecond: market.troughPerSecond / k,
      peakPerSecond: market.peakPerSecond / k,
      trafficNoise: 0,
    })),
    observability: { resolutionSeconds: 10, lagSeconds: 0, noise: 0, pagingDelaySeconds: 0 },
    ...(platform
      ? {
          platform: {
            ...platform,
            ...(platform.queues
              ? {
                  queues: platform.queues.map((queue) => ({
                    ...queue,
                    pollsPerSecond: queue.pollsPerSecond / k,
                  })),
                }
              : {}),
          },
        }
      : {}),
  }
}

/** The same incident at small scale: what people order shrinks with the cloud. */
export function shrinkScript(script: Script, k: number): Script {
  const { topology } = script
  const smaller = shrink(topology, k)
  const shrunk = (intervention: Intervention): Intervention => {
    switch (intervention.kind) {
      case 'setDesiredInstances': {
        const size = (of: Topology): number =>
          Object.entries(of.services.find(({ id }) => id === intervention.service)?.instances ?? {}).reduce(
            (sum, [zone, count]) =>
              of.zones.find(({ id }) => id === zone)?.region === intervention.region ? sum + count : sum,
            0,
          )
        const part = size(smaller) / Math.max(1, size(topology))
        return { ...intervention, instances: Math.max(1, Math.round(intervention.instances * part)) }
      }
      case 'setQueueRate':
        return { ...intervention, perSecond: intervention.perSecond / k }
      case 'setConcurrency':
        return { ...intervention, environments: intervention.environments / k }
      default:
        return intervention
    }
  }
  return {
    ...script,
    topology: smaller,
    steps: script.steps.map((step) =>
      'intervention' in step ? { ...step, intervention: shrunk(step.intervention) } : step,
    ),
  }
}

function shrinkService(service: Service, k: number): Service {
  const { onDemand, autoscaler, concurrencyLimitPerInstance: limit } = service
  const threads = onDemand ? 1 : Math.max(fewestThreads, Math.round(service.threadsPerInstance / k))
  const perThread = threads / service.threadsPerInstance
  const instancesPart = 1 / k / perThread
  const whole = (count: number): number => Math.max(1, Math.round(count * instancesPart))
  return {
    ...service,
    threadsPerInstance: threads,
    queuePerInstance: onDemand
      ? service.queuePerInstance
      : Math.max(2, Math.round(service.queuePerInstance * perThread)),
    vcpusPerInstance: service.vcpusPerInstance * perThread,
    instances: Object.fromEntries(
      Object.entries(service.instances).map(([zone, count]) => [zone, whole(count)]),
    ),
    ...(limit === undefined ? {} : { concurrencyLimitPerInstance: limit * perThread }),
    ...(autoscaler
      ? {
          autoscaler: {
            ...autoscaler,
            minInstances: whole(autoscaler.minInstances),
            maxInstances: whole(autoscaler.maxInstances),
          },
        }
      : {}),
    ...(onDemand
      ? {
          onDemand: {
            growthPerTenSeconds: onDemand.growthPerTenSeconds / k,
            concurrency: onDemand.concurrency / k,
          },
        }
      : {}),
  }
}
