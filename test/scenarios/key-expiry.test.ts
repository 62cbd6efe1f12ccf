import { describe, expect, it } from 'vitest'
import { scenario } from '../../scenarios/key-expiry/scenario.ts'
import { playDrill, playerNamed } from '../../src/core/crew/index.ts'
import { type Drill, impactOf } from '../../src/core/drill/index.ts'
import { calibrateScenario } from '../../src/core/grading/index.ts'
import {
  defaultPolicy,
  type Scenario,
  scenarioVariant,
  validateScenario,
} from '../../src/core/scenario/index.ts'
import { readCell, readCustomers, readPlatform } from '../../src/core/world/index.ts'
import { driveDrill } from '../support/drive-drill.ts'

const base: Scenario = scenario
const production = { environment: 'object-gateway.production' }
const byDefault = { environment: 'object-gateway.default' }

/** The evening with actions at minutes, by own hands, and what is true at others. */
function evening(steps: readonly (readonly [minute: number, actionId: string, parameters?: object])[] = []) {
  const driver = driveDrill({ scenario: base })
  const { model, state } = driver.drill
  const pending = [...steps]
  const until = (minute: number) => {
    while (pending[0] !== undefined && pending[0][0] <= minute) {
      const [at, actionId, parameters = {}] = pending.shift() as (typeof steps)[number]
      if (at * 60 > state.second) driver.waits(at * 60 - state.second)
      driver.does({
        kind: 'approveAction',
        actionId,
        parameters: parameters as Record<string, string>,
        executor: 'self',
        card: null,
      })
    }
    if (minute * 60 > state.second) driver.waits(minute * 60 - state.second)
  }
  return {
    driver,
    served(minute: number): number {
      until(minute)
      return readCustomers(model, state.world).successShare
    },
    errors(service: string, minute: number): number {
      until(minute)
      return readCell(model, state.world, service, 'eu-west-1b')?.errorShare ?? Number.NaN
    },
    reads(series: string, minute: number): number {
      until(minute)
      return readPlatform(model, state.world, series)
    },
  }
}

const mended = [
  [15, 'put-secret', { ...production, key: 'AKOG-M2XR' }],
  [17, 'redeploy-gateway', production],
] as const

describe('left alone, the evening', () => {
  it('is quiet until an hour after the deletion, then harm ramps for ten minutes', () => {
    const left = evening()
    expect(left.served(3.5)).toBeGreaterThan(0.999)
    const ramp = [5, 7, 9, 11, 13].map((minute) => left.errors('uploads', minute))
    expect(ramp[0]).toBeLessThan(0.15)
    expect([...ramp].sort((a, b) => a - b)).toEqual(ramp)
    expect(left.errors('uploads', 15)).toBeGreaterThan(0.99)
  })

  it('refuses every upload, a third of the downloads, a quarter of the pictures and no listing', () => {
    const left = evening()
    expect(left.errors('uploads', 20)).toBeGreaterThan(0.99)
    expect(left.errors('downloads', 20)).toBeCloseTo(0.35, 1)
    expect(left.errors('images', 20)).toBeCloseTo(0.25, 1)
    expect(left.errors('listings', 20)).toBeLessThan(0.01)
  })

  it('shows by credential id which key production uses', () => {
    const left = evening()
    expect(left.reads('key/AKOG-K7QD/usesPerSecond', 3)).toBeGreaterThan(200)
    expect(left.reads('key/AKOG-M2XR/usesPerSecond', 3)).toBeLessThan(10)
  })

  it('has its logs later by as long as it lasts, and loses none', () => {
    const left = evening()
    expect(left.reads('queue/access-logs/ageSeconds', 40)).toBeGreaterThan(1500)
  })

  it('refuses all shared links minutes after the signing certificate has run out', () => {
    const left = evening()
    expect(left.errors('share-links', 29)).toBeLessThan(0.5)
    expect(left.errors('share-links', 37)).toBeGreaterThan(0.95)
  })
})

