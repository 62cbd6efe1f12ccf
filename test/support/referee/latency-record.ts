const binsPerUnitOfLog = 200
const smallestSeconds = 1e-6
const binCount = 4200

/** Histogram with bins half a percent wide, from a microsecond to about 1,300 seconds. */
export interface LatencyRecord {
  readonly bins: Float64Array
  count: number
  sumSeconds: number
}

export function createLatencyRecord(): LatencyRecord {
  return { bins: new Float64Array(binCount), count: 0, sumSeconds: 0 }
}

export function recordLatency(record: LatencyRecord, seconds: number): void {
  const position =
    seconds <= smallestSeconds ? 0 : Math.floor(Math.log(seconds / smallestSeconds) * binsPerUnitOfLog)
  const bin = position < binCount ? position : binCount - 1
  record.bins[bin] = (record.bins[bin] as number) + 1
  record.count++
  record.sumSeconds += seconds
}

export function addLatencies(total: LatencyRecord, part: LatencyRecord): void {
  for (let bin = 0; bin < binCount; bin++)
    total.bins[bin] = (total.bins[bin] as number) + (part.bins[bin] as number)
  total.count += part.count
  total.sumSeconds += part.sumSeconds
}

/** The quantile in milliseconds (geometric middle of its bin, so within 0.25 %); NaN when nothing was recorded. */
export function quantileMs(record: LatencyRecord, share: number): number {
  let left = share * record.count
  if (record.count === 0) return Number.NaN
  for (let bin = 0; bin < binCount; bin++) {
    left -= record.bins[bin] as number
    if (left <= 0) return 1000 * smallestSeconds * Math.exp((bin + 0.5) / binsPerUnitOfLog)
  }
  throw new Error('quantile beyond the histogram')
}
