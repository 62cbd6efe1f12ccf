import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** Runs something in the tree of an earlier commit, with today's packages; null where this clone does not have it. */
export function inTreeOf<T>(commit: string, run: (folder: string) => T): T | null {
  const git = (...words: readonly string[]) => execFileSync('git', ['-C', root, ...words], { stdio: 'pipe' })
  try {
    git('cat-file', '-e', `${commit}^{commit}`)
  } catch {
    return null
  }
  const folder = join(mkdtempSync(join(tmpdir(), 'drill-tower-')), commit)
  git('worktree', 'add', '--detach', folder, commit)
  try {
    if (existsSync(join(root, 'node_modules')))
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    return run(folder)
  } finally {
    git('worktree', 'remove', '--force', folder)
    rmSync(resolve(folder, '..'), { recursive: true, force: true })
  }
}
