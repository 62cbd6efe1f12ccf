import type { Words } from '../command/index.ts'
import { conditionHolds } from '../scenario/index.ts'
import { drillFacts } from './drill-facts.ts'
import type { Drill } from './drill-state.ts'
import type { DrillOutcome } from './event.ts'
import { bySystem, record } from './log.ts'

type HowEnded = 'closed' | 'left' | 'timeUp' | 'handedOver'

/** Ends the drill; whether it counts as resolved is the world's to say, not the trainee's. */
export function endDrill(drill: Drill, how: HowEnded, reason: Words): void {
  if (drill.state.ended !== null) return
  const outcome = outcomeOf(drill, how)
  drill.state.ended = outcome
  drill.state.queue = []
  record(drill, bySystem('drill'), { kind: 'drillEnded', outcome, reason })
}

function outcomeOf(drill: Drill, how: HowEnded): DrillOutcome {
  const { shift } = drill.setup.scenario
  if (how === 'handedOver')
    return shift !== undefined && conditionHolds(shift.readyWhen, drillFacts(drill))
      ? 'handedOver'
      : 'overtaken'
  const recovered = conditionHolds(drill.setup.scenario.recovered, drillFacts(drill))
  const { declaredAt, resolvedAt } = drill.state.incident
  // Where the right answer is to do little, an incident that was never declared needs no resolving.
  const resolved = resolvedAt !== null || (drill.setup.scenario.restraint === true && declaredAt === null)
  if (how === 'left') return resolved && recovered ? 'resolved' : 'abandoned'
  if (how === 'timeUp') return resolved && recovered ? 'resolved' : 'overtaken'
  return recovered ? 'resolved' : 'resolvedTooEarly'
}
