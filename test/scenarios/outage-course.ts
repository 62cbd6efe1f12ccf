import { onsetSecond } from '../../scenarios/dynamodb-outage/machine.ts'
import { scenario } from '../../scenarios/dynamodb-outage/scenario.ts'
import {
  advanceDrill,
  createDrill,
  type Drill,
  drillFacts,
  submitCommand,
} from '../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario } from '../../src/core/scenario/index.ts'

/** An action of the scenario, by the commander's own hands, at a minute after the name vanished. */
export type ActionStep = readonly [
  atMinute: number,
  actionId: string,
  parameters?: Readonly<Record<string, string | number>>,
]

export interface Course {
  /** True reading of a series at a minute after the name vanished. */
  at(minute: number, series: string): number
  /** Smallest reading between two minutes; of visits served, if nothing else is named. */
  lowest(fromMinute: number, toMinute: number, series?: string): number
  /** Ids of actions of which something failed at the provider's side. */
  readonly failed: readonly string[]
  /** Minute of each post of the provider. */
  readonly posts: Readonly<Record<string, number>>
}

const served = 'customers/all/successShare'
const watched = [
  served,
  'impact/customerMinutes',
  'link/booking-seats/unconnectedShare',
  'link/booking-seats/deniedShare',
  'service/store/all/errorShare',
  'service/booking/us-east-1a/instances',
  'service/booking/us-east-1a/healthyInstances',
  'table/bookings/us-west-2/replicationLagSeconds',
  'queue/orders-east/ageSeconds',
  'queue/orders-east/depth',
  'data/lostWrites',
] as const

/** Plays steps without a bridge, people or words, to a minute after the name vanished, and keeps what was true. */
export function outageCourse(steps: readonly ActionStep[], untilMinute: number): Course {
  const data: Scenario = scenario
  const drill = createDrill({
    scenario: data,
    policy: defaultPolicy,
    seed: 5,
    mode: 'command',
    seat: 'commander',
  })
  const secondOf = (minute: number) => onsetSecond + Math.round(60 * minute)
  const samples: Record<string, number>[] = []
  for (let minute = 0; minute <= untilMinute; minute += 1) {
    const due = steps.filter(([at]) => Math.floor(at) === minute - 1)
    for (const [at, actionId, parameters = {}] of due) {
      advanceDrill(drill, secondOf(at), false)
      const answer = submitCommand(drill, 'commander', {
        kind: 'approveAction',
        actionId,
        parameters,
        executor: 'self',
        card: null,
      })
      if (!answer.ok) throw new Error(answer.problem)
    }
    advanceDrill(drill, secondOf(minute), false)
    const facts = drillFacts(drill)
    samples.push(Object.fromEntries(watched.map((series) => [series, facts.truth(series, 0)])))
  }
  const at = (minute: number, series: string): number => {
    const reading = samples[minute]?.[series]
    if (reading === undefined) throw new Error(`nothing known of ${series} at minute ${minute}`)
    return reading
  }
  return {
    at,
    lowest: (from, to, series = served) =>
      Math.min(...Array.from({ length: to - from + 1 }, (_, step) => at(from + step, series))),
    failed: failuresOf(drill),
    posts: Object.fromEntries(
      drill.state.log.flatMap(({ at: second, event }) =>
        event.kind === 'vendorPosted' ? [[event.postId, (second - onsetSecond) / 60]] : [],
      ),
    ),
  }
}

function failuresOf(drill: Drill): readonly string[] {
  return drill.state.log.flatMap(({ event }) => {
    if (event.kind !== 'actionFailed') return []
    const execution = drill.state.executions.find((each) => each.executionId === event.executionId)
    return execution === undefined ? [] : [execution.actionId]
  })
}
