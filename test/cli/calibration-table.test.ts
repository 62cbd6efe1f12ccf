import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runDrill } from './run-drill.ts'

test('the calibration tables of the README are what the model does', { timeout: 240_000 }, async () => {
  const run = await runDrill(['calibrate', '--markdown'])
  expect(run.code).toBe(0)
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, tables = ''] = /<!-- calibration:[^\n]*-->\n([\s\S]*?)<!-- \/calibration -->/.exec(readme) ?? []
  expect(bare(tables), 'write them anew: npm run calibration-table').toBe(bare(run.out))
})

/** Without the spaces and dashes by which a formatter lines tables up. */
const bare = (tables: string): string =>
  tables
    .replace(/ *\| */g, '|')
    .replace(/-{3,}/g, '---')
    .replace(/\n{2,}/g, '\n')
    .trim()
