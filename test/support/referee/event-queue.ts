/**
 * Binary heap of future events in flat arrays. Ties are broken by order of insertion, so a run depends on its seed alone.
 * `pop` leaves the event in `kind`, `actor` and `generation` and returns its time.
 */
export class EventQueue {
  kind = 0
  actor = 0
  generation = 0
  length = 0
  private capacity = 1024
  private inserted = 0
  private at = new Float64Array(this.capacity)
  private order = new Float64Array(this.capacity)
  private kinds = new Int32Array(this.capacity)
  private actors = new Int32Array(this.capacity)
  private generations = new Int32Array(this.capacity)

  push(time: number, kind: number, actor: number, generation: number): void {
    if (this.length === this.capacity) this.grow()
    const order = this.inserted++
    let hole = this.length++
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      if ((this.at[parent] as number) <= time) break
      this.copy(parent, hole)
      hole = parent
    }
    this.place(hole, time, order, kind, actor, generation)
  }

  /** Time of the next event; only when `length` > 0. */
  peek(): number {
    return this.at[0] as number
  }

  pop(): number {
    const time = this.at[0] as number
    this.kind = this.kinds[0] as number
    this.actor = this.actors[0] as number
    this.generation = this.generations[0] as number
    const last = --this.length
    if (last > 0) this.sinkFromTop(last)
    return time
  }

  private sinkFromTop(last: number): void {
    const time = this.at[last] as number
    const order = this.order[last] as number
    let hole = 0
    for (;;) {
      let child = 2 * hole + 1
      if (child >= last) break
      if (child + 1 < last && this.isBefore(child + 1, this.at[child] as number, this.order[child] as number))
        child++
      if (!this.isBefore(child, time, order)) break
      this.copy(child, hole)
      hole = child
    }
    this.copy(last, hole)
  }

  private isBefore(index: number, time: number, order: number): boolean {
    const at = this.at[index] as number
    return at < time || (at === time && (this.order[index] as number) < order)
  }

  private copy(from: number, to: number): void {
    this.at[to] = this.at[from] as number
    this.order[to] = this.order[from] as number
    this.kinds[to] = this.kinds[from] as number
    this.actors[to] = this.actors[from] as number
    this.generations[to] = this.generations[from] as number
  }

  private place(
    index: number,
    time: number,
    order: number,
    kind: number,
    actor: number,
    generation: number,
  ): void {
    this.at[index] = time
    this.order[index] = order
    this.kinds[index] = kind
    this.actors[index] = actor
    this.generations[index] = generation
  }

  private grow(): void {
    this.capacity *= 2
    this.at = grown(this.at, new Float64Array(this.capacity))
    this.order = grown(this.order, new Float64Array(this.capacity))
    this.kinds = grown(this.kinds, new Int32Array(this.capacity))
    this.actors = grown(this.actors, new Int32Array(this.capacity))
    this.generations = grown(this.generations, new Int32Array(this.capacity))
  }
}

/** Copies `source` into the larger `target` and returns it. */
export function grown<A extends Float64Array | Int32Array>(source: A, target: A): A {
  target.set(source)
  return target
}
