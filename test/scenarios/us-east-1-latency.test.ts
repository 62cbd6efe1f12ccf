import { describe, expect, it } from 'vitest'
import { scenario } from '../../scenarios/us-east-1-latency/scenario.ts'
import { playDrill, playerNamed } from '../../src/core/crew/index.ts'
import { type Drill, impactOf } from '../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario } from '../../src/core/scenario/index.ts'
import { action, runShape, type Shape } from './run-shape.ts'

const zone = { zone: 'us-east-1b' }
const right = [
  ...action(11, 'suspend-scale-in'),
  ...action(12, 'drain-zone', zone),
  ...action(12, 'cap-gateway-retries'),
]

const untouched = runShape([], 30)
const drained = runShape(right, 30)
const harmOf = (shape: Shape) => shape.customerMinutes(30)

describe('left alone, the zone', () => {
  it('begins unseen and reaches one visit in ten within a quarter of an hour', () => {
    expect(untouched.served(2)).toBeGreaterThan(0.995)
    expect(1 - untouched.served(11)).toBeGreaterThan(0.06)
    expect(1 - untouched.served(11)).toBeLessThan(0.25)
  })

  it('takes the majority down within half an hour, and keeps it down', () => {
    for (const minute of [22, 26, 30]) expect(untouched.served(minute)).toBeLessThan(0.5)
  })

  it('shows falling processor use in the sick zone while its neighbours work harder', () => {
    expect(untouched.cpu(2, 'us-east-1b') - untouched.cpu(16, 'us-east-1b')).toBeGreaterThan(0.1)
    expect(untouched.cpu(14, 'us-east-1a')).toBeGreaterThan(untouched.cpu(2, 'us-east-1a'))
  })

  it('makes the autoscaler shrink the fleet by a tenth to a third', () => {
    const lost = 1 - untouched.servers(26) / untouched.servers(2)
    expect(lost).toBeGreaterThan(0.09)
    expect(lost).toBeLessThan(0.34)
  })
})

describe('the right moves', () => {
  it('serve nearly everybody again within five minutes', () => {
    expect(drained.served(17)).toBeGreaterThan(0.985)
    expect(drained.served(30)).toBeGreaterThan(0.985)
  })

  it('keep the fleet as it was', () => {
    expect(drained.servers(30)).toBeGreaterThanOrEqual(drained.servers(2))
  })

  it('still work after the collapse, with far more harm done', () => {
    const late = runShape(
      [
        ...action(23, 'suspend-scale-in'),
        ...action(24, 'drain-zone', zone),
        ...action(24, 'cap-gateway-retries'),
      ],
      34,
    )
    expect(late.served(32)).toBeGreaterThan(0.97)
    expect(late.customerMinutes(34)).toBeGreaterThan(10 * drained.customerMinutes(30))
  })
})

describe('after a late drain', () => {
  const late = [...action(25, 'suspend-scale-in'), ...action(26, 'drain-zone', zone)]
  const waited = runShape(late, 36)

  it('two zones with too few servers hold out for minutes, which a quarter in the west bridges', () => {
    expect(waited.served(30)).toBeLessThan(0.8)
    expect(runShape([...late, ...action(26, 'failover-quarter')], 36).served(30)).toBeGreaterThan(0.97)
  })

  it('restarting the gateways makes it last longer', () => {
    const restarted = runShape([...late, ...action(26, 'restart-service', { service: 'gateway' })], 36)
    expect(restarted.customerMinutes(36)).toBeGreaterThan(1.03 * waited.customerMinutes(36))
  })
})

