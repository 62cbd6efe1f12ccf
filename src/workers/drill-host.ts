import { type ChiefMemory, recallChief, speaksToChief } from '../core/chief/index.ts'
import { mayCommand, situationOf } from '../core/crew/index.ts'
import { stableHash } from '../core/determinism/index.ts'
import {
  advanceDrill,
  type Command,
  createDrill,
  type Drill,
  type DrillMode,
  type DrillRecord,
  recordOf,
  replayRecord,
  type SeatId,
  type SeatView,
  sensesOf,
  somethingHappened,
  submitCommand,
  viewFor,
} from '../core/drill/index.ts'
import {
  cardOf,
  defaultPolicy,
  parseScenario,
  type Scenario,
  type ScenarioLibrary,
} from '../core/scenario/index.ts'
import { firstIssue, toAuthoritySchema } from '../protocol/message-schema.ts'
import type { DrillChoice, FromAuthority, Pace, ToAuthority } from '../protocol/messages.ts'
import { viewPatch } from '../protocol/view-patch.ts'
import { createBroughtScenarios } from './brought-scenarios.ts'
import { type ChiefHand, createChiefHand } from './chief-hand.ts'
import { createPacer, paceAllowed } from './drill-pace.ts'
import { readPlayerFile } from './read-player-file.ts'

export interface HostPorts {
  readonly post: (message: FromAuthority) => void
  readonly library: ScenarioLibrary
}

export interface DrillHost {
  /** Takes a message of any shape; what is wrong with it comes back as a `problem`. */
  receive(message: unknown): Promise<void>
  /** Lets `elapsedMs` of real time pass and sends what the seat can see of it. */
  tick(elapsedMs: number): void
}

/** A page draws this often while the clock runs: more would cost it frames and show nobody more. */
const VIEW_EVERY_MS = 200
/** A record is sent this often in simulated seconds even when nobody commands. */
const RECORD_EVERY_SECONDS = 15

/** Where the Chief commands, something is said every other second: a stop for each would be a drill of full stops. */
const strideSeconds: Readonly<Record<DrillMode, number>> = { shadow: 15, assist: 8, command: 0, exam: 0 }

/** With an incident open, one press never skips more: the rest of a drill is not slept through by accident. */
const LONGEST_QUIET_SECONDS = 900

interface Running {
  readonly drill: Drill
  readonly chief: ChiefHand
  sentView: SeatView | null
  sentPace: Pace | null
  lastRecordAt: number
  endSent: boolean
  /** Real time since the seat was last sent what changed. */
  unseenMs: number
  /** Length of the log when the player asked to run until something happens. */
  watchedFrom: number
  /** The second at which that was. */
  watchedSince: number
  /** In Shadow the clock waits for the answer to the Chief's question, then goes on at this pace. */
  paceBeforeQuestion: Pace | null
}

