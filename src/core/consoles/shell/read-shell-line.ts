import type { HandbookView } from '../../view/index.ts'
import { matchAction, usageOf } from './match-action.ts'
import { awsHelp, readAws } from './read-aws.ts'
import { answer, look, type ShellRequest } from './shell-request.ts'
import { readArguments, type ShellArguments, splitWords } from './shell-words.ts'

/** Programs that this shell has. */
export const SHELL_PROGRAMS = [
  'aws',
  'terraform',
  'kubectl',
  'dig',
  'curl',
  'openssl',
  'logs',
  'trace',
  'pd',
  'jira',
] as const

type Program = (given: ShellArguments, book: HandbookView) => ShellRequest

/** What a typed line asks for. It reads and drafts; it never acts by itself. */
export function readShellLine(line: string, book: HandbookView): ShellRequest {
  const words = splitWords(line)
  const [name = '', ...rest] = words
  if (name === '') return answer('')
  if (name === 'help') return answer(helpText(book))
  if (name === 'clear') return { kind: 'clear' }
  const drafted = matchAction(line, book)
  if (drafted?.ok)
    return {
      kind: 'draft',
      actionId: drafted.action.id,
      label: drafted.action.label,
      parameters: drafted.parameters,
    }
  const program = PROGRAMS[name]
  if (program === undefined) return answer(drafted?.usage ?? usagesOf(name, book))
  const request = program(readArguments(rest), book)
  return drafted !== null && request.kind === 'answer' ? answer(drafted.usage) : request
}

