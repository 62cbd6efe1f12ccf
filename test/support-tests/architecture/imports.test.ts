import { describe, expect, test } from 'vitest'
import { checkImports, checkPlaces } from '../../support/architecture/check-imports.ts'
import { checkTableUse } from '../../support/architecture/check-table-use.ts'
import { folderOf, type ImportRow, importTable } from '../../support/architecture/import-table.ts'
import { formatProblem } from '../../support/architecture/problem.ts'
import { readImports } from '../../support/architecture/read-imports.ts'
import { parseSource } from '../../support/architecture/source-file.ts'

const table: readonly ImportRow[] = [
  { folder: 'core/world', mayImport: [], packages: [] },
  { folder: 'core/prose', mayImport: ['core/world'], packages: ['remark-*'] },
  { folder: 'client/panels', mayImport: ['core'], packages: ['react'] },
  { folder: 'server', mayImport: [], packages: ['sirv'], node: true },
]

function importProblems(path: string, text: string): readonly string[] {
  return checkImports(readImports(parseSource(path, text)), table).map(formatProblem)
}

describe('reading imports', () => {
  test.each([
    ['a value import', "import { a } from '../world/index.ts'"],
    ['a type import', "import type { A } from '../world/index.ts'"],
    ['an import for its effect', "import '../world/index.ts'"],
    ['a re-export', "export { a } from '../world/index.ts'"],
    ['a star re-export', "export * from '../world/index.ts'"],
    ['a dynamic import', "const a = await import('../world/index.ts')"],
    ['a dynamic import of a template', 'const a = await import(`../world/index.ts`)'],
    ['an import type', "type A = import('../world/index.ts').A"],
    ['a worker by its URL', "new Worker(new URL('../world/index.ts', import.meta.url))"],
    ['a worker by its query', "import W from '../world/index.ts?worker'"],
  ])('finds %s', (_, text) => {
    const found = readImports(parseSource('src/core/prose/a.ts', text))
    expect(found.map((reference) => reference.target)).toEqual([
      { kind: 'file', path: 'src/core/world/index.ts' },
    ])
  })

  test('tells packages, scoped packages and builtins apart', () => {
    const text = "import a from 'react/jsx-runtime'\nimport b from '@x/y/z'\nimport c from 'node:fs'"
    const found = readImports(parseSource('src/a.ts', text))
    expect(found.map((reference) => [reference.line, reference.target])).toEqual([
      [1, { kind: 'package', name: 'react' }],
      [2, { kind: 'package', name: '@x/y' }],
      [3, { kind: 'builtin', name: 'node:fs' }],
    ])
  })
})

describe('the import table', () => {
  test('lets a folder import itself and what its row names', () => {
    expect(importProblems('src/core/prose/a.ts', "import './b.ts'; import '../world/index.ts'")).toEqual([])
    expect(importProblems('src/client/panels/a.tsx', "import 'react'; import './a.css'")).toEqual([])
    expect(importProblems('src/server/a.ts', "import 'node:fs'; import 'sirv'")).toEqual([])
  })

  test.each([
    [
      'a folder above',
      'src/core/world/a.ts',
      "import type { P } from '../prose/index.ts'",
      'may not import core/prose',
    ],
    ['another host', 'src/client/panels/a.ts', "import '../../server/a.ts'", 'may not import server'],
    ['a package of another row', 'src/core/world/a.ts', "import 'react'", 'may not use the package "react"'],
    ["Node's modules in core", 'src/core/world/a.ts', "import 'node:fs'", 'may not use node:fs'],
    ['a computed path', 'src/core/world/a.ts', 'const a = await import(name)', 'imports a computed path'],
    ['a path without extension', 'src/core/world/a.ts', "import './b'", 'without its extension'],
    ['assets from core', 'src/core/world/a.ts', "import '../../../assets/a.svg'", 'may not use assets'],
  ])('forbids %s', (_, path, text, message) => {
    expect(importProblems(path, text)).toEqual([expect.stringContaining(`${path}:1 `)])
    expect(importProblems(path, text)[0]).toContain(message)
  })

  test('knows every folder and refuses a new one', () => {
    expect(folderOf('src/core/world/deep/a.ts')).toBe('core/world')
    expect(folderOf('src/client/main.tsx')).toBe('client/main.tsx')
    expect(folderOf('scenarios/one/scenario.ts')).toBe('scenarios')
    expect(checkPlaces(['src/core/world/a.ts', 'src/server/rooms/a.ts'], table)).toEqual([])
    expect(checkPlaces(['src/engine/a.ts', 'src/client/x.ts', 'src/a.ts'], table)).toHaveLength(3)
  })

  test('fails for a row without files, a folder never imported and a package never used', () => {
    const paths = ['src/core/world/a.ts', 'src/core/prose/a.ts', 'src/client/panels/a.tsx']
    const imports = readImports(parseSource('src/core/prose/a.ts', "import 'remark-parse'"))
    expect(checkTableUse(paths, imports, table).map((problem) => problem.message)).toEqual([
      expect.stringContaining('"client/panels" never imports "core"'),
      expect.stringContaining('"client/panels" never uses the package "react"'),
      expect.stringContaining('the row "server" has no files'),
    ])
  })

  test('orders core strictly: a folder may import exactly those before it', () => {
    const rows = importTable.filter((row) => row.folder.startsWith('core/'))
    rows.forEach((row, position) => {
      expect(row.mayImport).toEqual(rows.slice(0, position).map((earlier) => earlier.folder))
    })
  })
})
