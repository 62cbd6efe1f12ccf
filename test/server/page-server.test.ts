import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listenOnFreePort } from '../../src/server/listen-on-free-port.ts'
import { createPageServer } from '../../src/server/page-server.ts'
import { pageAddress } from '../../src/server/server-settings.ts'

const script = 'const answer = 42\n'.repeat(50)
let folder: string
let server: Server
let address: string
let port: number

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drill-tower-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Tower</title>')
  writeFileSync(join(folder, '.secret'), 'not served')
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), script)
  writeFileSync(join(folder, 'assets', 'main-abc123.js.br'), brotliCompressSync(script))
  server = createPageServer(folder)
  const listening = await listenOnFreePort(server, {
    host: '127.0.0.1',
    port: 0,
    attempts: 1,
    onTaken: () => {},
  })
  if (!listening.ok) throw new Error(listening.problem)
  port = listening.port
  address = pageAddress('127.0.0.1', port)
})

afterAll(() => {
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true })
})

describe('the page server', () => {
  test('serves the page, to be asked for again, under a policy that allows only our own files', async () => {
    const answer = await fetch(address)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<title>Tower</title>')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'self';/)
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('lets files with a hash in their name be kept for ever, and sends them compressed', async () => {
    const answer = await fetch(`${address}assets/main-abc123.js`, { headers: { 'accept-encoding': 'br' } })
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(await answer.text()).toBe(script)
  })

  test('answers 304 to who has the same page already', async () => {
    const first = await fetch(address)
    await first.text()
    const again = await fetch(address, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  })

  test('says that it is well', async () => {
    const answer = await fetch(`${address}healthz`)
    expect([answer.status, await answer.text()]).toEqual([200, 'ok\n'])
  })

  test.each([
    'nowhere',
    'assets/nothing.js',
    '.secret',
    '%2e%2e/%2e%2e/etc/passwd',
    'assets/..%2f.secret',
    '%zz',
  ])('has no /%s, and still sends the policy', async (path) => {
    const answer = await fetch(`${address}${path}`)
    await answer.text()
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  test('takes no writes', async () => {
    const answer = await fetch(address, { method: 'POST', body: 'x' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('refuses a body, an endless address and an endless header', async () => {
    expect(await rawStatus('GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello')).toBe(413)
    expect(await rawStatus(`GET /${'a'.repeat(3000)} HTTP/1.1\r\nHost: x\r\n\r\n`)).toBe(414)
    expect(await rawStatus(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`)).toBe(431)
  })
})

/** The status that a hand-written request gets; fetch would refuse to send it. */
function rawStatus(request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.once('data', (data) => {
      resolve(Number(data.toString().split(' ')[1]))
      socket.destroy()
    })
    socket.once('error', reject)
  })
}
