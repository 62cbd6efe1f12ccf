import { hashText } from '../../determinism/index.ts'
import type { ConsoleSection } from '../console-page.ts'
import type { ShellRecord } from './records.ts'
import type { PrintForm } from './shell-request.ts'

const MOST_INSTANCES = 4

/** Records in the shape of the call's answer. */
export function shapeRecords(form: PrintForm, key: string, records: readonly ShellRecord[]): unknown {
  switch (form) {
    case 'names': {
      const names = [...new Set(records.map((each) => String(Object.values(each)[0] ?? '')))]
      const list = key === 'Table' ? 'TableNames' : key === 'Attributes' ? 'QueueUrls' : 'Users'
      return { [list]: names }
    }
    case 'table':
      return { Table: tableOf(records) }
    case 'attributes':
      return {
        Attributes: Object.fromEntries(
          Object.entries(records[0] ?? {}).map(([name, value]) => [name, String(value)]),
        ),
      }
    case 'instances':
      return instancesOf(records)
    case 'last-used': {
      const [first] = records
      return first === undefined
        ? {}
        : {
            UserName: first.UserName,
            AccessKeyLastUsed: {
              LastUsedDate: first.LastUsedDate ?? 'N/A',
              AccessKeyId: first.AccessKeyId,
              CallsPerSecond: first.CallsPerSecond,
            },
          }
    }
    default:
      return { [key]: records }
  }
}

function tableOf(records: readonly ShellRecord[]): unknown {
  const [first] = records
  if (first === undefined) return {}
  return {
    TableName: first.TableName,
    TableStatus: first.TableStatus,
    BillingModeSummary: { BillingMode: first.BillingMode },
    Replicas: records.map((each) => ({
      RegionName: each.RegionName,
      ReplicaStatus: each.TableStatus,
      ProvisionedThroughput: {
        ReadCapacityUnits: each.ReadCapacityUnits ?? 0,
        WriteCapacityUnits: each.WriteCapacityUnits ?? 0,
      },
      Metrics: {
        ConsumedReadCapacityUnits: each.ConsumedReadCapacityUnits,
        ConsumedWriteCapacityUnits: each.ConsumedWriteCapacityUnits,
        ThrottledRequests: each.ThrottledRequests,
        ReplicationLatencySeconds: each.ReplicationLatency,
      },
      PointInTimeRecoveryStatus: each.PointInTimeRecoveryStatus,
    })),
  }
}

/** One record is a zone's share of a group: the call lists instances one by one, a page at a time. */
function instancesOf(records: readonly ShellRecord[]): unknown {
  const all = records.flatMap((each) => {
    const running = Math.round(Number(each.Running ?? 0))
    const healthy = Math.round(Number(each.PassingStatusChecks ?? running))
    return Array.from({ length: running }, (_, nth) => ({
      InstanceId: `i-0${hashText(`${each.AutoScalingGroupName}/${each.AvailabilityZone}/${nth}`).slice(0, 16)}`,
      State: { Code: 16, Name: 'running' },
      Placement: { AvailabilityZone: each.AvailabilityZone },
      StatusChecks: nth < healthy ? 'ok' : 'impaired',
      Tags: [{ Key: 'aws:autoscaling:groupName', Value: each.AutoScalingGroupName }],
    }))
  })
  const reservations = { Reservations: [{ Instances: all.slice(0, MOST_INSTANCES) }] }
  return all.length <= MOST_INSTANCES
    ? reservations
    : {
        ...reservations,
        NextToken: `${all.length - MOST_INSTANCES} more; filter by Name=availability-zone,Values=…`,
      }
}

/** A frame of lines, as `--output table` draws it. */
export function boxTable(section: ConsoleSection, records: readonly ShellRecord[]): string {
  if (records.length === 0) return [section.title, section.note ?? 'none'].join('\n')
  const keys = section.columns.map(({ key }) => key)
  const cells = records.map((record) => keys.map((key) => String(record[key] ?? '-').replace(/\n/g, ', ')))
  const widths = keys.map((key, nth) => Math.max(key.length, ...cells.map((row) => row[nth]?.length ?? 0)))
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
  const line = (row: readonly string[]) =>
    `|${row.map((cell, nth) => ` ${cell.padEnd(widths[nth] ?? 0)} `).join('|')}|`
  return [section.title, rule, line(keys), rule, ...cells.map(line), rule].join('\n')
}
