import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { defaultPolicy, draftScenario, parsePolicy, validateScenario } from '../../src/core/scenario/index.ts'

const read = (path: string) => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8')
const finished = JSON.parse(read('scenarios/slow-menus/scenario.json'))
const chapter = read('README.md').split('## Scenarios of your own')[1]?.split('\n## ')[0] ?? ''
const blocks: readonly Record<string, unknown>[] = [...chapter.matchAll(/```json\n([\s\S]*?)```/g)].map(
  ([, json]) => JSON.parse(json ?? ''),
)
const policyBlock = blocks.find((block) => 'severities' in block)
const steps = blocks.filter((block) => block !== policyBlock)

/** Everything that has an id, at any depth. */
function things(value: unknown): readonly Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(things)
  return 'id' in value ? [value as Record<string, unknown>, ...inner] : inner
}

test('each piece of the tutorial stands in the finished scenario', () => {
  expect(steps.length).toBeGreaterThanOrEqual(4)
  for (const step of steps) {
    const whole = 'id' in step ? things(finished).find((each) => each.id === step.id) : finished
    expect(whole).toMatchObject(step)
  }
})

test('the skeleton that the tutorial begins with is valid, and nobody has to mend it first', () => {
  const draft = draftScenario('slow-menus', read('scenarios/slow-menus/postmortem.md'))
  if (!draft.ok) throw new Error(draft.problems[0]?.message)
  expect(validateScenario(draft.scenario)).toEqual([])
  expect(draft.scenario.topology.services.map(({ id }) => id)).toEqual(['web', 'app', 'store'])
})

test('the shortened house rules are valid once they are completed', () => {
  const short = policyBlock as { severities: readonly unknown[]; windows: object }
  const { severities } = defaultPolicy
  const complete = {
    ...defaultPolicy,
    ...short,
    severities: [...short.severities, ...severities.slice(1)],
    windows: { ...defaultPolicy.windows, ...short.windows },
  }
  expect(parsePolicy(complete)).toMatchObject({ ok: true })
})
