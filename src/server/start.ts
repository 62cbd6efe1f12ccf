import { join, resolve } from 'node:path'
import { buildPageIfChanged } from './build-page.ts'
import { listenOnFreePort } from './listen-on-free-port.ts'
import { createPageServer } from './page-server.ts'
import { pageAddress, readServerSettings } from './server-settings.ts'

/** `npm start`: builds the page if its sources changed, serves it and prints where. */
async function start(root: string): Promise<void> {
  const read = readServerSettings(process.env)
  if (!read.ok) return fail(read.problem)
  const build = await buildPageIfChanged(root)
  if (!build.ok) return fail(build.problem)
  const { host, port } = read.settings
  const server = createPageServer(join(root, 'dist'))
  const listening = await listenOnFreePort(server, {
    host,
    port,
    attempts: 20,
    onTaken: (taken) => console.log(`Port ${taken} is taken by another program; trying ${taken + 1}.`),
  })
  if (!listening.ok) return fail(listening.problem)
  console.log(`Drill Tower is open at ${pageAddress(host, listening.port)}  (Ctrl+C closes it)`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close()
      server.closeAllConnections()
    })
  }
}

function fail(problem: string): void {
  console.error(problem)
  process.exitCode = 1
}

await start(resolve(import.meta.dirname, '..', '..'))
