/**
 * Erlang's formulas for any number of servers, as the smooth function they become when seen over the distance from
 * saturation beta = (1 - load) sqrt(c) (Halfin and Whitt): sqrt(c) B / (1 - B), B the share that Erlang B loses. It
 * falls like a normal tail below saturation and rises like |beta| above it. Values and slopes are exact at the points;
 * between them cubic, error below 0.1 %.
 */
const STEPS_PER_BETA = 8
const LEAST_BETA = -8
const MOST_BETA = 5
const COLUMNS = (MOST_BETA - LEAST_BETA) * STEPS_PER_BETA + 1
const EXACT_UP_TO = 48
const GROWTH = 1.07

const MOST_SERVERS = 20_000

const serverCounts: number[] = []
for (let c = 1; c < MOST_SERVERS; c = c < EXACT_UP_TO ? c + 1 : Math.ceil(c * GROWTH)) serverCounts.push(c)

/** Index of the last row but one, at most, that is for no more than so many servers. */
const rowBelow = new Int16Array(MOST_SERVERS)
for (let c = 1, index = 0; c < MOST_SERVERS; c += 1) {
  while (index + 2 < serverCounts.length && (serverCounts[index + 1] as number) <= c) index += 1
  rowBelow[c] = index
}

/** Pure memo of rows, each filled when first asked for: value and slope of every column. */
const rows: (Float64Array | undefined)[] = serverCounts.map(() => undefined)

/** What the states with a free server weigh, against all busy and nobody waiting: 1/B - 1; exact. */
export function freeWeight(servers: number, offered: number): number {
  let term = 1
  let sum = 0
  for (let k = servers; k >= 1; k -= 1) {
    term *= k / offered
    sum += term
    if (k < offered && term < 1e-17 * sum) break
  }
  return sum
}

function rowAt(index: number): Float64Array {
  const known = rows[index]
  if (known !== undefined) return known
  const servers = serverCounts[index] as number
  const root = Math.sqrt(servers)
  const row = new Float64Array(2 * COLUMNS)
  for (let column = 0; column < COLUMNS; column += 1) {
    const load = 1 - (LEAST_BETA + column / STEPS_PER_BETA) / root
    if (load <= 0) continue
    const free = freeWeight(servers, load * servers)
    const blocked = 1 / (1 + free)
    row[2 * column] = root / free
    // dB/da = B (c/a - 1 + B), and an offered load falls by sqrt(c) per beta.
    row[2 * column + 1] =
      (-servers * blocked * (1 / load - 1 + blocked)) / ((1 - blocked) * (1 - blocked) * STEPS_PER_BETA)
  }
  // With one server the curve ends in a straight line at load 0.
  if (servers === 1) row[2 * (1 - LEAST_BETA) * STEPS_PER_BETA + 1] = -1 / STEPS_PER_BETA
  rows[index] = row
  return row
}

function between(row: Float64Array, column: number, part: number): number {
  const at = 2 * column
  const low = row[at] as number
  const high = row[at + 2] as number
  const rise = high - low
  const first = (row[at + 1] as number) - rise
  const last = rise - (row[at + 3] as number)
  return low + part * (rise + (1 - part) * (first * (1 - part) + last * part))
}

/** True where the threads end far beyond what they are asked: `crowding` is 0 there. */
export function nobodyWaits(servers: number, load: number): boolean {
  const rest = 1 - load
  return rest > 0 && rest * rest * Math.max(servers, 1) >= MOST_BETA * MOST_BETA
}

/**
 * sqrt(c) over the weight of the states with a free server, for any number of servers >= 1 (fractions too) and any load
 * (offered work over servers, may exceed 1). 0 where practically nobody finds all of them busy.
 */
export function crowding(servers: number, load: number): number {
  const c = Math.max(servers, 1)
  const beta = (1 - load) * Math.sqrt(c)
  if (beta >= MOST_BETA || load <= 0) return 0
  const index = rowBelow[Math.min(MOST_SERVERS - 1, Math.floor(c))] as number
  const low = rowAt(index)
  const lowServers = serverCounts[index] as number
  const weight = Math.min(1, (c - lowServers) / ((serverCounts[index + 1] as number) - lowServers))
  if (beta <= LEAST_BETA) {
    let edge = low[0] as number
    if (weight > 0) edge += ((rowAt(index + 1)[0] as number) - edge) * weight
    return -beta + ((edge + LEAST_BETA) * LEAST_BETA) / beta
  }
  const at = (beta - LEAST_BETA) * STEPS_PER_BETA
  const column = Math.min(COLUMNS - 2, Math.floor(at))
  const part = at - column
  let value = between(low, column, part)
  if (weight > 0) value += (between(rowAt(index + 1), column, part) - value) * weight
  return Math.max(0, value)
}

/** Erlang C, the share of arrivals that must wait, at a utilisation of 0 to 1. */
export function waitingShare(servers: number, rho: number): number {
  if (rho >= 1) return 1
  const crowd = crowding(servers, rho)
  return crowd === 0 ? 0 : crowd / (crowd + (1 - rho) * Math.sqrt(Math.max(servers, 1)))
}
