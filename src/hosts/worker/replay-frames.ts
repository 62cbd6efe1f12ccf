import { type Drill, reading } from '../../core/drill/index.ts'
import { seriesId } from '../../core/world/index.ts'
import type { ReplayFrame } from '../../protocol/analysis.ts'

const MINUTE = 60

/** The ended drill minute by minute, as the wall screens showed it; the curve is the harm summed so far. */
export function replayFrames(drill: Drill, customerMinutes: readonly number[]): readonly ReplayFrame[] {
  const end = drill.state.second
  const seen = (series: string, at: number): number => {
    const value = reading(drill, series, end - at)
    return Number.isNaN(value) ? 0 : value
  }
  const frames: ReplayFrame[] = []
  for (let at = 0; at <= end; at += MINUTE) {
    frames.push({
      at,
      failedShare: Math.max(0, 1 - seen(seriesId.customers('all', 'successShare'), at)),
      p99Ms: seen(seriesId.customers('all', 'p99Ms'), at),
      customerMinutes: customerMinutes[at / MINUTE] ?? customerMinutes.at(-1) ?? 0,
    })
  }
  return frames
}
