import type { CommandEntry } from '../command/index.ts'
import {
  advanceDrill,
  createDrill,
  type Drill,
  type DrillRecord,
  forkDrill,
  type ImpactCurve,
  impactOf,
  submitCommand,
} from '../drill/index.ts'
import type { Scenario } from '../scenario/index.ts'

/** A run with places to branch off: a branch shares its past with the trunk, so only what follows is played. */
export interface RolloutTrunk {
  /** The trunk itself, to the end. */
  readonly base: ImpactCurve
  /** Other commands from `second` on; those before it must be the trunk's own. */
  readonly branch: (second: number, commands: readonly CommandEntry[]) => ImpactCurve
}

interface Growing {
  readonly drill: Drill
  readonly customerMinutes: number[]
}

/** Plays `commands` to `toSecond` once and keeps a fork at each of `branchSeconds`, before that second's commands. */
export function growTrunk(
  record: DrillRecord,
  scenario: Scenario,
  commands: readonly CommandEntry[],
  branchSeconds: readonly number[],
  toSecond: number,
): RolloutTrunk {
  const { policy, seed, mode, seat } = record
  const trunk: Growing = { drill: createDrill({ scenario, policy, seed, mode, seat }), customerMinutes: [] }
  const forks: { readonly at: number; readonly growing: Growing }[] = []
  const places = [...new Set([0, ...branchSeconds])].sort((a, b) => a - b)
  let next = 0
  for (const at of places) {
    next = grow(trunk, commands, next, at)
    if (trunk.drill.state.ended === null) forks.push({ at, growing: forkOf(trunk) })
  }
  grow(trunk, commands, next, toSecond, true)
  return {
    base: curveOf(trunk),
    branch: (second, changed) => {
      const fork = forks.findLast(({ at }) => at <= second)
      if (fork === undefined) throw new Error('a trunk has a fork at second 0')
      const branch = forkOf(fork.growing)
      const from = changed.findIndex((entry) => entry.at >= fork.at)
      grow(branch, changed, from < 0 ? changed.length : from, toSecond, true)
      return curveOf(branch)
    },
  }
}

/** Plays the commands before `to` (or up to it, at the very end); returns the index of the first that is left. */
function grow(
  growing: Growing,
  commands: readonly CommandEntry[],
  from: number,
  to: number,
  last = false,
): number {
  let index = from
  for (; index < commands.length; index += 1) {
    const { at, seat, command } = commands[index] as CommandEntry
    if (last ? at > to : at >= to) break
    advance(growing, at)
    if (command.kind !== 'chiefSays') submitCommand(growing.drill, seat, command)
  }
  advance(growing, to)
  return index
}

function advance({ drill, customerMinutes }: Growing, to: number): void {
  while (drill.state.second < to && drill.state.ended === null) {
    const nextMinute = (customerMinutes.length + 1) * 60
    advanceDrill(drill, Math.min(to, nextMinute), false)
    if (drill.state.second === nextMinute) customerMinutes.push(impactOf(drill).customerMinutes)
  }
}

const forkOf = ({ drill, customerMinutes }: Growing): Growing => ({
  drill: forkDrill(drill),
  customerMinutes: [...customerMinutes],
})

function curveOf({ drill, customerMinutes }: Growing): ImpactCurve {
  return { final: impactOf(drill), customerMinutes, ended: drill.state.ended }
}
