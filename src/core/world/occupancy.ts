import { waitingShare } from './erlang-table.ts'

/** Of what there is: closer than this the flows are balanced. */
const CLOSE_ENOUGH = 3e-6

/**
 * Utilisation rho for which the requests inside after one second, c rho + waiting(rho), plus those that left,
 * (c / hold) rho, make up `content` = inside before + arrivals: an implicit fluid step whose rest point is Erlang C
 * (Allen and Cunneen's factor `spread` for hold times that are not exponential) and which is a plain backlog under
 * overload. `room` is the queue's length: the curve bends so that it is reached at rho = 1.
 */
export function occupy(
  content: number,
  threads: number,
  holdS: number,
  spread: number,
  room: number,
  before: number,
): number {
  const linear = threads + threads / holdS
  if (content >= linear + room) return 1
  const slack = slackOf(spread, room)
  let low = 0
  let high = Math.min(1, content / linear)
  let rho = before > low && before < high ? before : high
  let value = linear * rho + waiting(threads, rho, spread, slack) - content
  if (Math.abs(value) < CLOSE_ENOUGH * content) return rho
  // Nobody waits: the linear part alone, which holds for most cells most of the time.
  if (waiting(threads, high, spread, slack) < 1e-9 * content) return high
  for (let n = 0; n < 30; n += 1) {
    if (value > 0) high = rho
    else low = rho
    if (Math.abs(value) < CLOSE_ENOUGH * content) break
    const step = 1e-4 * (1.0001 - rho)
    const ahead = rho + step
    const slope =
      linear + (waiting(threads, ahead, spread, slack) - waiting(threads, rho, spread, slack)) / step
    let next = rho - value / slope
    if (!(next > low && next < high)) next = 0.5 * (low + high)
    if (Math.abs(next - rho) < 1e-9) break
    rho = next
    value = linear * rho + waiting(threads, rho, spread, slack) - content
  }
  return rho
}

/** What bends the waiting curve so that a full queue means full threads. */
export function slackOf(spread: number, room: number): number {
  return room > 0 ? spread / room : 1
}

/** Mean number waiting at this utilisation. */
export function waiting(threads: number, rho: number, spread: number, slack: number): number {
  const share = waitingShare(threads, rho)
  return share === 0 ? 0 : (spread * share * rho) / (1 - rho + slack)
}
