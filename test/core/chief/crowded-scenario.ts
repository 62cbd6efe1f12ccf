import type { CastMember, Scenario } from '../../../src/core/scenario/index.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'

const member = tinyScenario.cast[0] as CastMember

const many: readonly CastMember[] = Array.from({ length: 12 }, (_, index) => ({
  ...member,
  id: `hand-${index + 1}`,
  shortRole: `Hand ${index + 1}`,
  joinsWithinSeconds: [5, 10],
  // The last one has worked a long day already.
  onDutyHours: index === 11 ? 13 : 1,
}))

/** The tiny drill with a dozen more people who can come, and something that takes them long to find out. */
export const crowdedScenario: Scenario = {
  ...tinyScenario,
  id: 'crowded',
  cast: [...tinyScenario.cast, ...many],
  investigations: [
    ...tinyScenario.investigations,
    {
      id: 'long-look',
      label: 'Read everything',
      teams: ['web'],
      minutes: 9,
      findings: [{ when: { always: true }, texts: ['Nothing.'], confidence: 'guess', clues: [] }],
    },
  ],
}

export const handIds: readonly string[] = many.map(({ id }) => id)
