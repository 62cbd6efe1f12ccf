import { expect, test } from 'vitest'
import { readAccess } from '../../../src/core/world/access/read-access.ts'
import { readLogs, readSeries } from '../../../src/core/world/index.ts'
import { accessWorld, endpoint } from './access-world.ts'
import { type Play, playWorld } from './run-world.ts'

const lost = { id: 'record', kind: 'endpointLost', endpoint: 'store' } as const
const connections = (lifetimeSeconds: number) => ({
  connections: { endpoints: { one: 'store' }, lifetimeSeconds },
})
const read = (play: Play, series: string): number => readAccess(play.model, play.state, series)

// DynamoDB, us-east-1, 2025: the record vanished, all new connections failed, while those that were open went on
// (incidents.md A1).
test.each([300, 600, 1800])(
  'without its name a link with connections of %i s lives on and decays like exp(-t / life)',
  (life) => {
    const play = playWorld(accessWorld({ endpoints: [endpoint('store')] }, connections(life)))
    play.wait(60)
    expect(play.at('store').offeredPerSecond).toBeCloseTo(200, 6)
    play.fault(lost)
    let second = 0
    for (const part of [0.1, 0.5, 1, 2]) {
      play.wait(Math.round(part * life) - second)
      second = Math.round(part * life)
      expect(Math.abs(play.at('store').offeredPerSecond / 200 - Math.exp(-part))).toBeLessThan(0.03)
      expect(Math.abs(play.at('web').errorShare - (1 - Math.exp(-part)))).toBeLessThan(0.03)
    }
    expect(play.at('store').errorShare).toBeLessThan(1e-6)
  },
)

test('a caller that is restarted while the name is lost loses all at once, the others live on', () => {
  const play = playWorld(accessWorld({ endpoints: [endpoint('store')] }, connections(1800)))
  play.fault(lost)
  play.wait(60)
  expect(play.at('web').errorShare).toBeLessThan(0.05)
  play.act({ kind: 'restart', service: 'web', zone: 'one-a', seconds: 10 })
  play.wait(60)
  expect(play.at('web', 'one-a').errorShare).toBeGreaterThan(0.99)
  expect(play.at('web', 'one-b').errorShare).toBeLessThan(0.1)
})

test('instances that are added while the name is lost have no connections', () => {
  const play = playWorld(accessWorld({ endpoints: [endpoint('store')] }, connections(100_000)))
  play.fault(lost)
  play.wait(60)
  play.act({ kind: 'setDesiredInstances', service: 'web', region: 'one', instances: 24 })
  play.wait(700)
  expect(play.at('web').instances).toBe(24)
  expect(play.at('web').errorShare).toBeGreaterThan(0.48)
  expect(play.at('web').errorShare).toBeLessThan(0.53)
})

// 02:25 all records restored, 02:40 customers connect again: 15 minutes of cached empty answers (incidents.md A1, B3).
test('once the name is back, empty answers are forgotten over 15 minutes', () => {
  const play = playWorld(accessWorld({ endpoints: [endpoint('store', 5, 900)] }, connections(60)))
  play.fault(lost)
  play.wait(900)
  expect(play.at('web').errorShare).toBeGreaterThan(0.99)
  play.mend('record')
  play.wait(450)
  expect(play.at('web').errorShare).toBeCloseTo(0.5, 1)
  expect(read(play, 'endpoint/store/resolves')).toBeCloseTo(0.5, 1)
  play.wait(430)
  expect(play.at('web').errorShare).toBeGreaterThan(0.005)
  play.wait(40)
  expect(play.at('web').errorShare).toBeLessThan(1e-6)
})

test('processes that start after the repair ask for the name anew and need not wait', () => {
  const play = playWorld(accessWorld({ endpoints: [endpoint('store', 5, 900)] }, connections(60)))
  play.fault(lost)
  play.wait(900)
  play.mend('record')
  play.act({ kind: 'restart', service: 'web', zone: 'one-a', seconds: 10 })
  play.wait(60)
  expect(play.at('web', 'one-a').errorShare).toBeLessThan(1e-6)
  expect(play.at('web', 'one-b').errorShare).toBeGreaterThan(0.8)
})

