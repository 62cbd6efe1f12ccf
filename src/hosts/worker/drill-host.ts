import type { SeatId } from '../../core/command/index.ts'
import { stableHash } from '../../core/determinism/index.ts'
import { type DrillRecord, recordOf } from '../../core/drill/index.ts'
import { cardOf, defaultPolicy, type Scenario, type ScenarioLibrary } from '../../core/scenario/index.ts'
import {
  type DrillArchive,
  type FeedCursor,
  feed,
  fileOf,
  halt,
  openTable,
  type Pace,
  replayTable,
  second,
  setPace,
  submit,
  type Table,
  whyNotTrained,
} from '../../core/table/index.ts'
import { openDrillFile } from '../../protocol/drill-file-schema.ts'
import { LEFT_THE_DRILL } from '../../protocol/left-the-drill.ts'
import { toAuthoritySchema } from '../../protocol/message-schema.ts'
import type { DrillChoice, FromAuthority, ToAuthority } from '../../protocol/messages.ts'
import { firstIssue } from '../../protocol/record-schema.ts'
import { createPacer } from './drill-pace.ts'
import { createKeeper } from './keep-drill.ts'
import { readPlayerFile } from './read-player-file.ts'
import { createScenarioSource } from './scenario-source.ts'

export interface HostPorts {
  readonly post: (message: FromAuthority) => void
  readonly library: ScenarioLibrary
  readonly archive: DrillArchive
}

export interface DrillHost {
  /** Takes a message of any shape; what is wrong with it comes back as a `problem`. */
  receive(message: unknown): Promise<void>
  /** Lets `elapsedMs` of real time pass and sends what the seat can see of it. */
  tick(elapsedMs: number): void
  /** Resolves when everything that was to be kept is kept. */
  settled(): Promise<void>
}

/** A page draws this often while the clock runs: more would cost it frames and show nobody more. */
const VIEW_EVERY_MS = 200
/** A drill is kept this often in simulated seconds even when nobody commands. */
const KEEP_EVERY_SECONDS = 15

const CHOOSE_ANOTHER_SEAT = 'Choose a seat that this mode trains.'

interface Open {
  readonly drillId: string
  readonly table: Table
  readonly seat: SeatId
  cursor: FeedCursor | null
  sentPace: Pace | null
  keptAt: number
  endSent: boolean
  /** Real time since the seat was last sent what changed. */
  unseenMs: number
}

