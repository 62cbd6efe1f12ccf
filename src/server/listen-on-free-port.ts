import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ListenOptions {
  readonly host: string
  /** The first port to try; 0 lets the system choose. */
  readonly port: number
  /** How many ports in a row may be tried. */
  readonly attempts: number
  readonly onTaken: (takenPort: number) => void
}

export type ListenResult =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly problem: string }

/** Listens on the first free port from `port` on. */
export async function listenOnFreePort(server: Server, options: ListenOptions): Promise<ListenResult> {
  const { host, port, attempts } = options
  for (let candidate = port; candidate < port + attempts && candidate <= 65_535; candidate++) {
    const failure = await tryPort(server, host, candidate)
    if (failure === undefined) return { ok: true, port: (server.address() as AddressInfo).port }
    if (failure.code === 'EADDRINUSE') options.onTaken(candidate)
    else return { ok: false, problem: `Cannot listen on ${host}:${candidate}: ${explain(failure)}` }
  }
  return {
    ok: false,
    problem: `No free port on ${host} from ${port} to ${port + attempts - 1}. Choose another: PORT=9000 npm start`,
  }
}

function tryPort(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const failed = (failure: NodeJS.ErrnoException) => {
      server.off('listening', listening)
      resolve(failure)
    }
    const listening = () => {
      server.off('error', failed)
      resolve(undefined)
    }
    server.once('error', failed)
    server.once('listening', listening)
    server.listen(port, host)
  })
}

function explain(failure: NodeJS.ErrnoException): string {
  if (failure.code === 'EACCES') return 'this user may not use that port; choose one above 1023 with PORT'
  if (failure.code === 'EADDRNOTAVAIL' || failure.code === 'ENOTFOUND') {
    return 'this machine has no such address; leave HOST out, or set it to 127.0.0.1 or 0.0.0.0'
  }
  return failure.message
}
