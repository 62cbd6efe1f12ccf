import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folders = ['src', 'scenarios', 'assets']
const files = ['index.html', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json']

/** A hash of everything the page is built from: it changes exactly when a build would. */
export function sourceStamp(root: string): string {
  const paths = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((a, b) => (a < b ? -1 : 1))
  const hash = createHash('sha256')
  for (const path of [...paths, ...files.map((file) => join(root, file))]) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}
