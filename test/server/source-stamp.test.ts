import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sourceStamp } from '../../src/server/source-stamp.ts'

let root: string

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drill-tower-stamp-'))
  for (const file of ['index.html', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json']) {
    write(file, file)
  }
  write('src/client/main.tsx', 'one')
  write('scenarios/a/scenario.ts', 'one')
})

afterEach(() => rmSync(root, { recursive: true }))

describe('the stamp of the sources', () => {
  test('stays the same when a file is written again with the same text, or something else is', () => {
    const before = sourceStamp(root)
    write('src/client/main.tsx', 'one')
    write('test/a.test.ts', 'new')
    write('README.md', 'new')
    expect(sourceStamp(root)).toBe(before)
  })

  test.each([
    ['a source changes', 'src/client/main.tsx', 'two'],
    ['a scenario changes', 'scenarios/a/scenario.ts', 'two'],
    ['a file is added', 'src/client/more.ts', ''],
    ['the first drawing is added', 'assets/tower.svg', '<svg/>'],
    ['a dependency changes', 'package-lock.json', 'two'],
  ])('is another one when %s', (_, path, text) => {
    const before = sourceStamp(root)
    write(path, text)
    expect(sourceStamp(root)).not.toBe(before)
  })
})
