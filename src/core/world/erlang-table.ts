/**
 * Erlang C, the share of arrivals that must wait for one of c servers, over the distance from saturation
 * beta = (1 - rho) * sqrt(c). Exact at its points; error of the interpolation below 1 % of the share.
 */
const BETA_STEP = 1 / 32
const COLUMNS = 161
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

/** Pure memo of rows, each filled when first asked for. */
const rows: (Float64Array | undefined)[] = serverCounts.map(() => undefined)

/** Probability of waiting by the recurrence of Erlang B; exact. `load` = offered erlangs, below `servers`. */
export function erlangC(servers: number, load: number): number {
  if (load <= 0) return 0
  let blocked = 1
  for (let k = 1; k <= servers; k += 1) blocked = (load * blocked) / (k + load * blocked)
  return (servers * blocked) / (servers - load * (1 - blocked))
}

function rowAt(index: number): Float64Array {
  const known = rows[index]
  if (known !== undefined) return known
  const servers = serverCounts[index] as number
  const row = new Float64Array(COLUMNS)
  for (let column = 0; column < COLUMNS; column += 1) {
    const rho = 1 - (column * BETA_STEP) / Math.sqrt(servers)
    row[column] = column === 0 ? 1 : rho <= 0 ? 0 : erlangC(servers, rho * servers)
  }
  rows[index] = row
  return row
}

/** Interpolated Erlang C for any number of servers >= 1 (fractions too) and utilisation 0 to 1. */
export function waitingShare(servers: number, rho: number): number {
  const c = Math.max(servers, 1)
  const at = ((1 - rho) * Math.sqrt(c)) / BETA_STEP
  if (at >= COLUMNS - 1) return 0
  const column = at <= 0 ? 0 : Math.floor(at)
  const part = at <= 0 ? 0 : at - column
  const index = rowBelow[Math.min(MOST_SERVERS - 1, Math.floor(c))] as number
  const low = rowAt(index)
  const below = (low[column] as number) * (1 - part) + (low[column + 1] as number) * part
  const lowServers = serverCounts[index] as number
  if (c === lowServers) return below
  const high = rowAt(index + 1)
  const above = (high[column] as number) * (1 - part) + (high[column + 1] as number) * part
  const weight = Math.min(1, (c - lowServers) / ((serverCounts[index + 1] as number) - lowServers))
  return below + (above - below) * weight
}
