import { indexedArchive } from '../adapters/browser-storage/indexed-archive.ts'
import { memoryArchive } from '../adapters/browser-storage/memory-archive.ts'
import { towerDatabase } from '../adapters/browser-storage/tower-database.ts'
import { createDrillHost } from '../hosts/worker/drill-host.ts'
import { fetchedScenarios } from '../hosts/worker/fetched-scenarios.ts'

/** Ten looks at the drill each second, so that a run to the next event is seen as one. A tick in which nothing is due costs nothing. */
const TICK_MS = 100

const host = createDrillHost({
  post: (message) => postMessage(message),
  library: fetchedScenarios(new URL(`${import.meta.env.BASE_URL}scenarios/`, self.location.origin)),
  archive: 'indexedDB' in globalThis ? indexedArchive(towerDatabase()) : memoryArchive(),
})
addEventListener('message', (event: MessageEvent<unknown>) => void host.receive(event.data))

let last = performance.now()
setInterval(() => {
  const now = performance.now()
  host.tick(now - last)
  last = now
}, TICK_MS)
