import type { Drill } from '../../drill/index.ts'
import { type QueueMetric, seriesId, type TableMetric } from '../../world/index.ts'
import { type ConsoleContent, columns, row } from '../console-page.ts'
import { figure } from '../console-reading.ts'
import { byRegion } from './by-region.ts'

/** Above this, a replica is behind: the usual is about a second. */
const BEHIND_SECONDS = 30
const SOME = 0.005

/** Tables and their replicas: settings as of now, units, throttles and replication latency as measured. */
export function dynamodbPage(drill: Drill, item: string | null): ConsoleContent {
  const all = drill.setup.scenario.topology.platform?.tables ?? []
  const tables = all.filter((table) => item === null || table.id === item)
  const regions = tables.flatMap((table) => table.replicas.map((replica) => replica.region))
  const { rows, problems } = byRegion(drill, 'dynamodb', regions, (region) =>
    tables.flatMap((table) => {
      if (!table.replicas.some((replica) => replica.region === region)) return []
      const read = (metric: TableMetric) => figure(drill, seriesId.table(table.id, region, metric))
      const { provisioned, readUnits, writeUnits } = tableSettings(drill, table.id, region)
      const [throttled, lag] = [read('throttledShare'), read('replicationLagSeconds')]
      return [
        row(
          [
            table.id,
            region,
            throttled,
            table.replicas.length > 1 ? lag : null,
            read('readUnits'),
            provisioned ? readUnits : null,
            read('writeUnits'),
            provisioned ? writeUnits : null,
            provisioned ? 'PROVISIONED' : 'PAY_PER_REQUEST',
            'ACTIVE',
            table.restoreMinutes === undefined ? 'DISABLED' : 'ENABLED',
          ],
          (throttled ?? 0) > SOME || (lag ?? 0) > BEHIND_SECONDS ? 'bad' : null,
          { source: 'metrics', subject: `table/${table.id}` },
        ),
      ]
    }),
  )
  return {
    title: item === null ? 'DynamoDB: tables' : `DynamoDB: ${item}`,
    live: true,
    problems,
    sections: [
      {
        key: 'Table',
        title: 'Tables by region',
        note: 'Latency is that of replication: the age of the newest write from the other region that has arrived.',
        columns: columns(
          ['TableName', 'Table'],
          ['RegionName', 'Region'],
          ['ThrottledRequests', 'Throttled', 'share'],
          ['ReplicationLatency', 'Latency', 'seconds'],
          ['ConsumedReadCapacityUnits', 'Read units', 'perSecond'],
          ['ReadCapacityUnits', 'Provisioned', 'count'],
          ['ConsumedWriteCapacityUnits', 'Write units', 'perSecond'],
          ['WriteCapacityUnits', 'Provisioned', 'count'],
          ['BillingMode', 'Billing'],
          ['TableStatus', 'Status'],
          ['PointInTimeRecoveryStatus', 'PITR'],
        ),
        rows,
      },
    ],
  }
}

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value))

/** What is set for one replica of a table: the control plane's own record. */
function tableSettings(drill: Drill, tableId: string, region: string) {
  const { model, state } = drill
  const { tables, replicas } = model.managed
  const t = tables.findIndex(({ table }) => table.id === tableId)
  const r = replicas.findIndex((each) => each.table === t && model.regions[each.region] === region)
  const { table, replica } = state.world.managed
  return {
    provisioned: table.onDemand[t] === 0,
    readUnits: Math.round(replica.readLimit[r] ?? 0),
    writeUnits: Math.round(replica.writeLimit[r] ?? 0),
  }
}

/** Queues: how many messages wait, and how long the oldest has. */
export function sqsPage(drill: Drill, item: string | null): ConsoleContent {
  const all = drill.setup.scenario.topology.platform?.queues ?? []
  const queues = all.filter((queue) => item === null || queue.id === item)
  const { rows, problems } = byRegion(
    drill,
    'sqs',
    queues.map((queue) => queue.region),
    (region) =>
      queues
        .filter((queue) => queue.region === region)
        .map((queue) => {
          const read = (metric: QueueMetric) => figure(drill, seriesId.queue(queue.id, metric))
          const age = read('ageSeconds')
          const late = queue.lateAfterSeconds ?? 300
          return row(
            [
              queue.id,
              region,
              whole(read('depth')),
              age,
              read('inRate'),
              read('outRate'),
              queue.visibilitySeconds,
            ],
            age === null || age <= late / 2 ? null : age > late ? 'bad' : 'warn',
            { source: 'metrics', subject: `queue/${queue.id}` },
          )
        }),
  )
  return {
    title: item === null ? 'SQS: queues' : `SQS: ${item}`,
    live: true,
    problems,
    sections: [
      {
        key: 'Attributes',
        title: 'Queues',
        note: 'The age of the oldest message tells more than the depth.',
        columns: columns(
          ['QueueName', 'Queue'],
          ['Region', 'Region'],
          ['ApproximateNumberOfMessages', 'Messages', 'count'],
          ['ApproximateAgeOfOldestMessage', 'Oldest', 'seconds'],
          ['NumberOfMessagesSent', 'In', 'perSecond'],
          ['NumberOfMessagesDeleted', 'Out', 'perSecond'],
          ['VisibilityTimeout', 'Visibility', 'seconds'],
        ),
        rows,
      },
    ],
  }
}
