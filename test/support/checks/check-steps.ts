import { join } from 'node:path'

/** One check: a program with its arguments, run by the project's own Node. */
export interface CheckStep {
  readonly title: string
  readonly script: string
  readonly args: readonly string[]
}

const bin = (...path: readonly string[]) => join('node_modules', ...path)

/** Types, lint, unused code and size. `npm test` runs them before the tests. */
export const checkSteps: readonly CheckStep[] = [
  { title: 'format and lint', script: bin('@biomejs', 'biome', 'bin', 'biome'), args: ['ci'] },
  { title: 'types of core', script: bin('typescript', 'bin', 'tsc'), args: ['-p', 'src/core/tsconfig.json'] },
  { title: 'types of everything', script: bin('typescript', 'bin', 'tsc'), args: ['-p', 'tsconfig.json'] },
  { title: 'unused code', script: bin('knip', 'bin', 'knip.js'), args: ['--no-progress'] },
  {
    title: "first screen's size",
    script: join('test', 'support', 'size', 'check-first-screen.ts'),
    args: [],
  },
]

/** The architecture test alone, for `npm run check`; `npm test` has it among the unit tests. */
export const architectureStep: CheckStep = {
  title: 'architecture',
  script: bin('vitest', 'vitest.mjs'),
  args: ['run', '--project', 'unit', 'test/architecture.test.ts'],
}
