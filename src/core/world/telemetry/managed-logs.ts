import type { WorldModel } from '../world-model.ts'
import type { AccessLine } from './access-logs.ts'
import { portValue } from './frame.ts'
import { managedIn } from './managed-frame.ts'

/** Of a storm of equal lines, so many reach the log. */
const THROTTLES_LOGGED = 0.3

/** Lines of a caller whose operations on a table were throttled between two samples. */
export function throttleLines(
  model: WorldModel,
  frame: Float64Array,
  before: Float64Array,
  p: number,
): readonly AccessLine[] {
  const use = model.managed.tablePorts[model.managed.portPlace[p] as number]
  if (use === undefined) return []
  const grown = portValue(model, frame, p, 'throttles') - portValue(model, before, p, 'throttles')
  if (grown <= 0) return []
  const table = model.managed.tables[use.table]?.table.id ?? ''
  const operation = use.writes ? 'PutItem' : 'GetItem'
  return [
    {
      perSecond: (THROTTLES_LOGGED * grown) / model.topology.observability.resolutionSeconds,
      level: 'warn',
      message: () => `ProvisionedThroughputExceededException: ${operation} throttled table=${table}`,
    },
  ]
}

/** Lines about launches of a cell's fleet that came to nothing between two samples. */
export function launchLines(
  model: WorldModel,
  frame: Float64Array,
  before: Float64Array,
  cell: number,
): readonly AccessLine[] {
  const f = model.cellFleet[cell] as number
  if (model.fleets[f]?.cells[0] !== cell) return []
  const now = managedIn(model, frame).launch
  const then = managedIn(model, before).launch
  const insufficient = (now.insufficient[f] as number) - (then.insufficient[f] as number)
  const limited = (now.limited[f] as number) - (then.limited[f] as number)
  const lines: AccessLine[] = []
  const add = (count: number, why: string): void => {
    if (count <= 0) return
    lines.push({
      // Few, but nobody may miss them.
      perSecond: 2,
      level: 'error',
      message: () => `scaling activity failed: ${Math.round(count)} launches: ${why}`,
    })
  }
  add(insufficient, 'InsufficientInstanceCapacity')
  add(limited, 'RequestLimitExceeded')
  return lines
}
