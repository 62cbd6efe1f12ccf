import { expect, test } from 'vitest'
import { agrees, judgeWorld } from '../../support/referee/index.ts'

test('where a full callee refuses, no call is lost on the way: visits are served as the referee has it', () => {
  // Three cells of 20 threads each call, newest first, three that are full of calls given up on.
  const { figures } = judgeWorld(42, 8, 500_000)
  expect(figures.filter(({ what }) => what === 'visits goodput').every(agrees)).toBe(true)
}, 30_000)
