import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchChromium, openGuardedPage } from '../support/browser/launch-chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
})

async function takeTheWatch(page: Page, mode: string): Promise<void> {
  await page.goto('/')
  await page.locator('input[value=us-east-1-latency]').check()
  await page.locator(`input[value=${mode}]`).check()
  await page.getByRole('button', { name: /briefing/i }).click()
  await page.getByRole('button', { name: /take the watch/i }).click()
  await page.getByRole('heading', { name: 'Incident channel' }).waitFor()
}

/** Opens the palette, finds a command by some letters and chooses it: keys only. */
async function chooseCommand(page: Page, letters: string): Promise<void> {
  // The numbers behind a form are new before the form itself is gone; until then keys belong to it.
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('/')
  await page.getByRole('combobox', { name: 'Find a command' }).waitFor()
  await page.keyboard.type(letters)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').locator('button[type=submit]').waitFor()
}

async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter((found) => found.impact === 'serious' || found.impact === 'critical')
    .map((found) => `${found.id}: ${found.nodes[0]?.html ?? ''}`)
}

test('with keys alone a commander runs to the page, acknowledges, declares and takes command', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'))
  await takeTheWatch(page, 'command')
  const paged = page.getByText(/^Page: /)
  while ((await paged.count()) === 0) {
    await page.keyboard.press('.')
    await page.getByRole('button', { name: /^Pause/, pressed: true }).waitFor()
  }
  await page.keyboard.press('a')
  await paged.waitFor({ state: 'detached' })
  await chooseCommand(page, 'declare')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Visits are slow in all markets')
  await page.keyboard.press('Enter')
  await page.getByText('SEV-2', { exact: true }).first().waitFor()
  await chooseCommand(page, 'take command')
  await page.keyboard.type('I have command.')
  await page.keyboard.press('Enter')
  await page.getByText('You command', { exact: true }).waitFor()
  await page.reload()
  await page.getByText('You command', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: /^Pause/, pressed: true }).count()).toBe(1)
  guard.assertClean()
  await context.close()
})

test('axe finds nothing serious in the control room, its desk and its dialogs, wide and narrow', async () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const { context, page } = await openGuardedPage(browser, inject('pageAddress'), { viewport })
    await takeTheWatch(page, 'command')
    await page.keyboard.press('Space')
    expect(await seriousFindings(page)).toEqual([])
    for (const tab of ['m', 'a', 's']) {
      await page.keyboard.press('g')
      await page.keyboard.press(tab)
      await page.getByRole('tab', { selected: true }).waitFor()
      expect(await seriousFindings(page)).toEqual([])
    }
    await chooseCommand(page, 'page a person')
    expect(await seriousFindings(page)).toEqual([])
    await context.close()
  }
})

test('on a telephone every pane can be reached, and nothing is wider than the screen', async () => {
  const { context, page } = await openGuardedPage(browser, inject('pageAddress'), {
    viewport: { width: 390, height: 844 },
  })
  await takeTheWatch(page, 'command')
  const panes = page.getByRole('navigation', { name: 'Panes' })
  for (const [button, heading] of [
    ['Map', 'Map'],
    ['People', 'People'],
    ['Desk', 'Pages'],
    ['Channel', 'Incident channel'],
  ] as const) {
    await panes.getByRole('button', { name: button }).click()
    await page.getByRole('heading', { name: heading }).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
  await context.close()
})
