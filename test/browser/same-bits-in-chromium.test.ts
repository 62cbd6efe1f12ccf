import fc from 'fast-check'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyCommands } from '../properties/arbitrary-commands.ts'
import { launchChromium } from '../support/browser/launch-chromium.ts'
import { bundleCore } from '../support/same-bits/bundle-core.ts'
import { playedHere, tinyReference } from '../support/same-bits/reference-drills.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
})

test('a browser replays a drill to the same checkpoints as Node', async () => {
  const { record, scenario, hashes } = tinyReference()
  const code = await bundleCore()
  const page = await browser.newPage()
  const answer = await page.evaluate(
    ([script, text]) => new Function('text', `${script}; return core.replayHashes(text)`)(text) as string,
    [code, JSON.stringify({ record, scenario })] as const,
  )
  const { checkpoints, problem } = JSON.parse(answer)
  expect(problem).toBeUndefined()
  expect(checkpoints.length).toBeGreaterThan(3)
  expect(JSON.stringify(checkpoints)).toBe(hashes)
  await page.close()
}, 60_000)

test('it does so whatever was commanded', async () => {
  const code = await bundleCore()
  const page = await browser.newPage()
  await page.evaluate((script) => {
    Object.assign(window, { replayHashes: new Function(`${script}; return core.replayHashes`)() })
  }, code)
  await fc.assert(
    fc.asyncProperty(fc.nat(1_000_000), anyCommands(300), async (seed, entries) => {
      const commands = entries.map(({ at, command }) => [at, command] as const)
      const { record, scenario, hashes } = playedHere(seed, commands, 300)
      const answer = await page.evaluate(
        (text) => (window as unknown as { replayHashes(text: string): string }).replayHashes(text),
        JSON.stringify({ record, scenario }),
      )
      expect(JSON.stringify(JSON.parse(answer).checkpoints)).toBe(hashes)
    }),
    { numRuns: 25, seed: Number(process.env.FC_SEED ?? 20261123) },
  )
  await page.close()
}, 60_000)
