import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkCycles } from './support/architecture/check-cycles.ts'
import { checkDoors, checkDoorUse, checkExports } from './support/architecture/check-doors.ts'
import { checkFileSizes } from './support/architecture/check-file-sizes.ts'
import { checkImports, checkPlaces } from './support/architecture/check-imports.ts'
import { checkNames } from './support/architecture/check-names.ts'
import { checkPurity } from './support/architecture/check-purity.ts'
import { checkTableUse } from './support/architecture/check-table-use.ts'
import { importTable } from './support/architecture/import-table.ts'
import { formatProblem, type Problem } from './support/architecture/problem.ts'
import { readImports } from './support/architecture/read-imports.ts'
import { readTree } from './support/architecture/read-tree.ts'

const root = resolve(import.meta.dirname, '..')
const tree = readTree(root, ['src', 'scenarios'])
const tests = readTree(root, ['test'])
const imports = tree.sources.flatMap(readImports)
const sourcePaths = tree.sources.map((source) => source.path)

function expectNone(problems: readonly Problem[]): void {
  expect(problems.map(formatProblem)).toEqual([])
}

describe('the architecture', () => {
  test('every file lies in a folder of the import table', () => {
    expectNone(checkPlaces(sourcePaths, importTable))
  })

  test('every import is one its folder may make', () => {
    expectNone(checkImports(imports, importTable))
  })

  test('every row and entry of the import table is in use', () => {
    expectNone(checkTableUse(sourcePaths, imports, importTable))
  })

  test('core is pure, and so are the scenarios', () => {
    const pure = tree.sources.filter((source) => /^(src\/core|scenarios)\//.test(source.path))
    expectNone(pure.flatMap(checkPurity))
  })

  test('every core module has a door', () => {
    expectNone(checkDoors(tree.sources))
  })

  test('nobody reaches past a door', () => {
    expectNone(checkDoorUse(imports))
  })

  test('every export has a name', () => {
    expectNone(tree.sources.flatMap(checkExports))
  })

  test('no file imports itself by a detour', () => {
    expectNone(checkCycles(imports))
  })

  test('files are small', () => {
    expectNone(checkFileSizes([...tree.sizes, ...tests.sizes]))
  })

  test('files are named after what they hold', () => {
    expectNone(checkNames([...tree.paths, ...tests.paths]))
  })
})
