import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './find-chromium.ts'
import { guardContext, type PageGuard } from './guard-page.ts'

const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless Chromium of the system with a fresh profile. Close it after the tests. */
export async function launchChromium(): Promise<Browser> {
  const found = findChromium()
  if (!found.ok) throw new Error(found.problem)
  return chromium.launch({ executablePath: found.path, headless: true, args: quietFlags })
}

export interface GuardedPage {
  readonly context: BrowserContext
  readonly page: Page
  readonly guard: PageGuard
}

export interface GuardedPageOptions {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly reducedMotion?: 'reduce' | 'no-preference'
}

/** A page of our own site with empty storage, not opened yet, and the guard that watches it. */
export async function openGuardedPage(
  browser: Browser,
  address: string,
  options: GuardedPageOptions = {},
): Promise<GuardedPage> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: options.viewport ?? { width: 1280, height: 720 },
    reducedMotion: options.reducedMotion ?? 'no-preference',
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  const guard = await guardContext(context, new URL(address).origin)
  return { context, page: await context.newPage(), guard }
}
