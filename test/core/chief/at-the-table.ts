import { type ChiefMemory, chiefTurn, freshChief, speaksToChief } from '../../../src/core/chief/index.ts'
import {
  advanceDrill,
  type Command,
  createDrill,
  type Drill,
  type DrillMode,
  type EventOf,
  type LogEntry,
  type SeatId,
  submitCommand,
} from '../../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario } from '../../../src/core/scenario/index.ts'

export type Spoken = LogEntry & { readonly event: EventOf<'chiefSpoke'> }

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

/** A trainee and the Chief at one drill, as every host runs it: a second passes, the Chief has his turn, then the trainee. */
export function sitDown({ scenario, mode, seed = 1, until, trainee, after }: Sitting): Sat {
  const seat = SEATS[mode]
  const drill = createDrill({ scenario, policy: defaultPolicy, seed, mode, seat })
  let memory = freshChief
  const refusedActs: string[] = []
  const refused: string[] = []
  const chief = () => {
    const turn = chiefTurn(drill, memory)
    memory = turn.memory
    for (const act of turn.acts) {
      if (drill.state.ended !== null) return
      const result = submitCommand(drill, act.seat, act.command)
      if (!result.ok) refusedActs.push(`${drill.state.second} ${act.command.kind}: ${result.problem}`)
    }
  }
  const traineesTurn = () => {
    for (const command of trainee?.(drill) ?? []) {
      const result = submitCommand(drill, seat, command)
      if (!result.ok) refused.push(`${drill.state.second} ${command.kind}: ${result.problem}`)
      if (speaksToChief(command.kind)) chief()
    }
  }
  traineesTurn()
  while (drill.state.second < until && drill.state.ended === null) {
    advanceDrill(drill, drill.state.second + 1)
    chief()
    traineesTurn()
    after?.(drill, memory)
  }
  return { drill, memory, spoken: spokenIn(drill), refusedActs, refused }
}

export function spokenIn(drill: Drill): readonly Spoken[] {
  return drill.state.log.filter((entry): entry is Spoken => entry.event.kind === 'chiefSpoke')
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
