import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { buildPageIfChanged } from '../../src/server/build-page.ts'
import { listenOnFreePort } from '../../src/server/listen-on-free-port.ts'
import { createPageServer } from '../../src/server/page-server.ts'
import { pageAddress } from '../../src/server/server-settings.ts'
import { atTheDesk } from '../browser/at-the-desk.ts'
import { findChromium } from '../support/browser/find-chromium.ts'
import { launchChromium, openGuardedPage } from '../support/browser/launch-chromium.ts'
import { firstScreenBudgetBytes, measureFirstScreen } from '../support/size/first-screen-size.ts'
import type { BenchRow } from './bench-row.ts'
import { frameTimes } from './frame-times.ts'

const root = resolve(import.meta.dirname, '../..')

/** Budgets of the page, in a real browser without a GPU at 1280x720. */
export async function benchPage(): Promise<readonly BenchRow[]> {
  const build = await buildPageIfChanged(root)
  if (!build.ok) throw new Error(build.problem)
  const dist = join(root, 'dist')
  const scripts = measureFirstScreen(dist)
  const size: BenchRow = {
    what: 'script before the first useful screen, gzip',
    unit: 'bytes',
    budget: firstScreenBudgetBytes,
    measured: scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0),
    ratio: null,
    note: `${scripts.length} files; Phaser and the workers load beside it`,
  }
  const found = findChromium()
  if (!found.ok) return [size, notMeasured(found.problem.split('\n')[0] ?? '')]
  const server = createPageServer(dist)
  const listening = await listenOnFreePort(server, {
    host: '127.0.0.1',
    port: 0,
    attempts: 1,
    onTaken: () => {},
  })
  if (!listening.ok) throw new Error(listening.problem)
  const browser = await launchChromium()
  try {
    const address = pageAddress('127.0.0.1', listening.port)
    const { context, page } = await openGuardedPage(browser, address)
    const opened = await openToControlRoom(page)
    const room = await frameTimes(page)
    const empty = await emptyScene(page, dist)
    await context.close()
    return [size, ...opened, ...frameRows(room, empty)]
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
  }
}

const notMeasured = (note: string): BenchRow => ({
  what: 'page open and frames in a browser',
  unit: 'ms',
  budget: 1000,
  measured: null,
  ratio: null,
  note,
})

async function openToControlRoom(page: Page): Promise<readonly BenchRow[]> {
  const from = performance.now()
  await page.goto('/')
  await page.getByRole('radio', { name: /^Command/ }).waitFor({ state: 'attached' })
  const title = performance.now() - from
  const desk = atTheDesk(page)
  const atRoom = performance.now()
  await desk.takesTheWatch('Command', 1)
  const room = performance.now() - atRoom
  await desk.runsUntil(() => page.getByRole('alert').filter({ hasText: 'Page:' }).isVisible(), 'a page')
  const paged = performance.now() - atRoom - room
  await page.getByRole('button', { name: /^1×/ }).click()
  return [
    {
      what: 'page opened, title ready with its scenarios',
      unit: 'ms',
      budget: 1000,
      measured: title,
      ratio: null,
      note: 'localhost, empty cache',
    },
    {
      what: 'page opened to the first page (alert) of a chosen scenario',
      unit: 'ms',
      budget: 1000,
      measured: title + room,
      ratio: null,
      note: `title, choice by mouse, briefing, control room with its first view; the quiet minutes before the alert, run through, take another ${Math.round(paged)} ms`,
    },
  ]
}

interface Frames {
  readonly scriptP95Ms: number
  readonly framesPerSecond: number
  readonly longestTaskMs: number
}

function frameRows(room: Frames, empty: Frames | null): readonly BenchRow[] {
  const beside =
    empty === null
      ? ''
      : `; an empty Phaser scene: ${empty.scriptP95Ms.toFixed(1)} ms, ${Math.round(empty.framesPerSecond)} fps`
  return [
    {
      what: 'control room: script time per frame, p95',
      unit: 'ms',
      budget: 4,
      measured: room.scriptP95Ms,
      ratio: empty === null || empty.scriptP95Ms === 0 ? null : room.scriptP95Ms / empty.scriptP95Ms,
      note: `frame callbacks, the map included, at ${Math.round(room.framesPerSecond)} fps and 1x${beside}`,
    },
    {
      what: 'control room: longest task of the main thread',
      unit: 'ms',
      budget: 50,
      measured: room.longestTaskMs,
      ratio: null,
      note: 'tasks over 50 ms are reported by the browser; 0 = none',
    },
  ]
}

/** The same measure on a scene with nothing in it, from the same Phaser file. */
async function emptyScene(page: Page, dist: string): Promise<Frames | null> {
  const folder = join(dist, 'assets')
  const file = existsSync(folder)
    ? readdirSync(folder).find((name) => /^phaser-.*\.js$/.test(name))
    : undefined
  if (file === undefined) return null
  await page.goto('/')
  const started = await page.evaluate(async (address) => {
    type GameClass = new (options: object) => unknown
    // The bundle renames what it exports; the game is the class that can step without a screen.
    const isGame = (each: unknown): each is GameClass =>
      typeof each === 'function' && each.prototype !== undefined && 'headlessStep' in each.prototype
    const module: Readonly<Record<string, unknown>> = await import(address)
    const own = Object.values(module)
    const within = own.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    )
    // Modules of the old kind come as functions that give what they export.
    const given = own.flatMap((each) => {
      try {
        const value = typeof each === 'function' && !isGame(each) ? (each as () => unknown)() : null
        return typeof value === 'object' && value !== null ? Object.values(value) : []
      } catch {
        return []
      }
    })
    const Game = [...own, ...within, ...given].find(isGame)
    if (Game === undefined) return false
    new Game({ type: 1, width: 640, height: 400, banner: false, audio: { noAudio: true } })
    return true
  }, `/assets/${file}`)
  return started ? frameTimes(page) : null
}
