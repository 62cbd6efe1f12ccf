/** A double-ended ring of actor slots (with the generation they waited in), growing as needed. */
export interface WaitingLine {
  actors: Int32Array
  generations: Int32Array
  first: number
  length: number
}

export function createWaitingLine(): WaitingLine {
  return { actors: new Int32Array(16), generations: new Int32Array(16), first: 0, length: 0 }
}

export function joinLine(line: WaitingLine, actor: number, generation: number): void {
  if (line.length === line.actors.length) double(line)
  const end = (line.first + line.length++) % line.actors.length
  line.actors[end] = actor
  line.generations[end] = generation
}

/** Position in the ring of the one taken out; read `actors` and `generations` there before the next join. */
export function leaveLine(line: WaitingLine, newestFirst: boolean): number {
  line.length--
  if (newestFirst) return (line.first + line.length) % line.actors.length
  const position = line.first
  line.first = (line.first + 1) % line.actors.length
  return position
}

function double(line: WaitingLine): void {
  const size = line.actors.length
  const actors = new Int32Array(2 * size)
  const generations = new Int32Array(2 * size)
  for (let i = 0; i < line.length; i++) {
    const position = (line.first + i) % size
    actors[i] = line.actors[position] as number
    generations[i] = line.generations[position] as number
  }
  line.actors = actors
  line.generations = generations
  line.first = 0
}
