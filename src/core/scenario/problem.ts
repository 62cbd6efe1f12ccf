import { nearestWord } from './nearest-word.ts'

/** Something wrong with a scenario or world file: where, what, and what to do about it. */
export interface Problem {
  /** JSON path: `$.services[0].team`. */
  readonly path: string
  readonly message: string
  readonly mend: string
}

export function jsonPath(keys: readonly PropertyKey[]): string {
  let path = '$'
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`
    else if (/^[A-Za-z_]\w*$/.test(String(key))) path += `.${String(key)}`
    else path += `[${JSON.stringify(String(key))}]`
  }
  return path
}

/** The mend for a name that is not among the known ones. */
export function suggest(word: string, known: readonly string[], what: string): string {
  const near = nearestWord(word, known)
  if (near !== null) return `did you mean '${near}'?`
  if (known.length === 0) return `add a ${what} with this id, or take the reference out`
  const listed = known.slice(0, 12).join(', ')
  return `use one of: ${listed}${known.length > 12 ? ', …' : ''}`
}
