import { describe, expect, it } from 'vitest'
import { type Scenario, validateScenario } from '../../../src/core/scenario/index.ts'
import { soundBut, soundScenario } from '../../support/sound-scenario.ts'

/** What is found, each with its place; every finding must say what to do. */
function found(change: (sound: Scenario) => Partial<Scenario>): string {
  const problems = validateScenario(soundBut(change))
  for (const problem of problems) expect(problem.mend.length, problem.message).toBeGreaterThan(5)
  return problems.map((problem) => `${problem.path} ${problem.message}`).join('\n')
}

const withStates = (states: Scenario['machine']['states']) => (sound: Scenario) => ({
  machine: { ...sound.machine, states: { ...sound.machine.states, ...states } },
})
const end = { 'x-end': { type: 'final' } } as const

describe('without playing, a check finds nothing in a sound scenario, and names', () => {
  it('nothing that is not wrong', () => {
    expect(validateScenario(soundScenario())).toEqual([])
  })

  it('a state that nothing leads to', () => {
    expect(found(withStates({ lost: { type: 'final' } }))).toContain('nothing leads to "lost"')
  })

  it('a state that nothing leads out of', () => {
    const text = found(withStates({ quiet: { after: { '1000': { target: 'stuck' } } }, stuck: {} }))
    expect(text).toContain('$.machine.states.stuck "stuck" is a dead end')
  })

  it('states that go round for ever although the chart has an end, with the way into them', () => {
    const text = found(
      withStates({
        quiet: {
          after: { '1000': { target: 'live' } },
          on: { REPAIRED: { target: 'round' } },
        },
        round: { after: { '1000': { target: 'about' } } },
        about: { after: { '1000': { target: 'round' } } },
        ...end,
        live: { on: { REPAIRED: { target: 'x-end' } } },
      }),
    )
    expect(text).toContain('no end can be reached from "round" (come to by: REPAIRED)')
    expect(text).toContain('no end can be reached from "about"')
    expect(text).not.toContain('from "live"')
  })

  it('what only one of two transitions of an event leads to is reached all the same', () => {
    const text = found(
      withStates({
        quiet: {
          after: {
            '60000': [
              {
                target: 'live',
                guard: { type: 'holds', params: { condition: { incident: 'paged' } } },
              },
              { target: 'other' },
            ],
          },
        },
        other: { type: 'final' },
      }),
    )
    expect(text).not.toContain('nothing leads to')
  })

  it('a fault that nothing starts', () => {
    const text = found(({ faults }) => ({
      faults: [...faults, { id: 'spare', kind: 'zoneCapacity', zone: 'zone-a', lostShare: 0.5 }],
      secrets: ['culprit', 'spare'],
    }))
    expect(text).toBe('$.faults[1] nothing starts the fault "spare"')
  })

  it('an inject that nothing sends, and what waits for it', () => {
    const text = found(({ injects }) => ({ injects: injects.map(({ when: _, ...inject }) => inject) }))
    expect(text).toContain('$.injects[0] nothing ever sends the inject "eta"')
    expect(text).toMatch(/playbook\[\d+\]\.when can never hold: nothing sends "eta"/)
  })

  it('a post that nothing publishes', () => {
    expect(found(() => ({ vendorPosts: [{ id: 'late', state: 'degraded', text: 'We look.' }] }))).toBe(
      '$.vendorPosts[0] nothing ever posts "late"',
    )
  })

  it('a finding behind one that always holds', () => {
    const text = found(({ investigations: [first, ...others] }) => ({
      investigations: [
        { ...(first as NonNullable<typeof first>), findings: [...(first?.findings ?? [])].reverse() },
        ...others,
      ],
    }))
    expect(text).toContain('$.investigations[0].findings[1] can never be told')
    expect(text).toContain('nobody ever reaches the clue "cause-told"')
  })

  it('an action that nobody in the cast may do', () => {
    const text = found(({ actions, teams }) => ({
      teams: [...teams, { id: 'ghosts', label: 'Ghosts', services: [], onCall: 'incident-deputy' }],
      actions: actions.map((action) =>
        action.id === 'add-servers' ? { ...action, performedByTeams: ['ghosts'] } : action,
      ),
    }))
    expect(text).toContain('nobody of the cast is in a team that may do "add-servers"')
  })

  it('conditions that can never come true', () => {
    const text = found(({ monitors }) => ({
      monitors: monitors.map((monitor) => ({
        ...monitor,
        when: {
          all: [
            { afterSecond: 3600 },
            { truth: 'customers/all/failedShare', is: 'above', value: 1 },
            monitor.when,
          ],
        },
      })),
    }))
    expect(text).toContain('$.monitors[0].when.all[0] can never hold: the drill is over by then')
    expect(text).toContain('$.monitors[0].when.all[1] can never hold: a share is never above 1')
  })

  it('a secret in a text, and a fault that is none', () => {
    const text = found(({ alerts }) => ({
      secrets: ['bad release'],
      alerts: alerts.map((alert) => ({ ...alert, title: 'Bad release is failing' })),
    }))
    expect(text).toContain('$.alerts[0].title contains the secret "bad release"')
    expect(text).toContain('$.secrets the fault "culprit" is not kept secret')
  })

  it('blame, in what the scenario teaches', () => {
    const text = found(({ briefing }) => ({
      briefing: { ...briefing, situation: 'A careless engineer should have tested the release.' },
    }))
    expect(text).toContain('$.briefing.situation "careless"')
  })

  it.each([
    'Amazon broke it again.',
    'This was caused by Google.',
    'It is Microsoft’s fault.',
    'We are down because of Cloudflare.',
    'AWS let our customers down.',
  ])('a real company made the culprit: %s', (said) => {
    const text = found(({ injects }) => ({
      injects: injects.map((inject) => (inject.id === 'eta' ? { ...inject, texts: [said] } : inject)),
    }))
    expect(text).toMatch(/^\$\.injects\[0\]\.texts\[0\] ".*" makes a real company the culprit$/)
  })

  it.each([
    'AWS reports errors in one region.',
    'Amazon DynamoDB did not answer; our clients failed to connect.',
    'Sign in with Google works.',
  ])('but not a name as a plain fact: %s', (said) => {
    expect(
      found(({ injects }) => ({
        injects: injects.map((inject) => (inject.id === 'eta' ? { ...inject, texts: [said] } : inject)),
      })),
    ).toBe('')
  })

  it('what a variant adds and does not use, and not what it leaves unused of its original', () => {
    const sound = soundScenario()
    const calm: Scenario = {
      ...sound,
      machine: { id: 'calm', initial: 'calm', states: { calm: { type: 'final' } } },
    }
    expect(validateScenario(calm, sound)).toEqual([])
    const added: Scenario = {
      ...calm,
      faults: [...calm.faults, { id: 'hidden-two', kind: 'zoneCapacity', zone: 'zone-a', lostShare: 0.5 }],
      secrets: ['culprit', 'hidden-two'],
    }
    expect(validateScenario(added, sound).map((problem) => problem.message)).toEqual([
      'nothing starts the fault "hidden-two"',
    ])
  })
})