describe('the right environment', () => {
  it('recovers at once when it is put and deployed, and shows the new key', () => {
    const evening1 = evening(mended)
    expect(evening1.served(18)).toBeLessThan(0.75)
    expect(evening1.served(20.5)).toBeGreaterThan(0.99)
    expect(evening1.reads('key/AKOG-M2XR/usesPerSecond', 21)).toBeGreaterThan(200)
  })

  it('needs the deploy: a secret that nobody fetches changes nothing', () => {
    const put = evening([mended[0]])
    expect(put.served(30)).toBeLessThan(0.75)
  })
})

describe('the tempting moves', () => {
  it('rotating again the same way changes nothing and uses up the second key', () => {
    const again = evening([
      [14, 'rotate-again', byDefault],
      [20, 'redeploy-gateway', byDefault],
      [24, 'create-key'],
    ])
    expect(again.errors('uploads', 19.5)).toBeGreaterThan(0.99)
    expect(again.errors('uploads', 27)).toBeGreaterThan(0.99)
    const failed = again.driver.all('actionFailed')
    expect(failed.map(({ event }) => event.actionId)).toEqual(['create-key'])
    expect(failed[0]?.event.reason).toContain('two access keys')
  })

  it('leaving the bridge without answers has somebody rotate again, in the same place', () => {
    const ignored = driveDrill({ scenario: base }).waits(7 * 60)
    ignored.does({ kind: 'declareIncident', severity: 2, summary: 'Uploads fail.' })
    ignored.does({ kind: 'takeCommand', announcement: 'I command.' })
    ignored.does({ kind: 'page', target: 'identity-oncall', reason: 'Please join the bridge.' })
    ignored.waits(14 * 60)
    expect(ignored.all('changeMade').map(({ event }) => event.changeId)).toEqual(['second-rotation'])
    const { model, state } = ignored.drill
    expect(readPlatform(model, state.world, 'key/AKOG-P4WN/usesPerSecond')).toBeGreaterThan(1)
    expect(readCell(model, state.world, 'uploads', 'eu-west-1a')?.errorShare).toBeGreaterThan(0.99)
  })

  it('restarting the gateways takes the sessions that still lived', () => {
    const restarted = evening([[6, 'restart-service', { service: 'uploads' }]])
    expect(evening().errors('uploads', 8.5)).toBeLessThan(0.6)
    expect(restarted.errors('uploads', 8.5)).toBeGreaterThan(0.95)
  })

  it('disabling every overdue key breaks listings, and activating it again mends them', () => {
    const disabled = evening([
      ...mended,
      [22, 'disable-all-overdue'],
      [27, 'activate-key', { key: 'AKLI-B3VJ' }],
    ])
    expect(disabled.errors('listings', 21)).toBeLessThan(0.01)
    expect(disabled.errors('listings', 26)).toBeGreaterThan(0.3)
    expect(disabled.errors('listings', 31)).toBeLessThan(0.01)
  })

  it('purging caches turns a third of the downloads into all of them', () => {
    const purged = evening([[16, 'purge-caches']])
    expect(purged.errors('downloads', 19)).toBeGreaterThan(0.9)
  })
})

describe('the certificate', () => {
  it('is not helped by renewing what lies in the store', () => {
    const renewed = evening([...mended, [22, 'renew-certificate']])
    expect(renewed.errors('share-links', 37)).toBeGreaterThan(0.95)
  })

  it('does no harm when the stored one is put into use in time', () => {
    const inTime = evening([...mended, [22, 'deploy-certificate']])
    expect(inTime.errors('share-links', 37)).toBeLessThan(0.01)
    expect(inTime.served(45)).toBeGreaterThan(0.99)
  })

  it('is mended within minutes when it is put into use late', () => {
    const late = evening([...mended, [38, 'deploy-certificate']])
    expect(late.errors('share-links', 38)).toBeGreaterThan(0.95)
    expect(late.errors('share-links', 44)).toBeLessThan(0.05)
  })
})

