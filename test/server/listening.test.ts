import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { listenOnFreePort } from '../../src/server/listen-on-free-port.ts'
import { pageAddress, readServerSettings } from '../../src/server/server-settings.ts'

const opened: Server[] = []

afterEach(() => {
  for (const server of opened.splice(0)) server.close()
})

function newServer(): Server {
  const server = createServer()
  opened.push(server)
  return server
}

async function occupy(): Promise<number> {
  const server = newServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

describe('listening', () => {
  test('takes the next free port and names the one that is taken', async () => {
    const taken = await occupy()
    const reported: number[] = []
    const result = await listenOnFreePort(newServer(), {
      host: '127.0.0.1',
      port: taken,
      attempts: 20,
      onTaken: (port) => reported.push(port),
    })
    expect(result.ok && result.port).toBeGreaterThan(taken)
    expect(reported[0]).toBe(taken)
  })

  test('says what to do when no port is free', async () => {
    const taken = await occupy()
    const options = { host: '127.0.0.1', port: taken, attempts: 1, onTaken: () => {} }
    expect(await listenOnFreePort(newServer(), options)).toEqual({
      ok: false,
      problem: expect.stringContaining('PORT='),
    })
  })

  test('says what is wrong with an address that is not of this machine', async () => {
    const options = { host: '203.0.113.7', port: 0, attempts: 1, onTaken: () => {} }
    expect(await listenOnFreePort(newServer(), options)).toEqual({
      ok: false,
      problem: expect.stringContaining('no such address'),
    })
  })
})

describe('settings', () => {
  test('without any, only this machine is served', () => {
    expect(readServerSettings({})).toEqual({ ok: true, settings: { host: '127.0.0.1', port: 4180 } })
  })

  test('HOST and PORT are taken', () => {
    const read = readServerSettings({ HOST: '0.0.0.0', PORT: '9000' })
    expect(read).toEqual({ ok: true, settings: { host: '0.0.0.0', port: 9000 } })
  })

  test.each(['abc', '-1', '65536', '80.5', '1e3'])('PORT=%s is refused by name', (PORT) => {
    expect(readServerSettings({ PORT })).toEqual({ ok: false, problem: expect.stringContaining(`"${PORT}"`) })
  })

  test('the printed address can be opened', () => {
    expect(pageAddress('127.0.0.1', 1)).toBe('http://127.0.0.1:1/')
    expect(pageAddress('0.0.0.0', 1)).toBe('http://localhost:1/')
    expect(pageAddress('::1', 1)).toBe('http://[::1]:1/')
  })
})
