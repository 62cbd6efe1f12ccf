import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const program = resolve(import.meta.dirname, '../../src/cli/drill.ts')
const AT_ONCE = 3
/** Node keeps what it has compiled, so that thirty short runs do not compile everything thirty times. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'drill-tower-compiled') }

export interface Answer {
  readonly args: readonly string[]
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command line as its own process, as a shell would. */
export function runDrill(args: readonly string[], input = ''): Promise<Answer> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, ...args], {
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', fail)
    child.on('close', (code) => done({ args, code, out, err }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** Several runs, a few at a time; the answers come in the order of the runs. */
export async function runDrills(runs: readonly (readonly string[])[]): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  let next = 0
  const lane = async () => {
    while (next < runs.length) {
      const nth = next
      next += 1
      answers[nth] = await runDrill(runs[nth] ?? [])
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return answers
}
