import * as fc from 'fast-check'
import { arbitraryCloud, compareWithModel } from './index.ts'

const n = Number(process.argv[2] ?? 20),
  seed = Number(process.argv[3] ?? 20261123),
  only = process.argv[4]
const clouds = fc.sample(arbitraryCloud, { numRuns: n, seed })
let bad = 0
clouds.forEach((c, i) => {
  if (only && Number(only) !== i) return
  const t0 = performance.now()
  let rows
  try {
    rows = compareWithModel(c, { events: 1_500_000, rateFloorShare: 0.02 })
  } catch (e) {
    console.log('---', i, 'THROWS', (e as Error).message)
    bad++
    return
  }
  const apart = rows.filter((r) => r.excess > 0.1)
  if (apart.length) bad++
  const t = c.topology
  console.log(
    '---',
    i,
    t.zones.length + 'z',
    c.faults[0] ? JSON.stringify(c.faults[0]) : '',
    apart.length ? 'APART ' + apart.length : 'ok',
    'worst',
    (100 * Math.max(...rows.map((r) => r.excess))).toFixed(0) + '%',
    ((performance.now() - t0) / 1000).toFixed(1) + 's',
    only ? '' : apart.map((r) => `${r.what} ${r.referee.value.toFixed(1)}/${r.model.toFixed(1)}`).join(', '),
  )
  if (only || process.env.FULL) {
    for (const s of t.services)
      console.log(
        '   ',
        s.id,
        'c',
        s.threadsPerInstance,
        'q',
        s.queuePerInstance,
        s.queueDiscipline,
        'own',
        s.ownMs.toFixed(2),
        'err',
        s.baseErrorShare,
      )
    for (const l of t.links)
      console.log(
        '   ',
        l.id,
        'x' + l.callsPerRequest,
        't',
        l.timeoutMs.toFixed(0),
        'a',
        l.attempts,
        'b',
        l.backoffMs.toFixed(0),
        'bud',
        l.retryBudgetShare,
        'pool',
        JSON.stringify(l.pool),
        l.onFailure,
        l.routing,
      )
    console.log('    market', JSON.stringify(t.markets[0]))
    for (const r of rows)
      console.log(
        '     ',
        r.what.padEnd(16),
        r.referee.value.toFixed(2).padStart(10),
        '±',
        r.referee.halfWidth.toFixed(2),
        'model',
        r.model.toFixed(2).padStart(10),
        (100 * (r.model / r.referee.value - 1)).toFixed(1) + '%',
      )
  }
})
console.log('apart', bad, 'of', clouds.length)
