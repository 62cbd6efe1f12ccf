import type { GaugeView } from '../../../core/drill/index.ts'

/** A telemetry value for people, by unit; "—" when there is no reading. */
export function formatValue(value: number | null, unit: GaugeView['unit'] | string): string {
  if (value === null || Number.isNaN(value)) return '—'
  switch (unit) {
    case 'percent':
    case 'share':
      return `${fixed(value * 100, Math.abs(value) >= 0.9995 || Math.abs(value) < 0.1 ? 2 : 1)} %`
    case 'milliseconds':
    case 'ms':
      return value >= 10_000 ? `${fixed(value / 1000, 1)} s` : `${grouped(Math.round(value))} ms`
    case 'perSecond':
      return `${grouped(Math.round(value))}/s`
    case 'ratio':
      return `${fixed(value, value >= 10 ? 0 : 1)}×`
    default:
      return Math.abs(value) >= 100 ? grouped(Math.round(value)) : String(Math.round(value * 100) / 100)
  }
}

/** Minutes and seconds until a moment, "due" when it has passed. */
export function formatUntil(dueAt: number, now: number): string {
  const left = dueAt - now
  if (left <= 0) return left === 0 ? 'due now' : `${span(-left)} over`
  return `in ${span(left)}`
}

export function span(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  const rest = whole % 60
  return rest === 0 || minutes >= 10 ? `${minutes} min` : `${minutes} min ${rest} s`
}

const fixed = (value: number, digits: number): string => value.toFixed(digits)

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ' ')
}
