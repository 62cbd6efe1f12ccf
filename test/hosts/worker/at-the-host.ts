import { memoryArchive } from '../../../src/adapters/browser-storage/memory-archive.ts'
import type { SeatView } from '../../../src/core/consoles/index.ts'
import { applyUpdate, type DrillArchive, type DrillFile } from '../../../src/core/table/index.ts'
import { createDrillHost } from '../../../src/hosts/worker/drill-host.ts'
import type { FromAuthority, ToAuthority } from '../../../src/protocol/messages.ts'
import { soundScenario } from '../../support/sound-scenario.ts'

type Said<K extends FromAuthority['kind']> = Extract<FromAuthority, { readonly kind: K }>

const scenario = soundScenario()

const library = {
  list: async () => [],
  load: async (id: string): Promise<unknown> => {
    if (id !== scenario.id) throw new Error(`There is no scenario "${id}".`)
    return structuredClone(scenario)
  },
}

/** A page at the worker's host, without page and worker: what it sends, how time passes, what it then hears. */
export function atTheHost(archive: DrillArchive = memoryArchive()) {
  const heard: FromAuthority[] = []
  let seen: SeatView | null = null
  const host = createDrillHost({
    library,
    archive,
    post: (message) => {
      const copy = structuredClone(message)
      heard.push(copy)
      if (copy.kind === 'view' && copy.update !== null) seen = applyUpdate(seen, copy.update)
    },
  })
  const all = <K extends FromAuthority['kind']>(kind: K) =>
    heard.filter((message): message is Said<K> => message.kind === kind)
  const page = {
    heard,
    all,
    async sends(message: ToAuthority | object) {
      await host.receive(structuredClone(message))
      await host.settled()
      return page
    },
    begins: (mode: 'command' | 'exam' = 'command', drillId = 'd1') =>
      page.sends({
        kind: 'startDrill',
        drillId,
        scenarioId: scenario.id,
        mode,
        seat: 'commander',
        seed: 4,
      }),
    /** Lets so many simulated seconds pass at 1×. */
    async waits(seconds: number) {
      for (let passed = 0; passed < seconds; passed += 1) {
        host.tick(1000)
        await host.settled()
      }
      return page
    },
    last<K extends FromAuthority['kind']>(kind: K): Said<K> {
      const found = all(kind).at(-1)
      if (found === undefined) throw new Error(`the host has said no ${kind}`)
      return found
    },
    /** The view as the page has put it together. */
    view(): SeatView {
      if (seen === null) throw new Error('the host has sent no view')
      return seen
    },
    async file(): Promise<DrillFile> {
      await page.sends({ kind: 'askFile', requestId: 99 })
      const { file } = page.last('drillFile')
      if (file === null) throw new Error('no drill is open')
      return file
    },
  }
  return page
}
