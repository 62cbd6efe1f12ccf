import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/browser/launch-chromium.ts'
import { bundleCore } from '../support/same-bits/bundle-core.ts'
import { tinyReference } from '../support/same-bits/reference-drills.ts'

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
