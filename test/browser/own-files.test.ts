import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { defaultPolicy } from '../../src/core/scenario/index.ts'
import { launchChromium, openGuardedPage } from '../support/browser/launch-chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
})

const file = resolve(import.meta.dirname, '../../scenarios/slow-menus/scenario.json')
const scenario = { ...JSON.parse(readFileSync(file, 'utf8')), id: 'our-lunch', title: 'Our own lunch hour' }
const { title: _, ...untitled } = scenario
const rules = {
  ...defaultPolicy,
  id: 'ours',
  title: 'Rules of our house',
  severities: defaultPolicy.severities.map((row) => ({ ...row, label: `Prio ${row.level}` })),
}

interface GivenFile {
  readonly name: string
  readonly data: unknown
}

/** As a hand would drop files on the page. */
async function drops(page: Page, ...files: readonly GivenFile[]): Promise<void> {
  const given = files.map(({ name, data }) => ({ name, text: JSON.stringify(data) }))
  const dragged = await page.evaluateHandle((each) => {
    const transfer = new DataTransfer()
    for (const { name, text } of each) transfer.items.add(new File([text], name))
    return transfer
  }, given)
  await page.dispatchEvent('main', 'dragover', { dataTransfer: dragged })
  await page.getByText('Drop a scenario, house rules or a save file').waitFor()
  await page.dispatchEvent('main', 'drop', { dataTransfer: dragged })
}

const openedFiles = (page: Page) => page.getByRole('region', { name: 'Opened files' })

test('a dropped file with a mistake is explained and changes nothing; a good one is played and survives a reload', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'))
  await page.goto('/')
  const cards = page.locator('input[name=scenario]')
  await cards.first().waitFor({ state: 'attached' })
  const before = await cards.count()

  await drops(page, { name: 'untitled.json', data: untitled })
  const report = openedFiles(page)
  await report.getByText('$.title').waitFor()
  for (const words of ['untitled.json', 'not opened', 'missing', 'add "title" (a string)'])
    expect(await report.getByText(words).count()).toBe(1)
  expect(await cards.count()).toBe(before)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter((found) => found.impact === 'serious' || found.impact === 'critical')).toEqual([])

  await drops(page, { name: 'lunch.json', data: scenario })
  await report.getByText('is in the list').waitFor()
  await page.reload()
  await page.getByRole('radio', { name: /^Our own lunch hour/ }).check()
  await page.getByRole('radio', { name: /^Command/ }).check()
  await page.getByRole('button', { name: 'Read the briefing' }).click()
  await page.getByRole('heading', { name: 'Our own lunch hour' }).waitFor()
  await page.getByRole('button', { name: 'Take the watch' }).click()
  await page.getByRole('region', { name: 'Incident channel' }).waitFor()
  const paged = page.getByText(/^Page: /)
  while ((await paged.count()) === 0) {
    await page.keyboard.press('.')
    await page.getByRole('button', { name: /^Pause/, pressed: true }).waitFor()
  }
  await page.keyboard.press('a')
  await page.getByText('Acknowledged the page.').waitFor()
  await page.keyboard.press('.')
  await page.getByRole('button', { name: /^Pause/, pressed: true }).waitFor()

  await page.reload()
  await page.getByText('Acknowledged the page.').waitFor()
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Leave to the title/ }).click()
  await page.getByRole('button', { name: 'Remove Our own lunch hour' }).click()
  await page.getByRole('radio', { name: /^Our own lunch hour/ }).waitFor({ state: 'detached' })
  expect(await cards.count()).toBe(before)
  await page.getByRole('button', { name: /^Go on.*Our own lunch hour/ }).click()
  await page.getByText('Acknowledged the page.').waitFor()
  guard.assertClean()
  await context.close()
})

test('house rules chosen by the file button change the words for severities, until they are removed', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'))
  // Asked for before the page is there, so that the browser's own dialog cannot come first.
  const choosing = page.waitForEvent('filechooser')
  await page.goto('/')
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Open a scenario, house rules or save file' }).focus()
  await page.keyboard.press('Enter')
  const chooser = await choosing
  await chooser.setFiles({
    name: 'rules.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(rules)),
  })
  await openedFiles(page).getByText('New drills go by the house rules').waitFor()
  await openedFiles(page).getByRole('button', { name: 'Close' }).click()

  await page.getByRole('radio', { name: /^Command/ }).check()
  await page.getByRole('button', { name: 'Read the briefing' }).click()
  await page.getByText('house rules: Rules of our house').waitFor()
  await page.getByRole('button', { name: 'Take the watch' }).click()
  await page.getByRole('region', { name: 'Incident channel' }).waitFor()
  await page.keyboard.press('/')
  await page.getByRole('combobox', { name: 'Find a command' }).fill('declare')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('House rules: Rules of our house').waitFor()
  await dialog.getByLabel('Summary').fill('Menus are slow')
  await page.keyboard.press('Enter')
  await page.getByRole('banner').getByText('Prio 2', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'House rules: Rules of our house' }).waitFor()
  await page.getByRole('menuitem', { name: /^Leave to the title/ }).click()
  await page.getByRole('button', { name: 'Remove these house rules' }).click()
  await page.getByRole('region', { name: 'House rules' }).waitFor({ state: 'detached' })
  guard.assertClean()
  await context.close()
})
