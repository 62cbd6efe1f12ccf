import { printShell, problemText, type SeatView } from '../../core/consoles/index.ts'
import { clockAt } from '../../core/determinism/index.ts'

/** The console page that is open, as tables. */
export function consoleText(view: SeatView): string {
  const { page } = view.consoles
  if (page === null) return '  There is no such page. "screens" lists them.'
  const clock = (second: number) => clockAt(view.drill.startsAtUtcSecond, second)
  const head = `  ${page.title}${page.asOf === null ? '' : ` (as of ${clock(page.asOf)})`}`
  if (page.sections.length === 0)
    return [head, ...page.problems.map((each) => problemText(each, 'Console'))].join('\n')
  const print = { form: 'list', operation: '', section: null, output: 'table', only: [] } as const
  return `${head}\n${printShell(print, view)}`
}
