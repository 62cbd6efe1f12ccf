import { conditionHolds } from '../scenario/index.ts'
import type { SeatId } from './command.ts'
import { drillFacts } from './drill-facts.ts'
import type { ClueState, Drill } from './drill-state.ts'
import { bySystem, record } from './log.ts'
import { consoleShows } from './view/consoles/console-sight.ts'

/** The wall screens are always in sight of everybody. */
export const WALL = 'metrics:wall'
const CONSOLE = 'console:'

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

/** Notes which clues some screen shows by now, whether anybody looks or not. */
export function noticeAvailableClues(drill: Drill): void {
  const facts = drillFacts(drill)
  for (const spec of drill.setup.scenario.clues) {
    const clue = clueState(drill, spec.id)
    if (clue.availableAt === null && spec.seenAt.some((place) => conditionHolds(place.when, facts)))
      clue.availableAt = drill.state.second
  }
}

/** What the seat has open shows what it shows: clues in sight reach the seat. */
export function reachCluesBySight(drill: Drill, seat: SeatId, via: string): void {
  const open = drill.state.open[seat] ?? []
  const page = open.find((key) => key.startsWith(CONSOLE))?.slice(CONSOLE.length) ?? null
  const facts = drillFacts(drill)
  for (const spec of drill.setup.scenario.clues) {
    if (clueState(drill, spec.id).reachedAt !== null) continue
    const seen = spec.seenAt.some((place) => {
      const key = `${place.source}:${place.subject}`
      const inSight =
        key === WALL ||
        (place.source !== 'console' && open.includes(key)) ||
        (page !== null && consoleShows(drill, seat, page, place))
      return inSight && conditionHolds(place.when, facts)
    })
    if (seen) reachClue(drill, spec.id, via)
  }
}
