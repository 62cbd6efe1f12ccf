import { pathToFileURL } from 'node:url'

/**
 * An hour of the world of each built-in scenario alone, with the first of its faults from the fifth minute on, in the tree
 * whose folder is given: the fastest of several runs, in milliseconds by scenario. Modules of other commits have no types here.
 */
const [folder = '.'] = process.argv.slice(2)
// biome-ignore lint/suspicious/noExplicitAny: the modules of another commit
const from = async (path: string): Promise<any> => import(pathToFileURL(`${folder}/${path}`).href)
const { builtInScenarios } = await from('test/support/built-in-scenarios.ts')
const { cloneWorldState, compileWorld, createWorldState, startFault, stepWorld } =
  await from('src/core/world/index.ts')

const HOUR = 3600
const FAULT_AT = 300
const RUNS = 9

const fastest: Record<string, number> = {}
for (const { id, topology, faults } of await builtInScenarios()) {
  const model = compileWorld(topology, 1)
  const start = createWorldState(model)
  for (let run = 0; run <= RUNS; run += 1) {
    const state = cloneWorldState(model, start)
    const began = performance.now()
    for (let second = 0; second < HOUR; second += 1) {
      if (second === FAULT_AT)
        for (const fault of faults.slice(0, 1)) startFault(model, state, fault.fault ?? fault)
      stepWorld(model, state)
    }
    // The first run only warms up.
    if (run > 0) fastest[id] = Math.min(fastest[id] ?? Infinity, performance.now() - began)
  }
}
console.log(JSON.stringify(fastest))
