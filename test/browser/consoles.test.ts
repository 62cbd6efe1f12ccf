import type { Browser } from 'playwright-core'
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

test('the consoles of the trade and their terminal are worked by mouse and by keyboard', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'), {
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  page.setDefaultTimeout(15_000)
  const desk = atTheDesk(page)
  await desk.takesTheWatch('Command', 2)
  await desk.pauses()

  const consoles = await desk.tab('Consoles')
  await consoles.getByRole('article', { name: 'Health Dashboard' }).waitFor()
  await consoles.getByRole('button', { name: 'EC2', exact: true }).click()
  const groups = consoles.getByRole('region', { name: 'Auto Scaling groups' })
  await groups.getByRole('columnheader', { name: 'Desired' }).waitFor()
  expect(await groups.getByRole('row').count()).toBeGreaterThan(4)
  expect(await consoles.getByText(/^as of/).count()).toBe(1)
  await consoles.getByRole('button', { name: 'PagerDuty', exact: true }).click()
  await consoles.getByRole('button', { name: 'Schedule', exact: true }).click()
  await consoles.getByRole('region', { name: 'Escalation policy' }).waitFor()
  await expectAccessible(page, 'a console')

  await page.getByRole('region', { name: 'Incident channel' }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  const line = page.getByLabel('Command line')
  await line.focus()
  await page.keyboard.type('aws autosc')
  await page.keyboard.press('Tab')
  await expect.poll(() => line.inputValue()).toBe('aws autoscaling ')
  await page.keyboard.type('describe-auto-scaling-groups --auto-scaling-group-names gateway')
  await page.keyboard.press('Enter')
  const output = page.getByRole('log', { name: 'Terminal output' })
  await output.getByText('"AutoScalingGroupName": "gateway"').waitFor()
  await page.keyboard.type('jira create "Alarm on slow zones" --type bug')
  await page.keyboard.press('Enter')
  await desk.channel.getByText('OPS-1: Alarm on slow zones').waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => line.inputValue()).toMatch(/^aws autoscaling/)
  await expectAccessible(page, 'the terminal')

  await line.fill(
    'aws arc-zonal-shift start-zonal-shift --resource-identifier all --expires-in 3h --away-from us-east-1b',
  )
  await page.keyboard.press('Enter')
  const card = page.getByRole('dialog', { name: 'Drain a zone' })
  expect(await card.getByLabel('zone', { exact: true }).inputValue()).toBe('us-east-1b')
  await page.keyboard.press('Escape')
  await card.waitFor({ state: 'detached' })

  await desk.tab('Consoles')
  await desk.tab('Terminal')
  await output.getByText('Created: Alarm on slow zones').waitFor()
  guard.assertClean()
  await context.close()
})
