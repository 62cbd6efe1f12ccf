import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchChromium, openGuardedPage } from '../support/browser/launch-chromium.ts'
import { atTheDesk } from './at-the-desk.ts'
import { byKeyboard } from './by-keyboard.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
})

test('by keyboard alone, the key in use is proven by its id, production gets the right one, the certificate follows, and it is over', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'), {
    reducedMotion: 'reduce',
  })
  page.setDefaultTimeout(12_000)
  const desk = atTheDesk(page)
  const { focused, tabTo, gives, decides, runsUntil } = byKeyboard(page)
  const { keyboard } = page

  await page.goto('/')
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  await tabTo(/^INPUT slow-menus/)
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  expect(await focused()).toMatch(/^INPUT key-expiry/)
  await tabTo(/^INPUT shadow/)
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await tabTo(/SUMMARY/)
  await keyboard.press('Enter')
  await tabTo(/Seed/)
  await keyboard.press('Control+A')
  await keyboard.type('3')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Situation' }).waitFor()
  await tabTo(/^BUTTON +Take the watch/)
  await keyboard.press('Enter')
  await desk.channel.waitFor()

  const alarm = page.getByRole('alert').filter({ hasText: 'Page:' })
  await runsUntil(() => alarm.isVisible(), 'a page')
  await keyboard.press('a')
  await alarm.waitFor({ state: 'hidden' })
  await gives('declare', 'SEV-2', 'Uploads are refused in all markets')
  await gives('take command', 'I am the incident commander.')
  for (const who of ['Gateway on-call', 'Platform on-call', 'Identity on-call', 'Store on-call'])
    await gives('page a person', who, 'Uploads are refused')

  // Which credential do live calls carry? Not the one that was made this evening.
  await runsUntil(desk.isOnTheBridge('Store on-call'), 'the store engineer on the bridge')
  await gives('task with', 'Store on-call', 'Which credential', 'The last four letters', '4')
  await runsUntil(desk.isOnTheBridge('Identity on-call'), 'the identity engineer on the bridge')
  await gives('task with', 'Identity on-call', 'What else', 'Keys and certificates', '5')
  await runsUntil(desk.hears(/M2XR.*(let in|works there)/), 'the credential in use')
  await decides('put a key into', {
    parameters: ['--env', 'M2XR'],
    who: 'Platform',
    goal: 'Production names a key that works.',
    worst: 'It does not work there: we put the label back.',
  })
  await runsUntil(desk.hears(/Put a key into.*in effect/), 'the key in the secret')
  await decides('redeploy the gateways', {
    parameters: ['--env'],
    who: 'Gateway',
    goal: 'Gateways fetch it.',
    worst: 'Instances lose an old session early.',
  })
  await runsUntil(desk.hears(/22:04/), 'what else is this old')
  await decides('put the stored signing', {
    who: 'Identity',
    goal: 'Links are signed with the stored certificate.',
    worst: 'The release fails.',
  })
  await runsUntil(async () => (await desk.visitsServed()) >= 98.5, 'operations served')
  await gives('mark as mitigated', 'Served again. We watch.')
  await gives('ask for a verification', 'Compare', 'Store')
  await gives('set a reminder', '11', 'look again')
  await runsUntil(desk.hears(/^Reminder: look again|look again$/), 'the reminder')
  await runsUntil(desk.hears(/suffix that the store sees/), 'the credential compared')
  expect(await desk.visitsServed()).toBeGreaterThan(99)
  await gives('resolve', 'Quiet for ten minutes, proven by id.')
  await gives('name the post', 'Platform', '5')
  await gives('close the incident', 'Closed.')
  expect(await page.getByRole('dialog', { name: 'The drill has ended' }).textContent()).toMatch(/Resolved/)

  await tabTo(/^BUTTON +Go to the debrief/)
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Hot debrief' }).waitFor()
  for (const letter of 'ABCDEFG') {
    await tabTo(/^INPUT 1/)
    await keyboard.press('ArrowRight')
    await keyboard.press('ArrowRight')
    expect(await page.locator(`#rate-${letter}-3`).isChecked()).toBe(true)
    await keyboard.press('Tab')
  }
  await tabTo(/^BUTTON +I have spoken/)
  await keyboard.press('Enter')
  await page.getByText('You have spoken.').waitFor()
  await tabTo(/^BUTTON +Open the full report/)
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Resolved' }).waitFor()
  await tabTo(/^BUTTON +Post-mortem/)
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Post-mortem' }).waitFor()
  const paper = page.getByRole('main')
  await paper.getByText(/deleted as the last step of a rotation/).waitFor()
  // The trigger lies before the drill: no time of day inside it may be called its beginning.
  expect(await paper.textContent()).not.toContain('The trigger began')
  guard.assertClean()
  await context.close()
}, 60_000)

test('rotating again the same way changes nothing, a third key is refused, and closing early is called that', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'), {
    reducedMotion: 'reduce',
  })
  page.setDefaultTimeout(12_000)
  const desk = atTheDesk(page)
  const approves = async (action: string) => {
    const card = await desk.opens(action)
    await card.getByRole('button', { name: 'Approve without a card' }).click()
    await card.waitFor({ state: 'detached' })
  }

  await desk.takesTheWatch('Command', 5, 'Day 100')
  const alarm = page.getByRole('alert').filter({ hasText: 'Page:' })
  await desk.runsUntil(() => alarm.isVisible(), 'a page')
  await alarm.getByRole('button', { name: /^Acknowledge/ }).click()
  await desk.gives('Declare the incident', { Severity: '3', Summary: 'Some uploads fail' })
  await desk.gives('Take command', { Announcement: 'I am the incident commander.' })
  await desk.gives('State a hypothesis', {
    Hypothesis: 'The provider is slow to spread the new key. It heals by itself.',
    Confidence: 'high',
  })
  await approves('Run the whole rotation again')
  await desk.runsUntil(desk.hears(/rotation again: in effect/), 'the second rotation')
  await approves('Create a further access key')
  await desk.runsUntil(desk.hears(/LimitExceeded/), 'the third key refused')
  expect(await desk.visitsServed()).toBeLessThan(80)

  const consoles = await desk.tab('Consoles')
  await consoles.getByRole('button', { name: 'Secrets', exact: true }).click()
  const production = consoles.getByRole('row', { name: /object-gateway\.production/ })
  expect(await production.textContent()).toContain('K7QD')

  await desk.gives('Resolve the incident', { 'What you say': 'It will spread.' })
  await desk.gives('Close the incident', { 'What you say': 'Good night.' })
  const ended = page.getByRole('dialog', { name: 'The drill has ended' })
  expect(await ended.textContent()).toContain('Closed while it was still burning')
  await ended.getByRole('button', { name: 'Go to the debrief' }).click()
  for (const letter of 'ABCDEFG') await page.locator(`#rate-${letter}-1`).check({ force: true })
  await page.getByRole('button', { name: 'I have spoken. Now the Chief' }).click()
  await page.getByRole('button', { name: 'Open the full report' }).click()
  await page.getByRole('heading', { level: 1, name: 'Called resolved too early' }).waitFor()
  await page.getByRole('button', { name: 'Post-mortem', exact: true }).click()
  const paper = page.getByRole('main')
  await paper.getByText(/run a second time with the same default/).waitFor()
  expect(await paper.textContent()).toContain('It is not over')
  guard.assertClean()
  await context.close()
}, 60_000)
