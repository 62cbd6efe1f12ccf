import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchChromium, openGuardedPage } from '../support/browser/launch-chromium.ts'
import { atTheDesk, expectAccessible } from './at-the-desk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
})

async function expectNoSideways(page: Page, screen: string) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect({ screen, wide: Math.max(0, wide) }).toEqual({ screen, wide: 0 })
}

test('on a phone nothing scrolls sideways, and every pane and tab of the control room can be reached', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'), {
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  })
  page.setDefaultTimeout(15_000)
  const desk = atTheDesk(page)
  await page.goto('/')
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  await expectNoSideways(page, 'title')
  await desk.takesTheWatch('Command', 2)
  await page.getByRole('button', { name: 'Skip' }).click()
  const panes = page.getByRole('navigation', { name: 'Panes' })
  for (const name of ['Map', 'People', 'Channel', 'Desk']) {
    await panes.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    await expectNoSideways(page, name)
  }
  const tabs = await page.getByRole('tab').allInnerTexts()
  expect(tabs.length).toBe(14)
  for (const tab of tabs) {
    await desk.tab(tab)
    await expectNoSideways(page, tab)
  }
  await expectAccessible(page, 'control room on a phone')
  await panes.getByRole('button', { name: /^Command/ }).click()
  await page.getByRole('combobox', { name: 'Find a command' }).waitFor()
  await expectNoSideways(page, 'palette')
  guard.assertClean()
  await context.close()
}, 60_000)
