import type { Command } from '../../../src/core/command/index.ts'
import { type DrillRecord, recordOf } from '../../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario } from '../../../src/core/scenario/index.ts'
import { openTable, second, submit } from '../../../src/core/table/index.ts'
import { tinyScenario } from '../tiny-scenario.ts'

export interface ReferenceDrill {
  readonly record: DrillRecord
  readonly scenario: Scenario
  readonly hashes: string
}

const COMMANDS: readonly (readonly [number, Command])[] = [
  [10, { kind: 'lookAt', source: 'metrics', subject: 'zones' }],
  [100, { kind: 'declareIncident', severity: 2, summary: 'Visits fail' }],
  [110, { kind: 'page', target: 'web', reason: 'look' }],
  [
    170,
    {
      kind: 'assignTask',
      personId: 'web-oncall',
      investigationId: 'which-zone',
      outcome: 'zone',
      timeBoxMinutes: 4,
    },
  ],
  [
    400,
    {
      kind: 'approveAction',
      actionId: 'drain',
      parameters: { zone: 'east-b' },
      executor: 'web-oncall',
      card: null,
    },
  ],
  [420, { kind: 'undoAction', executionId: 'x1', reason: 'to see' }],
  [440, { kind: 'approveAction', actionId: 'restart', parameters: {}, executor: 'self', card: null }],
]

/** A drill of fixed commands on the tiny scenario, played here; the Chief watches. */
export const tinyReference = (seed = 42): ReferenceDrill => playedHere(seed, COMMANDS, 540)

/** A drill of any commands on the tiny scenario, played here at a table; what is impossible is refused and not in the record. */
export function playedHere(
  seed: number,
  commands: readonly (readonly [number, Command])[],
  untilSecond: number,
): ReferenceDrill {
  const table = openTable({
    scenario: tinyScenario,
    policy: defaultPolicy,
    seed,
    mode: 'command',
    seat: 'commander',
  })
  const { drill } = table
  const runTo = (at: number) => {
    while (drill.state.second < at && drill.state.ended === null) second(table)
  }
  for (const [at, command] of commands) {
    runTo(at)
    submit(table, 'commander', command)
  }
  runTo(untilSecond)
  return { record: recordOf(drill), scenario: tinyScenario, hashes: JSON.stringify(drill.state.checkpoints) }
}
