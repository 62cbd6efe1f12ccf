import type { BrowserContext, Page } from 'playwright-core'

export interface PageGuard {
  /** Requests for another origin. They were cut off. */
  readonly strayRequests: readonly string[]
  /** Uncaught errors and console errors of the page, content security violations among them. */
  readonly errors: readonly string[]
  /** Throws when the page asked for anything outside its origin, or complained. */
  assertClean(): void
}

/** Watches all pages of a context: nothing leaves their origin, and nothing is reported as an error. */
export async function guardContext(context: BrowserContext, origin: string): Promise<PageGuard> {
  const strayRequests: string[] = []
  const errors: string[] = []
  await context.route(
    (url) => url.origin !== origin && url.protocol !== 'data:' && url.protocol !== 'blob:',
    (route) => {
      strayRequests.push(route.request().url())
      return route.abort()
    },
  )
  context.on('page', (page: Page) => {
    page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`console: ${message.text()}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400) errors.push(`answer ${response.status()}: ${response.url()}`)
    })
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== new URL(origin).host) strayRequests.push(socket.url())
    })
  })
  const assertClean = () => {
    const complaints = [...strayRequests.map((url) => `request outside ${origin}: ${url}`), ...errors]
    if (complaints.length > 0) throw new Error(`The page is not clean:\n${complaints.join('\n')}`)
  }
  return { strayRequests, errors, assertClean }
}
