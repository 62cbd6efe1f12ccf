import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/core/command/index.ts'
import { viewFor } from '../../../src/core/consoles/index.ts'
import { playDrill, playerNamed } from '../../../src/core/crew/index.ts'
import {
  advanceDrill,
  createDrill,
  type Drill,
  type DrillSetup,
  recordOf,
  submitCommand,
} from '../../../src/core/drill/index.ts'
import {
  checkByPlay,
  gradeDrill,
  gradeProfileAndOutcome,
  leaks,
  playBots,
  tableOf,
  textOf,
  weighDecisions,
} from '../../../src/core/grading/index.ts'
import { defaultPolicy } from '../../../src/core/scenario/index.ts'
import { toldLog } from '../../../src/core/view/index.ts'
import { tinyIncident } from '../crew/tiny-incident.ts'

const setup: DrillSetup = {
  scenario: tinyIncident,
  policy: defaultPolicy,
  seed: 3,
  mode: 'command',
  seat: 'commander',
}

function played(id: string): Drill {
  const player = playerNamed(tinyIncident, id)
  if (player === null) throw new Error(`no player ${id}`)
  return playDrill(setup, player)
}

/** A drill of commands at given seconds, run to the end of the scenario. */
function commanded(...commands: readonly (readonly [at: number, command: Command])[]): Drill {
  const drill = createDrill(setup)
  for (const [at, command] of commands) {
    advanceDrill(drill, at)
    expect(submitCommand(drill, 'commander', command)).toMatchObject({ ok: true })
  }
  advanceDrill(drill, tinyIncident.endsAtSecond)
  return drill
}

const drain: Command = {
  kind: 'approveAction',
  actionId: 'drain',
  parameters: { zone: 'one-b' },
  executor: 'self',
  card: null,
}
const look: Command = { kind: 'lookAt', source: 'metrics', subject: 'service/web' }
const gradeOf = (drill: Drill) => gradeDrill(recordOf(drill), tinyIncident, drill)

describe('a grade', () => {
  it('is the same from the live drill and from its record, byte for byte', () => {
    const drill = played('expert')
    const record = JSON.parse(JSON.stringify(recordOf(drill)))
    expect(JSON.stringify(gradeDrill(record, tinyIncident))).toBe(JSON.stringify(gradeOf(drill)))
  })

  it('cites only entries of the log, and quotes only what stands in them', () => {
    for (const id of ['expert', 'overEscalator', 'talker']) {
      const drill = played(id)
      const grade = gradeOf(drill)
      const ids = new Set(drill.state.log.map((entry) => entry.id))
      const items = grade.profile.markers.flatMap((mark) => mark.items)
      const cites = [
        ...items.flatMap((item) => item.cites),
        ...grade.outcome.cites,
        ...grade.decisions.decisions.flatMap((decision) => [
          decision.entryId,
          ...decision.cites,
          ...(decision.earlier?.evidence ?? []),
        ]),
      ]
      expect(cites.length).toBeGreaterThan(20)
      expect(cites.filter((cite) => !ids.has(cite))).toEqual([])
      for (const item of items.filter((each) => each.quote !== null)) {
        const cited = toldLog(drill).filter((entry) => item.cites.includes(entry.id))
        expect(cited.some((entry) => textOf(entry).includes(item.quote ?? '?'))).toBe(true)
      }
    }
  })
})

describe('the outcome', () => {
  it('is at par for the expert, and none of the harm saved for nothing', () => {
    const expert = gradeProfileAndOutcome(recordOf(played('expert')), tinyIncident).outcome
    const nothing = gradeProfileAndOutcome(recordOf(played('nothing')), tinyIncident).outcome
    expect(expert.shareOfParSaved).toBe(1)
    expect(expert.customerMinutes).toBe(expert.par.customerMinutes)
    expect(nothing.shareOfParSaved).toBe(0)
    expect(nothing.customerMinutes).toBe(nothing.doingNothing.customerMinutes)
    expect(nothing.customerMinutes).toBeGreaterThan(2 * expert.customerMinutes)
  })

  it('has curves over the whole scenario that never fall and end at the total', () => {
    const { outcome } = gradeProfileAndOutcome(recordOf(played('expert')), tinyIncident)
    for (const curve of [outcome.curve, outcome.parCurve, outcome.nothingCurve]) {
      expect(curve).toHaveLength(tinyIncident.endsAtSecond / 60)
      expect(curve.every((value, minute) => minute === 0 || value >= (curve[minute - 1] ?? 0))).toBe(true)
    }
    expect(outcome.curve.at(-1)).toBe(outcome.customerMinutes)
  })

  it('does not get better by leaving early', () => {
    const left = createDrill(setup)
    advanceDrill(left, 200)
    submitCommand(left, 'commander', { kind: 'endDrill', reason: 'I leave.' })
    const { outcome } = gradeProfileAndOutcome(recordOf(left), tinyIncident)
    expect(outcome.ended).toBe('abandoned')
    expect(outcome.customerMinutes).toBe(outcome.doingNothing.customerMinutes)
  })
})

