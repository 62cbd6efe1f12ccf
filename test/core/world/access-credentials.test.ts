import { expect, test } from 'vitest'
import { readAccess } from '../../../src/core/world/access/read-access.ts'
import { readLogs, readSeries, refusalOf } from '../../../src/core/world/index.ts'
import { accessWorld, credential, endpoint, key } from './access-world.ts'
import { type Play, playWorld } from './run-world.ts'

const MINUTE = 60
const using = { credential: 'gateway' }
const failing = (play: Play): number => play.at('web').errorShare
const uses = (play: Play, id: string): number => readAccess(play.model, play.state, `key/${id}/usesPerSecond`)

// Sessions last an hour by default; an outage of the service that issues them hits minutes to hours later
// (incidents.md B6).
test('when no sessions are issued, those of an hour that are renewed at their end run out evenly over the hour', () => {
  const sts = { id: 'sts-down', kind: 'endpointErrors', endpoint: 'sts', errorShare: 1 } as const
  const session = { seconds: 3600, refreshSeconds: 3600, issuers: { one: 'sts' } }
  const { secret: _none, ...onlySession } = credential({ session })
  const play = playWorld(accessWorld({ endpoints: [endpoint('sts')], credentials: [onlySession] }, using))
  play.wait(30 * MINUTE)
  expect(failing(play)).toBeLessThan(1e-6)
  play.fault(sts)
  play.wait(10)
  expect(failing(play)).toBeLessThan(0.04)
  for (let quarter = 1; quarter <= 3; quarter += 1) {
    play.wait(15 * MINUTE - (quarter === 1 ? 10 : 0))
    expect(Math.abs(failing(play) - quarter / 4)).toBeLessThan(0.04)
  }
  play.wait(15 * MINUTE + 10)
  expect(failing(play)).toBeGreaterThan(0.999)
  const lines = readLogs(play.model, play.state, 'web', play.state.second, 60).map(({ message }) => message)
  expect(lines.some((line) => line.startsWith('ExpiredTokenException'))).toBe(true)
  expect(lines.some((line) => line.includes('no answer from sts.example.internal'))).toBe(true)
  play.mend('sts-down')
  play.wait(70)
  expect(failing(play)).toBeLessThan(1e-6)
})

/** Key rotation that went to the wrong environment: new pair at -81 min, old one deleted at -55 min. */
function wrongRotation(): Play {
  const session = { seconds: 75 * MINUTE, refreshSeconds: 14 * MINUTE }
  return playWorld(
    accessWorld(
      {
        keys: [key('AKIAOLD0K7QD'), key('AKIANEW0M2XF', 'absent'), key('AKIANXT0Z9PT', 'absent')],
        secrets: [
          { id: 'production', environment: 'production', current: 'AKIAOLD0K7QD' },
          { id: 'default', environment: 'default', current: 'AKIAOLD0K7QD' },
        ],
        credentials: [credential({ cacheSeconds: 300, session })],
        history: [
          { at: -6180, intervention: { kind: 'createKey', key: 'AKIANEW0M2XF' } },
          { at: -4380, intervention: { kind: 'putSecret', secret: 'default', key: 'AKIANEW0M2XF' } },
          { at: -3300, intervention: { kind: 'setKeyStatus', key: 'AKIAOLD0K7QD', status: 'deleted' } },
        ],
      },
      using,
    ),
  )
}

// Old credentials deleted 20:37, impact from 21:38 on, gradual; wrong theory 22:15, same flag missing 22:30, right
// environment 22:45 with immediate recovery (incidents.md A-K1).
test('a deleted key harms 61 minutes later, when the first sessions end, and in full a refresh interval after that', () => {
  const play = wrongRotation()
  const deleted = -3300
  let first = 0
  while (play.state.second < deleted + 76 * MINUTE) {
    play.wait(MINUTE)
    if (first === 0 && failing(play) > 0.01) first = play.state.second
    if (play.state.second < deleted + 60 * MINUTE) expect(failing(play)).toBeLessThan(1e-6)
    if (play.state.second === deleted + 68 * MINUTE) expect(Math.abs(failing(play) - 0.5)).toBeLessThan(0.1)
  }
  expect((first - deleted) / MINUTE).toBeGreaterThan(60)
  expect((first - deleted) / MINUTE).toBeLessThan(63)
  expect(failing(play)).toBeGreaterThan(0.999)
})

