import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const running: ChildProcess[] = []

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

interface Started {
  readonly child: ChildProcess
  readonly lines: readonly string[]
  readonly address: string
}

/** Runs what `npm start` runs until it prints its address. The page is built already, so this is the server alone. */
async function startServer(environment: Readonly<Record<string, string>>): Promise<Started> {
  const child = spawn(process.execPath, ['src/server/start.ts'], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    const address = /http:\S+/.exec(line)?.[0]
    if (address !== undefined) return { child, lines, address }
  }
  throw new Error(`the server ended without an address: ${lines.join('\n')}`)
}

test('npm start prints an address that answers, steps aside from a taken port, and ends cleanly on Ctrl+C', async () => {
  const first = await startServer({ PORT: '0', HOST: '' })
  const port = new URL(first.address).port
  const second = await startServer({ PORT: port, HOST: '' })

  expect(new URL(first.address).hostname).toBe('127.0.0.1')
  expect(second.lines[0]).toContain(`Port ${port} is taken`)
  expect(second.address).not.toBe(first.address)
  for (const { address } of [first, second]) expect((await fetch(address)).status).toBe(200)

  for (const { child } of [first, second]) {
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
  }
})