/** The authority for one person in a page: the table does the work, this keeps time, carries messages and keeps files. */
export function createDrillHost({ post, library, archive }: HostPorts): DrillHost {
  const pacer = createPacer()
  const scenarios = createScenarioSource(library)
  const problem = (where: string, message: string, mend: string) =>
    post({ kind: 'problem', where, message, mend })
  const keeper = createKeeper(archive, (kept) => {
    if (kept.ok) post({ kind: 'saved', drillId: kept.drillId, second: kept.second })
    else problem('archive', kept.problem, kept.mend)
  })
  let open: Open | null = null
  /** Built while the briefing is read, so that the watch begins at once. */
  let prepared: { readonly choice: DrillChoice; readonly table: Table } | null = null

  const build = async (choice: DrillChoice): Promise<Table> => {
    const { scenarioId, mode, seat, seed, policy = defaultPolicy } = choice
    return openTable({ scenario: await scenarios.find(scenarioId, choice.brought), policy, seed, mode, seat })
  }

  const sitDown = (drillId: string, table: Table, pace: Pace) => {
    const { setup, state } = table.drill
    open = {
      drillId,
      table,
      seat: setup.seat,
      cursor: null,
      sentPace: null,
      keptAt: state.second,
      endSent: state.ended !== null,
      unseenMs: 0,
    }
    setPace(table, pace)
    pacer.restart()
    show(open)
    if (state.ended === null) keep(open)
  }

  const show = (now: Open) => {
    const { pace } = now.table.state
    const { update, cursor } = feed(now.table, now.seat, now.cursor)
    now.cursor = cursor
    now.unseenMs = 0
    if (update === null && now.sentPace === pace) return
    now.sentPace = pace
    post({ kind: 'view', update, pace })
  }

  const keep = (now: Open) => {
    const { drill } = now.table
    now.keptAt = drill.state.second
    keeper.keep(now.drillId, () => fileOf(drill))
    if (drill.state.ended === null || now.endSent) return
    now.endSent = true
    post({ kind: 'ended', drillId: now.drillId })
  }

  /** Null: it is played on; otherwise why it cannot be. It stands at first, but an exam never does. */
  const playAgain = async (drillId: string, record: DrillRecord): Promise<string | null> => {
    let scenario: Scenario
    try {
      scenario = await scenarios.find(record.scenarioId, record.scenarioHash)
    } catch (error) {
      return wordsOf(error)
    }
    const replay = replayTable(record, scenario)
    if (!replay.ok) return replay.problem
    sitDown(drillId, replay.table, record.mode === 'exam' ? 'x1' : 'paused')
    return null
  }

  const resume = async (drillId: string, given: unknown): Promise<void> => {
    const loaded = given === undefined ? await archive.load(drillId) : { ok: true as const, value: given }
    if (!loaded.ok) return problem('saved drill', loaded.problem, loaded.mend)
    const opened = openDrillFile(loaded.value)
    if (opened.kind === 'unreadable')
      return problem(
        'saved drill',
        `This is not a drill: ${opened.place}: ${opened.problem}`,
        'If this was a save file, it is damaged.',
      )
    const { kept } = opened
    if (opened.kind === 'readOnly') return post({ kind: 'readOnly', drillId, kept, why: opened.why })
    const why = await playAgain(drillId, opened.record)
    if (why !== null) post({ kind: 'readOnly', drillId, kept, why })
  }

  const retry = async (drillId: string, fromSecond: number): Promise<void> => {
    if (open === null) return problem('retry', 'No drill is open.', 'Open a saved drill first.')
    const { drill } = open.table
    const { second: playedTo, ended } = drill.state
    if (fromSecond > playedTo)
      return problem(
        'retry',
        `This drill was played to second ${playedTo}; there is no second ${fromSecond} to go back to.`,
        'Choose an earlier moment.',
      )
    if (drill.setup.mode === 'exam' && ended === null)
      return problem('retry', 'An exam that runs cannot be tried again.', 'Play it to its end first.')
    const why = await playAgain(drillId, cutAt(recordOf(drill), fromSecond))
    if (why !== null) problem('retry', `This drill cannot go on: ${why}`, 'Start a new drill.')
  }

  const handle = async (message: ToAuthority): Promise<void> => {
    switch (message.kind) {
      case 'listScenarios':
        return post({ kind: 'scenarios', cards: await library.list() })
      case 'startDrill': {
        const untrained = whyNotTrained(message.mode, message.seat)
        if (untrained !== null) return problem('startDrill', untrained, CHOOSE_ANOTHER_SEAT)
        const ready =
          prepared !== null && sameChoice(prepared.choice, message) ? prepared.table : await build(message)
        prepared = null
        return sitDown(message.drillId, ready, 'x1')
      }
      case 'prepareDrill': {
        const untrained = whyNotTrained(message.mode, message.seat)
        if (untrained !== null) return problem('prepareDrill', untrained, CHOOSE_ANOTHER_SEAT)
        if (prepared === null || !sameChoice(prepared.choice, message))
          prepared = { choice: message, table: await build(message) }
        return post({ kind: 'prepared', card: cardOf(prepared.table.drill.setup.scenario) })
      }
      case 'resumeDrill':
        return resume(message.drillId, message.file)
      case 'retryFrom':
        return retry(message.drillId, message.fromSecond)
      case 'command': {
        const { requestId, command } = message
        if (open === null)
          return post({ kind: 'commandResult', requestId, ok: false, problem: 'No drill is running.' })
        const paceBefore = open.table.state.pace
        const result = submit(open.table, open.seat, command)
        if (open.table.state.pace !== paceBefore) pacer.restart()
        show(open)
        post({ kind: 'commandResult', requestId, ok: result.ok, problem: result.ok ? null : result.problem })
        if (result.ok) keep(open)
        return
      }
      case 'setPace': {
        if (open === null || !setPace(open.table, message.pace).ok) return
        pacer.restart()
        show(open)
        if (message.pace === 'paused') keep(open)
        return
      }
      case 'askFile':
        return post({
          kind: 'drillFile',
          requestId: message.requestId,
          file: open === null ? null : fileOf(open.table.drill),
        })
      case 'readFile':
        return post({ kind: 'fileRead', requestId: message.requestId, found: readPlayerFile(message.text) })
      case 'bringScenario':
        return scenarios.bring(message.scenario)
      case 'finish': {
        if (open === null || open.table.drill.state.ended !== null) return
        submit(open.table, open.seat, { kind: 'endDrill', reason: LEFT_THE_DRILL })
        setPace(open.table, 'paused')
        show(open)
        return keep(open)
      }
    }
  }

  /** The drill itself has failed: it stands still, in an exam too. */
  const stand = (where: string, error: unknown, mend: string) => {
    if (open !== null) halt(open.table)
    problem(where, wordsOf(error), mend)
  }

  const receive = async (raw: unknown): Promise<void> => {
    const parsed = toAuthoritySchema.safeParse(raw)
    if (!parsed.success)
      return problem(
        'message',
        `Something unreadable was sent: ${firstIssue(parsed.error, raw)}.`,
        'If this was a save file, it is damaged; otherwise reload the page.',
      )
    try {
      await handle(parsed.data)
    } catch (error) {
      const { kind } = parsed.data
      const mend = 'Reload the page; a running drill resumes from its last save.'
      if (kind === 'command') stand(kind, error, mend)
      else problem(kind, wordsOf(error), mend)
    }
  }

  let received: Promise<void> = Promise.resolve()
  let underWay = 0

  return {
    /** Messages take effect in the order in which they come, though some have to wait for a file. */
    receive(raw) {
      const work = underWay === 0 ? receive(raw) : received.then(() => receive(raw))
      underWay += 1
      received = work.finally(() => {
        underWay -= 1
      })
      return received
    },
    tick(elapsedMs) {
      const now = open
      if (now === null || now.table.drill.state.ended !== null) return
      try {
        now.unseenMs += elapsedMs
        const due = pacer.secondsDue(elapsedMs, now.table.state.pace)
        if (due === 0) return
        let stopped = false
        for (let passed = 0; passed < due && !stopped; passed += 1) stopped = second(now.table) !== null
        if (stopped || now.unseenMs >= VIEW_EVERY_MS) show(now)
        if (stopped || now.table.drill.state.second - now.keptAt >= KEEP_EVERY_SECONDS) keep(now)
      } catch (error) {
        stand('simulation', error, 'The drill is paused and saved. Reload the page to resume it.')
      }
    },
    settled: () => keeper.settled(),
  }
}

/** The record as it stood before anything was done at `second`. */
export function cutAt(record: DrillRecord, atSecond: number): DrillRecord {
  return {
    ...record,
    commands: record.commands.filter((entry) => entry.at < atSecond),
    checkpoints: record.checkpoints.filter((checkpoint) => checkpoint.at <= atSecond),
    playedTo: atSecond,
    ended: false,
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function sameChoice(one: DrillChoice, other: DrillChoice): boolean {
  return (
    one.scenarioId === other.scenarioId &&
    one.mode === other.mode &&
    one.seat === other.seat &&
    one.seed === other.seed &&
    one.brought === other.brought &&
    stableHash(one.policy ?? null) === stableHash(other.policy ?? null)
  )
}
