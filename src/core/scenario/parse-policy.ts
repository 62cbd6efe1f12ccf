import type { Policy, PolicyWindows, SeverityLevel } from './policy.ts'
import type { Problem } from './problem.ts'
import { readProblems } from './read-problems.ts'
import { policySchema } from './schema/policy-schema.ts'

export type PolicyAnswer =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads a policy from unknown data: its shape, and that its rules make sense together. */
export function parsePolicy(raw: unknown): PolicyAnswer {
  const parsed = policySchema.safeParse(raw)
  if (!parsed.success) return { ok: false, problems: readProblems(parsed.error.issues, raw) }
  const { $schema: _, ...policy } = parsed.data
  const problems = [...checkMatrix(policy), ...checkEscalation(policy), ...checkWindows(policy)]
  return problems.length === 0 ? { ok: true, policy } : { ok: false, problems }
}

const THRESHOLDS = ['whenFailedShareAbove', 'whenBurnRateAbove', 'whenImpactLastsSeconds'] as const

function checkMatrix({ severities }: Policy): Problem[] {
  const problems: Problem[] = []
  severities.forEach((row, index) => {
    const path = `$.severities[${index}]`
    const before = severities[index - 1]
    if (before !== undefined && row.level <= before.level)
      problems.push({
        path: `${path}.level`,
        message: `level ${row.level} stands after level ${before.level}`,
        mend: 'list each level once, the most severe (1) first',
      })
    if (severities.findIndex((each) => each.label === row.label) < index)
      problems.push({
        path: `${path}.label`,
        message: `"${row.label}" names two levels`,
        mend: 'give each level a label of its own',
      })
    for (const name of THRESHOLDS) {
      const above = nearestAbove(severities, index, name)
      const own = row[name]
      if (above === null || own === undefined || own < above.value) continue
      problems.push({
        path: `${path}.${name}`,
        message: `${own} is not below the ${above.value} of ${above.label}, so this level could never be told apart`,
        mend: `use a number below ${above.value}, or raise the one of ${above.label}`,
      })
    }
    if (before !== undefined && row.needsCommander && !before.needsCommander)
      problems.push({
        path: `${path}.needsCommander`,
        message: `${row.label} has a commander and the more severe ${before.label} has none`,
        mend: `let ${before.label} have a commander too`,
      })
  })
  const most = severities.findIndex((row) => THRESHOLDS.slice(0, 2).some((name) => row[name] !== undefined))
  if (most < 0)
    problems.push({
      path: '$.severities',
      message: 'no level can be told from the screens',
      mend: 'give at least one level a "whenFailedShareAbove" or a "whenBurnRateAbove"',
    })
  if (!severities.some((row) => row.needsCommander))
    problems.push({
      path: '$.severities',
      message: 'no level has a commander',
      mend: 'set "needsCommander" to true for the levels that are major incidents',
    })
  return problems
}

function nearestAbove(
  severities: readonly SeverityLevel[],
  index: number,
  name: (typeof THRESHOLDS)[number],
): { readonly value: number; readonly label: string } | null {
  const row = severities.slice(0, index).findLast((each) => each[name] !== undefined)
  const value = row?.[name]
  return row === undefined || value === undefined ? null : { value, label: row.label }
}

function checkEscalation({ escalation, windows }: Policy): Problem[] {
  return escalation.flatMap((step, index): Problem[] => {
    const path = `$.escalation[${index}].afterSeconds`
    const before = escalation[index - 1]
    if (before !== undefined && step.afterSeconds <= before.afterSeconds)
      return [
        {
          path,
          message: `${step.label} is rung at ${step.afterSeconds} s, no later than ${before.label}`,
          mend: `use more than ${before.afterSeconds} seconds, or change the order`,
        },
      ]
    if (before === undefined && step.afterSeconds < windows.acknowledge)
      return [
        {
          path,
          message: `rings after ${step.afterSeconds} s, while the on-call may take ${windows.acknowledge} s to acknowledge`,
          mend: `use at least ${windows.acknowledge} seconds, or shorten windows.acknowledge`,
        },
      ]
    return []
  })
}

/** Pairs of which the first must not be longer than the second. */
const IN_ORDER: readonly (readonly [keyof PolicyWindows, keyof PolicyWindows])[] = [
  ['firstPublicPost', 'scopePublicPost'],
  ['executiveCadenceFrom', 'executiveCadenceTo'],
  ['internalCadenceFrom', 'internalCadence'],
  ['firstPublicPost', 'publicCadence'],
]
/** A day; longer is a slip of units, as windows are seconds. */
const LONGEST_SECONDS = 86_400

function checkWindows({ windows }: Policy): Problem[] {
  const tooLong = (Object.keys(windows) as (keyof PolicyWindows)[])
    .filter((name) => windows[name] > LONGEST_SECONDS)
    .map((name) => ({
      path: `$.windows.${name}`,
      message: `${windows[name]} seconds are more than a day`,
      mend: 'windows are in seconds: use 300 for five minutes',
    }))
  const disordered = IN_ORDER.filter(([first, second]) => windows[first] > windows[second]).map(
    ([first, second]) => ({
      path: `$.windows.${second}`,
      message: `${windows[second]} s is shorter than the ${windows[first]} s of ${first}`,
      mend: `use at least ${windows[first]}, or shorten ${first}`,
    }),
  )
  return [...tooLong, ...disordered]
}
