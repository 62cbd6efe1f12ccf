import { parentPort } from 'node:worker_threads'
import { BadInput } from './bad-input.ts'
import { type CheckAnswer, type CheckJob, checkScenario } from './check-scenario.ts'

/** One thread of `drill check`: takes one job at a time. */
const port = parentPort
if (port === null) throw new Error('This file runs in a worker thread.')

port.on('message', (job: CheckJob) => {
  checkScenario(job).then(
    (report) => port.postMessage({ ok: true, report } satisfies CheckAnswer),
    (failure: unknown) => port.postMessage({ ok: false, failure: failureOf(failure) } satisfies CheckAnswer),
  )
})

function failureOf(failure: unknown) {
  if (failure instanceof BadInput) {
    const { file, place, message, mend } = failure
    return { file, place, message, mend }
  }
  const message = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)
  return { file: 'drill check', place: 'thread', message, mend: 'This is a fault of the tower: report it.' }
}
