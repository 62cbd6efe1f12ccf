import { spawn } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceStamp } from './source-stamp.ts'

export type BuildResult =
  | { readonly ok: true; readonly built: boolean }
  | { readonly ok: false; readonly problem: string }

const stampName = '.source-stamp'

/**
 * Builds the page into dist/, unless dist/ was made from exactly these sources. The build is put in place when it is
 * whole, so a failed or parallel one leaves no half of a page. Vite writes to this terminal.
 */
export async function buildPageIfChanged(root: string): Promise<BuildResult> {
  const dist = join(root, 'dist')
  const stamp = sourceStamp(root)
  const stampFile = join(dist, stampName)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return { ok: true, built: false }
  const fresh = join(root, '.tmp', `dist-${process.pid}`)
  const exitCode = await runViteBuild(root, fresh)
  if (exitCode !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    return { ok: false, problem: `The page could not be built (vite build ended with ${exitCode}).` }
  }
  writeFileSync(join(fresh, stampName), stamp)
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
  return { ok: true, built: true }
}

/**
 * In its own process, so that the server does not keep the bundler in memory. The page is always built as it ships: a
 * test runner's NODE_ENV would put the development build of React into it.
 */
function runViteBuild(root: string, outDir: string): Promise<number> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir']
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
