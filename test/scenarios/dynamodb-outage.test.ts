import { describe, expect, it } from 'vitest'
import { onsetSecond } from '../../scenarios/dynamodb-outage/machine.ts'
import { scenario } from '../../scenarios/dynamodb-outage/scenario.ts'
import type { Command } from '../../src/core/command/index.ts'
import { playDrill, playerNamed } from '../../src/core/crew/index.ts'
import { advanceDrill, createDrill, type Drill, submitCommand } from '../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario, scenarioVariant } from '../../src/core/scenario/index.ts'
import { type ActionStep, outageCourse } from './outage-course.ts'

const served = 'customers/all/successShare'
const unconnected = 'link/booking-seats/unconnectedShare'
const lag = 'table/bookings/us-west-2/replicationLagSeconds'
const age = 'queue/orders-east/ageSeconds'
const inService = 'service/booking/us-east-1a/healthyInstances'

const grow: ActionStep = [6, 'grow-west', { instances: 52 }]
const table: ActionStep = [8, 'west-own-table']
const move: ActionStep = [13, 'west-all']
const hold: ActionStep = [5, 'suspend-scale-in']

const untouched = outageCourse([], 215)
const both = outageCourse([hold, grow, table, move], 40)

describe('what lives and what dies', () => {
  it('is that open connections live on for their time, and new ones fail', () => {
    // A connection lives six minutes on average and nobody can open another: e to the minus t over six.
    const living = (minute: number) => 1 - untouched.at(minute, unconnected)
    for (const minute of [3, 6, 12]) expect(living(minute + 6) / living(minute)).toBeCloseTo(Math.exp(-1), 1)
  })

  it('is that the table answers whoever still reaches it', () => {
    expect(untouched.at(6, 'service/store/all/errorShare')).toBeLessThan(0.01)
  })

  it('is that a restart drops what still lived', () => {
    const restarted = outageCourse([[2, 'restart-service', { service: 'booking' }]], 8)
    expect(untouched.at(5, unconnected)).toBeLessThan(0.65)
    expect(restarted.at(5, unconnected)).toBeGreaterThan(0.97)
    expect(restarted.at(8, 'impact/customerMinutes')).toBeGreaterThan(
      1.04 * untouched.at(8, 'impact/customerMinutes'),
    )
  })

  it('is that most visits fail long before the provider says a word', () => {
    expect(untouched.at(10, served)).toBeLessThan(0.2)
    expect(untouched.posts['post-generic']).toBe(23)
  })

  it('is that the western replica falls behind by a second each second, and has caught up seven minutes after the repair', () => {
    expect(untouched.at(100, lag) - untouched.at(50, lag)).toBeCloseTo(50 * 60, -1)
    expect(untouched.at(156, lag)).toBeGreaterThan(9000)
    expect(untouched.at(165, lag)).toBeLessThan(5)
  })

  it('is that customers connect again a quarter of an hour after the repair, as reported', () => {
    expect(untouched.at(158, unconnected)).toBeGreaterThan(0.8)
    expect(untouched.at(165, unconnected)).toBeGreaterThan(0.3)
    expect(untouched.at(173, unconnected)).toBeLessThan(0.03)
  })

  it("is that the provider's page names the service and the cause when it did", () => {
    expect(untouched.posts['post-service']).toBe(98)
    expect(untouched.posts['post-cause']).toBe(133)
  })
})

