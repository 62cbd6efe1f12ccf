import { describe, expect, it } from 'vitest'
import { parseScenario } from '../../../src/core/scenario/index.ts'
import { soundScenario } from '../../support/sound-scenario.ts'

/** The sound scenario with one person, the first, called something else everywhere. */
function calling(id: string) {
  const sound = soundScenario()
  const [first] = sound.cast
  const renamed: unknown = JSON.parse(JSON.stringify(sound).replaceAll(`"${first?.id}"`, `"${id}"`))
  const answer = parseScenario(renamed)
  return answer.ok ? [] : answer.problems
}

describe('a person of the cast', () => {
  it.each([
    'commander',
    'deputy',
    'scribe',
    'commsLead',
    'operationsLead',
    'observer',
    'facilitator',
    'chief',
    'self',
    'you',
    'nobody',
    'vendor',
    'executives',
  ])('is not called "%s", as a seat, a role or a group is', (id) => {
    expect(calling(id)).toEqual([
      {
        path: '$.cast[0].id',
        message: `"${id}" is what a seat, a role or a group is called`,
        mend: `give the person another id, like "app-${id}"`,
      },
    ])
  })

  it('may be called anything else', () => {
    expect(calling('incident-deputy-two')).toEqual([])
    expect(calling('Deputy')).toEqual([])
  })
})
