import type { CompiledService } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/**
 * How much longer own work takes because others are at work in the same instance (universal scalability law). Who begins
 * finds those who hold threads and takes one himself; with all threads held, he takes the place of the one who left.
 * What this makes of the threads held shows in the next second: such feedback has two states, and the world keeps its own.
 */
export function contentionFactor({ cell }: WorldState, i: number, service: CompiledService): number {
  const { contention } = service
  const threads = cell.threads[i] as number
  if (contention === undefined || threads <= 0) return 1
  const busy = cell.busy[i] as number
  const n = Math.max(1, busy * service.threads + ((1 - busy) * service.threads) / threads)
  return 1 + contention.serialShare * (n - 1) + contention.crosstalk * n * (n - 1)
}