test('rotating into the wrong environment changes nothing, the right one with a refresh recovers at once', () => {
  const play = wrongRotation()
  play.wait(5)
  expect(uses(play, 'AKIANEW0M2XF')).toBe(0)
  expect(uses(play, 'AKIAOLD0K7QD')).toBeCloseTo(200, 6)
  const logs = (service: string): readonly string[] =>
    readLogs(play.model, play.state, service, play.state.second, 60).map(({ message }) => message)
  play.wait(10)
  // The key that production uses can be seen on both sides, and that it no longer buys sessions.
  expect(logs('web').some((line) => /session not renewed.*still serves.*K7QD/.test(line))).toBe(true)
  expect(logs('store').some((line) => /access granted caller=web.*K7QD/.test(line))).toBe(true)
  play.wait(30 * MINUTE)
  play.act({ kind: 'createKey', key: 'AKIANXT0Z9PT' })
  play.act({ kind: 'putSecret', secret: 'default', key: 'AKIANXT0Z9PT' })
  play.act({ kind: 'refreshCredentials', credential: 'gateway', seconds: 0 })
  play.wait(5 * MINUTE)
  expect(failing(play)).toBeGreaterThan(0.999)
  expect(logs('web').some((line) => line.includes('InvalidClientTokenId') && line.includes('K7QD'))).toBe(
    true,
  )
  expect(logs('store').some((line) => /access denied caller=web.*K7QD/.test(line))).toBe(true)
  play.act({ kind: 'putSecret', secret: 'production', key: 'AKIANXT0Z9PT' })
  play.act({ kind: 'refreshCredentials', credential: 'gateway', seconds: 0 })
  play.wait(10)
  expect(failing(play)).toBeLessThan(1e-6)
  expect(uses(play, 'AKIANXT0Z9PT')).toBeCloseTo(200, 0)
  play.wait(90)
  const series = 'key/AKIANXT0Z9PT/usesPerSecond'
  const seen = readSeries(play.model, play.state, series, 0, play.state.second).value.at(-1) ?? 0
  expect(seen / 200).toBeGreaterThan(0.9)
})

test('a rolling refresh reaches instances one after the other, and those that get no new session keep their old one', () => {
  const session = { seconds: 3600, refreshSeconds: 600, issuers: { one: 'sts' } }
  const platform = {
    endpoints: [endpoint('sts', 5, 60)],
    keys: [key('A1'), key('A2')],
    secrets: [{ id: 'production', environment: 'production', current: 'A1' }],
    credentials: [credential({ session })],
  }
  const play = playWorld(accessWorld(platform, using))
  play.act({ kind: 'putSecret', secret: 'production', key: 'A2' })
  play.act({ kind: 'refreshCredentials', credential: 'gateway', seconds: 300 })
  play.wait(150)
  expect(Math.abs(uses(play, 'A2') / 200 - 0.5)).toBeLessThan(0.15)
  play.wait(160)
  expect(uses(play, 'A2')).toBeCloseTo(200, 2)
  play.fault({ id: 'sts', kind: 'endpointLost', endpoint: 'sts' })
  play.wait(30)
  play.act({ kind: 'refreshCredentials', credential: 'gateway', seconds: 60 })
  play.wait(120)
  expect(failing(play)).toBeLessThan(1e-6)
  play.act({ kind: 'restart', service: 'web', seconds: 5 })
  play.wait(30)
  expect(failing(play)).toBeGreaterThan(0.99)
})

// One user's key swapped in place: callers with a copy of up to an hour fail until they fetch it again, unless they do
// so when they are refused (incidents.md B6).
test.each([
  [false, 30 * MINUTE, 0.5],
  [false, 59 * MINUTE, 0.02],
  [true, 30, 1],
  [true, 70, 0],
])(
  'after a rotation in place (refetch on refusal: %s) after %i s a share of %f fails',
  (refetch, wait, share) => {
    const platform = {
      keys: [key('A1'), key('A2')],
      secrets: [{ id: 'production', environment: 'production', current: 'A1' }],
      credentials: [credential({ refetchOnRefusal: refetch })],
    }
    const play = playWorld(accessWorld(platform, using))
    play.wait(300)
    expect(failing(play)).toBeLessThan(1e-6)
    play.act({ kind: 'putSecret', secret: 'production', key: 'A2' })
    play.act({ kind: 'setKeyStatus', key: 'A1', status: 'inactive' })
    play.wait(wait)
    expect(Math.abs(failing(play) - share)).toBeLessThan(0.04)
  },
)

test('a key that was only made inactive works again when it is active again, a deleted one never', () => {
  const platform = {
    keys: [key('A1')],
    secrets: [{ id: 'production', environment: 'production', current: 'A1' }],
    credentials: [credential()],
  }
  const play = playWorld(accessWorld(platform, using))
  const set = (status: 'active' | 'inactive' | 'deleted'): void => {
    play.act({ kind: 'setKeyStatus', key: 'A1', status })
    play.wait(20)
  }
  set('inactive')
  expect(failing(play)).toBeGreaterThan(0.99)
  set('active')
  expect(failing(play)).toBeLessThan(1e-6)
  set('deleted')
  set('active')
  expect(failing(play)).toBeGreaterThan(0.99)
})

