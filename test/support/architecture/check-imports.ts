import { coversFolder, coversPackage, folderOf, type ImportRow } from './import-table.ts'
import type { Problem } from './problem.ts'
import type { ImportReference } from './read-imports.ts'

/** Every import goes where its folder's row of the table allows. */
export function checkImports(
  imports: readonly ImportReference[],
  table: readonly ImportRow[],
): readonly Problem[] {
  return imports.flatMap((reference) => {
    const message = judge(reference, table)
    return message === undefined ? [] : [{ file: reference.from, line: reference.line, message }]
  })
}

/** Every file lies in a folder of the table. */
export function checkPlaces(paths: readonly string[], table: readonly ImportRow[]): readonly Problem[] {
  return paths
    .filter((path) => !table.some((row) => row.folder === folderOf(path)))
    .map((file) => ({
      file,
      line: 0,
      message: `lies in no folder of the import table; move it to one of: ${table.map((row) => row.folder).join(', ')}`,
    }))
}

function judge(reference: ImportReference, table: readonly ImportRow[]): string | undefined {
  const row = table.find((candidate) => candidate.folder === folderOf(reference.from))
  if (row === undefined) return undefined
  const { target, specifier } = reference
  switch (target.kind) {
    case 'unknown':
      return row.node === true
        ? undefined
        : `imports a computed path (${specifier}); write a literal, so that the import can be checked`
    case 'builtin':
      return row.node === true
        ? undefined
        : `${row.folder} may not use ${target.name}; Node's modules belong in server, cli or adapters/node-*, behind a port`
    case 'package':
      return row.packages.some((entry) => coversPackage(entry, target.name))
        ? undefined
        : `${row.folder} may not use the package "${target.name}"; allowed: ${list(row.packages)}`
    case 'file':
      return judgeFile(row, target.path, specifier)
  }
}

function judgeFile(row: ImportRow, path: string, specifier: string): string | undefined {
  if (!/\.(ts|tsx|css|svg|json|woff2|png|webp|md)$/.test(path)) {
    return `imports "${specifier}" without its extension; write "${specifier}.ts", as Node runs the files as they are`
  }
  if (path.startsWith('assets/')) {
    return row.folder.startsWith('client/')
      ? undefined
      : `${row.folder} may not use assets; only the client draws`
  }
  const folder = folderOf(path)
  if (folder === row.folder || row.mayImport.some((entry) => coversFolder(entry, folder))) return undefined
  return `${row.folder} may not import ${folder} ("${specifier}"); allowed: ${list(row.mayImport)}`
}

function list(entries: readonly string[]): string {
  return entries.length === 0 ? 'none' : entries.join(', ')
}
