import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { BadInput } from './bad-input.ts'
import { type CheckAnswer, type CheckJob, type CheckReport, checkScenario } from './check-scenario.ts'

/** Proves scenarios beside each other, one thread a processor; reports in the order of the jobs. */
export async function checkInParallel(
  jobs: readonly CheckJob[],
  started: (job: CheckJob) => void,
): Promise<readonly CheckReport[]> {
  const [only, ...more] = jobs
  if (only === undefined) return []
  if (more.length === 0) {
    started(only)
    return [await checkScenario(only)]
  }
  const reports: CheckReport[] = []
  const waiting = jobs.entries()
  const threads = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, async () => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url))
    try {
      for (const [index, job] of waiting) {
        started(job)
        reports[index] = await answerOf(worker, job)
      }
    } finally {
      await worker.terminate()
    }
  })
  await Promise.all(threads)
  return reports
}

function answerOf(worker: Worker, job: CheckJob): Promise<CheckReport> {
  return new Promise((resolve, reject) => {
    const answered = (answer: CheckAnswer) => {
      worker.off('error', reject)
      if (answer.ok) resolve(answer.report)
      else reject(new BadInput(answer.failure))
    }
    worker.once('message', answered)
    worker.once('error', reject)
    worker.postMessage(job)
  })
}
