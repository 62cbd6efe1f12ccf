import { folderOf } from './import-table.ts'
import type { Problem } from './problem.ts'
import type { ImportReference } from './read-imports.ts'
import type { SourceFile } from './source-file.ts'
import { child, children } from './syntax.ts'

const doorLineLimit = 40
const doorPath = /^src\/core\/[^/]+\/index\.ts$/

/** Whoever comes from outside a core module enters by its `index.ts`. */
export function checkDoorUse(imports: readonly ImportReference[]): readonly Problem[] {
  return imports.flatMap(({ from, line, target, specifier }) => {
    if (target.kind !== 'file' || !target.path.startsWith('src/core/') || doorPath.test(target.path))
      return []
    const folder = folderOf(target.path)
    if (folderOf(from) === folder) return []
    return [
      {
        file: from,
        line,
        message: `reaches past a door with "${specifier}"; import from src/${folder}/index.ts`,
      },
    ]
  })
}

/** Every core module has a door: a header, then explicit named re-exports, and nothing else. */
export function checkDoors(files: readonly SourceFile[]): readonly Problem[] {
  const modules = new Set(
    files.map((file) => folderOf(file.path)).filter((folder) => folder.startsWith('core/')),
  )
  const missing = [...modules]
    .filter((folder) => !files.some((file) => file.path === `src/${folder}/index.ts`))
    .map((folder) => ({
      file: `src/${folder}`,
      line: 0,
      message: 'has no door; add index.ts with its named exports',
    }))
  return [...missing, ...files.filter((file) => doorPath.test(file.path)).flatMap(checkDoor)]
}

function checkDoor(file: SourceFile): readonly Problem[] {
  const problems: Problem[] = []
  const report = (line: number, message: string) => problems.push({ file: file.path, line, message })
  if (!/^\s*\/[/*]/.test(file.text)) {
    report(1, 'a door begins with a header comment that says what the module promises')
  }
  if (file.lineCount > doorLineLimit) {
    report(0, `has ${file.lineCount} lines; a door has at most ${doorLineLimit}: export less`)
  }
  for (const statement of children(file.program, 'body')) {
    if (statement.type === 'ExportNamedDeclaration' && child(statement, 'source') !== undefined) continue
    if (statement.type === 'ExportAllDeclaration') continue
    report(file.lineAt(statement.start), "a door only re-exports: export { name } from './file.ts'")
  }
  return problems
}

/** No `export *` and no default exports, anywhere: a name is written where it is given and where it is used. */
export function checkExports(file: SourceFile): readonly Problem[] {
  return children(file.program, 'body').flatMap((statement) => {
    const line = file.lineAt(statement.start)
    if (statement.type === 'ExportAllDeclaration') {
      return [{ file: file.path, line, message: 'uses export *; name what is exported' }]
    }
    const renamed = children(statement, 'specifiers').some((specifier) => {
      const exported = child(specifier, 'exported')
      return exported?.name === 'default' || exported?.value === 'default'
    })
    return statement.type === 'ExportDefaultDeclaration' || renamed
      ? [{ file: file.path, line, message: 'has a default export; give it a name: export function name()' }]
      : []
  })
}
