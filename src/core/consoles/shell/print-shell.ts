import { clockAt } from '../../determinism/index.ts'
import type { ConsoleProblem } from '../../drill/index.ts'
import type { ConsolePage, ConsoleSection } from '../console-page.ts'
import type { SeatView } from '../seat-view.ts'
import { printNetwork } from './print-network.ts'
import { boxTable, shapeRecords } from './print-records.ts'
import { printTerraform } from './print-terraform.ts'
import { failure } from './read-aws.ts'
import { plainRecords, recordsOf } from './records.ts'
import type { ShellPrint } from './shell-request.ts'

/** What the shell prints after a look, from what the seat then sees. */
export function printShell(print: ShellPrint, view: SeatView): string {
  if (print.form === 'logs') return logLines(print, view)
  if (print.form === 'traces') return traceLines(view)
  const { page } = view.consoles
  if (page === null) return 'error: no answer'
  switch (print.form) {
    case 'dig':
    case 'short':
    case 'curl':
    case 'x509':
      return printNetwork(print.form, page, view)
    case 'plan':
    case 'state-list':
    case 'state-show':
      return printTerraform(print.form, page, view)
    case 'pods':
      return podLines(page)
    default:
      return apiAnswer(print, page, view)
  }
}

/** Rows of the regions that answered; the error of those that did not. */
function apiAnswer(print: ShellPrint, page: ConsolePage, view: SeatView): string {
  const region = print.only.find(([column]) => column === 'Region')?.[1]
  const problems = page.problems.filter(
    ({ where }) => region === undefined || where === region || where === 'global',
  )
  const said = problems.map((problem) => problemText(problem, print.operation))
  if (page.sections.length === 0) return said.join('\n')
  const sections =
    print.section === null ? page.sections : page.sections.filter((s) => s.key === print.section)
  const texts = print.form === 'list' && print.section === null ? sections : sections.slice(0, 1)
  const shown = texts.map((section) => sectionText(print, section, view))
  const empty = texts.every((section) => section.rows.length === 0)
  return [...(empty && said.length > 0 ? [] : shown), ...said].join('\n')
}

function sectionText(print: ShellPrint, section: ConsoleSection, view: SeatView): string {
  // Tools that have no command of their own are read by people, not parsed.
  if (print.operation === '') return boxTable(section, plainRecords(section, view))
  const records = recordsOf(section, print.only, view)
  if (print.output === 'table') return boxTable(section, records)
  if (print.output === 'text')
    return records
      .map((each) =>
        Object.values(each)
          .map((cell) => cell ?? 'None')
          .join('\t'),
      )
      .join('\n')
  if (print.form === 'last-used' && records.length === 0) {
    const given = print.only.map(([, value]) => value).join(' ')
    return failure('NoSuchEntity', print.operation, `The Access Key with id ${given} cannot be found.`)
  }
  return JSON.stringify(shapeRecords(print.form, section.key, records), null, 4)
}

export function problemText({ kind, code, message }: ConsoleProblem, operation: string): string {
  if (kind === 'connect') return message
  if (kind === 'signIn') return `Error when retrieving credentials from sso: ${message}`
  return `An error occurred (${code}) when calling the ${operation} operation (reached max retries: 4): ${message}`
}

function podLines(page: ConsolePage): string {
  const rows = page.sections[0]?.rows ?? []
  const lines = rows.map(({ cells: [name, zone, ready, replicas] }) =>
    [
      `${name}-${zone}`.padEnd(34),
      `${ready ?? '?'}/${replicas ?? '?'}`.padEnd(10),
      ready === replicas ? 'Running' : 'Degraded',
    ].join(''),
  )
  return [`${'NAME'.padEnd(34)}${'READY'.padEnd(10)}STATUS`, ...lines].join('\n')
}

function logLines({ only }: ShellPrint, view: SeatView): string {
  const value = (name: string) => only.find(([column]) => column === name)?.[1].toLowerCase()
  const [level, text] = [value('level'), value('text')]
  const lines = view.logs.filter(
    (line) =>
      (level === undefined || line.level === level) &&
      (text === undefined || `${line.zone} ${line.text}`.toLowerCase().includes(text)),
  )
  if (lines.length === 0) return '(no lines)'
  return lines
    .slice(0, 30)
    .map(
      (line) =>
        `${clockAt(view.drill.startsAtUtcSecond, line.at)} ${line.level.toUpperCase().padEnd(5)} ${line.zone} ${line.text}`,
    )
    .join('\n')
}

function traceLines(view: SeatView): string {
  if (view.traces.length === 0) return '(no traces)'
  return view.traces
    .map(({ id, spans }) =>
      [
        `trace ${id}`,
        ...spans.map(
          (span) =>
            `  ${' '.repeat(span.depth * 2)}${span.service} ${span.zone} ${span.durationMs} ms${span.attempts > 1 ? ` (${span.attempts} attempts)` : ''}${span.ok ? '' : ' FAILED'}`,
        ),
      ].join('\n'),
    )
    .join('\n')
}
