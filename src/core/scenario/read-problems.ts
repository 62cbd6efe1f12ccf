import type { z } from 'zod'
import { formerMember } from './former-member.ts'
import { editDistance } from './nearest-word.ts'
import { jsonPath, type Problem, suggest } from './problem.ts'

type Issue = z.core.$ZodIssue

/** A schema's complaints as problems with a place and a mend. */
export function readProblems(issues: readonly Issue[], raw: unknown): Problem[] {
  return issues.flatMap((issue) => problemsOf(issue, [], raw))
}

function problemsOf(issue: Issue, base: readonly PropertyKey[], raw: unknown): Problem[] {
  const keys = [...base, ...issue.path]
  const path = jsonPath(keys)
  const value = valueAt(raw, keys)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(
        (key) =>
          formerMember(value, key, keys) ?? {
            path: jsonPath([...keys, key]),
            message: `unknown key "${key}"`,
            mend: suggest(key, issue.message.split(','), 'key'),
          },
      )
    case 'invalid_union':
      return unionProblems(issue, keys, raw)
    case 'invalid_value':
      return [choice(path, value, issue.values.map(String))]
    case 'invalid_type': {
      const expected = issue.expected
      return value === undefined
        ? [
            {
              path,
              message: 'missing',
              mend: `add "${String(keys[keys.length - 1] ?? 'it')}" (${article(expected)})`,
            },
          ]
        : [{ path, message: `is ${article(kindOf(value))}`, mend: `make it ${article(expected)}` }]
    }
    case 'too_small':
    case 'too_big':
      return [bound(path, value, issue)]
    case 'invalid_format':
      return [{ path, message: `${JSON.stringify(value)} has the wrong form`, mend: form(issue) }]
    case 'invalid_key':
      return [{ path, message: 'a key has the wrong form', mend: 'use digits only (milliseconds)' }]
    default:
      return [{ path, message: issue.message, mend: 'see the scenario format in the README' }]
  }
}

function unionProblems(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  keys: readonly PropertyKey[],
  raw: unknown,
): Problem[] {
  if (issue.errors.length === 0) {
    const options = 'options' in issue ? (issue.options as readonly unknown[] | undefined) : undefined
    const discriminator = 'discriminator' in issue ? String(issue.discriminator) : 'kind'
    const value = valueAt(raw, keys)
    if (value === undefined)
      return [
        {
          path: jsonPath(keys),
          message: 'missing',
          mend: `add "${discriminator}": one of ${(options ?? []).join(', ')}`,
        },
      ]
    return [choice(jsonPath(keys), value, (options ?? []).map(String))]
  }
  const nearest = issue.errors.reduce((best, branch) => (cost(branch) < cost(best) ? branch : best))
  return nearest.flatMap((inner) => problemsOf(inner, keys, raw))
}

/** How far a value is from one branch of a union: the branch it is nearest to is the one it was meant to be. */
function cost(branch: readonly Issue[]): number {
  const missing = branch.filter((issue) => issue.path.length === 1).map((issue) => String(issue.path[0]))
  let sum = 0
  for (const issue of branch) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const nearest = Math.min(9, ...missing.map((known) => editDistance(key, known)))
        sum += 1 + nearest / 10
      }
    } else if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      sum += Math.min(...issue.errors.map(cost)) / 2
    } else sum += issue.path.length === 0 ? 3 : issue.path.length > 1 ? 0.2 : 1
  }
  return sum
}

function choice(path: string, value: unknown, allowed: readonly string[]): Problem {
  if (value === undefined) return { path, message: 'missing', mend: `add one of: ${allowed.join(', ')}` }
  return {
    path,
    message: `${JSON.stringify(value)} is not known here`,
    mend: suggest(String(value), allowed, 'value'),
  }
}

function bound(
  path: string,
  value: unknown,
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
): Problem {
  const small = issue.code === 'too_small'
  const limit = String(small ? issue.minimum : issue.maximum)
  const isNumber = typeof value === 'number'
  const length = typeof value === 'string' ? 'characters' : 'entries'
  const orEqual = issue.inclusive === false ? '' : ' or equal to'
  return {
    path,
    message: isNumber
      ? `${value} is too ${small ? 'small' : 'large'}`
      : `has too ${small ? 'few' : 'many'} ${length}`,
    mend: isNumber
      ? `use a number ${small ? 'greater than' : 'less than'}${orEqual} ${limit}`
      : `use at ${small ? 'least' : 'most'} ${limit} ${length}`,
  }
}

function form(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'url') return 'use a complete https address'
  return issue.pattern === undefined ? `use the form ${issue.format}` : `use the form ${issue.pattern}`
}

function article(kind: string): string {
  const named = kind === 'int' ? 'whole number' : kind
  return /^[aeiou]/.test(named) ? `an ${named}` : `a ${named}`
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function valueAt(raw: unknown, keys: readonly PropertyKey[]): unknown {
  let value = raw
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
