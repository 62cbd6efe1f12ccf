import type { ToldEntry } from '../drill/index.ts'
import type { MarkerItem } from './grade.ts'

const MOST_CITES = 12

type Grounds = readonly (ToldEntry | string | null | undefined)[]

/** One yes/no fact. `null` as the answer means: it did not arise. */
export function item(
  id: string,
  question: string,
  answer: boolean | null,
  detail: string,
  grounds: Grounds = [],
  quote: string | null = null,
): MarkerItem {
  return {
    id,
    question,
    answer: answer === null ? 'notApplicable' : answer ? 'yes' : 'no',
    detail,
    cites: citesOf(grounds),
    quote,
  }
}

/** Log ids in the order of the log, each once. */
export function citesOf(grounds: Grounds): readonly string[] {
  const ids = new Set<string>()
  for (const ground of grounds) {
    if (ground !== null && ground !== undefined) ids.add(typeof ground === 'string' ? ground : ground.id)
  }
  const number = (id: string) => Number(id.slice(1))
  return [...ids].sort((a, b) => number(a) - number(b)).slice(0, MOST_CITES)
}

/** "4 min 10 s", "35 s". */
export function spell(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  const rest = whole % 60
  return rest === 0 ? `${(whole - rest) / 60} min` : `${(whole - rest) / 60} min ${rest} s`
}

export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`