describe('a decision', () => {
  it('that ended the harm is worth what it saved, and earlier it would have been worth more', () => {
    const drill = commanded([300, look], [900, drain])
    const [decision, ...rest] = gradeOf(drill).decisions.decisions
    expect(rest).toEqual([])
    expect(decision?.savedCustomerMinutes).toBeGreaterThan(0)
    expect(decision?.withoutCurve).toHaveLength(30)
    expect(decision?.judgement).toBe('reasoned')
    expect(decision?.earlier?.at).toBe(300)
    expect(decision?.earlier?.savedCustomerMinutes).toBeGreaterThan(0)
  })

  it('ahead of its evidence is judged so, however well it turned out', () => {
    const [decision] = gradeOf(commanded([300, drain])).decisions.decisions
    expect(decision?.savedCustomerMinutes).toBeGreaterThan(0)
    expect(decision).toMatchObject({ judgement: 'aheadOfEvidence', earlier: null })
  })

  it('against the evidence is judged so, and the better one is named', () => {
    const restart: Command = {
      kind: 'approveAction',
      actionId: 'restart',
      parameters: {},
      executor: 'self',
      card: null,
    }
    const [decision] = gradeOf(commanded([300, look], [400, restart])).decisions.decisions
    expect(decision?.judgement).toBe('againstEvidence')
    expect(decision?.savedCustomerMinutes).toBeLessThan(0)
    expect(decision?.better?.savedCustomerMinutes).toBeGreaterThan(0)
    expect(decision?.better?.label).toContain('one-b')
  })

  it('that was taken back is weighed with its undo following it', () => {
    const drill = commanded(
      [300, look],
      [400, drain],
      [700, { kind: 'undoAction', executionId: 'x1', reason: 'A test of the way back.' }],
    )
    const [approved, undone] = gradeOf(drill).decisions.decisions
    expect(approved?.savedCustomerMinutes).toBeGreaterThan(0)
    expect(undone?.savedCustomerMinutes).toBeLessThan(0)
  })

  it('comes one at a time, in order', () => {
    const drill = commanded([300, look], [400, drain], [700, { ...drain, parameters: { zone: 'one-a' } }])
    const weighed = weighDecisions(recordOf(drill), tinyIncident)
    const first = weighed.next()
    expect(first.done).toBe(false)
    expect([first.value, ...weighed].map((decision) => decision?.at)).toEqual([400, 700])
  })
})

describe('bots on a tiny incident', () => {
  it('are run once per seed and player, and lined up by standing', () => {
    const runs = [...playBots(tinyIncident, defaultPolicy, [1, 2])]
    expect(runs).toHaveLength(16)
    const rows = tableOf(runs, tinyIncident)
    expect(rows[0]?.player).toBe('expert')
    expect(rows.every((row, index) => index === 0 || row.standing <= (rows[index - 1]?.standing ?? 0))).toBe(
      true,
    )
    expect(rows.find((row) => row.player === 'expert')).toMatchObject({ runs: 2, resolved: 2, parRatio: 1 })
  })

  it('prove it winnable and losable, and say what is wrong when it is not', () => {
    expect(
      checkByPlay(tinyIncident, defaultPolicy, [1]).problems.filter(
        ({ path }) => path === 'play.winnable' || path === 'play.losable',
      ),
    ).toEqual([])
    const harmless = {
      ...tinyIncident,
      faults: [{ id: 'sourZone', kind: 'serviceErrors', service: 'web', zone: 'one-b', errorShare: 0 }],
    } as const
    const found = checkByPlay(harmless, defaultPolicy, [1])
      .problems.map(({ path, message }) => `${path} ${message}`)
      .join('\n')
    expect(found).toContain('play.winnable')
    expect(found).toContain('play.losable')
    expect(found).toContain('the clue "oneZoneFails"')
    expect(found).toMatch(/\$\.faults\[0\] The fault "sourZone" starts at .* no signal shows it/)
  })
})

describe('secrecy', () => {
  it('finds the cause in a text that gives it away, and not in the views of a drill', () => {
    expect(leaks('{"text":"it is the GREY zone, fault sourZone"}', tinyIncident)).toEqual([
      'grey zone',
      'sourZone',
    ])
    const drill = commanded([300, look], [400, drain])
    expect(leaks(JSON.stringify(viewFor(drill, 'commander').map), tinyIncident)).toEqual([])
  })
})