describe('the way out', () => {
  it('is stack and table together', () => {
    expect(both.at(35, served)).toBeGreaterThan(0.95)
  })

  it('is not the table alone', () => {
    expect(outageCourse([hold, grow, table], 25).at(25, served)).toBeLessThan(0.2)
  })

  it('is not the stack alone: it asks the same name', () => {
    expect(outageCourse([hold, grow, move], 30).at(30, served)).toBeLessThan(0.05)
  })

  it('is not travellers before servers', () => {
    expect(outageCourse([hold, table, [10, 'west-all']], 20).at(20, served)).toBeLessThan(0.75)
  })

  it('costs some writes of the first minutes, which waiting does not', () => {
    expect(both.at(40, 'data/lostWrites')).toBeGreaterThan(200)
    expect(untouched.at(215, 'data/lostWrites')).toBe(0)
  })

  it('goes by the prepared switch, because the API of the records fails', () => {
    const edits = [10, 16, 22].map((minute): ActionStep => [minute, 'edit-records', { share: 0.5 }])
    const edited = outageCourse(edits, 60)
    expect(both.failed).toEqual([])
    expect(edited.failed.length).toBeGreaterThanOrEqual(2)
  })

  it('begins with leaving out what can be left out', () => {
    const degraded = outageCourse([[5, 'serve-degraded']], 25)
    expect(degraded.at(25, served)).toBeGreaterThan(0.5)
    expect(degraded.at(25, served)).toBeLessThan(0.75)
    expect(degraded.at(25, 'queue/orders-east/depth')).toBeGreaterThan(
      2 * untouched.at(25, 'queue/orders-east/depth'),
    )
  })
})

describe('the later waves', () => {
  const upTo = [hold, grow, table, move] as const

  it('make victory at the first recovery too early', () => {
    expect(untouched.at(190, served)).toBeGreaterThan(0.97)
    expect(untouched.at(190, age)).toBeGreaterThan(900)
    expect(untouched.lowest(203, 215)).toBeLessThan(0.7)
  })

  it('take eastern servers out of service that answer, until the checks are suspended', () => {
    const suspended = outageCourse([hold, [202, 'suspend-health-checks']], 212)
    expect(untouched.lowest(203, 212, inService)).toBeLessThan(12)
    expect(suspended.lowest(206, 212, inService)).toBe(15)
    expect(suspended.lowest(208, 212)).toBeGreaterThan(untouched.lowest(208, 212))
  })

  it('punish a fleet that was allowed to shrink: everybody home at once finds no servers', () => {
    const shrunk = outageCourse([...upTo.slice(1), [176, 'all-home']], 190)
    const held = outageCourse([...upTo, [176, 'all-home']], 190)
    expect(shrunk.at(175, 'service/booking/us-east-1a/instances')).toBeLessThan(6)
    expect(held.at(175, 'service/booking/us-east-1a/instances')).toBe(15)
    expect(shrunk.lowest(178, 190)).toBeLessThan(0.5)
    expect(held.lowest(183, 190)).toBeGreaterThan(shrunk.lowest(178, 190))
  })

  it('fill the west, where a second try serves more than the door does that lets nine of ten in', () => {
    const full = outageCourse(upTo, 150)
    const fewer = outageCourse([...upTo, [132, 'admit', { region: 'us-west-2', share: 0.9 }]], 150)
    expect(full.lowest(136, 150)).toBeGreaterThan(0.94)
    expect(fewer.lowest(136, 150)).toBeLessThan(0.92)
  })

  it('keep the support centre shut for two hours and a half', () => {
    const cases = outageCourse(
      [
        [30, 'raise-west-quota'],
        [152, 'raise-west-quota'],
      ],
      160,
    )
    expect(cases.failed).toEqual(['raise-west-quota'])
  })

  it('are made worse by more workers than the carriers can bear', () => {
    const before: readonly ActionStep[] = [[5, 'serve-degraded'], hold]
    const paced = outageCourse([...before, [194, 'queue-rate', { queue: 'orders-east', rate: 240 }]], 199)
    const rushed = outageCourse([...before, [194, 'raise-workers']], 199)
    expect(paced.lowest(196, 199)).toBeGreaterThan(0.97)
    expect(rushed.lowest(196, 199)).toBeLessThan(0.94)
  })
})

const play = (data: Scenario, id: string, seed: number): Drill => {
  const player = playerNamed(data, id)
  if (player === null) throw new Error(`no player ${id}`)
  return playDrill(
    { scenario: data, policy: defaultPolicy, seed, mode: 'command', seat: 'commander' },
    player,
  )
}
const kinds = (drill: Drill, kind: string) => drill.state.log.filter((entry) => entry.event.kind === kind)

