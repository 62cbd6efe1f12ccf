import { withoutWords } from '../command/index.ts'
import { hashText, stableHash } from '../determinism/index.ts'
import { hashWorldState } from '../world/index.ts'
import type { Drill } from './drill-state.ts'

/** Stands for the whole state: the world's bits, the log's hash chain, the queue and the statechart. */
export function checkpointHash(drill: Drill): string {
  const { state } = drill
  const waiting = stableHash(withoutWords([state.machine.value, state.queue, state.incident]))
  return hashText(`${state.second} ${hashWorldState(state.world)} ${state.logHash} ${waiting}`)
}