describe('the tempting moves', () => {
  it.each([
    ['add-1200', {}],
    ['grow-storefront', { instances: 207 }],
    ['roll-back-checkout', {}],
  ] as const)('%s leaves most customers unserved', (id, parameters) => {
    const shape = runShape(action(12, id, parameters), 30)
    expect(shape.served(28)).toBeLessThan(0.5)
    expect(harmOf(shape)).toBeGreaterThan(5 * harmOf(drained))
  })

  it.each(['restart-everything', 'flush-cache', 'failover-all'])('%s does more harm than waiting', (id) => {
    expect(harmOf(runShape(action(12, id), 30))).toBeGreaterThan(harmOf(untouched))
  })

  it('a shorter timeout breaks at once what waited, and then saves little', () => {
    const shortened = runShape(action(12, 'shorten-timeouts'), 30)
    for (const minute of [14, 16])
      expect(shortened.served(minute)).toBeLessThan(untouched.served(minute) - 0.1)
    expect(shortened.customerMinutes(20)).toBeGreaterThan(untouched.customerMinutes(20))
    expect(shortened.served(28)).toBeLessThan(0.5)
    expect(harmOf(shortened)).toBeGreaterThan(5 * harmOf(drained))
  })

  it('the whole region in the standby is a third of the customers served, and stays that', () => {
    const moved = runShape(action(6, 'failover-all'), 50)
    for (const minute of [12, 20, 30, 50]) {
      expect(moved.served(minute)).toBeGreaterThan(0.25)
      expect(moved.served(minute)).toBeLessThan(0.4)
    }
  })

  it('re-admitting at once brings a second collapse, a tenth of the weight does not', () => {
    const atOnce = runShape([...right, ...action(24, 'readmit-zone-now', zone)], 30)
    expect(Math.min(atOnce.served(27), atOnce.served(29))).toBeLessThan(0.7)
    const inSteps = runShape([...right, ...action(24, 'readmit-zone', { ...zone, share: 0.1 })], 30)
    expect(inSteps.served(29)).toBeGreaterThan(0.97)
  })

  it('retry caps alone soften it and do not end it', () => {
    const capped = runShape(action(12, 'cap-gateway-retries'), 30)
    expect(capped.served(28)).toBeLessThan(0.5)
  })
})

describe('a drill of it', () => {
  const data: Scenario = scenario
  const play = (id: string, untilSecond?: number): Drill => {
    const player = playerNamed(data, id)
    if (player === null || player === undefined) throw new Error(`no player ${id}`)
    const setup = {
      scenario: data,
      policy: defaultPolicy,
      seed: 7,
      mode: 'command',
      seat: 'commander',
    } as const
    return playDrill(setup, player, untilSecond === undefined ? {} : { untilSecond })
  }
  const expert = play('expert')
  const kinds = (drill: Drill, kind: string) => drill.state.log.filter((entry) => entry.event.kind === kind)

  it('is won by its own playbook within twenty minutes of command, and resolved for good', () => {
    expect(expert.state.ended).toBe('resolved')
    const { mitigatedAt, resolvedAt } = expert.state.incident
    expect(mitigatedAt ?? Number.NaN).toBeLessThan(20 * 60)
    expect((resolvedAt ?? Number.NaN) - (mitigatedAt ?? Number.NaN)).toBeGreaterThanOrEqual(600)
    expect(resolvedAt ?? Number.NaN).toBeLessThan(40 * 60)
  })

  it('has a playbook whose every command can be given', () => {
    expect(kinds(expert, 'actionRefused')).toEqual([])
    expect(kinds(expert, 'replied').length).toBeGreaterThanOrEqual(6)
  })

  it('is lost by doing nothing, and the pager rings two to nine minutes after the onset', () => {
    const nothing = play('nothing', 1800)
    const paged = kinds(nothing, 'pageRaised')[0]?.at ?? Number.NaN
    expect(paged).toBeGreaterThanOrEqual(60 + 120)
    expect(paged).toBeLessThanOrEqual(60 + 540)
    expect(impactOf(nothing).customerMinutes).toBeGreaterThan(10 * impactOf(expert).customerMinutes)
  })

  it('hears from the provider half an hour after the onset, not before', () => {
    const first = kinds(play('nothing', 1800), 'vendorPosted')[0]?.at ?? Number.NaN
    expect(first).toBeGreaterThanOrEqual(60 + 23 * 60)
    expect(first).toBeLessThanOrEqual(60 + 65 * 60)
  })
})

describe('what it is made of', () => {
  it('is as rich as a scenario has to be', () => {
    expect(scenario.cast.length).toBeGreaterThanOrEqual(12)
    expect(scenario.actions.length).toBeGreaterThanOrEqual(18)
    expect(scenario.clues.length).toBeGreaterThanOrEqual(10)
    expect(scenario.investigations.length).toBeGreaterThanOrEqual(12)
    expect(scenario.injects.length).toBeGreaterThanOrEqual(14)
    for (const { findings } of scenario.investigations) expect(findings.length).toBeGreaterThanOrEqual(1)
  })

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario)
  })

  it('has a reply in the playbook for everybody who wants one', () => {
    const answered = new Set(
      scenario.playbook.flatMap((play) => ('messageId' in play.command ? [play.command.messageId] : [])),
    )
    const unanswered = scenario.injects.filter(
      (inject) => 'expects' in inject && !answered.has(`{inject:${inject.id}}`),
    )
    expect(unanswered.map((inject) => inject.id)).toEqual([])
  })
})
