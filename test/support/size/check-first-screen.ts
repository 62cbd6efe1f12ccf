import { join, resolve } from 'node:path'
import { buildPageIfChanged } from '../../../src/server/build-page.ts'
import { firstScreenBudgetBytes, measureFirstScreen } from './first-screen-size.ts'

const root = resolve(import.meta.dirname, '../../..')
const build = await buildPageIfChanged(root)
if (build.ok) report()
else {
  console.error(build.problem)
  process.exitCode = 1
}

function report(): void {
  const scripts = measureFirstScreen(join(root, 'dist'))
  for (const { file, gzipBytes } of scripts) console.log(`${kilobytes(gzipBytes)}  ${file}`)
  const total = scripts.reduce((sum, script) => sum + script.gzipBytes, 0)
  console.log(
    `${kilobytes(total)}  before the first screen; the budget is ${kilobytes(firstScreenBudgetBytes).trim()}`,
  )
  if (scripts.length > 0 && total <= firstScreenBudgetBytes) return
  console.error('Load what the first screen does not show by a dynamic import().')
  process.exitCode = 1
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`.padStart(10)
}
