import { pathToFileURL } from 'node:url'
import { bestLoad, sumUp, UNTIL_SECOND, UPDATES_PER_SECOND } from './seat-load.ts'

/**
 * The same drill at commit 403a904, whose tree lies in the folder given: `viewFor` and `viewPatch` made whole views and
 * compared them. Its modules have no types here.
 */
const [folder = '.'] = process.argv.slice(2)
// biome-ignore lint/suspicious/noExplicitAny: the modules of another commit
const from = async (path: string): Promise<any> => import(pathToFileURL(`${folder}/${path}`).href)
const { scenario } = await from('scenarios/dynamodb-outage/scenario.ts')
const { createDrill, advanceDrill, submitCommand, sensesOf, viewFor } = await from('src/core/drill/index.ts')
const { playerNamed } = await from('src/core/crew/index.ts')
const { defaultPolicy } = await from('src/core/scenario/index.ts')
const { viewPatch } = await from('src/protocol/view-patch.ts')

function measure() {
  const setup = { scenario, policy: defaultPolicy, seed: 1, mode: 'command', seat: 'commander' }
  const drill = createDrill(setup)
  const expert = playerNamed(scenario, 'expert')
  let memory = { noticedAt: {}, playedAt: {} }
  let before = viewFor(drill, 'commander')
  const seconds: { micros: number; bytes: number; stepMicros: number }[] = []
  while (drill.state.second < UNTIL_SECOND && drill.state.ended === null) {
    const began = performance.now()
    advanceDrill(drill, drill.state.second + 1)
    const stepMicros = 1000 * (performance.now() - began)
    const decision = expert.decide(sensesOf(drill, 'commander'), memory)
    memory = decision.memory
    for (const { command } of decision.commands) submitCommand(drill, 'commander', command)
    let micros = 0
    let bytes = 0
    for (let nth = 0; nth < UPDATES_PER_SECOND; nth += 1) {
      const asked = performance.now()
      const view = viewFor(drill, 'commander')
      const patch = viewPatch(before, view)
      micros += 1000 * (performance.now() - asked)
      before = view
      if (patch.change !== null) bytes += Buffer.byteLength(JSON.stringify(patch))
    }
    seconds.push({ micros, bytes, stepMicros })
  }
  return sumUp(seconds)
}

console.log(JSON.stringify(bestLoad(measure)))
