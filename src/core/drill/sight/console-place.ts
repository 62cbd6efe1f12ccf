import type { Scenario } from '../../scenario/index.ts'
import { CONSOLE_CATALOGUE, type ConsoleFacts, type ConsoleKey } from './console-catalogue.ts'
import { bareSubject } from './console-subject.ts'

export interface ConsolePlace {
  readonly key: ConsoleKey
  readonly facts: ConsoleFacts
  readonly item: string | null
}

/** The page a subject names in this scenario; null when there is none. */
export function consolePlace(scenario: Scenario, subject: string): ConsolePlace | null {
  const [tool = '', name = '', ...rest] = bareSubject(subject).split('/')
  const key = `${tool}/${name}`
  if (!isKey(key)) return null
  const facts: ConsoleFacts = CONSOLE_CATALOGUE[key]
  if (facts.when?.(scenario) === false) return null
  const item = rest.length === 0 ? null : rest.join('/')
  return item === null || facts.items(scenario).includes(item) ? { key, facts, item } : null
}

const isKey = (key: string): key is ConsoleKey => Object.hasOwn(CONSOLE_CATALOGUE, key)
