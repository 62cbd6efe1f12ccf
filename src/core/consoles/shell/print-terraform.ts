import type { ConsolePage } from '../console-page.ts'
import type { SeatView } from '../seat-view.ts'
import { timeOf } from './records.ts'

/** Plan and state in the words of the tool. */
export function printTerraform(
  form: 'plan' | 'state-list' | 'state-show',
  page: ConsolePage,
  view: SeatView,
): string {
  const [first, second] = page.sections
  const rows = first?.rows ?? []
  if (form === 'state-list') return rows.map(({ cells: [address] }) => String(address)).join('\n')
  if (form === 'state-show') {
    const blocks = rows.map(({ cells: [address, attributes] }) => {
      const bare = String(address).replace(/\[[^\]]*\]$/, '')
      const names = bare.split('.').slice(-2)
      const lines = String(attributes).split('\n')
      return [
        `# ${address}:`,
        `resource ${names.map((name) => `"${name}"`).join(' ')} {`,
        ...lines.map((line) => `    ${line}`),
        '}',
      ].join('\n')
    })
    return blocks.length === 0 ? 'The state file is empty.' : blocks.join('\n')
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
