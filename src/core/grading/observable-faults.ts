import { advanceDrill, createDrill, type DrillSetup } from '../drill/index.ts'

/**
 * Clues that no screen ever shows while nobody does anything, to the end of the scenario: each is a fault or an effect
 * that cannot be seen. Clues that only come with somebody's finding are left out, unless no investigation gives them.
 */
export function unseenClues(setup: DrillSetup): readonly string[] {
  const drill = createDrill(setup)
  advanceDrill(drill, setup.scenario.endsAtSecond)
  const told = new Set(
    setup.scenario.investigations.flatMap((each) => each.findings.flatMap((finding) => finding.clues)),
  )
  return setup.scenario.clues
    .filter((clue) => {
      const shown = typeof drill.state.clues[clue.id]?.availableAt === 'number'
      return clue.seenAt.length > 0 ? !shown && !told.has(clue.id) : !told.has(clue.id)
    })
    .map((clue) => clue.id)
}
