import type { HandbookView } from '../../view/index.ts'
import { AWS_OPERATIONS } from './aws-operations.ts'
import { SHELL_PROGRAMS } from './read-shell-line.ts'

/** Words that could stand where the line ends, beginning as its last word does. */
export function completeShellLine(line: string, book: HandbookView): readonly string[] {
  const words = line.split(/\s+/)
  const last = words.at(-1) ?? ''
  return candidates(words.slice(0, -1), book)
    .filter((word) => word.startsWith(last) && word !== last)
    .sort((a, b) => (a < b ? -1 : 1))
}

function candidates(before: readonly string[], book: HandbookView): readonly string[] {
  const [program, second = '', third = ''] = before
  const items = (subject: string) => book.consoles.find((each) => each.subject === subject)?.items ?? []
  const templates = book.actions.flatMap(({ console }) =>
    console === null ? [] : [console.command.split(/\s+/)],
  )
  const drafted = templates.flatMap((template) => {
    const next = template[before.length] ?? ''
    const fits = before.every((word, nth) => template[nth] === word || (template[nth] ?? '').includes('$'))
    return fits && next !== '' && !next.includes('$') ? [next] : []
  })
  const unique = (words: readonly string[]) => [...new Set([...words, ...drafted])]
  switch (program) {
    case undefined:
      return unique([...SHELL_PROGRAMS, 'help', 'clear'])
    case 'aws': {
      if (before.length === 1) return unique(Object.keys(AWS_OPERATIONS))
      const operations = AWS_OPERATIONS[second] ?? {}
      if (before.length === 2) return unique(Object.keys(operations))
      const operation = operations[third]
      if (operation === undefined) return unique([])
      if (before.at(-1) === operation.item?.option) return items(operation.page).map(({ id }) => id)
      return unique([
        ...(operation.item === undefined ? [] : [operation.item.option]),
        ...Object.keys(operation.filters ?? {}),
        '--region',
        '--output',
      ])
    }
    case 'terraform':
      if (before.length === 1) return unique(['plan', 'show', 'state'])
      if (second !== 'state') return unique([])
      return before.length === 2 ? ['list', 'show'] : items('terraform/state').map(({ id }) => id)
    case 'kubectl':
      return before.length === 1
        ? unique(['get'])
        : before.length === 2
          ? unique(['pods', 'deployments'])
          : items('kubernetes/workloads').map(({ id }) => id)
    case 'dig':
      return items('shell/dig').map(({ label }) => label)
    case 'curl':
      return items('shell/curl').map(({ label }) => `https://${label}/`)
    case 'openssl':
      return before.at(-1) === '-connect'
        ? items('shell/tls').map(({ label }) => `${label}:443`)
        : ['s_client', '-connect']
    case 'logs':
      return before.length === 1 ? book.services.map(({ id }) => id) : ['--level', '--grep']
    case 'pd':
      return ['incidents', 'oncall']
    case 'jira':
      return ['create']
    default:
      return unique([])
  }
}
