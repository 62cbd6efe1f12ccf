import { resolve } from 'node:path'
import { architectureStep, checkSteps } from './support/checks/check-steps.ts'
import { addTallies, runStep, type Tally } from './support/checks/run-step.ts'

/** `npm run check`: everything that can be said about the code without running it. */
const root = resolve(import.meta.dirname, '..')
const tallies: Tally[] = []
for (const step of [...checkSteps, architectureStep]) tallies.push(await runStep(root, step))
const { passed, failed } = addTallies(tallies)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
