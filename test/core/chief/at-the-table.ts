import type { ChiefMemory } from '../../../src/core/chief/index.ts'
import type { Command, SeatId } from '../../../src/core/command/index.ts'
import type { Drill, DrillMode, ToldEntry, ToldOf } from '../../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario } from '../../../src/core/scenario/index.ts'
import { openTable, second, submit, type Table } from '../../../src/core/table/index.ts'
import { toldLog } from '../../../src/core/view/index.ts'

export type Spoken = ToldEntry & { readonly event: ToldOf<'chiefSpoke'> }

export interface Sitting {
  readonly scenario: Scenario
  readonly mode: DrillMode
  readonly seed?: number
  readonly until: number
  /** What the trainee does after each second; refused commands are kept in `refused`. */
  readonly trainee?: (drill: Drill) => readonly Command[]
  /** Called after each second, when everybody has had their turn. */
  readonly after?: (drill: Drill, memory: ChiefMemory) => void
}

export interface Sat {
  readonly table: Table
  readonly drill: Drill
  readonly memory: ChiefMemory
  readonly spoken: readonly Spoken[]
  /** What the Chief tried and the drill refused. */
  readonly refusedActs: readonly string[]
  readonly refused: readonly string[]
}

const SEATS: Readonly<Record<DrillMode, SeatId>> = {
  shadow: 'observer',
  assist: 'deputy',
  command: 'commander',
  exam: 'commander',
}

/** A trainee and the Chief at one table: a second passes, the Chief has his turn, then the trainee. */
export function sitDown({ scenario, mode, seed = 1, until, trainee, after }: Sitting): Sat {
  const seat = SEATS[mode]
  const table = openTable({ scenario, policy: defaultPolicy, seed, mode, seat })
  const { drill, state } = table
  const refused: string[] = []
  const traineesTurn = () => {
    for (const command of trainee?.(drill) ?? []) {
      const result = submit(table, seat, command)
      if (!result.ok) refused.push(`${drill.state.second} ${command.kind}: ${result.problem}`)
    }
  }
  traineesTurn()
  while (drill.state.second < until && drill.state.ended === null) {
    second(table)
    traineesTurn()
    after?.(drill, state.chief)
  }
  return {
    table,
    drill,
    memory: state.chief,
    spoken: spokenIn(drill),
    refusedActs: state.gameRefused,
    refused,
  }
}

export function spokenIn(drill: Drill): readonly Spoken[] {
  return toldLog(drill).filter((entry): entry is Spoken => entry.event.kind === 'chiefSpoke')
}

/** Commands at fixed seconds. */
export function atTimes(script: readonly (readonly [number, Command])[]) {
  return (drill: Drill): readonly Command[] =>
    script.filter(([second]) => second === drill.state.second).map(([, command]) => command)
}

/** The id of a watching question, e.g. `q-noCommander-1`, without its count. */
export function momentsAsked(spoken: readonly Spoken[]): readonly string[] {
  return spoken.flatMap(({ event }) =>
    event.questionId?.startsWith('q-') === true ? [event.questionId.slice(2).replace(/-\d+$/, '')] : [],
  )
}
