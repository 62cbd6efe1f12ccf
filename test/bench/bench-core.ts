import { scenario } from '../../scenarios/us-east-1-latency/scenario.ts'
import { playDrill, playerNamed } from '../../src/core/crew/index.ts'
import { type Drill, recordOf } from '../../src/core/drill/index.ts'
import { gradeProfileAndOutcome, weighDecisions } from '../../src/core/grading/index.ts'
import { defaultPolicy } from '../../src/core/scenario/index.ts'
import { compileWorld, createWorldState, startFault, stepWorld } from '../../src/core/world/index.ts'
import { bareLoop } from './bare-loop.ts'
import { type BenchRow, medianMs } from './bench-row.ts'

const HOUR = 3600

/** Budgets of the core, on one core, without a browser. */
export function benchCore(): readonly BenchRow[] {
  const { topology } = scenario
  const cells = topology.services.reduce((sum, service) => sum + Object.keys(service.instances).length, 0)
  const zones = topology.zones.length
  const links = topology.links.length * zones * zones
  const bareMs = medianMs(5, () => void bareLoop(cells, links, HOUR))
  const worldMs = medianMs(3, runWorld)
  const drill = playedByExpert()
  return [
    {
      what: 'one simulated hour of the bare world',
      unit: 'ms',
      budget: 10,
      measured: worldMs,
      ratio: worldMs / bareMs,
      note: `the first minutes calm, then a zone goes bad; a bare typed-array loop over ${cells} cells and ${links} paths takes ${bareMs.toFixed(1)} ms`,
    },
    ...decisionRows(drill),
  ]
}

function runWorld(): void {
  const model = compileWorld(scenario.topology, 1)
  const state = createWorldState(model)
  for (let second = 0; second < HOUR; second += 1) {
    if (second === 300) for (const fault of scenario.faults.slice(0, 1)) startFault(model, state, fault)
    stepWorld(model, state)
  }
}

function playedByExpert(): Drill {
  const expert = playerNamed(scenario, 'expert')
  if (expert === null) throw new Error('the scenario has no expert')
  return playDrill({ scenario, policy: defaultPolicy, seed: 1, mode: 'command', seat: 'commander' }, expert)
}

function decisionRows(drill: Drill): readonly BenchRow[] {
  const record = recordOf(drill)
  const from = performance.now()
  gradeProfileAndOutcome(record, scenario, drill)
  let firstMs: number | null = null
  let count = 0
  for (const _ of weighDecisions(record, scenario, drill)) {
    firstMs ??= performance.now() - from
    count += 1
  }
  const allMs = performance.now() - from
  return [
    {
      what: 'decision analysis: first result after the end',
      unit: 'ms',
      budget: 1000,
      measured: firstMs,
      ratio: null,
      note: 'grade, par and doing nothing included',
    },
    {
      what: 'decision analysis: all of a whole drill',
      unit: 'ms',
      budget: 5000,
      measured: allMs,
      ratio: null,
      note: `${count} decisions, in Node on one core`,
    },
  ]
}
