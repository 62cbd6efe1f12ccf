import { describe, expect, it } from 'vitest'
import { coreBuild } from '../../src/core/drill/index.ts'
import { tinyReference } from '../support/same-bits/reference-drills.ts'
import golden from './core-build.golden.json' with { type: 'json' }

/**
 * A record names the core build it was played on. When this fails, the same record gives other bits than before: choose
 * a new `coreBuild` and copy the received hashes into core-build.golden.json, in one commit that says why.
 */
describe('the core build', () => {
  it('stands for these bits', () => {
    const { record } = tinyReference()
    expect({ coreBuild, checkpoints: record.checkpoints }).toEqual(golden)
  })
})