/** The authority for one seat: core does the work, this keeps time, checks who may, and sends. */
export function createDrillHost({ post, library }: HostPorts): DrillHost {
  const pacer = createPacer()
  const scenarios = new Map<string, Scenario>()
  const brought = createBroughtScenarios()
  let running: Running | null = null
  /** Built while the briefing is read, so that the watch begins at once. */
  let prepared: { readonly choice: DrillChoice; readonly drill: Drill } | null = null

  const problem = (where: string, message: string, mend: string) =>
    post({ kind: 'problem', where, message, mend })

  /** `hash`: of the scenario that was brought or played, if it is known; else the name alone decides. */
  const scenarioOf = async (id: string, hash?: string): Promise<Scenario> => {
    const mine = hash === undefined ? undefined : brought.find(id, hash)
    if (mine !== undefined) return mine
    const known = scenarios.get(id)
    if (known !== undefined) return known
    const parsed = parseScenario(await library.load(id))
    if (!parsed.ok) {
      const first = parsed.problems[0]
      throw new Error(`The scenario "${id}" is not valid: ${first?.path ?? ''} ${first?.message ?? ''}`)
    }
    scenarios.set(id, parsed.scenario)
    return parsed.scenario
  }

  const build = async (choice: DrillChoice): Promise<Drill> => {
    const { scenarioId, mode, seat, seed, policy = defaultPolicy } = choice
    const scenario = await scenarioOf(scenarioId, choice.brought)
    return createDrill({ scenario, policy, seed, mode, seat })
  }

  const go = (drill: Drill, pace: Pace, chiefMemory?: ChiefMemory) => {
    running = {
      drill,
      chief: createChiefHand(drill, chiefMemory),
      sentView: null,
      sentPace: null,
      lastRecordAt: drill.state.second,
      endSent: drill.state.ended !== null,
      unseenMs: 0,
      watchedFrom: drill.state.log.length,
      watchedSince: drill.state.second,
      paceBeforeQuestion: null,
    }
    pacer.set(drill.state.ended === null ? pace : 'paused')
    sendView(running)
    sendRecord(running)
  }

  const sendView = (now: Running) => {
    const view = viewFor(now.drill, now.drill.setup.seat)
    const patch = viewPatch(now.sentView, view)
    if (!patch.first && patch.change === null && now.sentPace === pacer.pace) return
    now.sentView = view
    now.sentPace = pacer.pace
    now.unseenMs = 0
    post({ kind: 'view', patch, pace: pacer.pace })
  }

  const sendRecord = (now: Running) => {
    now.lastRecordAt = now.drill.state.second
    const record = recordOf(now.drill)
    if (now.drill.state.ended !== null && !now.endSent) {
      now.endSent = true
      post({ kind: 'ended', record })
    } else {
      post({ kind: 'record', record })
    }
  }

  const replay = async (record: DrillRecord, toSecond: number, pace: Pace) => {
    const scenario = await scenarioOf(record.scenarioId, record.scenarioHash)
    const replayed = replayRecord(record, scenario, { toSecond, verify: true })
    if (replayed.ok) {
      return go(replayed.drill, pace, record.ended ? undefined : recallChief(record, scenario))
    }
    problem(
      'saved drill',
      `This drill cannot go on: ${replayed.problem}`,
      `It was played on build ${record.coreBuild}. Start a new drill, or open the file with the build it names.`,
    )
  }

  const give = (now: Running, seat: SeatId, command: Command) => {
    const permission = mayCommand(seat, command.kind, situationOf(sensesOf(now.drill, seat)))
    return permission.ok ? submitCommand(now.drill, seat, command) : permission
  }

  const watch = (now: Running) => {
    now.watchedFrom = now.drill.state.log.length
    now.watchedSince = now.drill.state.second
  }

  const goOn = (now: Running) => {
    if (now.paceBeforeQuestion === null || now.drill.state.ended !== null) return
    watch(now)
    pacer.set(now.paceBeforeQuestion)
    now.paceBeforeQuestion = null
  }

  /** One simulated second. Returns whether the clock should stop here. */
  const step = (now: Running): boolean => {
    const { state, setup } = now.drill
    const said = state.log.length
    advanceDrill(now.drill, state.second + 1)
    now.chief.turn()
    if (state.ended !== null) return true
    if (setup.mode === 'shadow' && asksSince(now.drill, said)) {
      now.paceBeforeQuestion = pacer.pace
      return true
    }
    if (pacer.pace !== 'untilSomethingHappens') return false
    const watched = state.second - now.watchedSince
    const isOpen = state.incident.declaredAt !== null
    return (
      (isOpen && watched >= LONGEST_QUIET_SECONDS) ||
      (watched >= strideSeconds[setup.mode] && somethingHappened(state.log, now.watchedFrom))
    )
  }

  const handle = async (message: ToAuthority): Promise<void> => {
    switch (message.kind) {
      case 'listScenarios':
        return post({ kind: 'scenarios', cards: await library.list() })
      case 'startDrill': {
        const drill =
          prepared !== null && sameChoice(prepared.choice, message) ? prepared.drill : await build(message)
        prepared = null
        return go(drill, 'x1')
      }
      case 'prepareDrill': {
        if (prepared === null || !sameChoice(prepared.choice, message))
          prepared = { choice: message, drill: await build(message) }
        return post({ kind: 'prepared', card: cardOf(prepared.drill.setup.scenario) })
      }
      case 'resumeDrill':
        return replay(
          message.record,
          message.record.playedTo,
          message.record.mode === 'exam' ? 'x1' : 'paused',
        )
      case 'retryFrom':
        return replay(cutAt(message.record, message.fromSecond), message.fromSecond, 'paused')
      case 'command': {
        const { requestId, command } = message
        if (running === null) {
          return post({ kind: 'commandResult', requestId, ok: false, problem: 'No drill is running.' })
        }
        const result = give(running, running.drill.setup.seat, command)
        // They want an answer even while the clock stands still; recallChief takes the same turns.
        if (result.ok && speaksToChief(command.kind)) running.chief.turn()
        if (result.ok && command.kind === 'answerChief') goOn(running)
        sendView(running)
        post({ kind: 'commandResult', requestId, ok: result.ok, problem: result.ok ? null : result.problem })
        if (result.ok) sendRecord(running)
        return
      }
      case 'setPace': {
        if (running === null || running.drill.state.ended !== null) return
        if (!paceAllowed(message.pace, running.drill.setup.mode)) return
        running.paceBeforeQuestion = null
        watch(running)
        pacer.set(message.pace)
        sendView(running)
        if (message.pace === 'paused') sendRecord(running)
        return
      }
      case 'readFile':
        return post({
          kind: 'fileRead',
          requestId: message.requestId,
          found: readPlayerFile(message.text),
        })
      case 'bringScenario':
        return brought.take(message.scenario)
      case 'finish': {
        if (running === null) return
        give(running, running.drill.setup.seat, { kind: 'endDrill', reason: 'The trainee left the drill.' })
        pacer.set('paused')
        sendView(running)
        return sendRecord(running)
      }
    }
  }

  return {
    async receive(raw) {
      const parsed = toAuthoritySchema.safeParse(raw)
      if (!parsed.success) {
        return problem(
          'message',
          `Something unreadable was sent: ${firstIssue(parsed.error)}.`,
          'If this was a save file, it is damaged; otherwise reload the page.',
        )
      }
      try {
        await handle(parsed.data)
      } catch (error) {
        pacer.set('paused')
        problem(
          parsed.data.kind,
          error instanceof Error ? error.message : String(error),
          'Reload the page; a running drill resumes from its last save.',
        )
      }
    },
    tick(elapsedMs) {
      const now = running
      if (now === null || now.drill.state.ended !== null) return
      try {
        now.unseenMs += elapsedMs
        let due = pacer.secondsDue(elapsedMs)
        if (due === 0) return
        while (due > 0) {
          due -= 1
          if (!step(now)) continue
          pacer.set('paused')
          break
        }
        const { second, ended } = now.drill.state
        const stopped = pacer.pace === 'paused'
        if (stopped || ended !== null || now.unseenMs >= VIEW_EVERY_MS) sendView(now)
        if (ended !== null || stopped || second - now.lastRecordAt >= RECORD_EVERY_SECONDS) sendRecord(now)
      } catch (error) {
        pacer.set('paused')
        problem(
          'simulation',
          error instanceof Error ? error.message : String(error),
          'The drill is paused and saved. Reload the page to resume it.',
        )
      }
    },
  }
}

/** The record as it stood before anything was done at `second`. */
export function cutAt(record: DrillRecord, second: number): DrillRecord {
  return {
    ...record,
    commands: record.commands.filter((entry) => entry.at < second),
    checkpoints: record.checkpoints.filter((checkpoint) => checkpoint.at <= second),
    playedTo: second,
    ended: false,
  }
}

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

function asksSince(drill: Drill, logLength: number): boolean {
  return drill.state.log
    .slice(logLength)
    .some((entry) => entry.event.kind === 'chiefSpoke' && entry.event.questionId !== null)
}
