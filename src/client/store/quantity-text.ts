/** One rule for numbers on panels and pictures: every unit is written in one way, wherever it stands. */

const NO_READING = '—'

/** "12,345", as in all prose of the game. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** "870 ms" below a second, "8.7 s" from there on, "2 min" from two minutes. */
export function millisecondsText(value: number): string {
  if (value < 999.5) return `${Math.round(value)} ms`
  if (value < 120_000) return `${value < 99_950 ? (value / 1000).toFixed(1) : Math.round(value / 1000)} s`
  return `${Math.round(value / 60_000)} min`
}

/** "0.08 %", "6.1 %", "42 %", "95 %", "99.95 %": finer at both ends, where services are judged. */
export function percentText(share: number): string {
  const percent = share * 100
  const size = Math.abs(percent)
  const digits =
    size < 0.005 || size >= 99.995 ? 0 : size < 1 || size >= 99 ? 2 : size < 10 || size >= 90 ? 1 : 0
  return `${size < 0.005 ? 0 : Number(percent.toFixed(digits))} %`
}

export function rateText(value: number): string {
  return `${value >= 10 || value === 0 ? grouped(value) : value.toFixed(1)}/s`
}

/** A telemetry value for people, by unit; "—" when there is no reading. */
export function quantityText(value: number | null, unit: string): string {
  if (value === null || Number.isNaN(value)) return NO_READING
  switch (unit) {
    case 'percent':
    case 'share':
      return percentText(value)
    case 'milliseconds':
    case 'ms':
      return millisecondsText(value)
    case 'perSecond':
      return rateText(value)
    case 'ratio':
      return `${value.toFixed(value >= 10 ? 0 : 1)}×`
    default:
      return Math.abs(value) >= 100 ? grouped(value) : String(Math.round(value * 100) / 100)
  }
}
