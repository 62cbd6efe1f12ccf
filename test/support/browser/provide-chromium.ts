import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type ChromiumResult, findChromium } from './find-chromium.ts'

/** Finds a Chromium; where we may (root on Debian or a relative, as in CI), installs the system's own. */
export function provideChromium(): ChromiumResult {
  const found = findChromium()
  const isNamed = Boolean(process.env.CHROMIUM_PATH || process.env.CHROME_PATH)
  if (found.ok || isNamed || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  installWithApt()
  return findChromium()
}

function installWithApt(): void {
  console.log('No Chromium on this machine; installing the package "chromium" with apt-get.')
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
}
