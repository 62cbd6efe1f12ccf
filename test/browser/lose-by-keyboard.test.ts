import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchChromium, openGuardedPage } from '../support/browser/launch-chromium.ts'
import { expectAccessible } from './at-the-desk.ts'
import { byKeyboard } from './by-keyboard.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
})

test('by keyboard alone, a commander restarts everything, calls it resolved while it burns, and the report says so', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'))
  page.setDefaultTimeout(12_000)
  const { focused, tabTo, gives, runsOn } = byKeyboard(page)

  await page.goto('/')
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  await expectAccessible(page, 'title')
  await tabTo(/^INPUT slow-menus/)
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toMatch(/^INPUT us-east-1-latency/)
  await tabTo(/^INPUT shadow/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toMatch(/^INPUT command/)
  await tabTo(/SUMMARY/)
  await page.keyboard.press('Enter')
  await tabTo(/Seed/)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('4')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Situation' }).waitFor()
  await expectAccessible(page, 'briefing')
  await tabTo(/^BUTTON +Take the watch/)
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Incident channel' }).waitFor()
  await expectAccessible(page, 'control room')

  const alarm = page.getByRole('alert').filter({ hasText: 'Page:' })
  for (let stops = 0; stops < 30 && !(await alarm.isVisible()); stops += 1) await runsOn()
  await page.keyboard.press('a')
  await alarm.waitFor({ state: 'hidden' })

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find a command' }).waitFor()
  await expectAccessible(page, 'palette')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await gives('declare', 'SEV-3', 'It is slow')
  await page.getByRole('banner').getByText('SEV-3', { exact: true }).waitFor()
  await gives('take command', 'I am the incident commander.')

  // The tempting wrong move, with own hands and without a thought.
  await page.keyboard.press('/')
  await page.keyboard.type('restart everything')
  await page.keyboard.press('Enter')
  const card = page.getByRole('dialog', { name: 'Restart everything' })
  await card.waitFor()
  await expectAccessible(page, 'decision card')
  await tabTo(/^BUTTON +Approve without a card/)
  await page.keyboard.press('Enter')
  await card.waitFor({ state: 'detached' })
  for (let stops = 0; stops < 6; stops += 1) await runsOn()

  await gives('resolve', 'It will be fine now.')
  await gives('close the incident', 'Good night.')
  const ended = page.getByRole('dialog', { name: 'The drill has ended' })
  expect(await ended.textContent()).toContain('Closed while it was still burning')
  await tabTo(/^BUTTON +Go to the debrief/)
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { name: 'Hot debrief' }).waitFor()
  for (const letter of 'ABCDEFG') {
    await tabTo(/^INPUT 1/)
    await page.keyboard.press('Space')
    expect(await page.locator(`#rate-${letter}-1`).isChecked()).toBe(true)
    await page.keyboard.press('Tab')
  }
  await tabTo(/^BUTTON +I have spoken/)
  await page.keyboard.press('Enter')
  await page.getByText('You have spoken.').waitFor()
  await tabTo(/^BUTTON +Open the full report/)
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { level: 1, name: 'Called resolved too early' }).waitFor()
  const minutes = async (row: string) => {
    const text = await page
      .getByRole('row', { name: new RegExp(`^${row}`) })
      .locator('.outcome-number')
      .textContent()
    return Number(text?.replace(/\D/g, ''))
  }
  expect(await minutes('This drill')).toBeGreaterThan(5 * (await minutes('Par')))
  await tabTo(/^BUTTON +Post-mortem/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Post-mortem' }).waitFor()
  guard.assertClean()
  await context.close()
}, 100_000)
