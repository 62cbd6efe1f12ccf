import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileSize } from './check-file-sizes.ts'
import { parseSource, type SourceFile } from './source-file.ts'

export interface SourceTree {
  /** Every file of the folders, whatever its kind. */
  readonly paths: readonly string[]
  /** The TypeScript among them, parsed. */
  readonly sources: readonly SourceFile[]
  /** Lines of everything that is written by hand. */
  readonly sizes: readonly FileSize[]
}

/** Reads folders of the repository, in a fixed order. */
export function readTree(root: string, folders: readonly string[]): SourceTree {
  const paths = folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted((a, b) => (a < b ? -1 : 1))
  const sources = paths
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')))
  const styles = paths
    .filter((path) => path.endsWith('.css'))
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
  return {
    paths,
    sources,
    sizes: [...sources.map((source) => ({ path: source.path, lines: source.lineCount })), ...styles],
  }
}
