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