describe('what people say of it', () => {
  const says = (driver: ReturnType<typeof driveDrill>) =>
    driver.all('messagePosted').map(({ event }) => event.text)

  it('takes no link that fails for cold caches for a signature that is refused', () => {
    const cold = evening([[16, 'purge-caches']])
    expect(cold.errors('share-links', 20)).toBeGreaterThan(0.9)
    expect(
      says(cold.driver).filter((text) => /Signature not valid|shared links, every one/.test(text)),
    ).toEqual([])
    expect(cold.errors('share-links', 38)).toBeGreaterThan(0.95)
    expect(
      says(cold.driver).filter((text) => /Signature not valid|shared links, every one/.test(text)),
    ).toHaveLength(1)
  })

  it('names the key that the default environment shows after it has been rotated again', () => {
    const again = evening([[14, 'rotate-again', byDefault]])
    expect(again.reads('key/AKOG-P4WN/usesPerSecond', 19)).toBeGreaterThan(1)
    const { driver } = again
    driver.does({ kind: 'declareIncident', severity: 2, summary: 'Uploads fail.' })
    driver.does({ kind: 'takeCommand', announcement: 'I command.' })
    for (const target of ['storage-oncall', 'platform-oncall'])
      driver.does({ kind: 'page', target, reason: 'Please join the bridge.' })
    driver.waits(200)
    const task = { outcome: 'Which, and where?', timeBoxMinutes: 5 } as const
    driver.does({ kind: 'assignTask', personId: 'storage-oncall', investigationId: 'key-in-use', ...task })
    driver.does({
      kind: 'assignTask',
      personId: 'platform-oncall',
      investigationId: 'release-history',
      ...task,
    })
    driver.waits(300)
    const reports = driver.all('taskReported').map(({ event }) => event.text)
    expect(reports).toHaveLength(2)
    expect(reports.some((text) => /P4WN shows up/.test(text))).toBe(true)
    expect(reports.some((text) => /holds M2XR/.test(text))).toBe(false)
  })
})

const play = (data: Scenario, id: string, seed = 7, untilSecond = data.endsAtSecond): Drill => {
  const player = playerNamed(data, id)
  if (player === null) throw new Error(`no player ${id}`)
  return playDrill(
    { scenario: data, policy: defaultPolicy, seed, mode: 'command', seat: 'commander' },
    player,
    { untilSecond },
  )
}
const kinds = (drill: Drill, kind: string) => drill.state.log.filter((entry) => entry.event.kind === kind)

describe('a drill of it', () => {
  const expert = play(base, 'expert')
  const nothing = play(base, 'nothing', 7, 2700)

  it('is won by its own playbook, whose every command can be given', () => {
    expect(expert.state.ended).toBe('resolved')
    expect(kinds(expert, 'actionRefused')).toEqual([])
    expect(kinds(expert, 'actionFailed')).toEqual([])
    const { mitigatedAt, resolvedAt } = expert.state.incident
    expect((resolvedAt ?? Number.NaN) - (mitigatedAt ?? Number.NaN)).toBeGreaterThanOrEqual(600)
    expect(resolvedAt ?? Number.NaN).toBeLessThan(45 * 60)
  })

  it('pages about seven minutes after the first harm, and is lost by doing nothing', () => {
    const paged = kinds(nothing, 'pageRaised')[0]?.at ?? Number.NaN
    expect(paged - 240).toBeGreaterThanOrEqual(6 * 60)
    expect(paged - 240).toBeLessThanOrEqual(9 * 60)
    expect(impactOf(nothing).customerMinutes).toBeGreaterThan(3 * impactOf(expert).customerMinutes)
  })

  it('has a second act only for those who did not ask what else is due', () => {
    expect(
      kinds(nothing, 'worldObserved').some(
        ({ event }) => 'event' in event && event.event === 'LINKS_REFUSED',
      ),
    ).toBe(true)
    expect(
      kinds(expert, 'worldObserved').some(({ event }) => 'event' in event && event.event === 'LINKS_REFUSED'),
    ).toBe(false)
  })
})

