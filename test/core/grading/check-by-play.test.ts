import { describe, expect, it } from 'vitest'
import { checkByPlay } from '../../../src/core/grading/index.ts'
import { checkSight } from '../../../src/core/grading/observable-faults.ts'
import { defaultPolicy, type Scenario } from '../../../src/core/scenario/index.ts'
import { soundBut } from '../../support/sound-scenario.ts'

const setupOf = (scenario: Scenario) =>
  ({ scenario, policy: defaultPolicy, seed: 1, mode: 'command', seat: 'commander' }) as const

const played = (change: (sound: Scenario) => Partial<Scenario>) =>
  checkByPlay(soundBut(change), defaultPolicy, [1]).problems.map(({ path, message }) => `${path} ${message}`)

/** The drill is over after twenty minutes, so that these stay quick. */
const brief = { endsAtSecond: 1500 }

describe('by playing, a check names', () => {
  it('a scenario that the expert cannot win, and what the card promises of it', () => {
    const text = played(({ playbook }) => ({
      ...brief,
      difficulty: 5,
      expectedMinutes: [90, 120],
      playbook: playbook.filter((play) => play.command.kind !== 'approveAction'),
    })).join('\n')
    expect(text).toContain(
      'play.winnable Seed 1: the expert\'s drill ended "overtaken" instead of "resolved".',
    )
    expect(text).toContain('$.expectedMinutes The card promises 90 to 120 minutes')
    expect(text).toMatch(/\$\.difficulty The card says difficulty 5; counted, it is \d/)
  })

  it('a scenario that cannot be lost, a secret in a view, and a clue that nobody can see', () => {
    const text = played(({ faults, clues }) => ({
      ...brief,
      faults: faults.map((fault) => ({ ...fault, errorShare: 0.02 })) as Scenario['faults'],
      clues: [
        ...clues,
        {
          id: 'never',
          says: 'Nothing.',
          seenAt: [
            {
              source: 'metrics',
              subject: 'service/app',
              when: { signal: 'service/app/all/p99Ms', is: 'above', value: 1e6 },
            },
          ],
        },
      ],
      variants: [{ id: 'b', difference: 'Restart the store, all zones at once', changes: {} }],
    })).join('\n')
    expect(text).toMatch(/play\.losable Doing nothing costs only [\d.]+ times/)
    expect(text).toContain('"Restart the store, all zones at once" before the end')
    expect(text).toContain('No screen ever shows the clue "never"')
  })

  it('restraint where customers are hurt', () => {
    const text = played(() => ({ ...brief, restraint: true })).join('\n')
    expect(text).toMatch(/play\.harmless Seed 1: doing nothing costs \d+ customer-minutes/)
    expect(text).toContain('the expert does "take-back-change"')
  })
})

describe('a fault', () => {
  const inject = (faultId: string) => ({ type: 'injectFault', params: { faultId } }) as const
  const sight = (scenario: Scenario) =>
    checkSight(setupOf(scenario), [[]], null).map(({ path, message }) => `${path} ${message}`)

  it('that moves nothing beyond noise is named; the one beside it is seen', () => {
    const scenario = soundBut(({ faults, machine }) => ({
      ...brief,
      faults: [...faults, { id: 'whisper', kind: 'serviceSlow', service: 'store', factor: 1.0001 }],
      machine: {
        ...machine,
        states: {
          ...machine.states,
          quiet: { after: { '60000': { target: 'live', actions: [inject('whisper')] } } },
        },
      },
    }))
    expect(sight(scenario)).toEqual([
      '$.faults[1] The fault "whisper" starts at second 60 and no signal shows it: no alert, no series of telemetry moves beyond noise.',
    ])
  })

  it('that never starts is named', () => {
    const scenario = soundBut(({ machine }) => ({
      ...brief,
      machine: {
        ...machine,
        states: { ...machine.states, quiet: { after: { '9000000': { target: 'live' } } } },
      },
    }))
    expect(sight(scenario)[0]).toBe('$.faults[0] The fault "culprit" never starts, whoever plays.')
  })
})
