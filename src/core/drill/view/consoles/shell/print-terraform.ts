import type { SeatView } from '../../../seat-view.ts'
import type { ConsolePage } from '../console-page.ts'
import { timeOf } from './records.ts'

/** Plan and state in the words of the tool. */
export function printTerraform(
  form: 'plan' | 'state-list' | 'state-show',
  page: ConsolePage,
  view: SeatView,
): string {
  const [first, second] = page.sections
  const rows = first?.rows ?? []
  if (form === 'state-list')
    return rows.flatMap(({ cells: [address] }) => (address === '' ? [] : [String(address)])).join('\n')
  if (form === 'state-show') {
    const lines: string[] = []
    let open = ''
    for (const { cells } of rows) {
      const [address, name, value] = cells.map(String)
      if (address !== '' && address !== open) {
        if (open !== '') lines.push('}')
        open = address ?? ''
        lines.push(
          `# ${open}:`,
          `resource ${open
            .replace(/\[[^\]]*\]$/, '')
            .split('.')
            .slice(-2)
            .map((part) => `"${part}"`)
            .join(' ')} {`,
        )
      }
      lines.push(`    ${name} = ${/^(\d+(\.\d+)?|true|false)$/.test(value ?? '') ? value : `"${value}"`}`)
    }
    return open === '' ? 'The state file is empty.' : [...lines, '}'].join('\n')
  }
  const errors = page.problems.map(({ message }) => `Error: refreshing state: ${message}`)
  const byHand = (second?.rows ?? []).map(
    ({ cells: [at, title, by] }) => `  # ${timeOf(view, Number(at))} ${title} (${by})`,
  )
  return [
    ...(rows.length === 0 ? [] : [`Note: ${first?.title ?? ''}`, '']),
    ...rows.flatMap(({ cells: [address, name, real, configured] }) => [
      `  # ${address} has changed`,
      `  ~ ${name} = ${real} -> ${configured}`,
    ]),
    ...(byHand.length === 0 ? [] : ['', `${second?.title ?? ''}:`, ...byHand]),
    ...(rows.length + byHand.length === 0 ? [] : ['']),
    ...(errors.length > 0 ? errors : [first?.note ?? '']),
  ].join('\n')
}
