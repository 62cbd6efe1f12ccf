import { describe, expect, test } from 'vitest'
import { checkCycles } from '../../support/architecture/check-cycles.ts'
import { checkDoors, checkDoorUse, checkExports } from '../../support/architecture/check-doors.ts'
import { checkFileSizes } from '../../support/architecture/check-file-sizes.ts'
import { checkNames } from '../../support/architecture/check-names.ts'
import type { Problem } from '../../support/architecture/problem.ts'
import { readImports } from '../../support/architecture/read-imports.ts'
import { parseSource, type SourceFile } from '../../support/architecture/source-file.ts'

const door = 'src/core/world/index.ts'
const inside = parseSource('src/core/world/a.ts', 'export const a = 1')

function messages(problems: readonly Problem[]): readonly string[] {
  return problems.map((problem) => problem.message)
}

function doorProblems(text: string): readonly string[] {
  return messages(checkDoors([parseSource(door, text), inside]))
}

function cycleProblems(...files: readonly SourceFile[]): readonly string[] {
  return messages(checkCycles(files.flatMap(readImports)))
}

describe('doors', () => {
  test('a header and named re-exports are a door', () => {
    expect(
      doorProblems("/** Promises a. */\nexport { a } from './a.ts'\nexport type { B } from './b.ts'"),
    ).toEqual([])
  })

  test('a header of line comments is one too', () => {
    expect(doorProblems("// Promises a.\nexport { a } from './a.ts'")).toEqual([])
  })

  test.each([
    ['no header', "export { a } from './a.ts'", 'begins with a header'],
    ['code in it', '/** A. */\nexport const a = 1', 'only re-exports'],
    ['an import in it', "/** A. */\nimport './a.ts'", 'only re-exports'],
    ['too many lines', `/** A. */\n${'\n'.repeat(45)}export { a } from './a.ts'`, 'at most 40'],
  ])('a door with %s is refused', (_, text, message) => {
    expect(doorProblems(text)).toEqual([expect.stringContaining(message)])
  })

  test('a core module without a door is refused', () => {
    expect(messages(checkDoors([inside]))).toEqual([expect.stringContaining('has no door')])
  })

  test('others enter through the door only, the module itself walks freely', () => {
    const reach = "import { a } from '../world/a.ts'"
    const enter = "import { a } from '../world/index.ts'"
    expect(messages(checkDoorUse(readImports(parseSource('src/core/drill/x.ts', reach))))).toEqual([
      expect.stringContaining('import from src/core/world/index.ts'),
    ])
    expect(checkDoorUse(readImports(parseSource('src/core/drill/x.ts', enter)))).toEqual([])
    expect(checkDoorUse(readImports(parseSource('src/core/world/x.ts', "import './a.ts'")))).toEqual([])
  })
})

describe('exports', () => {
  test.each([
    ["export * from './a.ts'", 'export *'],
    ["export * as all from './a.ts'", 'export *'],
    ['export default 1', 'default export'],
    ['const a = 1\nexport { a as default }', 'default export'],
    ["export { default } from './a.ts'", 'default export'],
  ])('%s is refused', (text, message) => {
    expect(messages(checkExports(parseSource('src/cli/a.ts', text)))).toEqual([
      expect.stringContaining(message),
    ])
  })

  test('a named export of somebody’s default is fine', () => {
    expect(checkExports(parseSource('src/cli/a.ts', "export { default as a } from 'a'"))).toEqual([])
  })
})

describe('cycles', () => {
  test('are found over types and reported once, as the way around', () => {
    const a = parseSource('src/a.ts', "import type { B } from './b.ts'\nimport './d.ts'")
    const b = parseSource('src/b.ts', "export type C = import('./c.ts').C")
    const c = parseSource('src/c.ts', "export { a } from './a.ts'")
    const d = parseSource('src/d.ts', "import './c.ts'")
    expect(cycleProblems(a, b, c)).toEqual([
      expect.stringContaining('src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts'),
    ])
    expect(cycleProblems(a, b, d)).toEqual([])
  })

  test('a file that imports itself is a cycle', () => {
    expect(cycleProblems(parseSource('src/a.ts', "import './a.ts'"))).toHaveLength(1)
  })
})

describe('sizes', () => {
  test('401 lines are too many, 400 are not', () => {
    const rest = Array.from({ length: 3 }, (_, index) => ({ path: `src/small-${index}.ts`, lines: 10 }))
    expect(checkFileSizes([{ path: 'src/a.ts', lines: 400 }, ...rest])).toEqual([])
    expect(messages(checkFileSizes([{ path: 'src/a.ts', lines: 401 }, ...rest]))).toEqual([
      expect.stringContaining('401 lines'),
    ])
  })

  test('the median of src may be 100 lines, not 101; scenarios do not count towards it', () => {
    const data = { path: 'scenarios/a/scenario.ts', lines: 390 }
    expect(checkFileSizes([{ path: 'src/a.ts', lines: 100 }, data])).toEqual([])
    expect(messages(checkFileSizes([{ path: 'src/a.ts', lines: 101 }, data]))).toEqual([
      expect.stringContaining('median file of 101'),
    ])
  })
})

describe('names', () => {
  test('kebab-case words of the domain are fine', () => {
    expect(
      checkNames(['src/core/world/burn-rate.ts', 'src/core/world/README.md', 'scenarios/us-east-1/a.ts']),
    ).toEqual([])
  })

  test.each([
    ['src/core/world/burnRate.ts', 'kebab-case'],
    ['src/core/world/Burn.ts', 'kebab-case'],
    ['src/core/world/types.ts', 'no one thing'],
    ['src/core/world/utils.ts', 'no one thing'],
    ['src/core/world/zone-manager.ts', 'no one thing'],
    ['src/core/common/zone.ts', 'common'],
    ['src/core/helpers/zone.ts', 'helpers'],
  ])('%s is refused', (path, message) => {
    expect(messages(checkNames([path]))).toEqual([expect.stringContaining(message)])
  })
})
