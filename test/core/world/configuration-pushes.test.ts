import { expect, test } from 'vitest'
import { listSeries, readLogs, readPlatform, readSeries, seriesId } from '../../../src/core/world/index.ts'
import { type Play, playWorld } from './run-world.ts'
import { sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

type Effect = { kind: 'crash' } | { kind: 'errors'; errorShare: number } | { kind: 'slow'; factor: number }

const settings = {
  id: 'flags',
  label: 'Flags',
  services: ['web'],
  pushSeconds: 200,
  rollBackSeconds: 100,
  killSwitchSeconds: 50,
}

/** Two cells of fifty instances each that read one configuration. */
function configured(change: object = {}, start: object | undefined = undefined): Play {
  const web = sampleService('web', {
    instances: { 'one-a': 50, 'one-b': 50 },
    ...(start === undefined ? {} : { start: { seconds: 10, retrySeconds: 5, ...start } }),
  })
  return playWorld(
    sampleTopology([web], [], [sampleMarket(500)], { configurations: [{ ...settings, ...change }] }),
  )
}

const push = (play: Play, effect: Effect): void =>
  play.fault({ id: 'push', kind: 'configurationPush', configuration: 'flags', effect })

const reached = (play: Play): number => play.state.configuration.push.reached[0] ?? Number.NaN
const up = (play: Play): readonly number[] => [...play.state.lifecycle.life.up]

test('a push reaches half of the instances at half its time, and all at its end', () => {
  const play = configured()
  push(play, { kind: 'errors', errorShare: 0.4 })
  play.wait(100)
  expect(reached(play)).toBeCloseTo(0.5, 9)
  expect(play.at('web').errorShare).toBeCloseTo(0.2, 2)
  play.wait(100)
  expect(reached(play)).toBe(1)
  play.wait(5)
  expect(play.at('web').errorShare).toBeCloseTo(0.4, 3)
})

test('what a push has brought stays when its fault ends, until it is rolled back, which takes its time', () => {
  const play = configured()
  push(play, { kind: 'errors', errorShare: 0.4 })
  play.wait(250)
  play.mend('push')
  play.wait(30)
  expect(play.at('web').errorShare).toBeCloseTo(0.4, 3)
  play.act({ kind: 'rollBackConfiguration', configuration: 'flags' })
  play.wait(50)
  expect(reached(play)).toBeCloseTo(0.5, 9)
  play.wait(51)
  expect(reached(play)).toBe(0)
  expect(play.at('web').errorShare).toBe(0)
})

test('a slow version makes own time longer by the share that it has reached', () => {
  const play = configured()
  push(play, { kind: 'slow', factor: 3 })
  play.wait(101)
  expect((play.state.cell.ownS[0] ?? 0) / 0.02).toBeCloseTo(1 + 0.5 * 2, 1)
  play.wait(110)
  expect((play.state.cell.ownS[0] ?? 0) / 0.02).toBeCloseTo(3, 6)
})

test('a canary stops a version whose instances answer with errors, and takes it back', () => {
  const canary = { share: 0.1, seconds: 60, stopsAboveErrorShare: 0.2 }
  for (const effect of [{ kind: 'errors', errorShare: 0.4 }, { kind: 'crash' }] as const) {
    const play = configured({ canary })
    push(play, effect)
    play.wait(20)
    expect(reached(play)).toBe(0.1)
    play.wait(59)
    expect(reached(play)).toBe(0.1)
    // It goes back at the pace of a rollback: a tenth of the instances in a tenth of its time.
    play.wait(12)
    expect(reached(play)).toBe(0)
    play.wait(60)
    expect(play.at('web').errorShare).toBe(0)
    expect(play.at('web').healthyInstances).toBe(100)
  }
})

test('a canary lets a version pass whose errors stay below its limit, and one that is switched off stops nothing', () => {
  const canary = { share: 0.1, seconds: 60, stopsAboveErrorShare: 0.2 }
  const passed = (effect: Effect, on: boolean): number => {
    const play = configured({ canary })
    if (!on) play.act({ kind: 'setCanary', configuration: 'flags', on })
    push(play, effect)
    play.wait(300)
    return reached(play)
  }
  expect(passed({ kind: 'errors', errorShare: 0.15 }, true)).toBe(1)
  expect(passed({ kind: 'slow', factor: 2 }, true)).toBe(1)
  expect(passed({ kind: 'errors', errorShare: 0.4 }, true)).toBe(0)
  expect(passed({ kind: 'errors', errorShare: 0.4 }, false)).toBe(1)
})

test('a version that crashes ends the instances it reaches, and every start of them', () => {
  const play = configured({}, {})
  push(play, { kind: 'crash' })
  play.wait(101)
  expect(up(play)).toEqual([25, 25])
  expect(play.at('web').healthyInstances).toBe(50)
  play.wait(200)
  expect(up(play)).toEqual([0, 0])
  expect(play.at('web').goodputPerSecond).toBe(0)
})

test('the kill switch cures a crash loop while the version stays', () => {
  const play = configured({ pushSeconds: 0 }, {})
  push(play, { kind: 'crash' })
  play.wait(300)
  expect(up(play)).toEqual([0, 0])
  play.act({ kind: 'setKillSwitch', configuration: 'flags', on: true })
  play.wait(26)
  // Half of the instances may come up, and those whose start has ended since then are.
  expect(up(play)[0]).toBeGreaterThan(5)
  expect(up(play)[0]).toBeLessThanOrEqual(25)
  play.wait(50)
  expect(up(play)).toEqual([50, 50])
  expect(reached(play)).toBe(1)
  expect(play.at('web').goodputPerSecond).toBeCloseTo(500, 0)
})

test('a rollback cures it too, at its own pace', () => {
  const play = configured({ pushSeconds: 0 }, {})
  push(play, { kind: 'crash' })
  play.wait(300)
  play.act({ kind: 'rollBackConfiguration', configuration: 'flags' })
  play.wait(50)
  expect((up(play)[0] ?? 0) + (up(play)[1] ?? 0)).toBeLessThanOrEqual(50)
  play.wait(66)
  expect(up(play)).toEqual([50, 50])
})

test('instances of which nobody has said how they start come back after a pause and a start of their own', () => {
  const play = configured({ pushSeconds: 0, rollBackSeconds: 0 })
  push(play, { kind: 'crash' })
  play.wait(1)
  play.act({ kind: 'rollBackConfiguration', configuration: 'flags' })
  play.wait(39)
  expect(up(play)).toEqual([0, 0])
  play.wait(1)
  expect(up(play)).toEqual([50, 50])
})

test('how far a version has come, deaths and starts can be seen in series, logs and the truth', () => {
  const play = configured({}, { longestRetrySeconds: 300 })
  play.wait(60)
  const ids = listSeries(play.model).map(({ id }) => id)
  const shown = [
    seriesId.configuration('flags', 'newestShare'),
    seriesId.configuration('flags', 'switchedOffShare'),
    seriesId.service('web', 'all', 'startingInstances'),
    seriesId.service('web', 'one-a', 'waitingInstances'),
    seriesId.service('web', 'one-b', 'deathsPerMinute'),
  ]
  for (const id of shown) expect(ids).toContain(id)
  expect(ids).not.toContain(seriesId.service('web', 'all', 'memoryUsedShare'))
  push(play, { kind: 'crash' })
  play.wait(100)
  const last = (id: string): number =>
    readSeries(play.model, play.state, id, 0, 200).value.at(-1) ?? Number.NaN
  expect(last(seriesId.configuration('flags', 'newestShare'))).toBeCloseTo(0.5, 9)
  expect(last(seriesId.service('web', 'all', 'healthyInstances'))).toBe(50)
  expect(last(seriesId.service('web', 'all', 'deathsPerMinute'))).toBeGreaterThan(20)
  const truth = (id: string): number => readPlatform(play.model, play.state, id)
  expect(truth(seriesId.configuration('flags', 'newestShare'))).toBeCloseTo(0.5, 9)
  expect(truth(seriesId.service('web', 'all', 'waitingInstances'))).toBeGreaterThan(10)
  expect(truth(seriesId.service('web', 'all', 'deathsPerMinute'))).toBeGreaterThan(29)
  const lines = readLogs(play.model, play.state, 'web', 200, 120).map(({ message }) => message)
  const written = (part: RegExp): boolean => lines.some((line) => part.test(line))
  expect(written(/unhandled exception while reading configuration flags/)).toBe(true)
  expect(written(/back-off \d+s restarting failed container=web/)).toBe(true)
  expect(written(/configuration loaded name=flags version=1/)).toBe(true)
})

test('a crash is logged with the configuration that was read, not with others of the service', () => {
  const play = playWorld(
    sampleTopology([sampleService('web', { instances: { 'one-a': 50 } })], [], [sampleMarket(500)], {
      configurations: [settings, { ...settings, id: 'quotas' }],
    }),
  )
  play.fault({ id: 'push', kind: 'configurationPush', configuration: 'quotas', effect: { kind: 'crash' } })
  play.wait(100)
  const lines = readLogs(play.model, play.state, 'web', 200, 120).map(({ message }) => message)
  const fatal = lines.filter((line) => line.startsWith('fatal: '))
  expect(fatal.length).toBeGreaterThan(0)
  for (const line of fatal)
    expect(line).toBe('fatal: unhandled exception while reading configuration quotas, exiting')
})

test('memory and what ends for want of it can be seen, and worlds without these parts have no such series', () => {
  const web = sampleService('web', {
    instances: { 'one-a': 10 },
    ownMs: 1000,
    threadsPerInstance: 100,
    cpuMs: 1,
    memory: { mibPerInstance: 150, baseMib: 100, mibPerRequest: 1 },
    start: { seconds: 20, retrySeconds: 10 },
  })
  const play = playWorld(sampleTopology([web], [], [sampleMarket(350)]))
  const memory = seriesId.service('web', 'all', 'memoryUsedShare')
  expect(readPlatform(play.model, play.state, memory)).toBeCloseTo(135 / 150, 2)
  play.fault({ id: 'more', kind: 'demand', factor: 1.4 })
  play.wait(60)
  const lines = readLogs(play.model, play.state, 'web', 100, 60).map(({ message }) => message)
  expect(lines.some((line) => /Out of memory: killed process \d+ \(web\)/.test(line))).toBe(true)
  const plain = playWorld(sampleTopology([sampleService('web')], [], [sampleMarket(10)]))
  for (const { id } of listSeries(plain.model))
    expect(id).not.toMatch(/configuration|Instances$(?<!healthyInstances)|deaths|memory/)
})
