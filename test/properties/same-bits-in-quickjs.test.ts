import fc from 'fast-check'
import { getQuickJS } from 'quickjs-emscripten'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleCore } from '../support/same-bits/bundle-core.ts'
import { playedHere, tinyReference } from '../support/same-bits/reference-drills.ts'
import { anyCommands } from './arbitrary-commands.ts'

describe('another JavaScript engine', () => {
  let replayElsewhere: (text: string) => string

  beforeAll(async () => {
    const [quickjs, code] = await Promise.all([getQuickJS(), bundleCore()])
    replayElsewhere = (text) => {
      const context = quickjs.newContext()
      try {
        // XState names `console` when it loads; nothing is ever written to it.
        context.unwrapResult(context.evalCode(`globalThis.console = { log() {} };${code}`)).dispose()
        const result = context.unwrapResult(context.evalCode(`core.replayHashes(${JSON.stringify(text)})`))
        const answer = context.getString(result)
        result.dispose()
        return answer
      } finally {
        context.dispose()
      }
    }
  }, 60_000)

  it('replays a drill to the same checkpoints, with nothing of Node or a browser around it', () => {
    const { record, scenario, hashes } = tinyReference()
    const answer = JSON.parse(replayElsewhere(JSON.stringify({ record, scenario })))
    expect(answer.problem).toBeUndefined()
    expect(JSON.stringify(answer.checkpoints)).toBe(hashes)
  }, 60_000)

  it('does so whatever was commanded', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), anyCommands(240), (seed, entries) => {
        const commands = entries.map(({ at, command }) => [at, command] as const)
        const { record, scenario, hashes } = playedHere(seed, commands, 240)
        const answer = JSON.parse(replayElsewhere(JSON.stringify({ record, scenario })))
        expect(JSON.stringify(answer.checkpoints)).toBe(hashes)
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})
