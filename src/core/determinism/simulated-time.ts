/** Simulated time is whole seconds since the start of the drill; wall-clock text is derived, never read. */

const SECONDS_PER_DAY = 86_400

const two = (value: number): string => String(value).padStart(2, '0')

/** Time of day as HH:MM:SS (UTC) at `second`, when second 0 is `startsAtUtcSecond` after midnight. */
export function clockAt(startsAtUtcSecond: number, second: number): string {
  const ofDay = (((startsAtUtcSecond + second) % SECONDS_PER_DAY) + SECONDS_PER_DAY) % SECONDS_PER_DAY
  const whole = Math.floor(ofDay)
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}

/** Time since the start as T+MM:SS, or T+H:MM:SS after the first hour; T-… before the start. */
export function elapsedLabel(second: number): string {
  const sign = second < 0 ? '-' : '+'
  const whole = Math.floor(Math.abs(second))
  const hours = Math.floor(whole / 3600)
  const minutes = two(Math.floor(whole / 60) % 60)
  return `T${sign}${hours > 0 ? `${hours}:` : ''}${minutes}:${two(whole % 60)}`
}
