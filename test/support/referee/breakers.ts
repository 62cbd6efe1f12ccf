/** The breaker of one calling cell: closed, open until a moment, or letting a few through to see. */
export interface Breaker {
  above: number | null
  state: 'closed' | 'open' | 'trying'
  until: number
  readonly ends: { readonly at: number; readonly good: boolean }[]
}

const looksBackSeconds = 5
const fewest = 5
const tryingSeconds = 3
const triedShare = 0.1

export const createBreaker = (above: number | null): Breaker => ({
  above,
  state: 'closed',
  until: 0,
  ends: [],
})

/** Whether a call may pass; `draw` is a uniform number. */
export function passes(breaker: Breaker, openSeconds: number, now: number, draw: number): boolean {
  if (breaker.above === null) return true
  if (breaker.state !== 'closed' && now >= breaker.until) {
    if (breaker.state === 'open') {
      breaker.state = 'trying'
      breaker.until = now + tryingSeconds
      breaker.ends.length = 0
    } else if (badShare(breaker, now) > breaker.above) open(breaker, openSeconds, now)
    else breaker.state = 'closed'
  }
  return breaker.state === 'closed' || (breaker.state === 'trying' && draw <= triedShare)
}

export function noteEnd(breaker: Breaker, openSeconds: number, good: boolean, now: number): void {
  if (breaker.above === null) return
  breaker.ends.push({ at: now, good })
  if (breaker.state !== 'closed' || breaker.ends.length < fewest) return
  if (badShare(breaker, now) > breaker.above) open(breaker, openSeconds, now)
}

function badShare(breaker: Breaker, now: number): number {
  while (breaker.ends.length > 0 && (breaker.ends[0]?.at as number) < now - looksBackSeconds)
    breaker.ends.shift()
  const bad = breaker.ends.filter(({ good }) => !good).length
  return breaker.ends.length > 0 ? bad / breaker.ends.length : 0
}

function open(breaker: Breaker, openSeconds: number, now: number): void {
  breaker.state = 'open'
  breaker.until = now + openSeconds
  breaker.ends.length = 0
}
