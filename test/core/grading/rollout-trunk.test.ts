import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playDrill, playerNamed } from '../../../src/core/crew/index.ts'
import { recordOf, rolloutImpact } from '../../../src/core/drill/index.ts'
import { growTrunk } from '../../../src/core/grading/rollout-trunk.ts'
import { defaultPolicy } from '../../../src/core/scenario/index.ts'
import { tinyIncident } from '../crew/tiny-incident.ts'

const expert = playerNamed(tinyIncident, 'expert')
if (expert === null) throw new Error('no expert')
const record = recordOf(
  playDrill(
    { scenario: tinyIncident, policy: defaultPolicy, seed: 5, mode: 'command', seat: 'commander' },
    expert,
  ),
)
const commands = record.commands.filter((entry) => entry.command.kind !== 'rateSelf')
const end = tinyIncident.endsAtSecond

describe('a branch of a trunk', () => {
  it('gives the bits that a rollout from the beginning gives, whatever is left out', () => {
    const trunk = growTrunk(
      record,
      tinyIncident,
      commands,
      commands.map((entry) => entry.at),
      end,
    )
    expect(trunk.base).toEqual(rolloutImpact(record, tinyIncident, commands, end))
    fc.assert(
      fc.property(fc.nat(commands.length - 1), fc.boolean(), (left, late) => {
        const changed = commands.filter((_, index) => index !== left)
        const second = (commands[left]?.at ?? 0) - (late ? 0 : 20)
        expect(trunk.branch(Math.max(0, second), changed)).toEqual(
          rolloutImpact(record, tinyIncident, changed, end),
        )
      }),
      { numRuns: 12, seed: 11 },
    )
  })
})
