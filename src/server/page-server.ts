import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import sirv from 'sirv'
import { securityHeaders } from './security-headers.ts'

const maxHeaderBytes = 16 * 1024
const maxUrlLength = 2048

/** Vite writes the hash of the content into the names below /assets/, so those never change. */
const unchanging = 'public, max-age=31536000, immutable'
/** Everything else is asked for again, and answered with 304 while it is the same. */
const asksAgain = 'no-cache'

/** An HTTP server for the built page in `folder`. Not listening yet; reads only files that exist now. */
export function createPageServer(folder: string): Server {
  const files = sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, path) => {
      response.setHeader('Cache-Control', path.startsWith('/assets/') ? unchanging : asksAgain)
    },
  })
  const server = createServer({ maxHeaderSize: maxHeaderBytes }, (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    const refusal = refusalOf(request)
    if (refusal !== undefined) return refuse(request, response, refusal)
    if (pathOf(request) === '/healthz') return answer(response, 200, 'ok\n')
    files(request, response, () => answer(response, 404, 'Not found\n'))
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 15_000
  server.keepAliveTimeout = 5_000
  server.maxRequestsPerSocket = 1_000
  return server
}

interface Refusal {
  readonly status: number
  readonly text: string
}

function refusalOf(request: IncomingMessage): Refusal | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, text: 'Only GET and HEAD\n' }
  if ((request.url ?? '').length > maxUrlLength) return { status: 414, text: 'The address is too long\n' }
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  return hasBody ? { status: 413, text: 'Requests carry no body here\n' } : undefined
}

/** Refuses without reading on: whoever sends what is not wanted loses the connection. */
function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  if (refusal.status === 405) response.setHeader('Allow', 'GET, HEAD')
  response.setHeader('Connection', 'close')
  answer(response, refusal.status, refusal.text)
  request.resume()
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.statusCode = status
  response.end(text)
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/'
}
