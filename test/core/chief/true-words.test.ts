import { expect, test } from 'vitest'
import { scenario as outage } from '../../../scenarios/dynamodb-outage/scenario.ts'
import type { Command } from '../../../src/core/command/index.ts'
import { reading } from '../../../src/core/drill/index.ts'
import { sitAtTable } from '../table/sit-at-table.ts'
import { sitDown } from './at-the-table.ts'

const ALL_IS_WELL = /order\. Use the lull|nothing that you have dropped|Nothing is overdue/

test('the Mentor never speaks of a lull while customers are hurt', () => {
  let asked = 0
  const { spoken, drill } = sitDown({
    scenario: outage,
    mode: 'command',
    until: 2400,
    trainee: ({ state }): readonly Command[] => {
      if (state.second % 60 !== 0) return []
      asked += 1
      return [{ kind: 'askMentor', topic: 'what am I missing?' }]
    },
  })
  expect(asked).toBeGreaterThan(30)
  const hurt = ({ at }: { readonly at: number }) =>
    reading(drill, 'customers/all/successShare', drill.state.second - at) < 0.99
  const answers = spoken.filter((entry) => entry.event.tone === 'teaching' && hurt(entry))
  expect(answers.length).toBeGreaterThan(20)
  for (const { event } of answers) expect(event.text).not.toMatch(ALL_IS_WELL)
})

test('in Assist nobody else is asked for the role that the trainee sits in', () => {
  for (const seat of ['commsLead', 'scribe', 'operationsLead', 'deputy'] as const) {
    const { drill } = sitAtTable({ scenario: outage, mode: 'assist', seat }).waits(1200)
    const roles = drill.state.commands.flatMap(({ command }) =>
      command.kind === 'assignRole' ? [command.role] : [],
    )
    expect(roles).not.toContain(seat)
  }
})
