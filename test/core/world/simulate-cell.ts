import { drawAt, streamKey } from '../../../src/core/determinism/index.ts'

/** One cell, request by request: Poisson arrivals, threads, places, cores shared evenly. Times in seconds. */
export interface SimulatedCell {
  readonly perSecond: number
  readonly threads: number
  readonly places: number
  readonly newestFirst?: boolean
  /** Mean of the own time that needs no core, and of that which does (exponential together: the same share of each). */
  readonly restS: number
  readonly cpuS: number
  readonly cores: number
  /** Coefficient of variation of own time: 0, 1, or above 1 (two exponentials with balanced means). */
  readonly variation?: number
  /** Own time grows by this with the requests held when the work begins. */
  readonly contention?: (held: number) => number
  /** Callers give up after so long; with `drops`, who is expired at a thread is dropped without work. */
  readonly deadlineS?: number
  readonly drops?: boolean
  /** Attempts of a caller, the next one this long after a failure. */
  readonly attempts?: number
  readonly pauseS?: number
  readonly seconds: number
  readonly warmUpSeconds: number
}

export interface Seen {
  readonly perSecond: number
  readonly goodPerSecond: number
  readonly refusedShare: number
  readonly p50: number
  readonly p99: number
  readonly mean: number
}

interface Request {
  readonly arrived: number
  readonly attempt: number
  cpu: number
  end: number
}

export function simulateCell(cell: SimulatedCell, seed = 1): Seen {
  const key = streamKey(seed, 'cell')
  let drawn = 0
  const exponential = (mean: number): number => {
    drawn += 1
    return -mean * Math.log(1 - drawAt(key, drawn))
  }
  const varied = (): number => {
    const variation = cell.variation ?? 1
    if (variation === 0) return 1
    if (variation === 1) return exponential(1)
    const square = variation * variation
    const often = 0.5 * (1 + Math.sqrt((square - 1) / (square + 1)))
    drawn += 1
    return drawAt(key, drawn) < often ? exponential(0.5 / often) : exponential(0.5 / (1 - often))
  }
  const waiting: Request[] = []
  const resting: Request[] = []
  const running: Request[] = []
  const again: { readonly at: number; readonly attempt: number }[] = []
  const times: number[] = []
  let clock = 0
  let next = exponential(1 / cell.perSecond)
  let refused = 0
  let offered = 0
  let done = 0
  let good = 0
  const deadline = cell.deadlineS ?? Infinity
  const repeat = (attempt: number, at: number) => {
    if (attempt < (cell.attempts ?? 1)) again.push({ at: at + (cell.pauseS ?? 0), attempt: attempt + 1 })
  }
  const begin = (request: Request) => {
    const factor = cell.contention?.(resting.length + running.length + 1) ?? 1
    const size = factor * varied()
    request.cpu = size * cell.cpuS
    request.end = clock + size * cell.restS
    if (cell.restS > 0) resting.push(request)
    else running.push(request)
  }
  const free = () => {
    while (waiting.length > 0 && resting.length + running.length < cell.threads) {
      const request = (cell.newestFirst === true ? waiting.pop() : waiting.shift()) as Request
      if (cell.drops === true && clock - request.arrived > deadline) continue
      begin(request)
    }
  }
  const arrive = (attempt: number) => {
    if (clock > cell.warmUpSeconds) offered += 1
    const request = { arrived: clock, attempt, cpu: 0, end: 0 }
    if (resting.length + running.length < cell.threads) begin(request)
    else if (waiting.length < cell.places) waiting.push(request)
    else {
      if (clock > cell.warmUpSeconds) refused += 1
      repeat(attempt, clock)
      return
    }
    if (deadline < Infinity) late.push(request)
  }
  const late: Request[] = []
  const answered = new Set<Request>()
  while (clock < cell.seconds) {
    const speed = Math.min(1, cell.cores / Math.max(1, running.length))
    let at = next
    let what: string = 'arrive'
    let which = -1
    resting.forEach((request, n) => {
      if (request.end < at) [at, what, which] = [request.end, 'rested', n]
    })
    running.forEach((request, n) => {
      if (clock + request.cpu / speed < at) [at, what, which] = [clock + request.cpu / speed, 'done', n]
    })
    again.forEach((retry, n) => {
      if (retry.at < at) [at, what, which] = [retry.at, 'again', n]
    })
    while (late.length > 0 && answered.delete(late[0] as Request)) late.shift()
    const oldest = late[0]
    if (oldest !== undefined && oldest.arrived + deadline < at)
      [at, what] = [oldest.arrived + deadline, 'late']
    for (const request of running) request.cpu -= (at - clock) * speed
    clock = at
    if (what === 'arrive') {
      next = clock + exponential(1 / cell.perSecond)
      arrive(1)
    } else if (what === 'rested') running.push(...resting.splice(which, 1))
    else if (what === 'again') arrive(again.splice(which, 1)[0]?.attempt as number)
    else if (what === 'late') repeat((late.shift() as Request).attempt, clock)
    else {
      const [request] = running.splice(which, 1) as [Request]
      const took = clock - request.arrived
      if (took <= deadline && deadline < Infinity) answered.add(request)
      if (clock > cell.warmUpSeconds) {
        done += 1
        if (took <= deadline) good += 1
        times.push(took)
      }
      free()
    }
  }
  times.sort((a, b) => a - b)
  const span = cell.seconds - cell.warmUpSeconds
  return {
    perSecond: done / span,
    goodPerSecond: good / span,
    refusedShare: refused / offered,
    p50: times[Math.floor(0.5 * times.length)] as number,
    p99: times[Math.floor(0.99 * times.length)] as number,
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
  }
}
