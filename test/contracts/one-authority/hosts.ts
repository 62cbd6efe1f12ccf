import { memoryArchive } from '../../../src/adapters/browser-storage/memory-archive.ts'
import type { Command } from '../../../src/core/command/index.ts'
import type { SeatView } from '../../../src/core/consoles/index.ts'
import { type DrillSetup, recordOf } from '../../../src/core/drill/index.ts'
import type { Scenario } from '../../../src/core/scenario/index.ts'
import {
  applyUpdate,
  type DrillFile,
  type FeedCursor,
  feed,
  fileOf,
  openTable,
  type Pace,
  type StopReason,
  second,
  setPace,
  submit,
  type Table,
} from '../../../src/core/table/index.ts'
import { stopWords } from '../../../src/hosts/text/stop-words.ts'
import { createTextGame } from '../../../src/hosts/text/text-game.ts'
import { createDrillHost } from '../../../src/hosts/worker/drill-host.ts'
import type { FromAuthority, ToAuthority } from '../../../src/protocol/messages.ts'

/** What a person gives, as a command and as the line that means the same in the text game. */
export interface Given {
  readonly command: Command
  readonly line: string
}

/** Where time stood, and whether something stopped it before it had run as far as it was let. */
export interface Stood {
  readonly at: number
  readonly stopped: boolean
}

/** One person at the seat that is trained, whatever carries it. */
export interface Seated {
  /** Why it was refused; null: it was done. */
  gives(given: Given): Promise<string | null>
  /** Lets time run: so many seconds at 1×, or (null) until something happens. */
  runs(seconds: number | null): Promise<Stood>
  /** Why time stopped each time that it ran, in the words of the text game; null: nothing is said. */
  stopsSaid?(): readonly (string | null)[]
  /** What the seat has been sent, put together. */
  view(): Promise<SeatView>
  file(): Promise<DrillFile>
}

export type Host = (setup: DrillSetup) => Promise<Seated>

const paceFor = (seconds: number | null): Pace => (seconds === null ? 'untilSomethingHappens' : 'x1')

function stood(from: number, { drill }: SeatView, seconds: number | null): Stood {
  const stopped = seconds === null || drill.second - from < seconds || drill.ended !== null
  return { at: drill.second, stopped }
}

/** No host at all: the functions of core/table, called one after another. */
export const plainTable: Host = async (setup) => {
  const table = openTable(setup)
  let cursor: FeedCursor | null = null
  let seen: SeatView | null = null
  const said: (string | null)[] = []
  const look = () => {
    const fed = feed(table, setup.seat, cursor)
    cursor = fed.cursor
    if (fed.update !== null) seen = applyUpdate(seen, fed.update)
    return seen as unknown as SeatView
  }
  return {
    async gives({ command }) {
      const result = submit(table, setup.seat, command)
      return result.ok ? null : result.problem
    },
    async runs(seconds) {
      setPace(table, paceFor(seconds))
      const from = table.drill.state.second
      let reason: StopReason | null = null
      while (reason === null && table.drill.state.second - from < (seconds ?? Infinity)) {
        reason = second(table)
        look()
      }
      setPace(table, 'paused')
      const { drill } = look()
      said.push(reason === null ? null : stopWords(reason, drill.second - from, look()))
      return stood(from, look(), seconds)
    },
    stopsSaid: () => said,
    view: async () => look(),
    file: async () => fileOf(table.drill),
  }
}

/** The command line's game: lines go in, and only what is at the seat's screen comes out. */
export const textGame: Host = async (setup) => {
  const table: Table = openTable(setup)
  const game = createTextGame(table, { print: () => undefined })
  const said: (string | null)[] = []
  return {
    async gives({ command, line }) {
      const before = recordOf(table.drill).commands.length
      const answer = game.obey(line)
      const since = recordOf(table.drill).commands.slice(before)
      return since.some(({ command: done }) => done.kind === command.kind) ? null : (answer ?? '')
    },
    async runs(seconds) {
      const from = table.drill.state.second
      const answer = game.obey(seconds === null ? 'next' : `wait ${seconds}`)
      // At the end it says how to leave, and not why time stands.
      said.push(game.view().drill.ended === null ? answer : null)
      return stood(from, game.view(), seconds)
    },
    stopsSaid: () => said,
    view: async () => game.view(),
    file: async () => game.file(),
  }
}

/** The worker's host, with a page that copies what it is sent, as a wire does. */
export const workerHost: Host = async ({ scenario, mode, seat, seed, policy }) => {
  let seen: SeatView | null = null
  let pace: Pace = 'paused'
  const heard: FromAuthority[] = []
  const host = createDrillHost({
    library: { list: async () => [], load: async () => structuredClone(scenario) as Scenario },
    archive: memoryArchive(),
    post: (message) => {
      const copy = structuredClone(message)
      heard.push(copy)
      if (copy.kind !== 'view') return
      pace = copy.pace
      if (copy.update !== null) seen = applyUpdate(seen, copy.update)
    },
  })
  const send = async (message: ToAuthority) => host.receive(structuredClone(message))
  const last = <K extends FromAuthority['kind']>(kind: K) =>
    heard.findLast((message): message is Extract<FromAuthority, { kind: K }> => message.kind === kind)
  const view = () => {
    if (seen === null) throw new Error(JSON.stringify(last('problem')))
    return seen
  }
  let requests = 0
  await send({ kind: 'startDrill', drillId: 'd1', scenarioId: scenario.id, mode, seat, seed, policy })
  await send({ kind: 'setPace', pace: 'paused' })
  return {
    async gives({ command }) {
      requests += 1
      await send({ kind: 'command', requestId: requests, command })
      return last('commandResult')?.problem ?? null
    },
    async runs(seconds) {
      await send({ kind: 'setPace', pace: paceFor(seconds) })
      const from = view().drill.second
      for (let passed = 0; passed < (seconds ?? Infinity) && pace !== 'paused'; passed += 1)
        host.tick(seconds === null ? 20 : 1000)
      await send({ kind: 'setPace', pace: 'paused' })
      return stood(from, view(), seconds)
    },
    view: async () => view(),
    async file() {
      requests += 1
      await send({ kind: 'askFile', requestId: requests })
      const file = last('drillFile')?.file
      if (file === undefined || file === null) throw new Error('the host sent no file')
      return file
    },
  }
}
