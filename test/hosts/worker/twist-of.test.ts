import { expect, test } from 'vitest'
import { twistOf } from '../../../src/hosts/worker/twist-of.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'

const base = {
  ...tinyScenario,
  teams: [...tinyScenario.teams, { id: 'board', label: 'Board', services: [], onCall: 'cto' }],
  playbook: [
    {
      id: 'bridge',
      when: { incident: 'paged' },
      reactionSeconds: 5,
      command: { kind: 'openBridge' },
      thinking: ['Here.'],
      marker: 'A1',
    },
  ],
  variants: [{ id: 'b', difference: 'It is night.', changes: { topology: { startsAtUtcSecond: 7200 } } }],
}

test('after a drill it is told which variant it was, or that it was none', () => {
  expect(twistOf('tiny@b', base)).toEqual({ variant: 'b', difference: 'It is night.' })
  expect(twistOf('tiny', base)).toEqual({ variant: null, difference: '' })
})

test('where there are no variants there is nothing to tell', () => {
  const { variants: _, ...plain } = base
  expect(twistOf('tiny', plain)).toBeNull()
})
