import type { FromAnalyst, ToAnalyst } from '../../protocol/analysis.ts'
import type { AnalystLink } from './analyst-link.ts'

/** A fresh worker for each analysis: it may run for seconds and is simply ended when nobody waits for it any more. */
export function workerAnalystLink(openWorker: () => Worker): AnalystLink {
  return {
    analyse(record, scenario, listener) {
      const worker = openWorker()
      worker.addEventListener('message', (event: MessageEvent<FromAnalyst>) => listener(event.data))
      worker.addEventListener('error', (event) =>
        listener({
          kind: 'problem',
          message: `The analysis stopped: ${event.message || 'it could not be loaded'}.`,
          mend: 'Export the save file and grade it with the command line, or reload the page and try again.',
        }),
      )
      const message: ToAnalyst = { kind: 'analyse', record, scenario }
      worker.postMessage(message)
      return () => worker.terminate()
    },
  }
}
