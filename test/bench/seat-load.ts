/** What the updates of one seat cost at one commit: measured by a program of its own, one for each commit. */
export interface SeatLoad {
  /** Microseconds of all updates of one simulated second, on average over the busy half hour. */
  readonly microsPerSecond: number
  /** The same in the worst minute of the hour. */
  readonly worstMinuteMicros: number
  readonly bytesPerSecond: number
  readonly worstMinuteBytes: number
  /** One simulated second of the drill itself, without any view. */
  readonly stepMicros: number
}

export const UPDATES_PER_SECOND = 4
export const UNTIL_SECOND = 3600
/** The busy half hour of the largest incident: everybody is called, and travellers are moved. */
export const BUSY_FROM_SECOND = 1800

/** Both sides are measured for as long, and at least twice. */
const MEASURED_FOR_MS = 4000

/** Once to warm up, then the fastest of several: what else the machine does only ever adds. */
export function bestLoad(measure: () => SeatLoad): SeatLoad {
  measure()
  const until = performance.now() + MEASURED_FOR_MS
  const loads = [measure(), measure()]
  while (performance.now() < until) loads.push(measure())
  return loads.reduce((best, each) => (each.microsPerSecond < best.microsPerSecond ? each : best))
}

/** Sums up what each second cost; `second` 1 is the first. */
export function sumUp(
  seconds: readonly { readonly micros: number; readonly bytes: number; readonly stepMicros: number }[],
): SeatLoad {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const minutes = (of: (second: (typeof seconds)[number]) => number) =>
    Array.from({ length: Math.floor(seconds.length / 60) }, (_, minute) =>
      mean(seconds.slice(minute * 60, minute * 60 + 60).map(of)),
    )
  const busy = seconds.slice(BUSY_FROM_SECOND)
  return {
    microsPerSecond: mean(busy.map(({ micros }) => micros)),
    worstMinuteMicros: Math.max(...minutes(({ micros }) => micros)),
    bytesPerSecond: mean(busy.map(({ bytes }) => bytes)),
    worstMinuteBytes: Math.max(...minutes(({ bytes }) => bytes)),
    stepMicros: mean(seconds.map(({ stepMicros }) => stepMicros)),
  }
}
