import { FROM_SHELL } from '../../drill/index.ts'
import type { HandbookView } from '../../view/index.ts'
import { AWS_OPERATIONS, type AwsOperation } from './aws-operations.ts'
import { answer, look, type ShellRequest } from './shell-request.ts'
import type { ShellArguments } from './shell-words.ts'

const EVERYWHERE: ReadonlySet<string> = new Set(['--region', '--output', '--profile', '--no-cli-pager'])
const OUTPUTS = ['json', 'table', 'text'] as const
const USAGE = 'usage: aws [options] <command> <subcommand> [parameters]'

/** `aws <service> <operation> …` of those that read. */
export function readAws({ plain, options }: ShellArguments, book: HandbookView): ShellRequest {
  const [service = '', name = ''] = plain
  if (service === '' || service === 'help') return answer(awsHelp(book))
  const operations = AWS_OPERATIONS[service]
  if (operations === undefined) return answer(wrongChoice('command', service, Object.keys(AWS_OPERATIONS)))
  if (service === 'support' && name === 'create-case') return createCase(options)
  const operation = operations[name]
  if (operation === undefined) return answer(unknownOperation(service, name, Object.keys(operations)))
  const called = calledName(name)
  const known = new Set([
    ...EVERYWHERE,
    ...Object.keys(operation.filters ?? {}),
    operation.item?.option ?? '',
  ])
  const strange = [...Object.keys(options), ...plain.slice(2)].find((each) => !known.has(each))
  if (strange !== undefined) return answer(`${USAGE}\n\naws: error: Unknown options: ${strange}`)
  const output = OUTPUTS.find((each) => each === (options['--output'] ?? 'json'))
  if (output === undefined) return answer(wrongChoice('--output', options['--output'] ?? '', OUTPUTS))
  const given = itemGiven(operation, options)
  if (given === undefined)
    return answer(
      `${USAGE}\n\naws: error: the following arguments are required: ${operation.item?.option ?? ''}`,
    )
  const menu = book.consoles.find((each) => each.subject === operation.page)
  const there = menu?.items.map(({ id }) => id) ?? []
  // Queues and certificates may be named by an address that ends in their name.
  const item = given === null || there.includes(given) ? given : (given.split(/[/:]/).at(-1) ?? given)
  if (item !== null && !there.includes(item))
    return answer(failure(operation.item?.missing ?? '', called, `${given} does not exist.`))
  const print = {
    form: operation.form,
    section: operation.section,
    operation: called,
    output,
    only: filtersOf(operation, options),
  }
  // A service that this company does not use has nothing to show, and nothing to look at.
  if (menu === undefined && operation.page !== 'aws/sts') return answer('{}')
  const subject = FROM_SHELL + operation.page
  return look(item === null ? subject : `${subject}/${item}`, print)
}

/** null: none is asked for; undefined: it is missing. */
function itemGiven(operation: AwsOperation, options: ShellArguments['options']): string | null | undefined {
  if (operation.item === undefined) return null
  const given = options[operation.item.option]
  if (given === undefined || given === '') return operation.item.required ? undefined : null
  return given
}

function filtersOf(operation: AwsOperation, options: ShellArguments['options']) {
  const only: (readonly [string, string])[] = []
  const region = options['--region']
  if (region !== undefined && region !== '') only.push(['Region', region])
  for (const [option, column] of Object.entries(operation.filters ?? {})) {
    const value = options[option]
    if (value !== undefined && value !== '' && column !== '') only.push([column, value])
  }
  for (const [, name = '', value = ''] of (options['--filters'] ?? '').matchAll(
    /Name=([\w:-]+),Values=([^\s]+)/g,
  )) {
    if (name === 'availability-zone') only.push(['AvailabilityZone', value])
    else if (name.startsWith('tag:')) only.push(['AutoScalingGroupName', value])
  }
  return only
}

function createCase(options: ShellArguments['options']): ShellRequest {
  const reason = options['--subject'] || options['--communication-body'] || ''
  if (reason === '') return answer(`${USAGE}\n\naws: error: the following arguments are required: --subject`)
  return {
    kind: 'give',
    command: { kind: 'page', target: 'vendor', reason },
    through: `${FROM_SHELL}aws/support`,
    operation: 'CreateCase',
    done: '{\n    "caseId": "case-opened"\n}\nThe provider has been called: who answers joins the bridge.',
  }
}

/** "describe-table" -> "DescribeTable". */
export const calledName = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase())

export const failure = (code: string, called: string, message: string): string =>
  `An error occurred (${code}) when calling the ${called} operation: ${message}`

const wrongChoice = (what: string, given: string, choices: readonly string[]): string =>
  `${USAGE}\n\naws: error: argument ${what}: Invalid choice "${given}", valid choices are:\n\n${choices.map((each) => `    ${each}`).join('\n')}`

/** A call that changes something, and that no action of this drill stands for, is not allowed to this role. */
function unknownOperation(service: string, name: string, known: readonly string[]): string {
  if (/^(create|update|put|delete|modify|start|stop|terminate|set|restore|purge|reboot)-/.test(name))
    return `${failure('AccessDenied', calledName(name), 'the incident commander may not do that from this shell.')}\nWhat can be approved is listed under Actions.`
  return wrongChoice('operation', name, [...known, ...(service === 'support' ? ['create-case'] : [])])
}

/** The calls that have something to show in this company. */
export function awsHelp(book: HandbookView): string {
  const uses = (page: string) => page === 'aws/sts' || book.consoles.some((each) => each.subject === page)
  const lines = Object.entries(AWS_OPERATIONS).flatMap(([service, operations]) =>
    Object.entries(operations)
      .filter(([, { page }]) => uses(page))
      .map(
        ([name, { item, filters = {} }]) =>
          `  aws ${service} ${name}${item === undefined ? '' : item.required ? ` ${item.option} …` : ` [${item.option} …]`}${Object.entries(
            filters,
          )
            .filter(([, column]) => column !== '')
            .map(([option]) => ` [${option} …]`)
            .join('')}`,
      ),
  )
  return [
    'These calls read; --region and --output json|table|text go with all:',
    ...lines,
    '  aws support create-case --subject "…"',
  ].join('\n')
}
