/** "2.1 s", "4.2 %", "380/s": as a person would say a metric. The metric is the last part of a series id. */
export function formatReading(metric: string, value: number): string {
  if (Number.isNaN(value)) return 'no reading'
  if (metric.endsWith('Ms')) return value >= 1000 ? `${tenths(value / 1000)} s` : `${Math.round(value)} ms`
  if (metric.endsWith('Share') || metric === 'cpu' || metric === 'threadsBusy')
    // Near none and near all the tenths matter: 98.5 % served is not 99 %.
    return Math.min(value, Math.abs(1 - value)) < 0.1
      ? `${tenths(value * 100)} %`
      : `${Math.round(value * 100)} %`
  if (metric.endsWith('Rate')) return `${Math.round(value)}/s`
  if (metric === 'resolves') return `${Math.round(value * 100)} %`
  if (metric.endsWith('Seconds'))
    return value >= 120 ? `${Math.round(value / 60)} min` : `${Math.round(value)} s`
  if (metric.endsWith('PerMinute')) return `${Math.round(value)}/min`
  if (metric.endsWith('PerSecond')) return `${tenths(value)}/s`
  if (metric.endsWith('aysLeft')) return `${tenths(value)} days`
  if (metric.startsWith('burnRate')) return `${tenths(value)}×`
  return value < 10 ? String(tenths(value)) : String(Math.round(value))
}

const tenths = (value: number): number => Math.round(value * 10) / 10
