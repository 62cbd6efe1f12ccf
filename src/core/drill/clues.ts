import type { SeatId } from '../command/index.ts'
import { conditionHolds, type Scenario } from '../scenario/index.ts'
import { drillFacts } from './drill-facts.ts'
import type { ClueState, Drill } from './drill-state.ts'
import { bySystem, record } from './log.ts'
import { seatsPresent } from './seat.ts'
import { consoleShows } from './sight/console-shows.ts'

/** The wall screens are always in sight of everybody. */
export const WALL = 'metrics:wall'
const CONSOLE = 'console:'

type Clue = Scenario['clues'][number]

const clueState = (drill: Drill, clueId: string): ClueState => {
  const known = drill.state.clues[clueId]
  if (known !== undefined) return known
  const fresh: ClueState = { availableAt: null, reached: {} }
  drill.state.clues[clueId] = fresh
  return fresh
}

/** When a clue reached a seat, in simulated seconds; null = not yet. */
export function reachedAt(drill: Drill, seat: SeatId, clueId: string): number | null {
  return drill.state.clues[clueId]?.reached[seat]?.at ?? null
}

/** When a clue first reached anybody at the table, and by which log entry; null = nobody yet. */
export function firstReached(
  clue: ClueState | undefined,
): { readonly at: number; readonly via: string } | null {
  let first: { readonly at: number; readonly via: string } | null = null
  for (const each of Object.values(clue?.reached ?? {}))
    if (first === null || each.at < first.at) first = each
  return first
}

/** A clue has come to a seat, with the log entry it came with. Only the first time counts. */
function reachClue(drill: Drill, seat: SeatId, clueId: string, via: string): void {
  const clue = clueState(drill, clueId)
  clue.availableAt ??= drill.state.second
  if (clue.reached[seat] !== undefined) return
  clue.reached[seat] = { at: drill.state.second, via }
  record(drill, bySystem('world'), { kind: 'clueReached', clueId, seat, via }, via)
}

/** It was said on the bridge: whoever is there has heard it. */
export function hearClue(drill: Drill, clueId: string, via: string): void {
  for (const seat of seatsPresent(drill.state.seats)) reachClue(drill, seat, clueId, via)
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

/** What a seat has open shows what it shows: clues in sight reach that seat. The Chief's own holds none. */
export function reachCluesBySight(drill: Drill, seat: SeatId, via: string): void {
  if (!seatsPresent(drill.state.seats).includes(seat)) return
  const open = drill.state.open[seat] ?? []
  const page = open.find((key) => key.startsWith(CONSOLE))?.slice(CONSOLE.length) ?? null
  const facts = drillFacts(drill)
  for (const spec of drill.setup.scenario.clues) {
    if (clueState(drill, spec.id).reached[seat] !== undefined) continue
    const keys = screensOf(spec)
    const seen = spec.seenAt.some((place, n) => {
      const screen = keys[n] as string
      if (screen === WALL || (place.source !== 'console' && open.includes(screen)))
        return conditionHolds(place.when, facts)
      const mayShow = page !== null && (place.source === 'console' || place.source === 'vendorPage')
      return mayShow && conditionHolds(place.when, facts) && consoleShows(drill, seat, page, place)
    })
    if (seen) reachClue(drill, seat, spec.id, via)
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
