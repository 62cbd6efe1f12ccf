import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]

const knownPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/snap/bin/chromium',
  '/usr/lib/chromium/chromium',
]

/** What the tests need, in words for the person whose machine has no browser. */
const chromiumAdvice = [
  'The browser tests need Chromium or Google Chrome, and none was found.',
  '  Debian, Ubuntu: sudo apt-get install chromium',
  '  Fedora:         sudo dnf install chromium',
  '  macOS:          brew install --cask google-chrome',
  'or name one that is already there: CHROMIUM_PATH=/path/to/chrome npm test',
].join('\n')

export type ChromiumResult =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly problem: string }

/** The system's Chromium: the one the environment names, else the first one found. */
export function findChromium(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ChromiumResult {
  const named = environment.CHROMIUM_PATH || environment.CHROME_PATH
  if (named) {
    return isExecutable(named)
      ? { ok: true, path: named }
      : {
          ok: false,
          problem: `CHROMIUM_PATH or CHROME_PATH names ${named}, which is not a program that can be run`,
        }
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const places = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...knownPlaces]
  const found = places.find(isExecutable)
  return found === undefined ? { ok: false, problem: chromiumAdvice } : { ok: true, path: found }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
