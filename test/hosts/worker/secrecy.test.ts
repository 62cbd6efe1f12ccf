import { describe, expect, it } from 'vitest'
import { memoryArchive } from '../../../src/adapters/browser-storage/memory-archive.ts'
import { openScenarioFolder } from '../../../src/adapters/node-scenarios/scenario-folder.ts'
import type { SeatId } from '../../../src/core/command/index.ts'
import { playDrill, playerNamed } from '../../../src/core/crew/index.ts'
import { type DrillMode, recordOf } from '../../../src/core/drill/index.ts'
import { leaks } from '../../../src/core/grading/index.ts'
import { defaultPolicy, parseScenario, type Scenario } from '../../../src/core/scenario/index.ts'
import { createDrillHost } from '../../../src/hosts/worker/drill-host.ts'
import type { FromAuthority } from '../../../src/protocol/messages.ts'

const library = openScenarioFolder(new URL('../../../scenarios', import.meta.url).pathname)
const id = 'us-east-1-latency'

async function scenarioOf(): Promise<Scenario> {
  const parsed = parseScenario(await library.load(id))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems[0]))
  return parsed.scenario
}

/** Plays the expert's commands (or none) through the real host, and keeps every message that left it before the end. */
async function messagesOf(scenario: Scenario, mode: DrillMode, seat: SeatId, withCommands: boolean) {
  const player = playerNamed(scenario, 'expert')
  if (player === null) throw new Error('no expert')
  const setup = { scenario, policy: defaultPolicy, seed: 5, mode: 'command', seat: 'commander' } as const
  const { commands } = recordOf(playDrill(setup, player))
  const messages: FromAuthority[] = []
  const host = createDrillHost({
    library,
    archive: memoryArchive(),
    post: (message) => messages.push(message),
  })
  await host.receive({ kind: 'listScenarios' })
  await host.receive({ kind: 'startDrill', drillId: 'd1', scenarioId: id, mode, seat, seed: 5 })
  let second = 0
  for (const { at, command } of withCommands ? commands : []) {
    if (command.kind === 'closeIncident') break
    while (second < at) {
      host.tick(1000)
      second += 1
    }
    await host.receive({ kind: 'command', requestId: at, command })
  }
  while (second < 1500) {
    host.tick(1000)
    second += 1
  }
  return messages
}

/** What only the scenario's author knows: the cause, the right answers, and why things are where they are. */
function answerKey(scenario: Scenario): readonly string[] {
  return [
    ...scenario.clues.flatMap(({ id: clueId, says }) => [`"${clueId}"`, says]),
    ...scenario.factors.map(({ text }) => text),
    ...scenario.remedies.map(({ text }) => text),
    ...scenario.monitors.map(({ event }) => `"${event}"`),
    ...Object.keys(scenario.machine.states).map((state) => `"state":"${state}"`),
    '"warrantedBy"',
    '"soundStances"',
    '"tempting"',
    '"playbook"',
    '"clueReached"',
    '"machineEntered"',
    '"faultStarted"',
    '"worldObserved"',
  ]
}

describe('what leaves the authority', () => {
  it.each([
    ['command', 'commander', true],
    ['exam', 'commander', false],
    ['shadow', 'observer', false],
    ['assist', 'deputy', false],
  ] as const)('holds neither cause nor faults nor answers in %s', async (mode, seat, withCommands) => {
    const scenario = await scenarioOf()
    const messages = await messagesOf(scenario, mode, seat, withCommands)
    expect(
      messages.some(
        (message) => message.kind === 'view' && message.update !== null && 'whole' in message.update,
      ),
    ).toBe(true)
    const text = JSON.stringify(messages)
    expect(text.length).toBeGreaterThan(50_000)
    expect(leaks(text, scenario)).toEqual([])
    expect(answerKey(scenario).filter((secret) => text.includes(secret))).toEqual([])
  })

  it('would be caught: the same reading finds what the truth holds', async () => {
    const scenario = await scenarioOf()
    expect(leaks(JSON.stringify(scenario), scenario)).not.toEqual([])
    const key = answerKey(scenario)
    const truth = JSON.stringify(scenario)
    expect(key.filter((secret) => truth.includes(secret)).length).toBeGreaterThan(key.length / 2)
  })
})
