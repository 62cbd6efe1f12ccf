import type { FromAuthority, ToAuthority } from '../../protocol/messages.ts'
import type { DrillLink } from './drill-link.ts'

/**
 * Runs the authority in a worker of this page, which starts with the first message sent: its script must not hold up the
 * first screen. A worker that dies is reported as a problem, not as silence.
 */
export function workerDrillLink(openWorker: () => Worker): DrillLink {
  let worker: Worker | null = null
  const listeners = new Set<(message: FromAuthority) => void>()
  const tell = (message: FromAuthority) => {
    for (const listener of listeners) listener(message)
  }
  const start = (): Worker => {
    const started = openWorker()
    started.addEventListener('message', (event: MessageEvent<FromAuthority>) => tell(event.data))
    started.addEventListener('error', (event) =>
      tell({
        kind: 'problem',
        where: 'drill worker',
        message: `The simulation stopped: ${event.message || 'it could not be loaded'}.`,
        mend: 'Reload the page; the drill resumes from the last save.',
      }),
    )
    return started
  }
  return {
    send(message: ToAuthority) {
      worker ??= start()
      worker.postMessage(message)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      worker?.terminate()
      worker = null
    },
  }
}
