import { grouped } from '../../store/index.ts'

/** Numbers that only the report has. */

/** "+1 240", "−310", "±0". */
export function signed(value: number): string {
  const whole = Math.round(value)
  if (whole === 0) return '±0'
  return `${whole > 0 ? '+' : '−'}${grouped(Math.abs(whole))}`
}

export function dollars(value: number): string {
  return `$${grouped(value)}`
}

/** Round steps for an axis from 0 to `top`, about four of them. */
export function axisSteps(top: number): number[] {
  if (!(top > 0)) return [0]
  const rough = top / 4
  let unit = 1
  while (unit * 10 <= rough) unit *= 10
  while (unit > rough) unit /= 10
  const step =
    [1, 2, 5, 10].map((factor) => factor * unit).find((candidate) => candidate >= rough) ?? 10 * unit
  const steps: number[] = []
  for (let value = 0; value <= top * 1.001; value += step) steps.push(value)
  return steps
}

/** Short enough for an axis: "50 k", "1.5 M". */
export function compact(value: number): string {
  const [unit, name] = value >= 1e6 ? [1e6, '\u202fM'] : value >= 10_000 ? [1e3, '\u202fk'] : [1, '']
  const scaled = value / unit
  return unit === 1 ? grouped(value) : `${Number.isInteger(scaled) ? scaled : scaled.toFixed(1)}${name}`
}
