import { advanceDrill, createDrill, type DrillSetup } from '../drill/index.ts'
import type { Condition } from '../scenario/index.ts'

/**
 * Clues of the incident itself that no screen ever shows while nobody does anything, to the end of the scenario, and
 * that no investigation finds: a fault or an effect that cannot be seen. Clues that need an action first are left out.
 */
export function unseenClues(setup: DrillSetup): readonly string[] {
  const drill = createDrill(setup)
  advanceDrill(drill, setup.scenario.endsAtSecond, false)
  const told = new Set(
    setup.scenario.investigations.flatMap((each) => each.findings.flatMap((finding) => finding.clues)),
  )
  return setup.scenario.clues
    .filter((clue) => !told.has(clue.id) && typeof drill.state.clues[clue.id]?.availableAt !== 'number')
    .filter((clue) => clue.seenAt.length === 0 || !clue.seenAt.every((place) => needsAction(place.when)))
    .map((clue) => clue.id)
}

function needsAction(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(needsAction)
  if ('any' in condition) return condition.any.every(needsAction)
  return 'action' in condition && condition.is !== 'never'
}
