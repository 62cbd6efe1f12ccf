import { describe, expect, it } from 'vitest'
import { COMMAND_KINDS, COMMANDS, SEAT_IDS } from '../../../src/core/command/index.ts'
import { validateScenario } from '../../../src/core/scenario/index.ts'
import { soundBut } from '../../support/sound-scenario.ts'

type GivenCommand = { readonly kind: string; readonly [member: string]: unknown }

/** What is wrong with the sound scenario when its first play gives this command. */
function found(command: GivenCommand) {
  const problems = validateScenario(
    soundBut(({ playbook }) => {
      const [first, ...others] = playbook
      if (first === undefined) throw new Error('the sound scenario has no plays')
      return { playbook: [{ ...first, command }, ...others] }
    }),
  )
  return problems.filter(({ path }) => path.startsWith('$.playbook[0].command'))
}

const textOf = (command: GivenCommand): string =>
  found(command)
    .map(({ path, message, mend }) => `${path} ${message}: ${mend}`)
    .join('\n')

describe('a play', () => {
  it('gives what a commander may ask for, and nothing else', () => {
    const refused = COMMAND_KINDS.filter((kind) => textOf({ kind }).includes(`there is no command "${kind}"`))
    expect(refused.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'acceptCommand',
      'acceptRole',
      'acceptTask',
      'chiefSays',
      'endDrill',
      'giveReport',
      'handSeat',
      'overrideMark',
      'rateSelf',
      'reportTask',
      'sendInject',
      'setPause',
      'speakAs',
    ])
  })

  it('is told where a command is none, and which it may have meant', () => {
    expect(textOf({ kind: 'openBrigde' })).toBe(
      '$.playbook[0].command.kind there is no command "openBrigde": did you mean \'openBridge\'?',
    )
    expect(found({ kind: 'toString' })).toHaveLength(1)
  })

  it('has to give every member that the command has', () => {
    for (const kind of ['declareIncident', 'approveAction', 'postStatus', 'setTrigger'] as const) {
      const members = Object.keys(COMMANDS[kind].members)
      expect(found({ kind }).map(({ path }) => path)).toEqual(
        members.map((member) => `$.playbook[0].command.${member}`),
      )
      expect(textOf({ kind })).toContain(`"${kind}" needs ${members.join(', ')}`)
    }
  })

  it('gives roles, tasks, command and the post-mortem to a seat as to somebody of the cast', () => {
    const given: readonly (readonly [member: string, command: GivenCommand])[] = [
      ['personId', { kind: 'assignRole', role: 'scribe' }],
      ['personId', { kind: 'namePostmortemOwner', dueDays: 3 }],
      ['personId', { kind: 'askReport', question: 'How is it?' }],
      ['to', { kind: 'handOverCommand', brief: 'All is calm.' }],
    ]
    for (const [member, command] of given) {
      for (const seat of SEAT_IDS) expect(textOf({ ...command, [member]: seat })).toBe('')
      expect(textOf({ ...command, [member]: 'you' })).toContain(
        `$.playbook[0].command.${member} there is no person or seat "you"`,
      )
    }
  })

  it('sends home only people of the cast', () => {
    expect(textOf({ kind: 'relievePerson', personId: 'deputy', reason: 'Rest.' })).toContain(
      'there is no person "deputy"',
    )
  })
})
