import type { PhraseKey } from './phrase-keys.ts'

/**
 * What the game says: a key of core/messages, and what it is about. Words are found where it is shown; the log, its
 * hash and the grade know none.
 */
export interface Phrase {
  readonly key: PhraseKey
  readonly params: Readonly<Record<string, PhraseParam>>
  /** Which of the ways to say it: counting on, none comes twice in a row. */
  readonly nth?: number
  /** Other words for it, kept by a host beside the key: shown in place of ours, and outside of every hash. */
  readonly words?: string
}

export type PhraseParam = string | number | Phrase | readonly Phrase[]

/** What a person wrote, or what the game says. */
export type Words = string | Phrase

/** The same with words in place of every phrase: what people read. */
export type Told<T> = T extends Phrase
  ? string
  : T extends readonly (infer Each)[]
    ? readonly Told<Each>[]
    : T extends object
      ? { readonly [K in keyof T]: Told<T[K]> }
      : T

export function phrase(key: PhraseKey, params: Phrase['params'] = {}, nth?: number): Phrase {
  return nth === undefined ? { key, params } : { key, params, nth }
}

export function isPhrase(value: unknown): value is Phrase {
  return typeof value === 'object' && value !== null && 'key' in value && 'params' in value
}

/** Does any member of a value, however deep, hold a phrase? */
export function holdsPhrase(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return isPhrase(value) || Object.values(value).some(holdsPhrase)
}

/** The value without other words: what is hashed. Parts without a phrase keep their identity. */
export function withoutWords<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  let copy: Record<string, unknown> | unknown[] | null = null
  for (const [name, member] of Object.entries(value)) {
    const bare = name === 'words' && isPhrase(value) ? undefined : withoutWords(member)
    if (bare === member) continue
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown> | unknown[]
    if (bare === undefined) delete (copy as Record<string, unknown>)[name]
    else (copy as Record<string, unknown>)[name] = bare
  }
  return (copy ?? value) as T
}