describe('a drill of it', () => {
  const expert = play(scenario, 'expert', 11)

  it('is won by its own playbook: mitigated within the half hour, handed over before the fourth hour ends', () => {
    expect(expert.state.ended).toBe('handedOver')
    expect(expert.state.incident.mitigatedAt ?? Number.NaN).toBeLessThan(30 * 60)
    expect(expert.state.second).toBeLessThanOrEqual(14_400)
  })

  it('is handed over by the book: brief, read back, announced', () => {
    const order = ['handoverOffered', 'handoverAccepted', 'commandTransferred'].map(
      (kind) => kinds(expert, kind)[0]?.at ?? Number.NaN,
    )
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(kinds(expert, 'commandTransferred')).toHaveLength(1)
  })

  it('has a playbook whose every command can be given', () => {
    expect(kinds(expert, 'actionRefused')).toEqual([])
    expect(kinds(expert, 'replied').length).toBeGreaterThanOrEqual(12)
  })

  it('can be resolved by whoever stays until the provider is done', () => {
    const staying: Scenario = {
      ...scenario,
      playbook: scenario.playbook.filter(({ id }) => id !== 'hand-over'),
    }
    const stayed = play(staying, 'expert', 11)
    expect(stayed.state.ended).toBe('resolved')
    expect(stayed.state.incident.resolvedAt ?? Number.NaN).toBeGreaterThan(14_400)
  })

  it.each(['b', 'c', 'd'])('is won in variant %s, too', (id) => {
    const variant = scenarioVariant(scenario, id)
    if (!variant.ok) throw new Error(JSON.stringify(variant.problems))
    expect(play(variant.scenario, 'expert', 11).state.ended).toBe('handedOver')
  })

  it('asks for hands in pockets where the event is not ours', () => {
    const variant = scenarioVariant(scenario, 'e')
    if (!variant.ok) throw new Error(JSON.stringify(variant.problems))
    const quiet = play(variant.scenario, 'expert', 3)
    expect(kinds(quiet, 'actionApproved')).toEqual([])
    expect(kinds(quiet, 'internalUpdatePosted').length).toBeGreaterThanOrEqual(1)
    expect(quiet.state.ended).toBe('resolved')
  })
})

describe('victory', () => {
  it('at the first recovery is declared too early', () => {
    const drill = createDrill({
      scenario,
      policy: defaultPolicy,
      seed: 11,
      mode: 'command',
      seat: 'commander',
    })
    const say = (atSecond: number, command: Command) => {
      advanceDrill(drill, atSecond, false)
      expect(submitCommand(drill, 'commander', command)).toMatchObject({ ok: true })
    }
    const firstRecovery = onsetSecond + 185 * 60
    say(420, { kind: 'declareIncident', severity: 1, summary: 'Most visits fail in all markets.' })
    say(firstRecovery, { kind: 'resolveIncident', text: 'The provider says it is mitigated.' })
    say(firstRecovery + 60, { kind: 'closeIncident', text: 'Closed.' })
    expect(drill.state.ended).toBe('resolvedTooEarly')
  })
})

describe('what it is made of', () => {
  const data: Scenario = scenario

  it('is as rich as a scenario has to be', () => {
    expect(data.cast.length).toBeGreaterThanOrEqual(16)
    expect(data.actions.length).toBeGreaterThanOrEqual(25)
    expect(data.clues.length).toBeGreaterThanOrEqual(25)
    expect(data.injects.length).toBeGreaterThanOrEqual(20)
    expect(data.calibration?.landmarks.length).toBeGreaterThanOrEqual(8)
  })

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(data))).toEqual(data)
  })

  it('has a reply in the playbook for everybody who wants one', () => {
    const answered = new Set(
      data.playbook.flatMap((each) => ('messageId' in each.command ? [each.command.messageId] : [])),
    )
    const unanswered = data.injects.filter(
      (inject) => inject.expects !== undefined && !answered.has(`{inject:${inject.id}}`),
    )
    expect(unanswered.map((inject) => inject.id)).toEqual([])
  })

  it('names a command of the trade for every action', () => {
    expect(data.actions.filter((action) => action.console === undefined)).toEqual([])
  })
})
