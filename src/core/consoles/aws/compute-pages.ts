import type { Drill } from '../../drill/index.ts'
import { ownServices } from '../../drill/index.ts'
import { type Service, seriesId } from '../../world/index.ts'
import { type ConsoleContent, type ConsoleRow, columns, row } from '../console-page.ts'
import { figure, total } from '../console-reading.ts'
import { byRegion, regionsOf } from './by-region.ts'

/** Auto Scaling groups and instances. What was ordered is a setting and exact; what runs is what telemetry has. */
export function ec2Page(drill: Drill, item: string | null): ConsoleContent {
  const services = ofItem(drill, item).filter((service) => service.onDemand === undefined)
  const groups = byRegion(drill, 'ec2', regionsOf(drill), (region) =>
    services.flatMap((service) => groupRow(drill, service, region)),
  )
  const shut = new Set(groups.problems.map((problem) => problem.where))
  const zones = drill.setup.scenario.topology.zones.filter((zone) => !shut.has(zone.region))
  const instances = zones.flatMap((zone) =>
    services.flatMap((service) => {
      if (!(zone.id in service.instances)) return []
      const read = (metric: 'instances' | 'healthyInstances' | 'cpu') =>
        figure(drill, seriesId.service(service.id, zone.id, metric))
      const [running, healthy] = [read('instances'), read('healthyInstances')]
      return [row([service.id, zone.id, running, healthy, read('cpu')], toneOf(running, healthy))]
    }),
  )
  return {
    title: 'EC2: Auto Scaling groups and instances',
    live: true,
    problems: groups.problems,
    sections: [
      {
        key: 'AutoScalingGroups',
        title: 'Auto Scaling groups',
        note: null,
        columns: columns(
          ['AutoScalingGroupName', 'Group'],
          ['Region', 'Region'],
          ['DesiredCapacity', 'Desired', 'count'],
          ['InService', 'In service', 'count'],
          ['Pending', 'Launching', 'count'],
          ['MinSize', 'Min', 'count'],
          ['MaxSize', 'Max', 'count'],
          ['SuspendedProcesses', 'Suspended'],
        ),
        rows: groups.rows,
      },
      {
        key: 'Instances',
        title: 'Instances by zone',
        note: null,
        columns: columns(
          ['AutoScalingGroupName', 'Group'],
          ['AvailabilityZone', 'Zone'],
          ['Running', 'Running', 'count'],
          ['PassingStatusChecks', 'Healthy', 'count'],
          ['CPUUtilization', 'CPU', 'share'],
        ),
        rows: instances,
      },
    ],
  }
}

function groupRow(drill: Drill, service: Service, region: string): readonly ConsoleRow[] {
  const zones = drill.setup.scenario.topology.zones.filter(
    (zone) => zone.region === region && zone.id in service.instances,
  )
  if (zones.length === 0) return []
  const sum = (metric: 'instances' | 'healthyInstances') =>
    total(zones.map((zone) => figure(drill, seriesId.service(service.id, zone.id, metric))))
  const [running, healthy] = [sum('instances'), sum('healthyInstances')]
  const desired = desiredOf(drill, service.id, region)
  const pending = running === null ? null : Math.max(0, desired - Math.round(running))
  const { minInstances = null, maxInstances = null } = service.autoscaler ?? {}
  const s = drill.model.services.findIndex(({ id }) => id === service.id)
  const suspended = (drill.state.world.service.scaleInSuspended[s] ?? 0) > 0.5
  return [
    row(
      [
        service.id,
        region,
        desired,
        healthy,
        pending,
        minInstances,
        maxInstances,
        suspended ? 'Terminate' : '–',
      ],
      pending !== null && pending > 0 ? 'warn' : toneOf(running, healthy),
      { source: 'metrics', subject: `service/${service.id}` },
    ),
  ]
}

/** Instances there and ordered: the group's own figure. */
function desiredOf(drill: Drill, serviceId: string, region: string): number {
  const { model, state } = drill
  const slots = model.fleets.length === 0 ? 0 : state.world.order.count.length / model.fleets.length
  let desired = 0
  model.fleets.forEach((fleet, f) => {
    if (model.services[fleet.service]?.id !== serviceId || model.regions[fleet.region] !== region) return
    for (const cell of fleet.cells) desired += state.world.cell.instances[cell] ?? 0
    for (let slot = f * slots; slot < (f + 1) * slots; slot += 1)
      desired += state.world.order.count[slot] ?? 0
  })
  return Math.round(desired)
}

/** Functions of the provider: environments are started as requests come, up to a limit. */
export function lambdaPage(drill: Drill, item: string | null): ConsoleContent {
  const services = ofItem(drill, item).filter((service) => service.onDemand !== undefined)
  const { rows, problems } = byRegion(drill, 'lambda', regionsOf(drill), (region) =>
    services.flatMap((service) => {
      const zones = drill.setup.scenario.topology.zones.filter(
        (zone) => zone.region === region && zone.id in service.instances,
      )
      if (zones.length === 0) return []
      const sum = (metric: 'instances' | 'requestRate') =>
        total(zones.map((zone) => figure(drill, seriesId.service(service.id, zone.id, metric))))
      const limit = concurrencyOf(drill, service.id, region)
      const running = sum('instances')
      const errors = figure(drill, seriesId.service(service.id, 'all', 'errorShare'))
      const full = running !== null && limit !== null && running >= 0.98 * limit
      return [
        row([service.id, region, running, limit, sum('requestRate'), errors], full ? 'warn' : null, {
          source: 'metrics',
          subject: `service/${service.id}`,
        }),
      ]
    }),
  )
  return {
    title: 'Lambda: functions',
    live: true,
    problems,
    sections: [
      {
        key: 'Functions',
        title: 'Functions',
        note: null,
        columns: columns(
          ['FunctionName', 'Function'],
          ['Region', 'Region'],
          ['ConcurrentExecutions', 'Concurrent', 'count'],
          ['ReservedConcurrentExecutions', 'Limit', 'count'],
          ['Invocations', 'Invocations', 'perSecond'],
          ['ErrorRate', 'Errors', 'share'],
        ),
        rows,
      },
    ],
  }
}

function ofItem(drill: Drill, item: string | null): readonly Service[] {
  return ownServices(drill.setup.scenario).filter((service) => item === null || service.id === item)
}

const toneOf = (running: number | null, healthy: number | null): ConsoleRow['tone'] =>
  running !== null && healthy !== null && healthy < 0.9 * running ? 'bad' : null

/** Environments that a function may have in a region, as set now. */
function concurrencyOf(drill: Drill, serviceId: string, region: string): number | null {
  const { model, state } = drill
  const place = model.managed.functions.findIndex(
    (each) => model.services[each.service]?.id === serviceId && model.regions[each.region] === region,
  )
  return state.world.managed.function.concurrency[place] ?? null
}
