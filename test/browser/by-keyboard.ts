import type { Page } from 'playwright-core'

/** A player without a mouse: keys only, and the focus found the way a screen reader finds it. */
export function byKeyboard(page: Page) {
  const { keyboard } = page
  const palette = page.getByRole('combobox', { name: 'Find a command' })

  /** Where the focus is, in words that a screen reader would say first. */
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement)) return ''
      const label =
        element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent
      return `${element.tagName} ${(element as HTMLInputElement).value ?? ''} ${label ?? element.textContent}`
    })

  /** Palette, some letters, Enter: the dialog that opens, by its heading. */
  const opens = async (letters: string): Promise<string> => {
    await keyboard.press('/')
    await palette.waitFor()
    await keyboard.type(letters)
    await keyboard.press('Enter')
    await palette.waitFor({ state: 'detached' })
    return (await page.getByRole('dialog').getByRole('heading').textContent()) ?? ''
  }

  /** Into the field that has the focus: over what stands there, or to the choice that begins so. */
  const fills = async (text: string) => {
    if (text === '') return
    if ((await focused()).startsWith('SELECT')) return keyboard.type(text)
    await keyboard.press('Control+A')
    await keyboard.insertText(text)
  }

  const isGone = (name: string) =>
    page.getByRole('dialog', { name, exact: true }).waitFor({ state: 'detached' })

  const keys = {
    focused,

    /** Tab until the focus says so. */
    async tabTo(words: RegExp) {
      for (let steps = 0; steps < 140; steps += 1) {
        if (words.test(await focused())) return
        await keyboard.press('Tab')
      }
      throw new Error(`Tab never reaches ${words}; the focus ended on ${await focused()}`)
    },

    /** A command from the palette: the fields of its form one after another, an empty text for one left as it is. */
    async gives(letters: string, ...typed: readonly string[]) {
      const name = await opens(letters)
      for (const [nth, text] of typed.entries()) {
        if (nth > 0) await keyboard.press('Tab')
        await fills(text)
      }
      if ((await focused()).startsWith('SELECT')) await keys.tabTo(new RegExp(`^BUTTON +${name}`))
      await keyboard.press('Enter')
      await isGone(name)
    },

    /** A decision with its card. The card opens on its goal; parameters and who does it stand before that. */
    async decides(
      letters: string,
      decision: {
        readonly parameters?: readonly string[]
        readonly who: string
        readonly goal: string
        readonly worst: string
      },
    ) {
      const name = await opens(letters)
      await keyboard.insertText(decision.goal)
      for (const choice of [decision.who, ...(decision.parameters ?? []).toReversed()]) {
        await keyboard.press('Shift+Tab')
        await keyboard.type(choice)
      }
      await keys.tabTo(/Worst case/)
      await keyboard.insertText(decision.worst)
      await keys.tabTo(/^BUTTON +Approve$/)
      await keyboard.press('Enter')
      await isGone(name)
    },

    /** To the next thing that happens. */
    async runsOn() {
      const before = await page.locator('.clock-elapsed').textContent()
      await keyboard.press('.')
      await page.waitForFunction(
        (was) =>
          document.querySelector('.clock-elapsed')?.textContent !== was &&
          document.querySelector('button[aria-label^="Pause"]')?.getAttribute('aria-pressed') === 'true',
        before,
      )
    },

    async runsUntil(there: () => Promise<boolean>, what: string) {
      for (let stops = 0; stops < 60; stops += 1) {
        if (await there()) return
        await keys.runsOn()
      }
      throw new Error(`60 things happened, but not: ${what}.`)
    },
  }
  return keys
}
