import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Fields by their label: text to type, or the value of a choice. */
type Fields = Readonly<Record<string, string>>

/** A person at the game: what they can read on the screen and do with mouse and keys. No reach into the program. */
export function atTheDesk(page: Page) {
  const clock = () => page.locator('.clock-elapsed').textContent()
  const pauseButton = page.getByRole('button', { name: /^Pause/ })

  const desk = {
    page,
    clock,
    channel: page.getByRole('region', { name: 'Incident channel' }),

    /** From the title to the control room, with the mouse. */
    async takesTheWatch(mode: string, seed: number, incident = 'us-east-1 latency') {
      await page.goto('/')
      for (const name of [incident, mode]) {
        const choice = page.getByRole('radio', { name: new RegExp(`^${name}`) })
        await page.locator('label').filter({ has: choice }).click()
        expect(await choice.isChecked()).toBe(true)
      }
      await page.getByText('Advanced', { exact: true }).click()
      await page.getByLabel('Seed').fill(String(seed))
      await page.getByRole('button', { name: 'Read the briefing' }).click()
      await page.getByRole('button', { name: 'Take the watch' }).click()
      await page.getByRole('region', { name: 'Incident channel' }).waitFor()
    },

    /** Lets the clock run to the next thing that happens, as often as it takes. */
    async runsUntil(there: () => Promise<boolean>, what: string) {
      for (let stops = 0; stops < 60; stops += 1) {
        if (await there()) return
        const before = await clock()
        await page.getByRole('button', { name: /^Until something happens/ }).click()
        await page.waitForFunction(
          (was) =>
            document.querySelector('.clock-elapsed')?.textContent !== was &&
            (document.querySelector('button[aria-label^="Pause"]')?.getAttribute('aria-pressed') === 'true' ||
              document.querySelector('[aria-label="Drill ended"]') !== null),
          before,
        )
      }
      throw new Error(`60 things happened, but not: ${what}. The clock says ${await clock()}.`)
    },

    /** Stops the clock by hand. */
    async pauses() {
      await pauseButton.click()
      await page.locator('button[aria-label^="Pause"][aria-pressed="true"]').waitFor()
    },

    /** Gives a command from the palette: finds it by its name, fills the form, sends it. */
    async gives(command: string, fields: Fields = {}) {
      const dialog = await desk.opens(command)
      for (const [label, value] of Object.entries(fields)) await fill(dialog, label, value)
      await dialog.getByRole('button', { name: command, exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
    },

    /** Opens what the palette finds for these words. */
    async opens(command: string): Promise<Locator> {
      await page.getByTitle(/^Command palette/).click()
      await page.getByRole('combobox', { name: 'Find a command' }).fill(command)
      await page.getByRole('option', { name: command }).first().click()
      const dialog = page.getByRole('dialog', { name: command })
      await dialog.waitFor()
      return dialog
    },

    /** Fills the decision card and approves. */
    async decides(action: string, card: Fields) {
      const dialog = await desk.opens(action)
      for (const [label, value] of Object.entries(card)) await fill(dialog, label, value)
      await dialog.getByRole('button', { name: 'Approve', exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
    },

    async tab(name: string) {
      await page.getByRole('tab', { name, exact: true }).click()
      const panel = page.getByRole('tabpanel', { name, exact: true })
      await panel.waitFor()
      return panel
    },

    hears: (words: string | RegExp) => async () => (await desk.channel.getByText(words).count()) > 0,

    isOnTheBridge: (person: string) => async () =>
      (await page
        .locator('.person[data-status="onBridge"], .person[data-status="working"]')
        .getByText(person)
        .count()) > 0,

    /** Percent, off the wall screen. */
    async visitsServed(): Promise<number> {
      const gauge = page
        .getByRole('list', { name: 'Wall screen' })
        .getByRole('listitem')
        .filter({ hasText: 'Visits served' })
      return Number.parseFloat((await gauge.locator('.gauge-value').textContent()) ?? '')
    },
  }
  return desk
}

async function fill(dialog: Locator, label: string, value: string) {
  const field = dialog.locator('input, textarea, select').and(dialog.getByLabel(label)).first()
  if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value)
  else await field.fill(value)
}

/** Nothing that axe calls serious or critical on the screen as it stands. */
export async function expectAccessible(page: Page, screen: string) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes
        .slice(0, 4)
        .map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
    }))
  expect({ screen, grave }).toEqual({ screen, grave: [] })
}
