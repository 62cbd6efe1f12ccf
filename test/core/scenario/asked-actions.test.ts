import { describe, expect, it } from 'vitest'
import { type AskedAction, parseScenario, type Scenario } from '../../../src/core/scenario/index.ts'
import { soundBut } from '../../support/sound-scenario.ts'

const problemsOf = (change: (sound: Scenario) => Partial<Scenario>) => {
  const answer = parseScenario(JSON.parse(JSON.stringify(soundBut(change))))
  return answer.ok ? [] : answer.problems
}

/** The sound scenario whose first inject asks for these. */
const asking = (...asksFor: readonly AskedAction[]) =>
  problemsOf(({ injects: [first, ...others] }) => ({ injects: [{ ...first, asksFor } as never, ...others] }))

/** The sound scenario whose first finding is as given. */
const finding = (given: object) =>
  problemsOf(({ investigations: [first, ...others] }) => {
    const [told, ...later] = first?.findings ?? []
    return { investigations: [{ ...first, findings: [{ ...told, ...given }, ...later] } as never, ...others] }
  })

describe('what people ask for', () => {
  it('is an action that exists, with all of its parameters, some or none', () => {
    expect(
      asking({ actionId: 'shed-load', parameters: { share: 0.5 } }, { actionId: 'restart-app' }),
    ).toEqual([])
    expect(finding({ needs: 'A word.', asksFor: [{ actionId: 'shed-load' }] })).toEqual([])
  })

  it('is named where it does not exist, with its place and a mend', () => {
    expect(asking({ actionId: 'shed-loat' })).toEqual([
      {
        path: '$.injects[0].asksFor[0].actionId',
        message: 'there is no action "shed-loat"',
        mend: "did you mean 'shed-load'?",
      },
    ])
    expect(asking({ actionId: 'shed-load', parameters: { shares: 1 } })).toEqual([
      {
        path: '$.injects[0].asksFor[0].parameters.shares',
        message: '"shed-load" has no parameter "shares"',
        mend: "did you mean 'share'?",
      },
    ])
    expect(
      finding({ needs: 'A word.', asksFor: [{ actionId: 'shed-load', parameters: { share: 2 } }] }),
    ).toEqual([
      expect.objectContaining({
        path: '$.investigations[0].findings[0].asksFor[0].parameters.share',
        message: expect.stringMatching(/^"2" is no choice for /),
      }),
    ])
  })

  it('is said in words', () => {
    expect(finding({ asksFor: [{ actionId: 'shed-load' }] })).toEqual([
      {
        path: '$.investigations[0].findings[0].asksFor',
        message: 'asks for something without words for it',
        mend: 'say it in "needs", or take asksFor out',
      },
    ])
  })

  it('is not an empty list', () => {
    expect(asking()).toEqual([expect.objectContaining({ path: '$.injects[0].asksFor' })])
  })
})
