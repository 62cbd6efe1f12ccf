import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchChromium, openGuardedPage } from '../support/browser/launch-chromium.ts'
import { firstFormat } from '../support/client/first-format.ts'
import { expectAccessible } from './at-the-desk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
})

/** Lays a record into the page's own database, as it has lain there since an earlier version. */
async function lies(page: Page, kept: object): Promise<void> {
  await page.evaluate(
    (value) =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('drill-tower')
        opening.onerror = () => failed(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction('drills', 'readwrite')
          writing.objectStore('drills').put(value)
          writing.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
    kept,
  )
}

test('a drill of the first format, kept in the browser, is read, taken away as a file, and stays', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'))
  await page.goto('/')
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  await lies(page, { id: 'old', savedAtEpochMs: 1_690_000_000_000, record: firstFormat })
  await page.reload()
  await page.getByRole('button', { name: /^Read.*us-east-1 latency/ }).click()
  await page.getByRole('heading', { level: 1, name: 'us-east-1 latency spike' }).waitFor()
  await page.getByText('It is kept in format 1').waitFor()
  await page.getByText('severity 2 · Slow visits.').waitFor()
  await expectAccessible(page, 'kept')

  await page.reload()
  await page.getByText('severity 2 · Slow visits.').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export file' }).click(),
  ])
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual(firstFormat)
  await page.getByRole('button', { name: 'Back to the title' }).click()
  await page.getByRole('button', { name: /^Read.*us-east-1 latency/ }).waitFor()
  guard.assertClean()
  await context.close()
})
