import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchChromium, openGuardedPage } from '../support/browser/launch-chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
})

test('the page opens, shows a heading, asks nobody else and reports no error', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'))
  const answer = await page.goto('/')
  await page.getByRole('heading').first().waitFor()
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'self'")
  expect(await page.title()).toContain('Drill Tower')
  guard.assertClean()
  await context.close()
})

test('the guard cuts off and names a request to another host', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'))
  await page.goto('/')
  const outcome = await page.evaluate(() =>
    fetch('http://elsewhere.example/x', { mode: 'no-cors' }).then(
      () => 'answered',
      () => 'cut off',
    ),
  )
  expect(outcome).toBe('cut off')
  expect(guard.assertClean).toThrow('The page is not clean')
  await context.close()
})
