import { expect, test } from 'vitest'
import { sensesOf } from '../../../src/core/view/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'

test('what a seat cannot see, a player in it cannot wait for: hidden lines are never the last of their kind', () => {
  const drill = driveDrill().waitsFor('pageRaised')
  const { facts } = sensesOf(drill.drill, 'commander')
  expect(drill.all('faultStarted').length).toBeGreaterThan(0)
  expect(facts.lastOf('faultStarted')).toBeNull()
  expect(facts.lastOf('worldObserved')).toBeNull()
  expect(facts.lastOf('pageRaised')).toBe(drill.drill.state.second)
})
