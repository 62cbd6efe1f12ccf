import { conditionHolds, type Scenario } from '../scenario/index.ts'
import type { SeatId } from './command.ts'
import { drillFacts } from './drill-facts.ts'
import type { ClueState, Drill } from './drill-state.ts'
import { bySystem, record } from './log.ts'
import { consoleShows } from './view/consoles/console-sight.ts'

/** The wall screens are always in sight of everybody. */
export const WALL = 'metrics:wall'
const CONSOLE = 'console:'

type Clue = Scenario['clues'][number]

const clueState = (drill: Drill, clueId: string): ClueState => {
  const known = drill.state.clues[clueId]
  if (known !== undefined) return known
  const fresh: ClueState = { availableAt: null, reachedAt: null, via: null }
  drill.state.clues[clueId] = fresh
  return fresh
}

/** A clue has come to the seat, with the log entry it came with. Only the first time counts. */
export function reachClue(drill: Drill, clueId: string, via: string): void {
  const clue = clueState(drill, clueId)
  clue.availableAt ??= drill.state.second
  if (clue.reachedAt !== null) return
  clue.reachedAt = drill.state.second
  clue.via = via
  record(drill, bySystem('world'), { kind: 'evidenceReached', clueId, via }, via)
}

/** Clues that no screen has shown yet, by the states of all: once shown is shown, so nobody needs to look again. */
const unseen = new WeakMap<Drill['state']['clues'], readonly Clue[]>()

/** Notes which clues some screen shows by now, whether anybody looks or not. */
export function noticeAvailableClues(drill: Drill): void {
  const { state, setup } = drill
  const before = unseen.get(state.clues) ?? setup.scenario.clues
  const facts = drillFacts(drill)
  const left = before.filter((spec) => {
    const clue = clueState(drill, spec.id)
    if (clue.availableAt === null && spec.seenAt.some((place) => conditionHolds(place.when, facts)))
      clue.availableAt = state.second
    return clue.availableAt === null
  })
  unseen.set(state.clues, left)
}

/** What the seat has open shows what it shows: clues in sight reach the seat. */
export function reachCluesBySight(drill: Drill, seat: SeatId, via: string): void {
  const open = drill.state.open[seat] ?? []
  const page = open.find((key) => key.startsWith(CONSOLE))?.slice(CONSOLE.length) ?? null
  const facts = drillFacts(drill)
  for (const spec of drill.setup.scenario.clues) {
    if (clueState(drill, spec.id).reachedAt !== null) continue
    const keys = screensOf(spec)
    const seen = spec.seenAt.some((place, n) => {
      const screen = keys[n] as string
      if (screen === WALL || (place.source !== 'console' && open.includes(screen)))
        return conditionHolds(place.when, facts)
      // A page has to be built to know what it shows, so that comes last.
      const mayShow = page !== null && (place.source === 'console' || place.source === 'vendorPage')
      return mayShow && conditionHolds(place.when, facts) && consoleShows(drill, seat, page, place)
    })
    if (seen) reachClue(drill, spec.id, via)
  }
}

const screens = new WeakMap<Clue, readonly string[]>()

/** The keys of the screens on which a clue can be seen, as `lookAt` opens them. */
function screensOf(spec: Clue): readonly string[] {
  let known = screens.get(spec)
  if (known === undefined) {
    known = spec.seenAt.map(({ source, subject }) => `${source}:${subject}`)
    screens.set(spec, known)
  }
  return known
}
