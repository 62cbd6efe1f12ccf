import { expect, test } from 'vitest'
import { readAccess } from '../../../src/core/world/access/read-access.ts'
import {
  applyIntervention,
  cloneWorldState,
  compileWorld,
  createWorldState,
  hashWorldState,
  listSeries,
  readSeries,
  readTrace,
  startFault,
  stepWorld,
  type WorldModel,
  type WorldState,
} from '../../../src/core/world/index.ts'
import { accessWorld, credential, endpoint, key } from './access-world.ts'

const topology = accessWorld(
  {
    endpoints: [endpoint('store', 5, 120), endpoint('sts', 5, 60)],
    keys: [key('AKIA0001'), key('AKIA0002', 'absent', 30)],
    secrets: [{ id: 'production', environment: 'production', current: 'AKIA0001' }],
    certificates: [{ id: 'tls', label: 'store', expiresAtSecond: 700 }],
    credentials: [
      credential({
        cacheSeconds: 300,
        refetchOnRefusal: true,
        session: { seconds: 900, refreshSeconds: 400, issuers: { one: 'sts' } },
      }),
    ],
    history: [{ at: -300, intervention: { kind: 'createKey', key: 'AKIA0002' } }],
  },
  {
    credential: 'gateway',
    attempts: 2,
    connections: { endpoints: { one: 'store' }, lifetimeSeconds: 400, certificate: 'tls' },
  },
)

function play(model: WorldModel, state: WorldState, until: number): void {
  while (state.second < until) {
    const at = state.second
    if (at === 40) startFault(model, state, { id: 'dns', kind: 'endpointLost', endpoint: 'store' })
    if (at === 133) startFault(model, state, { id: 'dns', kind: 'endpointLost', endpoint: 'sts' })
    if (at === 207) applyIntervention(model, state, { kind: 'restart', service: 'web', seconds: 7 })
    if (at === 301)
      applyIntervention(model, state, { kind: 'putSecret', secret: 'production', key: 'AKIA0002' })
    if (at === 352)
      applyIntervention(model, state, { kind: 'refreshCredentials', credential: 'gateway', seconds: 90 })
    stepWorld(model, state)
  }
}

test('a copy made at any moment goes on with the same bits, and so does a world built anew', () => {
  const model = compileWorld(topology, 4)
  const whole = createWorldState(model)
  play(model, whole, 900)
  const again = createWorldState(compileWorld(topology, 4))
  play(model, again, 900)
  expect(hashWorldState(again)).toBe(hashWorldState(whole))
  for (const cut of [39, 137, 208, 360, 611]) {
    const original = createWorldState(model)
    play(model, original, cut)
    const copy = cloneWorldState(model, original)
    const before = hashWorldState(original)
    play(model, copy, 900)
    expect(hashWorldState(original)).toBe(before)
    expect(hashWorldState(copy)).toBe(hashWorldState(whole))
  }
})

test('every call is let in or turned away for one reason, and every attempt ends somewhere', () => {
  const model = compileWorld(topology, 4)
  const state = createWorldState(model)
  const { port, cell } = state
  for (let until = 50; until <= 900; until += 50) {
    play(model, state, until)
    for (let p = 0; p < model.portLink.length; p += 1) {
      const turnedAway = (port.unconnected[p] as number) + (port.denied[p] as number)
      expect(turnedAway).toBeLessThanOrEqual((port.calls[p] as number) * (1 + 1e-9))
    }
    const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
    const store = model.services.find(({ id }) => id === 'store')
    const arrived = total(cell.arrived.slice(store?.firstCell, store?.endCell))
    // A call that is turned away makes both its attempts; nothing is lost on this network.
    const vain = 2 * (total(port.unconnected) + total(port.denied))
    expect(Math.abs(total(port.tries) - arrived - vain)).toBeLessThan(1e-6 * total(port.tries) + 1e-6)
  }
})

test('the catalogue lists what can be read, and reading comes close to the truth', () => {
  const model = compileWorld(topology, 4)
  const state = createWorldState(model)
  play(model, state, 260)
  const listed = listSeries(model).map(({ id }) => id)
  const own = listed.filter((id) =>
    /^(endpoint|key|certificate)\/|\/(unconnectedShare|deniedShare|openConnections)$/.test(id),
  )
  expect(own).toHaveLength(4 + 2 + 2 + 3)
  for (const id of own) {
    const seen = readSeries(model, state, id, 200, 300).value.at(-1)
    const truth = readAccess(model, state, id)
    expect(Math.abs((seen ?? Number.NaN) - truth), id).toBeLessThan(0.1 * Math.abs(truth) + 0.02)
  }
  expect(readAccess(model, state, 'service/web/all/cpu')).toBeNaN()
})

test('a trace shows a call that was turned away as a short failed span under its caller', () => {
  const model = compileWorld(topology, 4)
  const state = createWorldState(model)
  play(model, state, 260)
  const spans = Array.from({ length: 40 }, (_, n) => readTrace(model, state, 260, n)?.spans ?? []).flat()
  const shut = spans.filter(({ service, ok, durationMs }) => service === 'store' && !ok && durationMs < 10)
  expect(shut.length).toBeGreaterThan(10)
})

test('a world that needs nothing to be let in has no such series', () => {
  const model = compileWorld(accessWorld({}, {}), 4)
  expect(listSeries(model).every(({ id }) => !/^(endpoint|key|certificate)\//.test(id))).toBe(true)
  expect(listSeries(model).some(({ id }) => id.endsWith('unconnectedShare'))).toBe(false)
})
