import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchChromium, openGuardedPage } from '../support/browser/launch-chromium.ts'
import { firstScreenBudgetBytes, measureScripts } from '../support/size/first-screen-size.ts'

const dist = resolve(import.meta.dirname, '../../dist')
/** Scripts that may load beside the first screen, never before it. */
const beside = /\/assets\/(phaser|[a-z-]*worker)-[^/]*\.js$/

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
})

test('the first screen stands with at most 150 KB of script, even if the workers and Phaser never arrive', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'))
  const needed = new Set<string>()
  await context.route(beside, () => {})
  context.on('requestfinished', (request) => {
    const path = new URL(request.url()).pathname
    if (path.endsWith('.js')) needed.add(path.slice(1))
  })

  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('radio').first().waitFor({ state: 'attached' })

  const sizes = measureScripts(dist, [...needed])
  const total = sizes.reduce((sum, script) => sum + script.gzipBytes, 0)
  expect(sizes.length).toBeGreaterThan(0)
  expect(total, JSON.stringify(sizes, null, 1)).toBeLessThanOrEqual(firstScreenBudgetBytes)
  guard.assertClean()
  await context.close()
})