test('a change of a key spreads over its consistency time', () => {
  const platform = {
    keys: [key('A1', 'active', 300)],
    secrets: [{ id: 'production', environment: 'production', current: 'A1' }],
    credentials: [credential()],
  }
  const play = playWorld(accessWorld(platform, using))
  play.act({ kind: 'setKeyStatus', key: 'A1', status: 'deleted' })
  play.wait(150)
  expect(failing(play)).toBeCloseTo(0.5, 1)
  play.wait(160)
  expect(failing(play)).toBeGreaterThan(0.999)
})

// IAM: at most two keys a user, inactive ones count (incidents.md A-K0).
test('a user has two keys at most, and a third can be made only when one is deleted', () => {
  const platform = {
    keys: [key('A1'), key('A2', 'inactive'), key('A3', 'absent')],
    secrets: [{ id: 'production', environment: 'production', current: 'A3' }],
    credentials: [credential()],
  }
  const play = playWorld(accessWorld(platform, using))
  play.act({ kind: 'createKey', key: 'A3' })
  play.wait(20)
  expect(failing(play)).toBeGreaterThan(0.99)
  play.act({ kind: 'setKeyStatus', key: 'A2', status: 'deleted' })
  play.act({ kind: 'createKey', key: 'A3' })
  play.wait(20)
  expect(failing(play)).toBeLessThan(1e-6)
  expect(readAccess(play.model, play.state, 'key/A3/ageDays')).toBeLessThan(0.001)
})

test('sessions signed by an expired certificate are not renewed; serving a new one mends it within a minute', () => {
  const session = { seconds: 1200, refreshSeconds: 600 }
  const { secret: _none, ...onlySession } = credential({ session, signedBy: 'signer' })
  const certificates = [{ id: 'signer', label: 'Signer', expiresAtSecond: 100, storedExpiresAtSecond: 9e6 }]
  const play = playWorld(accessWorld({ certificates, credentials: [onlySession] }, using))
  play.wait(690)
  expect(failing(play)).toBeLessThan(1e-6)
  play.wait(310)
  expect(Math.abs(failing(play) - 0.5)).toBeLessThan(0.06)
  play.wait(310)
  expect(failing(play)).toBeGreaterThan(0.999)
  play.act({ kind: 'deployCertificate', certificate: 'signer' })
  play.wait(70)
  expect(failing(play)).toBeLessThan(1e-6)
})

test('what was done before second 0 has done its work by then: a month ago, an hour ago, five minutes ago', () => {
  const platform = (at: number) => ({
    keys: [key('A1'), key('A2', 'absent')],
    secrets: [{ id: 'production', environment: 'production', current: 'A1' }],
    credentials: [credential()],
    history: [
      { at, intervention: { kind: 'createKey', key: 'A2' } },
      { at, intervention: { kind: 'putSecret', secret: 'production', key: 'A2' } },
      { at: Math.max(at, -3600), intervention: { kind: 'setKeyStatus', key: 'A1', status: 'deleted' } },
    ] as const,
  })
  const begun = (at: number): Play => {
    const play = playWorld(accessWorld(platform(at), using))
    play.wait(1)
    return play
  }
  const month = begun(-30 * 86_400)
  expect(failing(month)).toBeLessThan(1e-6)
  expect(uses(month, 'A2')).toBeCloseTo(200, 2)
  expect(readAccess(month.model, month.state, 'key/A2/ageDays')).toBeCloseTo(30, 2)
  expect(failing(begun(-3600))).toBeLessThan(0.03)
  expect(Math.abs(failing(begun(-1800)) - 0.5)).toBeLessThan(0.04)
  expect(Math.abs(failing(begun(-300)) - 11 / 12)).toBeLessThan(0.04)
})

// The four steps of a managed rotation: create as AWSPENDING, set, test, finish (Secrets Manager user guide).
test('a staged version is read by nobody until the rotation is finished, and then copies follow as they run out', () => {
  const platform = {
    keys: [key('A1'), key('A2')],
    secrets: [{ id: 'production', environment: 'production', current: 'A1' }],
    credentials: [credential({ cacheSeconds: 600 })],
  }
  const play = playWorld(accessWorld(platform, using))
  const finish = { kind: 'finishRotation', secret: 'production' } as const
  expect(refusalOf(play.model, play.state, finish)).toEqual({
    reason: 'noPendingVersion',
    about: { secret: 'production' },
  })
  play.act({ kind: 'stageSecret', secret: 'production', key: 'A2' })
  play.wait(900)
  expect(uses(play, 'A2')).toBe(0)
  expect(refusalOf(play.model, play.state, finish)).toBeNull()
  play.act(finish)
  play.wait(300)
  expect(Math.abs(uses(play, 'A2') / 200 - 0.5)).toBeLessThan(0.15)
  play.wait(310)
  expect(uses(play, 'A1')).toBe(0)
  expect(uses(play, 'A2')).toBeCloseTo(200, 2)
})
