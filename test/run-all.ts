import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { provideChromium } from './support/browser/provide-chromium.ts'
import { checkSteps } from './support/checks/check-steps.ts'
import { addTallies, runScript, runStep, type Tally } from './support/checks/run-step.ts'
import { tallyVitest } from './support/checks/vitest-tally.ts'

/** `npm test`: every check, every test, and a real browser. The last line says `N passed, N failed`. */
const root = resolve(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'drill-tower-test-'))
const tallies: Tally[] = []

for (const step of checkSteps) tallies.push(await runStep(root, step))
tallies.push(await runProject('unit'))
tallies.push(await runBrowserTests())
rmSync(reports, { recursive: true, force: true })

const { passed, failed } = addTallies(tallies)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function runProject(project: string): Promise<Tally> {
  console.log(`\n== ${project} tests`)
  const report = join(reports, `${project}.json`)
  const exitCode = await runScript(root, join('node_modules', 'vitest', 'vitest.mjs'), [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return tallyVitest(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, exitCode)
}

async function runBrowserTests(): Promise<Tally> {
  const browser = provideChromium()
  if (browser.ok) return runProject('browser')
  console.error(`\n${browser.problem}`)
  return { passed: 0, failed: 1 }
}
