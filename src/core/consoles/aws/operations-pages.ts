import type { Drill } from '../../drill/index.ts'
import { apiProblem, entriesOfKind, hostOf, ownServices } from '../../drill/index.ts'
import { tellEntry } from '../../view/index.ts'
import { seriesId } from '../../world/index.ts'
import { type ConsoleContent, columns, row } from '../console-page.ts'
import { figure, total } from '../console-reading.ts'

const only = <T>(value: T | null): readonly T[] => (value === null ? [] : [value])

/** Alarms: the scenario's alert rules as the pager knows them. */
export function cloudwatchPage(drill: Drill): ConsoleContent {
  const problem = apiProblem(drill, 'cloudwatch', null)
  const { alerts } = drill.setup.scenario
  return {
    title: 'CloudWatch: alarms',
    live: false,
    problems: only(problem),
    sections: [
      {
        key: 'MetricAlarms',
        title: 'Alarms',
        note: null,
        columns: columns(
          ['AlarmName', 'Alarm'],
          ['StateValue', 'State'],
          ['StateUpdatedTimestamp', 'Since', 'clock'],
          ['MetricName', 'Metric'],
          ['AlarmActions', 'Notifies'],
        ),
        rows: (problem === null ? alerts : [])
          .map((alert) => {
            const page = drill.state.pages.findLast((each) => each.alertId === alert.id)
            const firing = page !== undefined && page.clearedAt === null
            const metric = alert.rule.kind === 'threshold' ? alert.rule.series : seriesId.slo('burnRate5m')
            return row(
              [
                alert.title,
                firing ? 'ALARM' : 'OK',
                page === undefined ? null : (page.clearedAt ?? page.raisedAt),
                metric,
                alert.team,
              ],
              firing ? (alert.urgency === 'high' ? 'bad' : 'warn') : null,
            )
          })
          .sort((a, b) => Number(b.cells[1] === 'ALARM') - Number(a.cells[1] === 'ALARM')),
      },
    ],
  }
}

/** The provider's endpoints as probes outside see them: is there an address, and is it answered? */
export function route53Page(drill: Drill, item: string | null): ConsoleContent {
  const problem = apiProblem(drill, 'route53', null)
  const endpoints = (drill.setup.scenario.topology.platform?.endpoints ?? []).filter(
    (endpoint) => item === null || endpoint.id === item,
  )
  return {
    title: 'Route 53: health checks of endpoints',
    live: true,
    problems: only(problem),
    sections: [
      {
        key: 'HealthCheckObservations',
        title: 'Endpoints',
        note: 'Probes run outside of the provider, so they see what new connections see.',
        columns: columns(
          ['Id', 'Check'],
          ['FullyQualifiedDomainName', 'Name'],
          ['Region', 'Region'],
          ['ResolvingShare', 'Resolves', 'share'],
          ['ErrorShare', 'Errors', 'share'],
          ['Status', 'Status'],
        ),
        rows: (problem === null ? endpoints : []).map((endpoint) => {
          const resolves = figure(drill, seriesId.endpoint(endpoint.id, 'resolves'))
          const errors = figure(drill, seriesId.endpoint(endpoint.id, 'errorShare'))
          const status =
            resolves === null
              ? 'Unknown'
              : resolves < 0.9
                ? 'Failure: DNS resolution failed'
                : (errors ?? 0) > 0.1
                  ? 'Failure: HTTP Status Code 503'
                  : 'Success: HTTP Status Code 200'
          return row(
            [endpoint.id, hostOf(endpoint.label), endpoint.region, resolves, errors, status],
            status.startsWith('Failure') ? 'bad' : null,
          )
        }),
      },
    ],
  }
}

/** Support cases: opened by paging the provider. */
export function supportPage(drill: Drill): ConsoleContent {
  const problem = apiProblem(drill, 'support', null)
  const vendors = new Set(
    drill.setup.scenario.cast.filter((member) => member.kind === 'vendor').map((member) => member.id),
  )
  const cases = entriesOfKind(drill.state.log, 'personPaged').flatMap((entry) => {
    const { at, event } = tellEntry(drill, entry)
    return event.kind === 'personPaged' && vendors.has(event.personId) ? [{ at, ...event }] : []
  })
  return {
    title: 'Support Center: cases',
    live: false,
    problems: only(problem),
    sections: [
      {
        key: 'cases',
        title: 'Your support cases',
        note: null,
        columns: columns(
          ['displayId', 'Case'],
          ['timeCreated', 'Opened', 'clock'],
          ['severityCode', 'Severity'],
          ['status', 'Status'],
          ['subject', 'Subject'],
        ),
        rows: (problem === null ? cases : []).map(({ at, personId, reason }, nth) => {
          const person = drill.state.people[personId]
          const status = person?.joinedAt == null ? 'unassigned' : 'work-in-progress'
          return row([`case-${drill.setup.seed}-${nth + 1}`, at, 'critical', status, reason])
        }),
      },
    ],
  }
}

/** Money by the minute: what the provider bills at the present size. */
export function costPage(drill: Drill): ConsoleContent {
  const problem = apiProblem(drill, 'cost', null)
  const { zones } = drill.setup.scenario.topology
  const lines = ownServices(drill.setup.scenario).map((service) => {
    const running = total(
      zones
        .filter((zone) => zone.id in service.instances)
        .map((zone) => figure(drill, seriesId.service(service.id, zone.id, 'instances'))),
    )
    // Functions are billed by what is used, which is in the whole only.
    const usd =
      running === null || service.onDemand !== undefined
        ? null
        : (running * service.costPerInstanceHourUsd) / 60
    return { label: service.label, running, usd: usd === null ? null : Math.round(usd * 1000) / 1000 }
  })
  const whole = figure(drill, seriesId.cost()) ?? total(lines.map(({ usd }) => usd))
  return {
    title: 'Cost Explorer: by the minute',
    live: true,
    problems: only(problem),
    sections: [
      {
        key: 'ResultsByTime',
        title: 'At the present size',
        note: null,
        columns: columns(
          ['Service', 'What'],
          ['UsageQuantity', 'Instances', 'count'],
          ['UnblendedCost', 'USD a minute', 'usdPerMinute'],
        ),
        rows:
          problem === null
            ? [
                row(['Everything', null, whole]),
                ...lines.map(({ label, running, usd }) => row([label, running, usd])),
              ]
            : [],
      },
    ],
  }
}

/** Who the shell's credentials belong to. */
export function stsPage(drill: Drill): ConsoleContent {
  const problem = apiProblem(drill, 'sts', null)
  return {
    title: 'STS: caller identity',
    live: false,
    problems: only(problem),
    sections: [
      {
        key: 'CallerIdentity',
        title: 'Caller identity',
        note: null,
        columns: columns(['UserId', 'User id'], ['Account', 'Account'], ['Arn', 'ARN']),
        rows:
          problem === null
            ? [
                row([
                  'AROADRILLTOWER:incident-commander',
                  '111122223333',
                  'arn:aws:sts::111122223333:assumed-role/incident-commander/drill',
                ]),
              ]
            : [],
      },
    ],
  }
}
