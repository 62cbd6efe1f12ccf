/**
 * The least that the arithmetic of the world could cost: the same number of cells and links stepped over typed arrays,
 * with about the same count of multiplications, divisions and comparisons, and none of the meaning.
 */
export function bareLoop(cells: number, links: number, seconds: number): number {
  const offered = new Float64Array(cells).fill(100)
  const queue = new Float64Array(cells)
  const held = new Float64Array(cells).fill(0.02)
  const failed = new Float64Array(links)
  const latency = new Float64Array(links).fill(0.02)
  let sum = 0
  for (let second = 0; second < seconds; second += 1) {
    // Four sweeps a second: load down, answers up, twice for what feeds back.
    for (let sweep = 0; sweep < 4; sweep += 1) {
      for (let link = 0; link < links; link += 1) {
        const from = link % cells
        const to = (link * 7 + 3) % cells
        const rate = offered[from] as number
        const wait = latency[link] as number
        const lost = wait > 1 ? 1 : wait * 0.001
        failed[link] = lost
        const attempts = 1 + lost * (1 + lost)
        offered[to] = 0.9 * (offered[to] as number) + 0.1 * rate * attempts
        latency[link] = 0.5 * wait + 0.5 * ((held[to] as number) + (queue[to] as number) / (1 + rate))
      }
      for (let cell = 0; cell < cells; cell += 1) {
        const load = (offered[cell] as number) * (held[cell] as number)
        const use = load / (1 + load)
        const waiting = use < 0.95 ? (use * use) / (1 - use) : 20
        queue[cell] = Math.min(200, 0.8 * (queue[cell] as number) + waiting)
        held[cell] = 0.02 + 0.0001 * Math.sqrt(queue[cell] as number)
        sum += queue[cell] as number
      }
    }
  }
  return sum
}
