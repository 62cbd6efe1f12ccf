import type { WorldState } from '../world-state.ts'

/** Instances of a cell that are there and have a network, whether they are up or not. */
export function presentIn(state: WorldState, cell: number): number {
  return (state.cell.instances[cell] as number) - (state.cell.unconnected[cell] as number)
}
