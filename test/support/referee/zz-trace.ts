import * as fc from 'fast-check'
import {
  compileWorld,
  createWorldState,
  endFault,
  readCell,
  startFault,
  stepWorld,
} from '../../../src/core/world/index.ts'
import { arbitraryCloud } from './index.ts'

const c = fc.sample(arbitraryCloud, { numRuns: 80, seed: 20261123 })[Number(process.argv[2])]!
for (const gentle of [false, true]) {
  const w = compileWorld(c.topology, c.seed),
    s = createWorldState(w)
  if (gentle) startFault(w, s, { id: 'd', kind: 'demand', factor: 0.5 })
  for (const f of c.faults) startFault(w, s, f)
  for (let t = 0; t < 400; t++) {
    if (gentle && t === 60) endFault(w, s, 'd')
    stepWorld(w, s)
    if ([0, 1, 2, 5, 10, 20, 40, 61, 80, 120, 200, 399].includes(t))
      console.log(
        gentle,
        t,
        c.topology.services
          .map((x) => {
            const r = readCell(w, s, x.id, 'all')!
            return `${x.id} off ${r.offeredPerSecond.toFixed(0)} busy ${r.threadsBusyShare.toFixed(2)} p50 ${r.p50Ms.toFixed(0)}`
          })
          .join(' | '),
      )
  }
}
