import {
  cardOf,
  type Problem,
  parsePolicy,
  parseScenario,
  placeOfJsonError,
  type Scenario,
  scenarioHash,
  scenarioVariant,
  validateScenario,
} from '../../core/scenario/index.ts'
import { openDrillFile } from '../../protocol/drill-file-schema.ts'
import type { FileContents } from '../../protocol/messages.ts'

/** What a file holds that a player opened: a scenario, house rules or a save file, told apart by what is in it. */
export function readPlayerFile(text: string): FileContents {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return unreadable('JSON', {
      path: placeOfJsonError(text),
      message: 'this is not JSON',
      mend: 'mend the JSON at that place; an editor with JSON support marks it',
    })
  }
  const has = (name: string) => typeof raw === 'object' && raw !== null && name in raw
  if (has('commands') && has('checkpoints')) return readDrill(raw)
  if (has('severities') || has('windows')) return readPolicy(raw)
  if (has('topology') || has('machine') || has('briefing')) return readScenario(raw)
  return unreadable('file', {
    path: '$',
    message: 'this is neither a scenario, nor house rules, nor a save file',
    mend: 'a scenario has a "topology", house rules have "severities", a save file has "commands"',
  })
}

function readDrill(raw: unknown): FileContents {
  const opened = openDrillFile(raw)
  if (opened.kind !== 'unreadable') return { kind: 'drill', kept: opened.kept, file: raw }
  return unreadable('save file', {
    path: `$.${opened.place}`,
    message: opened.problem,
    mend: 'export the drill again: save files are not written by hand',
  })
}

function readPolicy(raw: unknown): FileContents {
  const parsed = parsePolicy(raw)
  return parsed.ok
    ? { kind: 'policy', policy: parsed.policy }
    : { kind: 'unreadable', what: 'house rules', problems: parsed.problems }
}

function readScenario(raw: unknown): FileContents {
  const parsed = parseScenario(raw)
  if (!parsed.ok) return { kind: 'unreadable', what: 'scenario', problems: parsed.problems }
  const { scenario } = parsed
  const family = withVariants(scenario)
  if (family.problems.length > 0) return { kind: 'unreadable', what: 'scenario', problems: family.problems }
  return {
    kind: 'scenario',
    card: cardOf(scenario),
    hash: scenarioHash(scenario),
    hashes: family.scenarios.map((each) => scenarioHash(each)),
    scenario,
    findings: validateScenario(scenario),
  }
}

/** A scenario and all its variants, each a scenario of its own. */
export function withVariants(scenario: Scenario): {
  readonly scenarios: readonly Scenario[]
  readonly problems: readonly Problem[]
} {
  const variants = (scenario.variants ?? []).map(({ id }) => scenarioVariant(scenario, id))
  return {
    scenarios: [scenario, ...variants.flatMap((answer) => (answer.ok ? [answer.scenario] : []))],
    problems: variants.flatMap((answer) => (answer.ok ? [] : answer.problems)),
  }
}

const unreadable = (what: string, problem: Problem): FileContents => ({
  kind: 'unreadable',
  what,
  problems: [problem],
})
