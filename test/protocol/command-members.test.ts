import { expect, test } from 'vitest'
import { commandMembers } from '../../src/core/scenario/checks/command-members.ts'
import { commandSchema } from '../../src/protocol/command-schema.ts'

interface ObjectSchema {
  readonly shape: Readonly<Record<string, { readonly value?: unknown }>>
}

test('a play is checked for what the protocol asks of each command', () => {
  const { options } = commandSchema as unknown as { readonly options: readonly ObjectSchema[] }
  const asked = Object.fromEntries(
    options.map(({ shape }) => {
      const { kind, ...members } = shape
      return [String(kind?.value), Object.keys(members).sort()]
    }),
  )
  // The Chief's own words and the rating after the end are no plays.
  const { chiefSays: _, rateSelf: __, ...plays } = asked
  const sorted = Object.entries(commandMembers).map(([kind, members]) => [kind, [...members].sort()])
  expect(Object.fromEntries(sorted)).toEqual(plays)
})
