import { readFileSync } from 'node:fs'
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

test('a commander is paged, commands, drains the zone, proves recovery, closes, and reads the report and the post-mortem', async () => {
  const { context, page, guard } = await openGuardedPage(browser, inject('pageAddress'))
  page.setDefaultTimeout(12_000)
  const desk = atTheDesk(page)

  await desk.takesTheWatch('Command', 3)
  await page
    .getByRole('complementary', { name: 'Getting started' })
    .getByRole('button', { name: 'Skip' })
    .click()

  // The page, and the first five minutes.
  const alarm = page.getByRole('alert').filter({ hasText: 'Page:' })
  await desk.runsUntil(() => alarm.isVisible(), 'a page')
  await alarm.getByRole('button', { name: /^Acknowledge/ }).click()
  await desk.channel
    .getByText(/acknowledged/i)
    .first()
    .waitFor()
  await (await desk.tab('Metrics')).getByLabel('Dashboard').selectOption('zones')
  await page.getByRole('tabpanel', { name: 'Metrics' }).getByText(/^1b/).first().waitFor()
  await desk.gives('Declare the incident', {
    Severity: '2',
    Summary: 'Visits are slow in all markets since ten past one, some fail. Cause not known.',
  })
  await page.getByRole('banner').getByText('SEV-2', { exact: true }).waitFor()
  await desk.gives('Take command', { Announcement: 'I am the incident commander.' })
  await page.getByRole('banner').getByText('You command', { exact: true }).waitFor()
  await desk.gives('Open the bridge')
  for (const who of ['edge-oncall', 'platform-oncall', 'support-lead', 'comms-lead', 'incident-deputy'])
    await desk.gives('Page a person or team', {
      Who: who,
      Reason: 'Visits are slow in all markets. Please join the bridge.',
    })
  const status = await desk.tab('Status page')
  await status
    .getByLabel('Text for customers')
    .fill(
      'Pages load slowly and some purchases fail for some customers since ten past one UTC. Tickets already bought are not affected. We are sorry and working on it.',
    )
  await status.getByLabel(/Next update in minutes/).fill('15')
  await status.getByRole('button', { name: 'Post for customers' }).click()
  await status.getByRole('heading', { name: 'Investigating' }).waitFor()

  // People, a task with a time box, a hypothesis.
  await desk.runsUntil(desk.isOnTheBridge('Gateway on-call'), 'the gateway engineer on the bridge')
  await desk.gives('Give a task with a time box', {
    Person: 'edge-oncall',
    'Find out': 'compare-zones',
    'What you want back': 'The zone, market or version that slow requests share',
    'Time box': '4',
  })
  expect(await (await desk.tab('Tasks')).textContent()).toContain('The zone, market or version')
  await desk.runsUntil(desk.isOnTheBridge('Platform on-call'), 'the platform engineer on the bridge')
  await desk.runsUntil(desk.isOnTheBridge('Incident deputy'), 'the deputy on the bridge')
  await desk.gives('Assign a role', { Person: 'incident-deputy', Role: 'deputy' })
  await desk.gives('State a hypothesis', {
    Hypothesis: 'Paths through us-east-1b are slow; if so, p99 falls within minutes once it is drained.',
    Confidence: 'medium',
  })

  // A reload in the middle: the drill goes on at the same second.
  await desk.pauses()
  const at = await desk.clock()
  await page.reload()
  await desk.channel.waitFor()
  expect(await desk.clock()).toBe(at)
  expect(await page.getByRole('banner').getByText('You command', { exact: true }).isVisible()).toBe(true)

  // Objections, then three decisions with a card each.
  const card = await desk.opens('Drain a zone')
  await card.getByRole('button', { name: 'Ask for strong objections first' }).click()
  await card.getByRole('button', { name: /Asked: listen/ }).waitFor()
  await card.getByRole('button', { name: 'Close' }).click()
  await card.waitFor({ state: 'detached' })
  await desk.runsUntil(desk.hears(/objection/i), 'an answer to the question for objections')
  const expected = { 'We expect to see': 'customers/all/successShare', value: '0.95', 'within min': '6' }
  await desk.decides('Drain a zone', {
    Zone: 'us-east-1b',
    'Who does it': 'platform-oncall',
    Goal: 'Take the slow third out of all paths.',
    ...expected,
    'Worst case': 'The other two zones run hot: visits served falls further within two minutes.',
  })
  const actions = await desk.tab('Actions')
  await actions
    .getByRole('list', { name: 'Done so far' })
    .getByText(/under way/)
    .first()
    .waitFor()
  await desk.runsUntil(
    desk.hears(/Drain a zone.*(took|in) effect|took effect.*Drain/i),
    'the drain in effect',
  )
  await desk.decides('Stop retries at the gateway', {
    Goal: 'Stop multiplying our own traffic.',
    ...expected,
    'Worst case': 'A few more single failures.',
  })
  await desk.decides('Suspend scale-in', {
    Goal: 'Keep the servers we have.',
    ...expected,
    'Worst case': 'It costs some money.',
  })
  await desk.gives('Post an internal update', {
    Update:
      'Condition: some visits fail. Actions: us-east-1b is drained, retries capped. Needs: nothing. Next in ten minutes.',
  })

  // Recovery, seen on the wall, proven by people, told to customers.
  await desk.runsUntil(async () => (await desk.visitsServed()) >= 98, 'visits served at 98 % or more')
  await desk.gives('Mark as mitigated', {
    'What you say': 'Visits are served again. We watch before we call it resolved.',
  })
  const later = await desk.tab('Status page')
  await later.getByLabel('Phase').selectOption('monitoring')
  await later
    .getByLabel('Text for customers')
    .fill('Buying tickets works again. We keep watching. Tickets already bought are valid.')
  await later.getByRole('button', { name: 'Post for customers' }).click()
  await later.getByRole('heading', { name: 'Monitoring' }).waitFor()
  await desk.runsUntil(desk.isOnTheBridge('Support lead'), 'the support lead on the bridge')
  await desk.gives('Ask for a verification', { Check: 'buy-a-ticket-us', 'Who checks': 'support-lead' })
  await desk.gives('Set a reminder', { 'In minutes': '11', 'Remind me to': 'look whether it stayed quiet' })
  await desk.runsUntil(desk.hears(/look whether it stayed quiet/), 'the reminder')
  expect(await desk.visitsServed()).toBeGreaterThanOrEqual(98)
  await desk.gives('Resolve the incident', {
    'What you say': 'Quiet for ten minutes, a purchase went through end to end.',
  })
  await desk.gives('Name the post-mortem owner', { Owner: 'platform-oncall', 'Due in days': '5' })
  await desk.gives('Close the incident', { 'What you say': 'Closed. Thank you all.' })
  const ended = page.getByRole('dialog', { name: 'The drill has ended' })
  expect(await ended.textContent()).toMatch(/Resolved.*customers/)
  await ended.getByRole('button', { name: 'Go to the debrief' }).click()

  // The trainee first, then the Chief.
  await page.getByRole('heading', { name: 'Hot debrief' }).waitFor()
  await expectAccessible(page, 'debrief')
  for (const letter of 'ABCDEFG') await page.locator(`#rate-${letter}-3`).check({ force: true })
  await page.getByLabel('What went well?').fill('The drain was weighed, announced and quick.')
  await page.getByLabel('What was hard?').fill('The CPU looked idle while customers waited.')
  await page.getByLabel('What would you change?').fill('Scale by concurrency, not by CPU.')
  await page.getByRole('button', { name: 'I have spoken. Now the Chief' }).click()
  await page.getByText('You have spoken.').waitFor()
  await page
    .getByText(/You (see it alike|rate it|are )/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Open the full report' }).click()

  // The report: outcome against par, a mark opened down to the log line it rests on.
  await page.getByRole('heading', { level: 1, name: 'Resolved' }).waitFor()
  const outcome = page.getByRole('region', { name: 'Outcome' })
  for (const row of ['This drill', 'Par', 'Nothing done'])
    await outcome.getByRole('rowheader', { name: row }).waitFor()
  await expectAccessible(page, 'report')
  const markers = page.getByRole('region', { name: 'What was seen' })
  await markers.locator('summary').first().click()
  await markers.getByRole('button', { name: /for:/ }).first().click()
  const drawer = page.getByRole('complementary', { name: 'Log' })
  await drawer.getByText('(cited)').first().waitFor({ state: 'attached' })
  expect(await drawer.getByText(/e\d+/).first().textContent()).toMatch(/e\d+/)
  await drawer.getByRole('button', { name: 'Close' }).click()

  // The post-mortem, clean by its own lint, and out of the page as a file.
  await page.getByRole('button', { name: 'Post-mortem', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Post-mortem' }).waitFor()
  await page.getByText(/Clean\. It asks how the system allowed it/).waitFor()
  await expectAccessible(page, 'post-mortem')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Markdown', exact: true }).click(),
  ])
  const text = readFileSync(await download.path(), 'utf8')
  for (const part of [/^# /, /us-east-1b/, /Timeline/i, /Action items/i]) expect(text).toMatch(part)
  guard.assertClean()
  await context.close()
}, 110_000)
