import { resolve } from 'node:path'
import { memoryArchive } from '../../../src/adapters/browser-storage/memory-archive.ts'
import { memoryShelf } from '../../../src/adapters/browser-storage/memory-shelf.ts'
import { openScenarioFolder } from '../../../src/adapters/node-scenarios/scenario-folder.ts'
import type { DrillLink } from '../../../src/client/link/drill-link.ts'
import { type ClientStore, createClientStore, type KeptTexts } from '../../../src/client/store/index.ts'
import type { DrillArchive, ScenarioShelf } from '../../../src/core/drill/index.ts'
import type { FromAuthority } from '../../../src/protocol/messages.ts'
import { createDrillHost, type DrillHost } from '../../../src/workers/drill-host.ts'

export interface ClientInProcess {
  readonly store: ClientStore
  /** Lets real time pass for the authority, in ticks as the worker has them. */
  pass(milliseconds: number): void
  /** Resolves when everything sent so far has been answered. */
  settled(): Promise<void>
  /** Bytes of the view messages so far, as JSON. */
  viewBytes(): number
}

export interface Surroundings {
  readonly archive: DrillArchive
  readonly texts: KeptTexts
  readonly shelf: ScenarioShelf
}

export const scenarioId = 'us-east-1-latency'

/** What outlives a page: its database and its local storage. */
export function freshSurroundings(): Surroundings {
  const kept = new Map<string, string>()
  return {
    archive: memoryArchive(),
    shelf: memoryShelf(),
    texts: {
      read: (name) => kept.get(name) ?? null,
      write: (name, text) => {
        if (text === null) kept.delete(name)
        else kept.set(name, text)
      },
    },
  }
}

/** The page's store on the worker's host, without page and worker; messages are cloned as between the two. */
export function openClient(surroundings: Surroundings = freshSurroundings()): ClientInProcess {
  const listeners = new Set<(message: FromAuthority) => void>()
  const underWay = new Set<Promise<void>>()
  let bytes = 0
  const host: DrillHost = createDrillHost({
    library: openScenarioFolder(resolve(import.meta.dirname, '../../../scenarios')),
    post: (message) => {
      if (message.kind === 'view') bytes += JSON.stringify(message).length
      const copy = structuredClone(message)
      for (const listener of listeners) listener(copy)
    },
  })
  const drillLink: DrillLink = {
    send(message) {
      const answer = host.receive(structuredClone(message)).finally(() => underWay.delete(answer))
      underWay.add(answer)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => listeners.clear(),
  }
  let nextId = 1
  const store = createClientStore({
    ...surroundings,
    drillLink,
    analystLink: { analyse: () => () => {} },
    newDrillId: () => `drill-${nextId++}`,
    nowEpochMs: () => nextId++,
  })
  return {
    store,
    pass(milliseconds) {
      for (let gone = 0; gone < milliseconds; gone += 250) host.tick(250)
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    viewBytes: () => bytes,
  }
}