// Errors ramp with reconnects; long-lived connections hide an expiry (incidents.md B6).
test('an expired certificate shows as connections are renewed, without a cliff, and goes when a new one is served', () => {
  const certificates = [{ id: 'tls', label: 'store.example.internal', expiresAtSecond: 300 }]
  const play = playWorld(
    accessWorld(
      { certificates },
      { connections: { endpoints: {}, lifetimeSeconds: 1800, certificate: 'tls' } },
    ),
  )
  play.wait(300)
  let before = play.at('web').errorShare
  expect(before).toBeLessThan(1e-6)
  for (let minute = 1; minute <= 30; minute += 1) {
    play.wait(60)
    const now = play.at('web').errorShare
    expect(now - before).toBeGreaterThan(0)
    expect(now - before).toBeLessThan(0.045)
    before = now
  }
  expect(before).toBeCloseTo(1 - Math.exp(-1), 1)
  play.act({ kind: 'issueCertificate', certificate: 'tls', days: 90 })
  play.wait(60)
  // The store holds it, but what is served does not change by that.
  expect(read(play, 'certificate/tls/storedDaysLeft')).toBeGreaterThan(89)
  expect(read(play, 'certificate/tls/daysLeft')).toBeLessThan(0)
  expect(play.at('web').errorShare).toBeGreaterThan(before)
  play.act({ kind: 'deployCertificate', certificate: 'tls' })
  play.wait(30)
  expect(play.at('web').errorShare).toBeLessThan(1e-6)
  expect(read(play, 'certificate/tls/daysLeft')).toBeGreaterThan(89)
})

test('calls without a connection fail fast, use up their attempts and are booked as such', () => {
  const play = playWorld(
    accessWorld({ endpoints: [endpoint('store')] }, { ...connections(1), attempts: 3, backoffMs: 20 }),
  )
  play.fault(lost)
  play.wait(120)
  expect(play.at('store').offeredPerSecond).toBeLessThan(1e-6)
  // Own work of 20 ms, three fast attempts, two pauses.
  expect(play.at('web').p50Ms).toBeLessThan(90)
  const port = play.state.port
  const before = { calls: port.calls[0] as number, tries: port.tries[0] as number }
  const unconnected = port.unconnected[0] as number
  play.wait(100)
  const calls = (port.calls[0] as number) - before.calls
  expect(((port.tries[0] as number) - before.tries) / calls).toBeCloseTo(3, 6)
  expect(((port.unconnected[0] as number) - unconnected) / calls).toBeCloseTo(1, 6)
  expect(play.at('web').errorShare).toBeGreaterThan(0.999)
})

test('a link that degrades does without, and a breaker opens on calls that are never let in', () => {
  const play = playWorld(
    accessWorld(
      { endpoints: [endpoint('store')] },
      { ...connections(1), breaker: { openAboveErrorShare: 0.5, openSeconds: 20 } },
    ),
  )
  play.fault(lost)
  play.wait(60)
  expect(Math.max(...play.state.port.breaker)).toBeGreaterThan(0)
  play.act({ kind: 'setFallback', link: 'web-store', onFailure: 'degrade' })
  play.wait(10)
  expect(play.at('web').errorShare).toBeLessThan(1e-6)
})

test('telemetry and logs say that the name is gone, in the words of the trade', () => {
  const play = playWorld(accessWorld({ endpoints: [endpoint('store')] }, connections(300)))
  play.fault(lost)
  play.wait(400)
  const series = (id: string): number =>
    readSeries(play.model, play.state, id, 0, play.state.second).value.at(-1) ?? Number.NaN
  expect(series('endpoint/store/resolves')).toBe(0)
  expect(series('link/web-store/unconnectedShare')).toBeGreaterThan(0.6)
  expect(series('link/web-store/openConnections')).toBeLessThan(0.4 * 1200)
  const lines = readLogs(play.model, play.state, 'web', play.state.second, 100).map(({ message }) => message)
  expect(lines.some((line) => line.includes('UnknownHostException: store.example.internal'))).toBe(true)
  expect(lines.some((line) => line.includes('getaddrinfo ENOTFOUND store.example.internal'))).toBe(true)
})
