import { jsonPath, type Problem } from './problem.ts'

/** The problem with a key that the format had once and has no more; null for a key that it never had. */
export function formerMember(holder: unknown, key: string, at: readonly PropertyKey[]): Problem | null {
  const { type, params } = holder as { readonly type?: unknown; readonly params?: unknown }
  if (type === 'endDrill' && key === 'params' && Object.hasOwn(Object(params), 'outcome'))
    return {
      path: jsonPath([...at, 'params', 'outcome']),
      message: 'an end has no outcome: the world says what came of it',
      mend: 'remove "outcome" (and "params", which is then empty)',
    }
  if (key === 'deed' && at.includes('history'))
    return {
      path: jsonPath([...at, 'deed']),
      message: '"deed" is called "intervention" now',
      mend: 'rename it; what is in it stays as it is',
    }
  return null
}
