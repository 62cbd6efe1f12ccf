import type { ActionParameters } from '../../command/index.ts'
import type { ActionCardView, HandbookView } from '../../view/index.ts'
import { readArguments, type ShellArguments, splitWords } from './shell-words.ts'

/** An action whose command this line is, with its parameters; or what the nearest one wants. */
export type ActionMatch =
  | { readonly ok: true; readonly action: ActionCardView; readonly parameters: ActionParameters }
  | { readonly ok: false; readonly usage: string }

/** Said anywhere without changing what is done. */
const ANYWHERE: ReadonlySet<string> = new Set(['--region', '--profile', '--output', '-auto-approve', '--yes'])

/** Finds the action that a typed command stands for; null when no action's command begins like it. */
export function matchAction(line: string, book: HandbookView): ActionMatch | null {
  const typed = readArguments(splitWords(line))
  let nearest: string | null = null
  for (const action of book.actions) {
    if (action.console === null) continue
    const template = readArguments(splitWords(action.console.command))
    const parameters = parametersOf(action, template, typed)
    if (parameters !== null) return { ok: true, action, parameters }
    const verb = template.plain.filter((word) => !word.includes('$')).slice(0, 3)
    if (nearest === null && verb.length > 1 && verb.every((word, nth) => typed.plain[nth] === word))
      nearest = usageOf(action)
  }
  return nearest === null ? null : { ok: false, usage: nearest }
}

/** "usage: aws dynamodb update-table --table-name <orders|carts>". */
export function usageOf(action: ActionCardView): string {
  const command = (action.console?.command ?? '').replace(/\$(\w+)/g, (whole, id: string) => {
    const parameter = action.parameters.find((each) => each.id === id)
    return parameter === undefined ? whole : `<${parameter.options.map(({ value }) => value).join('|')}>`
  })
  return `usage: ${command}\n  ${action.label}`
}

function parametersOf(
  action: ActionCardView,
  template: ShellArguments,
  typed: ShellArguments,
): ActionParameters | null {
  const extra = Object.keys(typed.options).filter((name) => !(name in template.options))
  if (extra.some((name) => !ANYWHERE.has(name)) || template.plain.length !== typed.plain.length) return null
  const pairs = [
    ...template.plain.map((word, nth) => [word, typed.plain[nth] ?? ''] as const),
    ...Object.entries(template.options).flatMap(([name, word]) =>
      // Where a command works is left to the card when it is not said.
      !(name in typed.options) && ANYWHERE.has(name) ? [] : [[word, typed.options[name] ?? '\0'] as const],
    ),
  ]
  const parameters: Record<string, string | number> = {}
  for (const [pattern, word] of pairs) if (!takes(action, pattern, word, parameters)) return null
  // What the command does not say stays for the decision card to ask.
  return parameters
}

/** Does the word fit the pattern? Notes the parameters that stand in it. */
function takes(
  action: ActionCardView,
  pattern: string,
  word: string,
  parameters: Record<string, string | number>,
): boolean {
  const ids = [...pattern.matchAll(/\$(\w+)/g)].map(([, id = '']) => id)
  if (ids.length === 0) return pattern === word
  const shape = pattern
    .split(/\$\w+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('(.+?)')
  const found = new RegExp(`^${shape}$`).exec(word)
  if (found === null) return false
  return ids.every((id, nth) => {
    const options = action.parameters.find((each) => each.id === id)?.options ?? []
    const option = options.find(({ value }) => means(found[nth + 1] ?? '', String(value)))
    if (option !== undefined) parameters[id] = option.value
    return option !== undefined
  })
}

/** The value itself, or an access key id that ends in it. */
export function means(word: string, value: string): boolean {
  const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return word === value || (word.startsWith('AKIA') && word.endsWith(bare(value)))
}
