import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildPageIfChanged } from '../../../src/server/build-page.ts'
import { listenOnFreePort } from '../../../src/server/listen-on-free-port.ts'
import { createPageServer } from '../../../src/server/page-server.ts'
import { pageAddress } from '../../../src/server/server-settings.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built page is served for the browser tests: `inject('pageAddress')`. */
    readonly pageAddress: string
  }
}

/** Builds the page once and serves it, by our own server, for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = resolve(import.meta.dirname, '../../..')
  const build = await buildPageIfChanged(root)
  if (!build.ok) throw new Error(build.problem)
  const server = createPageServer(join(root, 'dist'))
  const listening = await listenOnFreePort(server, {
    host: '127.0.0.1',
    port: 0,
    attempts: 1,
    onTaken: () => {},
  })
  if (!listening.ok) throw new Error(listening.problem)
  project.provide('pageAddress', pageAddress('127.0.0.1', listening.port))
  return () =>
    new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
}
