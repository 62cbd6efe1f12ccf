import { spawn } from 'node:child_process'
import type { CheckStep } from './check-steps.ts'

/** How many passed and failed. */
export interface Tally {
  readonly passed: number
  readonly failed: number
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
  }
}

/** Runs a script with this Node in the repository, its output on this terminal. Resolves with the exit code. */
export function runScript(root: string, script: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Runs one check and counts it as one. */
export async function runStep(root: string, step: CheckStep): Promise<Tally> {
  console.log(`\n== ${step.title}`)
  const started = performance.now()
  const passed = (await runScript(root, step.script, step.args)) === 0
  console.log(`== ${step.title}: ${passed ? 'passed' : 'FAILED'} in ${seconds(performance.now() - started)}`)
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
