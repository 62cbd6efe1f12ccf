import { conditionHolds } from '../scenario/index.ts'
import { drillFacts } from './drill-facts.ts'
import type { Drill } from './drill-state.ts'
import type { DrillOutcome } from './event.ts'
import { bySystem, record } from './log.ts'

/** Ends the drill; whether it counts as resolved is the world's to say, not the trainee's. */
export function endDrill(drill: Drill, how: 'closed' | 'left' | 'timeUp', reason: string): void {
  if (drill.state.ended !== null) return
  const outcome = outcomeOf(drill, how)
  drill.state.ended = outcome
  drill.state.queue = []
  record(drill, bySystem('drill'), { kind: 'drillEnded', outcome, reason })
}

function outcomeOf(drill: Drill, how: 'closed' | 'left' | 'timeUp'): DrillOutcome {
  const recovered = conditionHolds(drill.setup.scenario.recovered, drillFacts(drill))
  const resolved = drill.state.incident.resolvedAt !== null
  if (how === 'left') return resolved && recovered ? 'resolved' : 'abandoned'
  if (how === 'timeUp') return resolved && recovered ? 'resolved' : 'overtaken'
  return recovered ? 'resolved' : 'resolvedTooEarly'
}
