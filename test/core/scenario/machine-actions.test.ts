import { describe, expect, it } from 'vitest'
import { parseScenario, type ScenarioMachine, startMachine } from '../../../src/core/scenario/index.ts'
import { soundBut, soundScenario } from '../../support/sound-scenario.ts'

type Entry = readonly Readonly<Record<string, unknown>>[]

/** The sound scenario as a file in which a state of its own does something on entering. */
function fileWith(entry: Entry): unknown {
  const sound = soundScenario()
  const { quiet } = sound.machine.states
  const states = { ...sound.machine.states, quiet: { ...quiet, entry } }
  return JSON.parse(JSON.stringify(soundBut(() => ({ machine: { ...sound.machine, states } as never }))))
}

const problemsOf = (entry: Entry) => {
  const answer = parseScenario(fileWith(entry))
  return answer.ok ? [] : answer.problems
}

describe('an end', () => {
  it('needs nothing beside its type, and the machine hands it on', () => {
    expect(problemsOf([{ type: 'endDrill' }])).toEqual([])
    const machine: ScenarioMachine = {
      id: 'm',
      initial: 'over',
      states: { over: { type: 'final', entry: [{ type: 'endDrill' }] } },
    }
    expect(startMachine(machine).actions).toEqual([{ type: 'endDrill' }])
  })

  it('has no outcome: a file that still gives one is told so', () => {
    expect(problemsOf([{ type: 'endDrill', params: { outcome: 'resolved' } }])).toEqual([
      {
        path: '$.machine.states.quiet.entry[0].params.outcome',
        message: 'an end has no outcome: the world says what came of it',
        mend: 'remove "outcome" (and "params", which is then empty)',
      },
    ])
  })

  it('is not told about an outcome that it has not', () => {
    expect(problemsOf([{ type: 'endDrill', params: {} }])).toEqual([
      expect.objectContaining({
        path: '$.machine.states.quiet.entry[0].params',
        message: 'unknown key "params"',
      }),
    ])
  })
})

describe('a page that the machine raises', () => {
  const page = (id: string) => ({ type: 'pageTeam', params: { id, teamId: 'app', title: 'Disk full' } })

  it('has an id of its own, so that nothing hangs on its words', () => {
    expect(problemsOf([page('disk'), page('disk-again')])).toEqual([])
    const { id: _, ...unnamed } = page('disk').params
    expect(problemsOf([{ type: 'pageTeam', params: unnamed }])).toEqual([
      expect.objectContaining({ path: '$.machine.states.quiet.entry[0].params.id', message: 'missing' }),
    ])
  })

  it('shares its id with no other', () => {
    const taken = {
      path: '$.machine.states.quiet.entry[1].params.id',
      message: '"disk" is taken',
      mend: 'give each page its own id',
    }
    expect(problemsOf([page('disk'), page('disk')])).toEqual([taken])
  })
})