const PROGRAMS: Readonly<Record<string, Program>> = {
  aws: readAws,

  terraform({ plain }, book) {
    const has = (subject: string) => book.consoles.some((each) => each.subject === subject)
    const [word = '', second = '', address = ''] = plain
    if (word === 'apply' || word === 'destroy')
      return answer(
        `Error: ${word} needs an approved change.\nWhat can be approved is listed under Actions; "terraform plan" shows what would change.`,
      )
    if (!has('terraform/state')) return answer('Error: No configuration files in this folder.')
    if (word === 'plan') return look('terraform/plan', { form: 'plan' })
    if (word === 'show') return look('terraform/state', { form: 'state-show' })
    if (word === 'state' && second === 'list') return look('terraform/state', { form: 'state-list' })
    if (word === 'state' && second === 'show') {
      const known = book.consoles.find((each) => each.subject === 'terraform/state')?.items ?? []
      // A shell eats the quotes of an index unless the whole address is quoted.
      const meant = known.find(({ id }) => id === address || id.replace(/"/g, '') === address)
      return meant !== undefined
        ? look(`terraform/state/${meant.id}`, { form: 'state-show' })
        : answer(`No instance found for the given address "${address}". "terraform state list" names them.`)
    }
    return answer('Usage: terraform plan | show | state list | state show <address>')
  },

  kubectl({ plain, options }, book) {
    const menu = book.consoles.find((each) => each.subject === 'kubernetes/workloads')
    if (menu === undefined) return answer('error: no context is set: nothing here runs on Kubernetes.')
    const [word = '', kind = '', name = options['-n'] ?? ''] = plain
    if (word !== 'get' || !/^(pods?|po|deployments?|deploy)$/.test(kind))
      return answer('Usage: kubectl get pods|deployments [name]')
    if (name !== '' && !menu.items.some(({ id }) => id === name))
      return answer(`Error from server (NotFound): deployments.apps "${name}" not found`)
    return look(name === '' ? 'kubernetes/workloads' : `kubernetes/workloads/${name}`, { form: 'pods' })
  },

  dig({ plain }, book) {
    const name = plain.find((word) => !word.startsWith('+') && !word.startsWith('@'))
    if (name === undefined) return answer('usage: dig <name> [+short]')
    const id = idOf(book, 'shell/dig', name)
    if (id === null) return answer(`;; status: NXDOMAIN\n;; QUESTION: ${name}. IN A\n${namesText(book)}`)
    return look(`shell/dig/${id}`, { form: plain.includes('+short') ? 'short' : 'dig' })
  },

  curl({ plain, options }, book) {
    const address = [...plain, ...Object.values(options)].find((word) => word.includes('.')) ?? plain.at(-1)
    if (address === undefined) return answer('curl: (2) no URL specified')
    const host = /^(?:https?:\/\/)?([^/:]+)/.exec(address)?.[1] ?? address
    const id = idOf(book, 'shell/curl', host)
    return id === null
      ? answer(`curl: (6) Could not resolve host: ${host}\n${namesText(book)}`)
      : look(`shell/curl/${id}`, { form: 'curl' })
  },

  openssl({ options }, book) {
    const target = options['-connect'] ?? options['-servername'] ?? ''
    if (target === '')
      return answer('usage: openssl s_client -connect <host>:443 | openssl x509 -noout -dates')
    const host = target.split(/[:\s]/)[0] ?? ''
    const id = idOf(book, 'shell/tls', host)
    const known = book.consoles.find((each) => each.subject === 'shell/tls')?.items ?? []
    return id === null
      ? answer(
          `BIO_lookup_ex: Name or service not known: ${host}\n${known.length === 0 ? '' : `Known here: ${known.map((each) => each.label).join(', ')}`}`,
        )
      : look(`shell/tls/${id}`, { form: 'x509' })
  },

  logs({ plain, options }, book) {
    const [service = ''] = plain
    const services = book.services.map(({ id }) => id)
    if (!services.includes(service))
      return answer(
        `usage: logs <service> [--level info|warn|error] [--grep words]\nServices: ${services.join(', ')}`,
      )
    const only: (readonly [string, string])[] = []
    if (options['--level']) only.push(['level', options['--level']])
    if (options['--grep']) only.push(['text', options['--grep']])
    return look(service, { form: 'logs', only }, 'logs')
  },

  trace: () => look('all', { form: 'traces' }, 'traces'),

  pd({ plain: [word = ''] }) {
    if (word === 'oncall' || word === 'schedule')
      return look('pagerduty/schedule', { form: 'list', output: 'table' })
    if (word === 'incidents' || word === '')
      return look('pagerduty/incidents', { form: 'list', output: 'table' })
    return answer('usage: pd incidents | pd oncall')
  },

  jira({ plain, options }) {
    const [word = '', ...rest] = plain
    if (word === 'create') {
      const title = rest.join(' ')
      const type = (['bug', 'task', 'followUp'] as const).find((each) => each === options['--type'])
      if (title === '')
        return answer('usage: jira create "<title>" [--type bug|task|followUp] [--owner <role>]')
      return {
        kind: 'give',
        command: {
          kind: 'createTicket',
          title,
          type: type ?? 'followUp',
          ownerRole: options['--owner'] ?? '',
        },
        through: null,
        operation: 'create',
        done: `Created: ${title}`,
      }
    }
    return look('jira/board', { form: 'list', output: 'table' })
  },
}

/** A tool that only changes things: what it can be asked for. */
function usagesOf(name: string, book: HandbookView): string {
  const uses = book.actions.filter(
    ({ console }) => console !== null && splitWords(console.command)[0] === name,
  )
  return uses.length === 0 ? `${name}: command not found` : uses.map(usageOf).join('\n')
}

function idOf(book: HandbookView, subject: string, name: string): string | null {
  const items = book.consoles.find((each) => each.subject === subject)?.items ?? []
  return items.find(({ id, label }) => id === name || label === name)?.id ?? null
}

function namesText(book: HandbookView): string {
  const items = book.consoles.find((each) => each.subject === 'shell/dig')?.items ?? []
  return items.length === 0
    ? 'No name of the provider is watched from here.'
    : `Known here: ${items.map(({ label }) => label).join(', ')}`
}

function helpText(book: HandbookView): string {
  const has = (subject: string) => book.consoles.some((each) => each.subject === subject)
  const commands = book.actions.flatMap(({ console }) => (console === null ? [] : [`  ${console.command}`]))
  return [
    awsHelp(book),
    ...(has('terraform/state')
      ? ['terraform plan · terraform show · terraform state list|show <address>']
      : []),
    ...(has('kubernetes/workloads') ? ['kubectl get pods|deployments [name]'] : []),
    ...(has('shell/dig') ? ['dig <name> [+short] · curl -sv https://<name>/'] : []),
    ...(has('shell/tls') ? ['openssl s_client -connect <name>:443 | openssl x509 -noout -dates'] : []),
    'logs <service> [--level error] [--grep words] · trace · pd incidents|oncall · jira · jira create "<title>"',
    ...(commands.length === 0 ? [] : ['Commands that change production open a decision card:', ...commands]),
    'clear · help',
  ].join('\n')
}
