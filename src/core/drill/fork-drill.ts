import { cloneWorldState } from '../world/index.ts'
import type { Drill, DrillState } from './drill-state.ts'

/**
 * A second drill with the same past. Log lines and other finished things are shared, as nobody changes them; what may
 * still change is copied.
 */
export function forkDrill(drill: Drill): Drill {
  const { world, log, commands, checkpoints, statusPosts, ...rest } = drill.state
  const state: DrillState = {
    ...copy(rest),
    world: cloneWorldState(drill.model, world),
    log: [...log],
    commands: [...commands],
    checkpoints: [...checkpoints],
    statusPosts: [...statusPosts],
  }
  return { ...drill, state }
}

/** Deep copy of plain data. */
function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T
  if (typeof value !== 'object' || value === null) return value
  const result: Record<string, unknown> = {}
  for (const key of Object.keys(value)) result[key] = copy((value as Record<string, unknown>)[key])
  return result as T
}
