import type { Drill } from '../../drill/index.ts'
import { ownServices } from '../../drill/index.ts'
import { seriesId } from '../../world/index.ts'
import { type ConsoleContent, columns, row } from '../console-page.ts'
import { figure } from '../console-reading.ts'

/** Deployments by zone, where the scenario's people work with kubectl. */
export function workloadsPage(drill: Drill, item: string | null): ConsoleContent {
  const { zones } = drill.setup.scenario.topology
  const rows = ownServices(drill.setup.scenario)
    .filter((service) => service.onDemand === undefined && (item === null || service.id === item))
    .flatMap((service) =>
      zones
        .filter((zone) => zone.id in service.instances)
        .map((zone) => {
          const read = (metric: 'instances' | 'healthyInstances') =>
            figure(drill, seriesId.service(service.id, zone.id, metric))
          const [running, ready] = [read('instances'), read('healthyInstances')]
          const short = running !== null && ready !== null && ready < running
          return row([service.id, zone.id, ready, running], short ? 'warn' : null, {
            source: 'metrics',
            subject: `service/${service.id}`,
          })
        }),
    )
  return {
    title: 'Workloads',
    live: true,
    problems: [],
    sections: [
      {
        key: 'items',
        title: 'Deployments',
        note: null,
        columns: columns(
          ['name', 'Name'],
          ['zone', 'Zone'],
          ['ready', 'Ready', 'count'],
          ['replicas', 'Replicas', 'count'],
        ),
        rows,
      },
    ],
  }
}
