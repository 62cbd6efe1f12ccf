import { resolve } from 'node:path'
import { memoryArchive } from '../../../src/adapters/browser-storage/memory-archive.ts'
import { memoryShelf } from '../../../src/adapters/browser-storage/memory-shelf.ts'
import { openScenarioFolder } from '../../../src/adapters/node-scenarios/scenario-folder.ts'
import type { AnalystLink } from '../../../src/client/link/analyst-link.ts'
import type { DrillLink } from '../../../src/client/link/drill-link.ts'
import { type ClientStore, createClientStore, type KeptTexts } from '../../../src/client/store/index.ts'
import type { DrillMode } from '../../../src/core/drill/index.ts'
import { parseScenario } from '../../../src/core/scenario/index.ts'
import type { DrillArchive, ScenarioShelf } from '../../../src/core/table/index.ts'
import { analyseRecord } from '../../../src/hosts/worker/analyse-record.ts'
import { createDrillHost, type DrillHost } from '../../../src/hosts/worker/drill-host.ts'
import type { FromAuthority } from '../../../src/protocol/messages.ts'

export interface ClientInProcess {
  readonly store: ClientStore
  /** Lets real time pass for the authority, in ticks as the worker has them. */
  pass(milliseconds: number): void
  /** Resolves when everything sent so far has been answered, graded and kept. */
  settled(): Promise<void>
  /** Bytes of the view messages so far, as JSON. */
  viewBytes(): number
  /** Every message of the authority so far, as it crossed. */
  readonly heard: readonly FromAuthority[]
}

/** What outlives a page: its database and its local storage. */
export interface Surroundings {
  readonly archive: DrillArchive
  readonly texts: KeptTexts
  readonly shelf: ScenarioShelf
}

export const scenarioId = 'us-east-1-latency'

const library = openScenarioFolder(resolve(import.meta.dirname, '../../../scenarios'))

export function freshSurroundings(archive: DrillArchive = memoryArchive()): Surroundings {
  const kept = new Map<string, string>()
  return {
    archive,
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

/** The page's store on the worker's host, without page and workers; messages are cloned as between the two. */
export function openClient(surroundings: Surroundings = freshSurroundings()): ClientInProcess {
  const listeners = new Set<(message: FromAuthority) => void>()
  const underWay = new Set<Promise<void>>()
  const heard: FromAuthority[] = []
  const wait = (work: Promise<void>) => {
    const answer = work.finally(() => underWay.delete(answer))
    underWay.add(answer)
  }
  const host: DrillHost = createDrillHost({
    library,
    archive: surroundings.archive,
    post: (message) => {
      const copy = structuredClone(message)
      heard.push(copy)
      for (const listener of listeners) listener(copy)
    },
  })
  const drillLink: DrillLink = {
    send: (message) => wait(host.receive(structuredClone(message))),
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
    analystLink: analystInProcess(wait),
    newDrillId: () => `drill-${nextId++}`,
    nowEpochMs: () => nextId++,
  })
  return {
    store,
    heard,
    pass(milliseconds) {
      for (let gone = 0; gone < milliseconds; gone += 250) host.tick(250)
    },
    async settled() {
      do {
        while (underWay.size > 0) await Promise.all(underWay)
        await host.settled()
        // What an answer led to is sent in the same turn of the loop.
        await new Promise((turned) => setImmediate(turned))
      } while (underWay.size > 0)
    },
    viewBytes: () =>
      heard.reduce((sum, message) => sum + (message.kind === 'view' ? JSON.stringify(message).length : 0), 0),
  }
}

/** A page in which a drill has just begun. */
export async function openDrill(
  mode: DrillMode = 'command',
  surroundings?: Surroundings,
  scenario = scenarioId,
): Promise<ClientInProcess> {
  const client = openClient(surroundings)
  const { actions } = client.store
  await actions.boot()
  await client.settled()
  const seat = mode === 'shadow' ? 'observer' : 'commander'
  await actions.choose({ scenarioId: scenario, mode, seat, seed: 7 })
  await actions.begin()
  await client.settled()
  return client
}

/** The same browser after a reload. */
export async function reload(surroundings: Surroundings): Promise<ClientInProcess> {
  const client = openClient(surroundings)
  await client.store.actions.boot()
  await client.settled()
  return client
}

/** Grades as the worker does, up to the post-mortem: weighing decisions takes minutes and is tested by itself. */
function analystInProcess(wait: (work: Promise<void>) => void): AnalystLink {
  return {
    analyse(record, scenario, listener) {
      let stopped = false
      const work = async () => {
        const parsed = parseScenario(scenario ?? (await library.load(record.scenarioId)))
        if (!parsed.ok) throw new Error('the scenario of an ended drill is not valid')
        for (const message of analyseRecord(record, parsed.scenario)) {
          if (stopped) return
          listener(structuredClone(message))
          if (message.kind === 'postmortem' || message.kind === 'problem') return
        }
      }
      wait(work())
      return () => {
        stopped = true
      }
    },
  }
}