describe('the same evening with a difference', () => {
  const known = new Map(
    (base.variants ?? []).map(({ id }) => {
      const answer = scenarioVariant(base, id)
      if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
      return [id, answer.scenario]
    }),
  )
  const variants = [...known.keys()]
  const variantOf = (id: string): Scenario => known.get(id) as Scenario

  it('has three that hurt and one in which the right answer is to do little', () => {
    expect(variants.filter((id) => variantOf(id).restraint !== true).length).toBeGreaterThanOrEqual(3)
    expect(variants.filter((id) => variantOf(id).restraint === true)).toHaveLength(1)
  })

  it.each(variants)('is sound on paper and won by the playbook in variant %s', (id) => {
    const data = variantOf(id)
    expect(validateScenario(data)).toEqual([])
    const drill = play(data, 'expert', 3)
    expect(drill.state.ended).toBe('resolved')
    expect(kinds(drill, 'actionRefused')).toEqual([])
  })

  it('shows the new key busy elsewhere in b, without helping the gateways', () => {
    const { drill } = driveDrill({ scenario: variantOf('b') }).waits(20 * 60)
    expect(readPlatform(drill.model, drill.state.world, 'key/AKOG-M2XR/usesPerSecond')).toBeGreaterThan(30)
    expect(readCustomers(drill.model, drill.state.world).successShare).toBeLessThan(0.75)
  })

  it('empties the caches of a busy store just as customers are served again in c', () => {
    const driver = driveDrill({ scenario: variantOf('c') }).waits(14 * 60)
    const self = { executor: 'self', card: null } as const
    const key = { ...production, key: 'AKOG-M2XR' }
    driver.does({ kind: 'approveAction', actionId: 'put-secret', parameters: key, ...self }).waits(110)
    driver.does({ kind: 'approveAction', actionId: 'redeploy-gateway', parameters: production, ...self })
    driver.waitsFor('changeMade').waits(45)
    const { model, state } = driver.drill
    expect(driver.last('changeMade').changeId).toBe('self-healing')
    expect(readCell(model, state.world, 'store', 'eu-west-1a')?.errorShare).toBeGreaterThan(0.02)
    expect(readCustomers(model, state.world).successShare).toBeLessThan(0.97)
  })

  it('disables a key that production needs in d, unless the remedy is suspended', () => {
    const listings = (drill: Drill) =>
      readCell(drill.model, drill.state.world, 'listings', 'eu-west-1a')?.errorShare ?? 0
    const left = driveDrill({ scenario: variantOf('d') }).waits(33 * 60)
    expect(listings(left.drill)).toBeGreaterThan(0.3)
    const suspended = driveDrill({ scenario: variantOf('d') })
      .does({
        kind: 'approveAction',
        actionId: 'suspend-remedy',
        parameters: {},
        executor: 'self',
        card: null,
      })
      .waits(33 * 60)
    expect(listings(suspended.drill)).toBeLessThan(0.01)
  })
})

describe('what it is made of', () => {
  it('meets the landmarks of the public report, held-out ones too', () => {
    const { rows, refusals } = calibrateScenario(base, defaultPolicy, [1])
    expect(refusals).toEqual([])
    expect(rows.length).toBeGreaterThanOrEqual(8)
    expect(rows.filter(({ within }) => !within).map(({ landmark }) => landmark.id)).toEqual([])
  })

  it('is as rich as a scenario has to be', () => {
    expect(base.cast.length).toBeGreaterThanOrEqual(14)
    expect(base.actions.length).toBeGreaterThanOrEqual(18)
    expect(base.clues.length).toBeGreaterThanOrEqual(10)
    expect(base.investigations.length).toBeGreaterThanOrEqual(10)
    expect(base.injects.length).toBeGreaterThanOrEqual(14)
  })

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario)
  })

  it('has a reply in the playbook for everybody who wants one', () => {
    const answered = new Set(
      base.playbook.flatMap(({ command }) => ('messageId' in command ? [command.messageId] : [])),
    )
    const unanswered = base.injects.filter(
      ({ id, expects }) => expects !== undefined && !answered.has(`{inject:${id}}`),
    )
    expect(unanswered.map(({ id }) => id)).toEqual([])
  })
})
