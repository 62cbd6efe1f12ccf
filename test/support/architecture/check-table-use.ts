import { coversFolder, coversPackage, folderOf, type ImportRow } from './import-table.ts'
import type { Problem } from './problem.ts'
import type { ImportReference } from './read-imports.ts'

const tableFile = 'test/support/architecture/import-table.ts'

/**
 * A permission nobody uses is a hole for later: every row has files, every entry an import. The order of core is
 * exempt, as it is one rule and not a list of permissions.
 */
export function checkTableUse(
  paths: readonly string[],
  imports: readonly ImportReference[],
  table: readonly ImportRow[],
): readonly Problem[] {
  return table.flatMap((row) => {
    if (!paths.some((path) => folderOf(path) === row.folder)) {
      return [unused(`the row "${row.folder}" has no files; remove the row until it has`)]
    }
    const own = imports.filter((reference) => folderOf(reference.from) === row.folder)
    return [...unusedFolders(row, own), ...unusedPackages(row, own)]
  })
}

function unusedFolders(row: ImportRow, own: readonly ImportReference[]): readonly Problem[] {
  if (row.folder.startsWith('core/')) return []
  return row.mayImport
    .filter(
      (entry) =>
        !own.some(({ target }) => target.kind === 'file' && coversFolder(entry, folderOf(target.path))),
    )
    .map((entry) => unused(`"${row.folder}" never imports "${entry}"; remove it from the row until it does`))
}

function unusedPackages(row: ImportRow, own: readonly ImportReference[]): readonly Problem[] {
  return row.packages
    .filter(
      (entry) => !own.some(({ target }) => target.kind === 'package' && coversPackage(entry, target.name)),
    )
    .map((entry) =>
      unused(`"${row.folder}" never uses the package "${entry}"; remove it from the row until it does`),
    )
}

function unused(message: string): Problem {
  return { file: tableFile, line: 0, message }
}
