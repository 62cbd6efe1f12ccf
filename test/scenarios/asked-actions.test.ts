import { expect, it } from 'vitest'
import { draftScenario, type Scenario, scenarioVariant } from '../../src/core/scenario/index.ts'
import { builtInScenarios } from '../support/built-in-scenarios.ts'

/** Every scenario and variant that comes with the game, and a draft. */
async function all(): Promise<readonly Scenario[]> {
  const originals = await builtInScenarios()
  const variants = originals.flatMap((scenario) =>
    (scenario.variants ?? []).map(({ id }) => scenarioVariant(scenario, id)),
  )
  return [
    ...originals,
    ...[...variants, draftScenario('draft', null)].flatMap((each) => (each.ok ? [each.scenario] : [])),
  ]
}

/** Who presses for something that is no action of their scenario, or for nothing to be done, and their words say so. */
const ASK_FOR_NO_ACTION: Readonly<Record<string, string>> = {
  'under-attack': 'to block networks',
  'futurist-mesh': 'to switch on a mesh',
  'futurist-keyless': 'to go keyless',
  'futurist-cloud': 'to move to another provider',
  'slow-propagation': 'to wait',
  'wait-for-page': 'to wait, and not to fail over',
  'security-keys': 'to lock all roles',
  'close-it-now': 'to close the incident',
  'nightly-report': 'to switch a control on, or for nothing',
}

it('whoever wants a remedy or overrules says as data which action that is', async () => {
  const without = new Set<string>()
  for (const { injects } of await all())
    for (const { id, asksFor, expects } of injects)
      if (['wrongRemedy', 'override'].includes(expects?.kind ?? '') && asksFor === undefined) without.add(id)
  expect([...without].sort()).toEqual(Object.keys(ASK_FOR_NO_ACTION).sort())
})

const NEED_NO_ACTION: readonly string[] = [
  'Nobody restarts or replaces a server.',
  'Nothing in the east should be the plan for the next hour.',
  'Nothing. And please, nobody switches anything to the west.',
  'Somebody to put this to the provider with our numbers.',
  'Somebody to say what lies in production’s secret.',
  'Somebody to say what lies in the gateways’ own secret.',
]

it('whoever needs a decision or a permission says as data for which action', async () => {
  const without = new Set<string>()
  for (const { investigations } of await all())
    for (const { needs, asksFor } of investigations.flatMap(({ findings }) => findings))
      if (needs !== undefined && asksFor === undefined) without.add(needs)
  expect([...without].sort()).toEqual([...NEED_NO_ACTION].sort())
})

it('in a variant with another zone, people ask for that zone', async () => {
  const moved = (await all()).find(({ id }) => id === 'us-east-1-latency@b')
  const asked = JSON.stringify([
    moved?.injects.map(({ asksFor }) => asksFor),
    moved?.investigations.flatMap(({ findings }) => findings.map(({ asksFor }) => asksFor)),
  ])
  expect(asked).toContain('us-east-1c')
  expect(asked).not.toContain('us-east-1b')
})
